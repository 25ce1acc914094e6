"""An assignment's text becomes a notebook that nbgrader takes, or an error that names the cell."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from coursekit.assignments import source
from coursekit.errors import ContentError


def test_a_text_becomes_a_valid_notebook_whose_cells_keep_their_names(a_small_one: Path) -> None:
    notebook = source.read(a_small_one)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells] == ["title", "own_code", "t1", "t1_v", "t1_h"]
    assert notebook.cells[4].metadata.nbgrader.points == 2
    assert notebook.metadata.kernelspec.name == "python3"


def test_the_same_text_gives_the_same_bytes(a_small_one: Path, tmp_path: Path) -> None:
    first = source.write(a_small_one, tmp_path / "one").read_bytes()
    assert source.write(a_small_one, tmp_path / "two").read_bytes() == first


def test_data_go_along_and_tests_and_rubric_stay_behind(a_small_one: Path, tmp_path: Path) -> None:
    (a_small_one / "rubric.md").write_text("four levels", encoding="utf-8")
    (a_small_one / "tests" / "mutants").mkdir(parents=True)
    (a_small_one / "tests" / "mutants" / "wrong.py").write_text("", encoding="utf-8")
    source.write(a_small_one, tmp_path / "course")
    written = sorted(path.name for path in (tmp_path / "course").rglob("*") if path.is_file())
    assert written == ["numbers.csv", "sums.ipynb"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"t1_h"', '"t1_v"', "two cells are called t1_v"),
        (', "points": 2', "", "t1_h is graded and has no points"),
        ("### BEGIN SOLUTION", "", "holds no solution"),
        ("### END HIDDEN TESTS", "", "opens HIDDEN TESTS and does not close it"),
        ('"schema_version": 3, ', "", "lack schema_version"),
        (
            '"title", "locked": true, "schema_version": 3',
            '"title", "locked": true, "schema_version": 2',
            "format 3",
        ),
        ('"t1_v", "locked": true', '"t1_v", "locked": false', "students could change"),
        ("# %% own_code", "# %%", "cannot be a cell's name"),
        ('"cell_type": "markdown"', '"cell_type": "code"', "title is a markdown cell"),
    ],
)
def test_a_cell_that_nbgrader_could_not_use_is_named_with_its_line(
    a_small_one: Path, old: str, new: str, said: str
) -> None:
    path = a_small_one / "sums.py"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        source.read(a_small_one)
    assert said in str(raised.value)
    assert all(problem.line > 0 and problem.fix for problem in raised.value.problems)


def test_a_folder_without_its_text_is_an_error_for_its_author(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"write .*empty\.py"):
        source.read(tmp_path / "empty")
