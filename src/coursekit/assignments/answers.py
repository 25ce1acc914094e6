"""Reads an answer written to test the tests, and puts it into a notebook as a student would."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coursekit.assignments.source import is_answer, name_of
from coursekit.errors import ContentError, Problem

if TYPE_CHECKING:
    from nbformat import NotebookNode

LOSES = re.compile(r"^# loses: *(?P<ids>.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to some cells of an assignment; to the others the model's answer is given.

    Attributes
    ----------
    title : str
        What the answer does, right or wrong, in a sentence.
    loses : tuple of str
        The test cells whose points it must lose; empty for an answer that is right.
    cells : dict
        Source by `grade_id`.
    """

    path: Path
    title: str
    loses: tuple[str, ...]
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def read(path: Path) -> Answer:
    """Read an answer: a docstring, a line `# loses:` when it is wrong, and cells by name."""
    import jupytext

    text = path.read_text(encoding="utf-8")
    cells = {
        cell.metadata.title.strip(): cell.source
        for cell in jupytext.reads(text, fmt="py:percent").cells
        if "title" in cell.metadata
    }
    title = ast.get_docstring(ast.parse(text))
    if not title or not cells:
        fix = "Begin with a docstring that says what the answer does; then `# %% GRADE_ID`, code."
        raise ContentError([Problem(path, 0, "answer", "there is no answer in this file", fix)])
    found = LOSES.search(text)
    loses = tuple(found["ids"].replace(",", " ").split()) if found else ()
    return Answer(path=path, title=" ".join(title.split()), loses=loses, cells=cells)


def read_all(folder: Path) -> tuple[Answer, ...]:
    """The answers in a folder, sorted by name."""
    return tuple(read(path) for path in sorted(folder.glob("*.py")))


def put(answer: Answer, notebook: NotebookNode) -> NotebookNode:
    """Return a copy of the notebook with the answer in its cells.

    Raises
    ------
    ContentError
        The answer names a cell in which a student cannot write.
    """
    filled = copy.deepcopy(notebook)
    open_cells = {name_of(cell): cell for cell in filled.cells if is_answer(cell)}
    strange = sorted(answer.cells.keys() - open_cells.keys())
    if strange:
        fix = f"Cells for answers are {', '.join(open_cells)}."
        raise ContentError(
            [Problem(answer.path, 0, "answer", f"{name} takes no answer", fix) for name in strange]
        )
    for name, source in answer.cells.items():
        open_cells[name]["source"] = source
    return filled


def solve(released: NotebookNode, source: NotebookNode, *, but: Iterable[str] = ()) -> NotebookNode:
    """Return the released notebook with the model's answers, except in the cells named `but`."""
    left = set(but)
    model = {name_of(cell): cell.source for cell in source.cells if is_answer(cell)}
    filled = copy.deepcopy(released)
    for cell in filled.cells:
        name = name_of(cell)
        if name in model and name not in left:
            cell["source"] = model[name]
    return filled
