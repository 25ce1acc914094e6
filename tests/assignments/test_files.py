"""What belongs to an assignment is there, fits together, and says where its numbers come from."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from coursekit.assignments import source

LEVELS = ("4", "3", "2", "1", "0")
HELPERS = {"variants.csv", "reading_list.csv"}  # no data: who does what, and what to read


@pytest.fixture
def cells(folder: Path) -> dict[str, Any]:
    """The cells of the source notebook by name."""
    return {source.name_of(cell): cell for cell in source.read(folder).cells}


def marks(cell: Any) -> dict[str, Any]:
    found: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return found


def test_the_points_add_up_to_what_the_title_says(cells: dict[str, Any], points: int) -> None:
    assert sum(marks(cell).get("points", 0) for cell in cells.values()) == points
    first = next(iter(cells.values()))
    assert f"**{points} points · about " in first.source


def test_every_task_has_a_hidden_test(cells: dict[str, Any]) -> None:
    tasks = [name for name in cells if re.fullmatch(r"a\d_t\d", name)]
    assert len(tasks) >= 5
    for task in tasks:
        hidden = [name for name in cells if name.startswith(f"{task}_h")]
        assert hidden
        assert all("BEGIN HIDDEN TESTS" in cells[name].source for name in hidden)


def test_no_test_ends_with_a_value_that_nbgrader_would_take_for_points(
    cells: dict[str, Any],
) -> None:
    import ast

    for name, cell in cells.items():
        if source.is_test(cell):
            last = ast.parse(cell.source).body[-1]
            alone = isinstance(last, ast.Expr)
            # A call of a checking tool gives nothing; anything else might show a number.
            assert not alone or ast.unparse(last).startswith(
                ("_near(", "_refuses(", "_hidden_test(", "_keeps(")
            ), name


def test_the_rubric_has_each_cell_marked_by_a_person_with_its_points(
    folder: Path, cells: dict[str, Any]
) -> None:
    rubric = (folder / "rubric.md").read_text(encoding="utf-8")
    graded = {
        name: marks(cell)["points"]
        for name, cell in cells.items()
        if source.is_answer(cell) and marks(cell).get("grade")
    }
    assert graded
    for name, most in graded.items():
        heading = re.search(rf"^## {name} · .*\({most} points", rubric, re.MULTILINE)
        assert heading, name
        section = rubric[heading.end() :].split("\n## ")[0]
        rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("| ")]
        if rows[0][0].strip() == "level":
            assert tuple(row[0].strip() for row in rows[1:]) == LEVELS
            scores = [float(row[1]) for row in rows[1:]]
            assert scores == [most, most * 0.75, most * 0.5, most * 0.25, 0]
        else:  # criteria in rows, levels in columns
            assert len(rows[0]) == 1 + len(LEVELS)
            assert len(rows) - 1 == most / 4


def test_every_row_of_data_says_where_it_comes_from_and_when(folder: Path) -> None:
    tables = [path for path in (folder / "data").rglob("*.csv") if path.name not in HELPERS]
    assert tables
    for path in tables:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert rows, path.name
        for row in rows:
            assert row["source"].strip(), (path.name, row)
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["as_of"]), (path.name, row)


def test_the_data_dictionary_names_every_table_and_column(folder: Path) -> None:
    words = (folder / "data" / "README.md").read_text(encoding="utf-8")
    for path in (folder / "data").glob("*.csv"):
        assert path.name in words
    for path in (folder / "data" / "tables").glob("*.csv"):
        assert f"`{path.stem}`" in words


def test_a_notebook_reads_nothing_that_the_release_does_not_bring(
    folder: Path, cells: dict[str, Any]
) -> None:
    brought = {str(path) for path in source.files(folder)}
    for cell in cells.values():
        for name in re.findall(r'"(data/[\w/]+\.csv)"', cell.source):
            assert name in brought, name
        assert "import coursekit" not in cell.source


def test_an_editor_that_saves_the_text_keeps_it_as_it_is(folder: Path) -> None:
    import jupytext
    from jupytext.config import load_jupytext_config

    path = folder / f"{folder.name}.py"
    text = path.read_text(encoding="utf-8")
    settings = load_jupytext_config(str(path))
    notebook = jupytext.reads(text, fmt="py:percent")
    notebook.metadata.setdefault("jupytext", {}).update(
        cell_metadata_filter=settings.cell_metadata_filter,
        notebook_metadata_filter=settings.notebook_metadata_filter,
    )
    assert jupytext.writes(notebook, fmt="py:percent") == text
