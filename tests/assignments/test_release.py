"""A release gives students what they need, teachers the codes, and overwrites nobody's work."""

from __future__ import annotations

import json
import shutil
import sqlite3
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from coursekit.assignments import variants
from coursekit.assignments.students import PRIVATE
from coursekit.cli import main

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]

CLASS = "id,first_name,last_name,email\nada,Ada,Lovelace,\nbo,=Bo,,bo@example.org\n"
VARIANTS = "variant,numbers\npractice,2\n" + "".join(f"{n},{n}\n" for n in range(1, 40))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the command printed, and with which status it ended."""

    text: str
    status: int


@pytest.fixture
def sums(a_small_one: Path) -> Path:
    """An assignment with variants, in a folder of assignments."""
    (a_small_one / "data" / "variants.csv").write_text(VARIANTS, encoding="utf-8")
    root = a_small_one.parent / "assignments"
    root.mkdir()
    return Path(shutil.move(a_small_one, root / "sums"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the course directory will be."""
    return tmp_path / "Autumn 2026"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that needs a course directory leaves one for the others."""
    return tmp_path_factory.mktemp("made") / "Autumn 2026"


@pytest.fixture
def course(sums: Path, home: Path, made_once: Path) -> Path:
    """A course directory in which the assignment was released, before there were students."""
    if not made_once.exists():
        said = released(sums, made_once)
        assert said.status == 0
        (made_once.parent / "said").write_text(said.text, encoding="utf-8")
    shutil.copytree(made_once, home)
    return home


@pytest.fixture
def class_list(tmp_path: Path) -> Path:
    path = tmp_path / "class.csv"
    path.write_text(CLASS, encoding="utf-8")
    return path


def released(sums: Path, home: Path, *more: str | Path) -> Said:
    words = ["release", sums.name, "--assignments", sums.parent, "--course-dir", home, *more]
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return Said(text=done.output, status=done.exit_code)


def edited(sums: Path, old: str, new: str) -> None:
    path = sums / "sums.py"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def changed_by_hand(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source = "# My own title"
    nbformat.write(notebook, path)


def cells(path: Path) -> dict[str, Any]:
    return {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of each file; the lock has none."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def asked(gradebook: Path, query: str) -> list[Any]:
    with sqlite3.connect(gradebook) as database:
        rows = database.execute(query).fetchall()
    database.close()
    return rows


def hand_in(home: Path, student: str, *, graded: bool = False) -> Path:
    """Put a submission where nbgrader collects it, and into the gradebook if it was graded."""
    target = home / "submitted" / student / "sums"
    shutil.copytree(home / "release" / "sums", target)
    if graded:
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{home / 'gradebook.db'}") as gradebook:
            gradebook.update_or_create_student(student)
            gradebook.add_submission("sums", student)
    return target


def test_a_new_folder_becomes_a_course_with_a_release_that_tells_no_secret(
    sums: Path, course: Path, made_once: Path, class_list: Path
) -> None:
    home = course
    first = (made_once.parent / "said").read_text(encoding="utf-8")
    assert "sums: released, 3 points." in first
    assert f"Made a course directory: {made_once}" in first
    said = released(sums, home, "--students", class_list)
    assert said.status == 0
    assert "Codes of 2 students" in said.text

    own, theirs = (cells(home / step / "sums" / "sums.ipynb") for step in ("source", "release"))
    assert "return 2 * total" in own["t1"].source
    assert "return 2 * total" not in theirs["t1"].source
    assert "double_sum([1, 2, 3])" not in theirs["t1_h"].source
    assert theirs["t1_v"].source == own["t1_v"].source
    assert all(theirs[name].metadata.nbgrader.checksum for name in ("title", "t1", "t1_v", "t1_h"))
    assert theirs["t1_v"].metadata.deletable is theirs["t1_v"].metadata.editable is False
    assert asked(home / "gradebook.db", "select name from assignment") == [("sums",)]
    points = asked(
        home / "gradebook.db", "select sum(max_score) from grade_cells join base_cell using (id)"
    )
    assert points == [(3,)]

    salt = home / PRIVATE / "salt"
    assert stat.S_IMODE(salt.stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "codes" / "sums.csv").stat().st_mode) == 0o600
    codes = {
        variants.personal_code(salt.read_text().strip(), "sums", name) for name in ("ada", "bo")
    }
    open_to_students = b"".join(
        path.read_bytes() for path in (home / "release").rglob("*") if path.is_file()
    )
    for secret in (salt.read_text().strip(), "Lovelace", *codes):
        assert secret.encode() not in open_to_students
    assert sorted(path.name for path in (home / "release" / "sums").rglob("*")) == [
        "data",
        "numbers.csv",
        "sums.ipynb",
        "variants.csv",
    ]
    assert "course_id = 'Autumn-2026'" in (home / "nbgrader_config.py").read_text("utf-8")
    assert "codes/" in (home / "README.md").read_text("utf-8")


def test_the_same_again_changes_nothing(sums: Path, course: Path, class_list: Path) -> None:
    home = course
    released(sums, home, "--students", class_list)
    before = contents(home)
    said = released(sums, home, "--students", class_list)
    assert "sums: nothing has changed." in said.text
    assert said.status == 0
    assert contents(home) == before


def test_codes_are_for_each_student_and_each_class_and_no_formulas(
    sums: Path, course: Path, class_list: Path
) -> None:
    other = course.with_name("other")
    shutil.copytree(course, other)
    (other / PRIVATE / "salt").unlink()  # nobody has a code yet: a new one is made
    rows = []
    for home in (course, other):
        assert released(sums, home, "--students", class_list).status == 0
        lines = (home / "codes" / "sums.csv").read_text("utf-8").splitlines()
        assert lines[0] == "student,name,code,variant,numbers"
        rows += [line.split(",") for line in lines[1:]]
    assert sorted(row[0] for row in rows) == ["ada", "ada", "bo", "bo"]
    assert {row[1] for row in rows} == {"Ada Lovelace", "'=Bo"}
    assert len({row[2] for row in rows}) == 4
    for row in rows:
        assert int(row[3]) == variants.draw(row[2], "sums", 39)


def test_students_who_come_later_get_codes_and_others_keep_theirs(
    sums: Path, course: Path, class_list: Path
) -> None:
    home = course
    assert "there are no students" in released(sums, home).text
    released(sums, home, "--students", class_list)
    before = (home / "codes" / "sums.csv").read_text("utf-8").splitlines()
    class_list.write_text("id\tfirst_name\nzoë\tZoë\n", encoding="utf-8")
    said = released(sums, home, "--students", class_list)
    after = (home / "codes" / "sums.csv").read_text("utf-8").splitlines()
    assert set(before) < set(after)
    assert next(line for line in after if line not in before).startswith("zoë,Zoë,")
    assert "another code" not in said.text
    (sums / "data" / "variants.csv").write_text(VARIANTS.replace(",", ",7"), encoding="utf-8")
    assert "got another code or variant" in released(sums, home).text


def test_a_lost_salt_is_not_replaced_while_students_have_codes(
    sums: Path, course: Path, class_list: Path
) -> None:
    home = course
    released(sums, home, "--students", class_list)
    (home / PRIVATE / "salt").unlink()
    said = released(sums, home)
    assert said.status == 1
    assert "Bring it back from a copy" in said.text
    assert not (home / PRIVATE / "salt").exists()


@pytest.mark.parametrize("step", ["source", "release"])
def test_what_was_changed_by_hand_stays_until_it_is_given_up_and_then_a_copy_is_kept(
    sums: Path, course: Path, step: str
) -> None:
    home = course
    path = home / step / "sums" / "sums.ipynb"
    changed_by_hand(path)
    (home / step / "sums" / "notes.txt").write_text("mine", encoding="utf-8")
    edited(sums, "twice the sum", "two times the sum")
    before = contents(home)
    said = released(sums, home)
    assert said.status == 1
    assert f"changed by hand: {step}/sums/notes.txt, {step}/sums/sums.ipynb" in said.text
    assert contents(home) == before

    said = released(sums, home, "--force")
    assert said.status == 0
    assert "My own title" not in path.read_text("utf-8")
    assert "My own title" in (home / "kept" / "sums-1" / step / "sums.ipynb").read_text("utf-8")
    assert (home / "kept" / "sums-1" / step / "notes.txt").read_text("utf-8") == "mine"
    assert not (home / step / "sums" / "notes.txt").exists()
    assert "two times the sum" in (home / "source" / "sums" / "sums.ipynb").read_text("utf-8")


def test_a_rubric_comes_with_the_release_and_stays_as_markers_changed_it(
    sums: Path, course: Path
) -> None:
    (sums / "rubric.md").write_text("# Levels\n")
    released(sums, course)
    copy = course / "rubrics" / "sums.md"
    assert copy.read_text() == "# Levels\n"
    assert not list((course / "release").rglob("rubric*"))

    (sums / "rubric.md").write_text("# Better levels\n")
    released(sums, course)
    assert copy.read_text() == "# Better levels\n"

    copy.write_text("# Ours\n")
    (sums / "rubric.md").write_text("# Best levels\n")
    released(sums, course)
    assert copy.read_text() == "# Ours\n"


def test_a_folder_that_was_there_before_any_release_is_somebodys_work(
    sums: Path, course: Path
) -> None:
    (course / PRIVATE / "releases.json").unlink()
    own = course / "source" / "sums" / "sums.ipynb"
    own.write_text("{}", encoding="utf-8")
    said = released(sums, course)
    assert said.status == 1
    assert "source/sums/sums.ipynb" in said.text
    assert own.read_text(encoding="utf-8") == "{}"


def test_running_a_notebook_is_no_change(sums: Path, course: Path) -> None:
    home = course
    path = home / "release" / "sums" / "sums.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="run")]
    notebook.cells[1].execution_count = 3
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)
    (path.parent / ".ipynb_checkpoints").mkdir()
    (path.parent / ".ipynb_checkpoints" / "sums-checkpoint.ipynb").write_text("{}")
    assert "nothing has changed" in released(sums, home).text


def test_a_new_version_says_what_is_new_and_who_handed_in_the_old_one(
    sums: Path, course: Path
) -> None:
    home = course
    work = contents(hand_in(home, "ada"))
    edited(sums, "# %% own_code", "# %% own_try\n\n# %% own_code")
    edited(sums, '"points": 2', '"points": 5')
    edited(sums, "# # Sums", "# # Sums, again")
    (sums / "data" / "numbers.csv").unlink()
    (sums / "data" / "other.csv").write_text("n\n3\n", encoding="utf-8")
    said = released(sums, home)
    assert said.status == 0
    for line in (
        "sums: released again, 6 points.",
        "cells added: own_try",
        "cells changed: title",
        "points: t1_h 2 → 5",
        "files added: data/other.csv",
        "files removed: data/numbers.csv",
        "Warning: ada handed in an older version",
    ):
        assert line in said.text
    assert contents(home / "submitted" / "ada" / "sums") == work
    assert "Sums, again" in (home / "release" / "sums" / "sums.ipynb").read_text("utf-8")
    assert not (home / "release" / "sums" / "data" / "numbers.csv").exists()
    assert asked(home / "gradebook.db", "select max(max_score) from grade_cells") == [(5,)]


def test_cells_of_graded_work_are_not_added_or_removed(sums: Path, course: Path) -> None:
    home = course
    hand_in(home, "ada", graded=True)
    before = contents(home)
    edited(sums, '"grade_id": "t1_v"', '"grade_id": "t1_w"')
    said = released(sums, home, "--force")
    assert said.status == 1
    assert "t1_w is added, t1_v is removed" in said.text
    assert contents(home) == before
    edited(sums, '"grade_id": "t1_w"', '"grade_id": "t1_v"')
    edited(sums, "twice the number", "two times the number")
    assert "released again" in released(sums, home).text


def test_a_course_that_is_there_keeps_its_settings(sums: Path, home: Path, course: Path) -> None:
    marks = home.parent / "marks.db"
    shutil.move(course / "gradebook.db", marks)
    shutil.rmtree(course)
    home.mkdir()
    settings = (
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'mine'\n"
        f"c.CourseDirectory.db_url = 'sqlite:///{marks}'\n"
        "c.CourseDirectory.release_directory = 'for students'\n"
        "c.ClearSolutions.code_stub = {'python': '# your turn'}\n"
    )
    (home / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    (home / "letters.txt").write_text("other work", encoding="utf-8")
    assert released(sums, home).status == 0
    assert (home / "nbgrader_config.py").read_text(encoding="utf-8") == settings
    assert "# your turn" in (home / "for students" / "sums" / "sums.ipynb").read_text("utf-8")
    assert not any((home / name).exists() for name in ("release", "gradebook.db", "README.md"))
    assert ("mine",) in asked(marks, "select id from course")
    assert "nothing has changed" in released(sums, home).text


def test_what_the_gradebook_lost_is_entered_again(sums: Path, course: Path) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.remove_assignment("sums")
    assert "released again" in released(sums, course).text
    assert asked(course / "gradebook.db", "select name from assignment") == [("sums",)]


def test_what_was_to_be_replaced_comes_back_where_nbgrader_gives_up(
    sums: Path, course: Path
) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.remove_assignment("sums")
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write("c.GenerateAssignment.create_assignment = False\n")
    changed_by_hand(course / "source" / "sums" / "sums.ipynb")
    before = contents(course)
    said = released(sums, course, "--force")
    assert said.status == 1
    assert "No assignment called 'sums' exists in the database" in said.text
    assert contents(course) == before


def test_what_nbgrader_refuses_is_said_and_the_last_release_stays(sums: Path, course: Path) -> None:
    home = course
    before = contents(home)
    edited(sums, 'variant_code = ""', "### BEGIN SOLUTION\nx = 1\n### END SOLUTION")
    said = released(sums, home)
    assert said.status == 1
    assert "nbgrader refuses sums: RuntimeError: Solution region" in said.text
    assert contents(home) == before


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("c = get_config(\n", "nbgrader cannot read its settings"),
        ("get_config().CourseDirectory.root = '/nowhere'\n", "the course is in /nowhere"),
        (
            "get_config().CourseDirectory.db_url = 'sqlite:////nowhere/marks.db'\n",
            "The gradebook sqlite:////nowhere/marks.db cannot be used",
        ),
        ("get_config().CourseDirectory.db_url = 'no url'\n", "The gradebook no url cannot be used"),
    ],
)
def test_settings_that_cannot_work_are_an_error_for_the_teacher(
    sums: Path, home: Path, settings: str, said: str
) -> None:
    home.mkdir()
    (home / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    done = released(sums, home)
    assert done.status == 1
    assert said in done.text
    assert not (home / "release").exists()


def test_a_folder_with_other_things_is_left_alone(sums: Path, home: Path) -> None:
    home.mkdir()
    (home / "letter.txt").write_text("Dear all", encoding="utf-8")
    said = released(sums, home)
    assert said.status == 1
    assert "holds other files, such as letter.txt" in said.text
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


def test_an_unknown_assignment_comes_with_the_near_names(sums: Path, home: Path) -> None:
    words = ["release", "sum", "--assignments", str(sums.parent), "--course-dir", str(home)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "Did you mean “sums”?" in done.output
    assert not home.exists()


@pytest.mark.parametrize("words", [[], ["sums", "--all"]])
def test_assignments_are_named_or_all_are_asked_for(sums: Path, words: list[str]) -> None:
    done = CliRunner().invoke(main, ["release", *words, "--assignments", str(sums.parent)])
    assert done.exit_code == 2
    assert "There are: sums." in done.output


def test_without_nbgrader_it_says_what_to_install(
    sums: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nbgrader", None)  # as if it were not installed
    said = released(sums, home)
    assert said.status == 1
    assert "pip install 'coursekit[teach]'" in said.text
    assert not home.exists()


def test_where_there_are_no_assignments_it_says_how_to_name_a_folder(
    tiny_course: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(tiny_course.parent / "assignments", ignore_errors=True)
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    done = CliRunner().invoke(main, ["release", "--all", "--course-dir", str(home)])
    assert done.exit_code == 1
    assert "--assignments DIR" in done.output
    assert not home.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nAda\n", "class.csv:1: there is no column “id”"),
        ("id\nada\n ADA \n", "class.csv:3: the id ADA stands twice"),
        ("id,first_name\nada,Ada\n,Bo\n", "class.csv:3: this student has no id"),
        ("id\n../ada\n", "class.csv:2: '../ada' cannot be an id"),
    ],
)
def test_a_mistake_in_a_class_list_is_told_with_its_line(
    sums: Path, home: Path, class_list: Path, text: str, said: str
) -> None:
    class_list.write_text(text, encoding="utf-8")
    done = released(sums, home, "--students", class_list)
    assert done.status == 1
    assert said in done.text
    assert not home.exists()


def test_a_release_that_was_cut_off_is_finished_by_the_next(sums: Path, course: Path) -> None:
    home = course
    whole = contents(home)
    # Cut off after the old folders were set aside: the new ones are not there yet.
    shutil.rmtree(home / "release" / "sums")
    (home / PRIVATE / "next" / "aside").mkdir(parents=True)
    said = released(sums, home)
    assert said.status == 0
    assert contents(home).keys() == whole.keys()
    record = json.loads((home / PRIVATE / "releases.json").read_text(encoding="utf-8"))
    assert record["assignments"].keys() == {"sums"}
