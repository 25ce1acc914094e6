"""A lesson's source as cells, each with the line of the file on which it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursekit.errors import ContentError, Problem
from coursekit.sources import read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; `line` is where the first line of its text stands in the source."""

    kind: str
    text: str
    line: int
    metadata: Mapping[str, Any] = field(default_factory=dict)


def read_cells(path: Path) -> list[Cell]:
    """Cells of a Jupytext py:percent file, in order; ContentError where it cannot be read."""
    import jupytext

    text = read_text(path)
    try:
        notebook = jupytext.reads(text, fmt="py:percent")
    except Exception as error:  # jupytext lets errors of several parsers through
        what = f"The lesson is not in Jupytext's percent format: {error}."
        fix = "Compare its header and its cell marks with docs/authoring.md."
        raise ContentError([Problem(path, 1, "lesson", what, fix)]) from error
    lines = text.splitlines()
    cells = []
    after = 0
    for cell in notebook.cells:
        start = _start(lines, cell.source, after)
        after = start + cell.source.count("\n") + 1
        kept = {key: value for key, value in cell.metadata.items() if key != "lines_to_next_cell"}
        cells.append(Cell(kind=cell.cell_type, text=cell.source, line=start + 1, metadata=kept))
    return cells


def _start(lines: list[str], text: str, after: int) -> int:
    """Index of the line of the file that holds the first line of a cell's text."""
    own = text.splitlines()
    place = next((place for place, line in enumerate(own) if line.strip()), None)
    if place is None:
        return min(after + 1, len(lines))
    # Jupytext comments out Markdown and magic commands, and leaves their lines as they are.
    written = {own[place], f"# {own[place]}", f"#{own[place]}"}
    found = (i - place for i in range(after, len(lines)) if lines[i] in written)
    return next(found, after)
