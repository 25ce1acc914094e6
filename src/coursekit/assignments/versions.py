"""Compares two versions of an assignment's folder: by digests of files, and cell by cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from coursekit.build.files import digest

IGNORED = (".ipynb_checkpoints", "__pycache__", "*.pyc")

State = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a new version changes: cells by name, points as (before, after), files beside them."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: bool = False
    points: tuple[tuple[str, float, float], ...] = ()
    files_added: tuple[str, ...] = ()
    files_removed: tuple[str, ...] = ()
    files_changed: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The difference in words, one kind a line."""
        points = tuple(f"{name} {old:g} → {new:g}" for name, old, new in self.points)
        for what, names in (
            ("cells added", self.added),
            ("cells removed", self.removed),
            ("cells changed", self.changed),
            ("points", points),
            ("files added", self.files_added),
            ("files removed", self.files_removed),
            ("files changed", self.files_changed),
        ):
            if names:
                yield f"{what}: {', '.join(names)}"
        if self.moved:
            yield "cells stand in another order"


def state(folder: Path, ignored: tuple[str, ...] = IGNORED) -> State:
    """Digest of each file below a folder, by relative name; empty where there is no folder.

    A notebook counts by what somebody wrote in it: running it changes nothing.
    """
    return {
        name: digest(_written(path.read_bytes()) if path.suffix == ".ipynb" else path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for name in [path.relative_to(folder).as_posix()]
        if not any(fnmatch(part, each) for part in name.split("/") for each in ignored)
    }


def by_hand(now: Mapping[str, str], placed: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Files that are neither as they were placed nor as they would be now: somebody's work."""
    return [name for name, value in now.items() if value not in (placed.get(name), new.get(name))]


def difference(before: Path, after: Path) -> Difference:
    """What `after` has other than `before`; both are folders with one notebook and its files."""
    old, new = state(before), state(after)
    beside = {name for name in old.keys() | new.keys() if not name.endswith(".ipynb")}
    cells, fresh = _cells(before), _cells(after)
    both = [name for name in cells if name in fresh]
    points = [(name, _points(cells.get(name)), _points(fresh.get(name))) for name in both]
    return Difference(
        added=tuple(name for name in fresh if name not in cells),
        removed=tuple(name for name in cells if name not in fresh),
        changed=tuple(name for name in both if _text(cells[name]) != _text(fresh[name])),
        moved=both != [name for name in fresh if name in cells],
        points=tuple(each for each in points if each[1] != each[2]),
        files_added=tuple(sorted(beside - old.keys())),
        files_removed=tuple(sorted(beside - new.keys())),
        files_changed=tuple(
            n for n in sorted(beside & old.keys() & new.keys()) if old[n] != new[n]
        ),
    )


def kinds(folder: Path) -> dict[str, tuple[bool, bool]]:
    """For each cell that nbgrader keeps in the gradebook: whether it is graded, and an answer."""
    marks = {name: _marks(cell) for name, cell in _cells(folder).items()}
    return {
        name: (bool(each.get("grade")), bool(each.get("solution")))
        for name, each in marks.items()
        if any(each.get(key) for key in ("grade", "solution", "locked", "task"))
    }


def total(folder: Path) -> float:
    """Points of all cells of the notebook in a folder."""
    return sum(_points(cell) for cell in _cells(folder).values())


def _cells(folder: Path) -> dict[str, dict[str, Any]]:
    """Cells of a folder's notebooks by name; those without a name by their place."""
    found = {}
    for path in sorted(folder.glob("*.ipynb")):
        for number, cell in enumerate(_read(path.read_bytes()).get("cells", []), 1):
            title = cell.get("metadata", {}).get("title")
            found[str(_marks(cell).get("grade_id") or title or f"number {number}")] = cell
    return found


def _written(content: bytes) -> bytes:
    """What somebody wrote in a notebook: cells with their marks, without outputs and counters."""
    notebook = _read(content)
    if not notebook:
        return content
    written = [
        [_text(cell), _marks(cell), cell["metadata"].get("title"), cell.get("attachments")]
        for cell in notebook["cells"]
    ]
    kernel = notebook.get("metadata", {}).get("kernelspec", {}).get("name")
    return json.dumps([kernel, *written], sort_keys=True).encode()


def _read(content: bytes) -> dict[str, Any]:
    """A notebook as plain data; empty where the bytes are no notebook."""
    try:
        notebook = json.loads(content)
        whole = isinstance(notebook, dict) and all(
            isinstance(cell["metadata"], dict) for cell in notebook["cells"]
        )
    except (ValueError, KeyError, TypeError):
        return {}
    return notebook if whole else {}


def _text(cell: Mapping[str, Any]) -> tuple[str, str]:
    source = cell.get("source", "")
    return str(cell.get("cell_type")), source if isinstance(source, str) else "".join(source)


def _marks(cell: Mapping[str, Any]) -> dict[str, Any]:
    marks: dict[str, Any] = cell.get("metadata", {}).get("nbgrader", {})
    return marks


def _points(cell: Mapping[str, Any] | None) -> float:
    return float(_marks(cell).get("points") or 0) if cell and _marks(cell).get("grade") else 0.0
