"""What a second build does: only what changed, and nothing to what it did not make."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coursekit.build import build_course
from coursekit.build.state import STATE_FILE
from coursekit.errors import ContentError, CoursekitError

FIRST, SECOND, START = "01_first.ipynb", "02_second.ipynb", "Start here.ipynb"
REFERENCES = "references.yaml"
TILES_LIMITS = '"limits": "Invented for tests: it says nothing of real tiles."'

CHANGES = {
    "nothing": ("", "", "", set()),
    "a lesson's text": ("lessons/01_first.py", "Two ports", "Two harbours", {FIRST}),
    "a lesson's code": ("lessons/02_second.py", 'store=["north"', 'store=["east"', {SECOND}),
    "a bank": ("quizzes/02_second.yaml", "Guess how many", "Estimate how many", {SECOND}),
    "a table of one lesson": ("data/tiles.csv", "2025-01-15,south,17", "2025-01-15,south,18", None),
    "a cell of a table": ("data/tea.csv", "2022,RUS,2.0", "2022,RUS,2.1", {FIRST, SECOND}),
    "a description of a table": ("data/datapackage.json", TILES_LIMITS, '"limits": "x"', {SECOND}),
    "a register": ("../seeds/claims.yaml", "a port official", "an official", {SECOND}),
    "a figure in prose": ("figures.yaml", "says: Tiles in store", "says: Tiles kept", {SECOND}),
    "a figure of a question": ("figures.yaml", "says: The same ratio", "says: A ratio", {FIRST}),
    "a cited reference": (REFERENCES, "Counting things twice", "Counting twice", {FIRST}),
    "a reference behind a table": (REFERENCES, "Tiles sold and stored", "Tiles sold", {SECOND}),
    "a title": ("course.yaml", "Tiles, and what", "Tiles and what", {FIRST, SECOND, START}),
    "a question": ("course.yaml", "Does each side need", "Do both need", {START}),
    "a lesson's time": ("course.yaml", "minutes: 15", "minutes: 25", {SECOND, START}),
    "a shared objective": ("course.yaml", "on which day", "on what day", {FIRST, SECOND, START}),
    "an objective of one": ("course.yaml", "from both sides", "from each side", {FIRST, START}),
    "the as-of date": (
        "course.yaml",
        "as_of: 2025-06-30",
        "as_of: 2025-07",
        {FIRST, SECOND, START},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_changed_is_built_again(build, rewrite, change) -> None:
    build()
    name, old, new, expected = CHANGES[change]
    if name:
        rewrite(name, old, new)
    if expected is None:  # 76 days in the text is now 77
        with pytest.raises(ContentError, match="77 days"):
            build()
        return
    report = build()
    assert set(report.built) == expected
    assert set(report.kept) == {FIRST, SECOND, START} - expected


def test_a_figure_behind_a_figure_counts(build, tiny_course, rewrite) -> None:
    figures = tiny_course / "figures.yaml"
    figures.write_text(
        f"{figures.read_text()}"
        "north:\n  says: North\n  table: tiles\n  where: {store: north}\n  column: stored_mt\n"
        "  transform: max\n  unit: million tonnes\n  decimals: 1\n"
        "times:\n  says: Times\n  transform: ratio\n  of: {figure: tea_2024}\n"
        "  to: {figure: north}\n  unit: times\n  decimals: 1\n"
    )
    rewrite("lessons/01_first.py", "Two ports trade tea.", "[6.1](figure:times) ports trade tea.")
    build()
    rewrite("figures.yaml", "store: north", "store: [north]")
    assert build().built == (FIRST,)


def test_a_changed_figure_changes_its_note(build, texts, rewrite) -> None:
    build()
    rewrite("figures.yaml", "says: Tiles in store", "says: Tiles kept in store")
    build()
    assert "Tiles kept in store" in texts("02_second")[1]


def test_nothing_to_do_writes_nothing(build, out) -> None:
    build()
    before = {path: path.stat() for path in out.iterdir()}
    report = build()
    assert (report.built, report.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == {
        path: stat.st_mtime_ns for path, stat in before.items()
    }


def test_nothing_to_do_loads_nothing_heavy(build, tiny_course, out) -> None:
    build()
    code = (
        "import sys; from pathlib import Path; from coursekit.build import build_course; "
        f"report = build_course(Path({str(tiny_course)!r}), Path({str(out)!r})); "
        "assert not report.built; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {"jsonschema", "jupytext", "nbclient", "nbformat", "numpy", "pandas", "yaml"}
    assert not heavy & set(done.stdout.split())


def test_a_touched_file_is_no_change(build, tiny_course) -> None:
    build()
    for path in tiny_course.rglob("*.*"):
        path.touch()
    assert build().built == ()


def test_a_course_that_moved_is_no_change(build, tiny_course, out) -> None:
    build()
    elsewhere = tiny_course.parents[1] / "moved with spaces и буквами"
    tiny_course.parent.rename(elsewhere)
    assert build_course(elsewhere / "course", out).built == ()


def test_a_notebook_that_is_gone_or_was_changed_is_built_again(build, out) -> None:
    build()
    made = (out / FIRST).read_bytes()
    (out / FIRST).unlink()
    (out / SECOND).write_bytes(b"{}")
    assert set(build().built) == {FIRST, SECOND}
    assert (out / FIRST).read_bytes() == made


def test_a_course_whose_mistake_is_mended_goes_on_where_it_stopped(build, out, rewrite) -> None:
    rewrite("lessons/02_second.py", "[@report-2024]", "[@nobody]")
    with pytest.raises(ContentError):
        build()
    assert (out / FIRST).is_file()
    rewrite("lessons/02_second.py", "[@nobody]", "[@report-2024]")
    report = build()
    assert (set(report.built), set(report.kept)) == ({SECOND, START}, {FIRST})


def test_what_a_killed_build_left_is_cleared_and_built(build, out) -> None:
    build()
    state = json.loads((out / STATE_FILE).read_text())
    state["whole"] = ""  # written at the very end
    state["made"][SECOND]["content"] = "of the file that was not yet put in place"
    (out / STATE_FILE).write_text(json.dumps(state))
    (out / ".coursekit-abc.part").write_text("half a noteb")
    report = build()
    assert report.built == (SECOND,)
    assert not list(out.glob("*.part"))
    assert build().built == ()


@pytest.mark.parametrize("damage", ["", "{", '{"format": 99}', '{"format": 1, "made": []}', "[]"])
def test_a_damaged_state_never_replaces_what_it_does_not_know(build, out, damage) -> None:
    build()
    (out / STATE_FILE).write_text(damage)
    with pytest.raises(CoursekitError, match="no build has made") as error:
        build()
    assert FIRST in str(error.value)
    for name in (FIRST, SECOND, START):
        (out / name).unlink()
    assert len(build().built) == 3


def remove_second(course: Path) -> None:
    path = course / "course.yaml"
    text = path.read_text()
    path.write_text(text[: text.index("  - slug: 02_second")] + text[text.index("registers:") :])


def test_the_notebook_of_a_removed_lesson_goes(build, out, tiny_course) -> None:
    build()
    remove_second(tiny_course)
    assert build().removed == (SECOND,)
    assert not (out / SECOND).exists()


def test_a_changed_notebook_of_a_removed_lesson_stays(build, out, tiny_course) -> None:
    build()
    (out / SECOND).write_text("mine")
    remove_second(tiny_course)
    assert build().removed == ()
    assert (out / SECOND).read_text() == "mine"


def test_other_files_in_the_folder_stay(build, out) -> None:
    out.mkdir()
    (out / "notes.ipynb").write_text("mine")
    build()
    build()
    assert (out / "notes.ipynb").read_text() == "mine"


def test_a_notebook_that_no_build_made_is_not_replaced(build, out) -> None:
    out.mkdir()
    (out / FIRST).write_text("mine")
    with pytest.raises(CoursekitError, match="Move them away"):
        build()
    assert (out / FIRST).read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_told(build, out) -> None:
    out.write_text("a file")
    with pytest.raises(CoursekitError, match="a file stands where a folder is needed"):
        build()
