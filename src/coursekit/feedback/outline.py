"""What an assignment is made of: its parts, the place of each cell, and what students never saw."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Cell = Mapping[str, Any]
Place = tuple[str, str]  # a notebook's name, and a cell's

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LONG = 12  # characters; a shorter line of code, such as `else:`, says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an assignment, from one of the author's headings to the next."""

    notebook: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An assignment as its author wrote it.

    Attributes
    ----------
    places : mapping
        The part of each cell, as a position in `parts`.
    title : str
        The first heading; empty where there are several notebooks.
    tests : mapping
        The source of each cell of tests.
    released : frozenset
        The text of every cell that students got.
    hidden : frozenset
        Lines of tests that students did not get.
    """

    title: str
    notebooks: tuple[str, ...]
    parts: tuple[Part, ...]
    places: Mapping[Place, int]
    tests: Mapping[Place, str]
    released: frozenset[str]
    hidden: frozenset[str]

    def is_hidden(self, place: Place) -> bool:
        """Whether a cell of tests holds something that students did not get."""
        return any(line in self.hidden for line in _lines(self.tests.get(place, "")))

    def quotes_hidden(self, text: str) -> bool:
        """Whether a text repeats a line of a hidden test."""
        return any(line in text for line in self.hidden)


def read(source: Path, release: Path) -> Outline | None:
    """The outline of an assignment from its source and released folders; None without a source."""
    notebooks = read_notebooks(source)
    return outline(notebooks, read_notebooks(release)) if notebooks else None


def read_notebooks(folder: Path | None) -> dict[str, Any]:
    """The notebooks of a folder by name, in order; those that cannot be read are left out."""
    found = {}
    for path in sorted(folder.glob("*.ipynb")) if folder else ():
        try:
            notebook = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            continue
        if isinstance(notebook, dict) and isinstance(notebook.get("cells"), list):
            found[path.stem] = notebook
    return found


def outline(notebooks: Mapping[str, Any], released: Mapping[str, Any]) -> Outline:
    """The outline of notebooks with tests in them, and of what students got of them."""
    parts: list[Part] = []
    places: dict[Place, int] = {}
    tests: dict[Place, str] = {}
    for name, notebook in notebooks.items():
        parts.append(Part(notebook=name, title=""))
        for cell in notebook["cells"]:
            heading = _HEADING.search(source_of(cell)) if is_text_to_read(cell) else None
            if heading:
                parts.append(Part(notebook=name, title=heading[2]))
            places[name, name_of(cell)] = len(parts) - 1
            if is_test(cell):
                tests[name, name_of(cell)] = source_of(cell)
    given = [cell for notebook in released.values() for cell in notebook["cells"]]
    known = {line for cell in given for line in _lines(source_of(cell))}
    return Outline(
        title=next((part.title for part in parts if part.title), "") if len(notebooks) == 1 else "",
        notebooks=tuple(notebooks),
        parts=tuple(parts),
        places=places,
        tests=tests,
        released=frozenset(source_of(cell) for cell in given),
        hidden=frozenset(
            line for code in tests.values() for line in _lines(code) if line not in known
        ),
    )


def marks_of(cell: Cell) -> Mapping[str, Any]:
    """What nbgrader notes in a cell; empty in a cell that it leaves alone."""
    found = cell.get("metadata", {}).get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def name_of(cell: Cell) -> str:
    """The name of a cell: its `grade_id`; without one its title, or its id."""
    title = cell.get("metadata", {}).get("title")
    return str(marks_of(cell).get("grade_id") or title or cell.get("id", ""))


def source_of(cell: Cell) -> str:
    """The text of a cell, which a notebook may hold as a list of lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(map(str, source))


def is_test(cell: Cell) -> bool:
    """Whether a cell is code that earns points by running without an error."""
    marks = marks_of(cell)
    code = cell.get("cell_type") == "code"
    return bool(code and marks.get("grade") and not marks.get("solution"))


def is_text_to_read(cell: Cell) -> bool:
    """Whether a cell is the author's text, not an answer."""
    return cell.get("cell_type") == "markdown" and not marks_of(cell).get("solution")


def _lines(code: str) -> Iterator[str]:
    """Lines of code that say something, without their indentation."""
    for line in code.splitlines():
        stripped = line.strip()
        if len(stripped) >= _LONG and not stripped.startswith("#"):
            yield stripped
