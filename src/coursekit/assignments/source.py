"""Turns an assignment's text, NAME/NAME.py, into the source notebook that nbgrader releases."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.errors import ContentError, Problem

if TYPE_CHECKING:
    from nbformat import NotebookNode

SCHEMA_VERSION = 3
KEYS = frozenset({"cell_type", "grade", "grade_id", "locked", "schema_version", "solution", "task"})
GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what may also be the id of a cell
REGIONS = ("SOLUTION", "HIDDEN TESTS")


def read(folder: Path) -> NotebookNode:
    """Return the source notebook of an assignment, with solutions and hidden tests.

    The same text gives the same notebook, byte for byte: a cell's id is its `grade_id`.

    Raises
    ------
    ContentError
        Cells that nbgrader could not release or grade; every one of them is listed.
    """
    import jupytext

    path = folder / f"{folder.name}.py"
    if not path.is_file():
        fix = f"An assignment is a folder NAME with a text NAME.py: write {path}."
        raise ContentError([Problem(path, 0, "assignment", "there is no such file", fix)])
    text = path.read_text(encoding="utf-8")
    notebook: NotebookNode = jupytext.reads(text, fmt="py:percent")
    notebook.metadata.pop("jupytext", None)
    problems = list(_problems(path, text, notebook))
    if problems:
        raise ContentError(problems)
    for cell in notebook.cells:
        cell["id"] = name_of(cell)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def files(folder: Path) -> tuple[Path, ...]:
    """The files that a student needs beside the notebook, relative to the assignment's folder."""
    found = (path for path in (folder / "data").rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(folder) for path in found))


def write(folder: Path, target: Path) -> Path:
    """Write the source notebook and its data below `target`, and return the notebook's path."""
    import nbformat

    notebook = read(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name in files(folder):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, target / name)
    path = target / f"{folder.name}.ipynb"
    nbformat.write(notebook, path)
    return path


def name_of(cell: NotebookNode) -> str:
    """The name of a cell: its `grade_id`, or the title of a cell that nbgrader leaves alone."""
    return str(_marks(cell).get("grade_id") or cell.metadata.get("title", ""))


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is code that earns points by running without an error."""
    return bool(_marks(cell).get("grade")) and not _marks(cell).get("solution")


def is_answer(cell: NotebookNode) -> bool:
    """Whether a student writes in a cell: one for a solution, or one that nbgrader leaves alone."""
    return bool(_marks(cell).get("solution", True))


def _marks(cell: NotebookNode) -> dict[str, Any]:
    marks: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return marks


def _problems(path: Path, text: str, notebook: NotebookNode) -> Iterator[Problem]:
    """What nbgrader would stumble over, or would pass by in silence."""
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith("# %%")]
    seen: set[str] = set()
    for line, cell in zip(starts, notebook.cells, strict=False):
        for what, fix in _mistakes(cell):
            yield Problem(path, line, "assignment", what, fix)
        name = name_of(cell)
        if name in seen:
            what, fix = f"two cells are called {name}", "Marks hang on it: give each its own name."
            yield Problem(path, line, "assignment", what, fix)
        seen.add(name)


def _mistakes(cell: NotebookNode) -> Iterator[tuple[str, str]]:
    """What is wrong with one cell, and what to do about it."""
    name, marks = name_of(cell), _marks(cell)
    if not GRADE_ID.fullmatch(name):
        yield f"{name!r} cannot be a cell's name", "Use 1 to 64 letters, digits, _ and -."
    missing = sorted(KEYS - marks.keys()) if marks else []
    if missing:
        yield (
            f"the nbgrader metadata of {name} lack {', '.join(missing)}",
            "Copy the line `# %% nbgrader={…}` of a cell of the same kind and change its grade_id.",
        )
    elif marks:
        yield from _misfits(cell, name, marks)
    for region in REGIONS:
        if cell.source.count(f"BEGIN {region}") != cell.source.count(f"END {region}"):
            yield f"{name} opens {region} and does not close it, or the reverse", "Pair them."


def _misfits(cell: NotebookNode, name: str, marks: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Where the metadata of a cell do not fit each other, or the cell."""
    if marks["schema_version"] != SCHEMA_VERSION:
        yield f"{name} is not in nbgrader's format {SCHEMA_VERSION}", "Set schema_version."
    if marks["cell_type"] != cell.cell_type:
        yield f"{name} is a {cell.cell_type} cell, its metadata say otherwise", "Set cell_type."
    if marks["grade"] and not isinstance(marks.get("points"), int | float):
        yield f"{name} is graded and has no points", 'Add "points".'
    if is_test(cell) and not marks["locked"]:
        yield f"{name} is a test that students could change", 'Set "locked": true.'
    if marks["solution"] and "BEGIN SOLUTION" not in cell.source:
        fix = "Put the model's answer between ### BEGIN SOLUTION and ### END SOLUTION."
        yield f"{name} holds no solution", fix
