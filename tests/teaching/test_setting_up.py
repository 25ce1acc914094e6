"""`coursekit teach` makes a class, goes on with it, and overwrites nothing that people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from coursekit.assignments import variants
from coursekit.assignments.classroom import Classroom
from coursekit.cli import main
from coursekit.teaching import demo
from coursekit.teaching.people import people
from coursekit.teaching.results import Result, results

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]


def teach(shelf: Path, folder: Path, *more: str) -> str:
    words = ["teach", folder, "--assignments", shelf, "--set-up-only", *more]
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("lock")
    }


def test_an_empty_folder_becomes_a_class_and_a_second_time_changes_nothing(
    shelf: Path, graded_once: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Осень 2026"
    said = teach(shelf, folder, "--demo", "2")
    assert "sums: released, 10 points." in said
    assert "2 invented students; 2 submissions were added." in said
    for name in ("course.yaml", "nbgrader_config.py", "README.md", "audit.jsonl", "exchange"):
        assert (folder / name).exists()
    before = contents(folder)
    assert "0 submissions were added" in teach(shelf, folder, "--demo", "2")
    assert contents(folder) == before

    assert "1 submissions were added" in teach(shelf, folder, "--demo", "3")
    changed = {name for name, content in contents(folder).items() if before.get(name) != content}
    assert {name for name in changed if not name.startswith("submitted/")} == {
        "gradebook.db", "codes/sums.csv", ".coursekit-class/demonstration.csv",
    }  # fmt: skip
    # Wherever a demonstration is made, the same students hand in the same.
    made, known = contents(folder / "submitted"), contents(graded_once / "submitted")
    assert made.items() <= known.items()
    assert len({name.partition("/")[0] for name in made}) == 3


def test_what_teacher_and_students_wrote_stays(shelf: Path, course: Path, edit) -> None:
    own = course / "release" / "sums" / "sums.ipynb"
    edit(own, lambda cells: cells["title"].update(source="# Mine"))
    (course / "course.yaml").write_text("late: {percent_a_day: 3}\n", encoding="utf-8")
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + "\nc.Execute.timeout = 20\n", encoding="utf-8")
    student = people(1)[0].id
    edit(
        course / "submitted" / student / "sums" / "sums.ipynb",
        lambda cells: cells["t2"].update(source="answer = 1"),
    )
    before = contents(course)
    said = teach(shelf, course, "--demo", "15")
    assert "left as it is, because it was changed by hand" in said
    after = contents(course)
    assert after == before


def test_invented_students_do_not_mix_with_real_ones(shelf: Path, course: Path) -> None:
    with Classroom(course).gradebook() as gradebook:
        gradebook.add_student("ada")
    before = contents(course)
    assert "has a class of its own, such as ada" in teach(shelf, course, "--demo", "16")
    (course / ".coursekit-class" / "demonstration.csv").unlink()
    with Classroom(course).gradebook() as gradebook:
        gradebook.remove_student("ada")
    assert "has a class of its own" in teach(shelf, course, "--demo", "16")
    after = contents(course)
    assert {name for name in before if before[name] != after.get(name)} == {
        "gradebook.db", ".coursekit-class/demonstration.csv",
    }  # fmt: skip


def by_kind(course: Path) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {}
    have = {each.student.id: each for each in results(course, "sums")}
    for place, student in enumerate(people(15)):
        found.setdefault(demo.part_of(place, 0).kind, []).append(have[student.id])
    return found


def test_every_invented_student_gets_what_their_answers_earn(course: Path, shelf: Path) -> None:
    have = by_kind(course)
    room, folder = Classroom(course), shelf / "sums"
    material = demo._material(room, folder)
    checked = 0
    for place, student in enumerate(people(15)):
        part = demo.part_of(place, 0)
        if part.kind in ("none", "renamed"):
            continue
        done = demo.made(course, folder, material, part, student.id)
        result = next(each for each in have[part.kind] if each.student == student)
        tests = [cell for cell in result.cells if cell.points and not cell.manual_only]
        lost = {cell.name for cell in tests if cell.automatic != cell.points}
        if done.loses is not None:
            assert lost == set(done.loses), done.about
            checked += 1
    assert checked >= 10
    assert {cell.name for each in have["partly"] for cell in each.cells if cell.score} == {
        "t1_v", "t1_h",
    }  # fmt: skip
    assert all(each.earned == 0 for each in have["empty"])
    assert all(not each.graded for each in have["none"])


def test_everybody_works_with_their_own_variant(course: Path, shelf: Path) -> None:
    rows = variants.read(shelf / "sums")
    codes = (course / "codes" / "sums.csv").read_text("utf-8").splitlines()[1:]
    drawn = {line.split(",")[0]: line.split(",")[2] for line in codes}
    seen = set()
    for student in people(15):
        path = course / "submitted" / student.id / "sums" / "sums.ipynb"
        if not path.exists() or student in [each.student for each in by_kind(course)["empty"]]:
            continue
        text = path.read_text("utf-8")
        code = drawn[student.id]
        assert f'variant_code = \\"{code}\\"' in text
        row = rows[variants.draw(code, "sums", len(rows) - 1)]
        seen.add(row["factor"])
        if "My variant" in text:
            assert f"My variant: factor {row['factor']}." in text
    assert len(seen) > 3


def test_students_see_no_mark_of_the_author_in_what_invented_ones_hand_in(course: Path) -> None:
    for path in course.glob("submitted/*/sums/*.ipynb"):
        assert "SOLUTION" not in path.read_text("utf-8")


def test_a_cheats_edit_of_the_tests_is_undone(course: Path) -> None:
    cheats = by_kind(course)["edited test"]
    for each in cheats:
        handed_in = course / "submitted" / each.student.id / "sums" / "sums.ipynb"
        assert "assert True" in handed_in.read_text("utf-8")
        assert each.folder is not None
        graded = (each.folder / "sums.ipynb").read_text("utf-8")
        assert "assert True" not in graded
        assert "twice the number" in graded
        assert any(cell.automatic == 0 for cell in each.cells)
    assert cheats
