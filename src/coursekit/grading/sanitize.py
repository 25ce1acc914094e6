"""Restores what a student must not change in a notebook, as nbgrader does before it runs one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """A cell as the gradebook remembers it."""

    name: str
    cell_type: str
    locked: bool
    source: str
    checksum: str
    grade: bool
    solution: bool
    task: bool
    points: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNotebook:
    """A notebook as the gradebook remembers it."""

    name: str
    kernelspec: Mapping[str, Any] | None
    cells: Mapping[str, SourceCell]

    @property
    def max_score(self) -> float:
        """Points that can be earned."""
        return sum(cell.points or 0.0 for cell in self.cells.values())

    def digest(self) -> str:
        """Changes when anything that a student's points depend on does."""
        facts = [repr(cell) for _, cell in sorted(self.cells.items())]
        return hashlib.sha256("\n".join([repr(self.kernelspec), *facts]).encode()).hexdigest()


def sanitize(notebook: Any, source: SourceNotebook) -> list[str]:
    """Clear outputs and restore the author's cells, in place; what had to be mended, as notes."""
    notes: list[str] = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            for key in ("collapsed", "scrolled"):
                cell.metadata.pop(key, None)
        if "nbgrader" in cell.metadata and not isinstance(cell.metadata["nbgrader"], dict):
            del cell.metadata["nbgrader"]
            notes.append("metadata that nbgrader cannot read was removed")
    _drop_repeated(notebook, notes)
    if source.kernelspec:
        notebook.metadata["kernelspec"] = dict(source.kernelspec)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") is not None:
            _restore(cell, source, notes)
        if "nbgrader" in cell.metadata and not _valid(cell):
            known = source.cells.get(str(cell.metadata["nbgrader"].get("grade_id")))
            if known is None:
                del cell.metadata["nbgrader"]
            else:
                _rebuild(cell, known)
            notes.append("metadata that nbgrader refuses was mended")
    return list(dict.fromkeys(notes))


def _drop_repeated(notebook: Any, notes: list[str]) -> None:
    """Keep the last of several cells with one id, as nbgrader does."""
    seen: set[str] = set()
    for cell in reversed(notebook.cells):
        meta = cell.metadata.get("nbgrader", {})
        if not (meta.get("grade") or meta.get("solution") or meta.get("locked")):
            continue
        name = str(meta.get("grade_id"))
        if name in seen:
            del cell.metadata["nbgrader"]
            notes.append("a copy of one of the author's cells was made an ordinary cell")
        seen.add(name)


def _restore(cell: Any, source: SourceNotebook, notes: list[str]) -> None:
    meta = cell.metadata["nbgrader"]
    known = source.cells.get(str(meta["grade_id"]))
    if known is None:
        del cell.metadata["nbgrader"]
        notes.append("a cell with an id that the assignment does not have was made ordinary")
        return
    set_type(cell, known.cell_type)
    roles = bool(meta.get("grade")), bool(meta.get("solution")), bool(meta.get("task", False))
    if roles != (known.grade, known.solution, known.task):
        _rebuild(cell, known)
        notes.append("a cell's role had been changed and was restored")
    if _locked(meta) != known.locked:
        meta["locked"] = known.locked
    if meta.get("grade") and known.points is not None and meta.get("points") != known.points:
        meta["points"] = known.points
    meta["checksum"] = known.checksum
    if known.locked and (cell.source != known.source or checksum(cell) != known.checksum):
        cell.source = known.source
        if checksum(cell) != known.checksum:
            _rebuild(cell, known)


def _rebuild(cell: Any, known: SourceCell) -> None:
    """Write a cell's metadata anew from the gradebook."""
    meta: dict[str, Any] = {
        "schema_version": 3,
        "grade": known.grade,
        "locked": known.locked,
        "solution": known.solution,
        "task": known.task,
        "grade_id": known.name,
        "checksum": known.checksum,
        "cell_type": known.cell_type,
    }
    if known.points is not None:
        meta["points"] = known.points
    set_type(cell, known.cell_type)
    cell.metadata["nbgrader"] = type(cell.metadata)(meta)
    if known.locked:
        cell.source = known.source


def set_type(cell: Any, kind: str) -> None:
    """Give a cell the type that the author gave it."""
    if cell.cell_type == kind:
        return
    cell.cell_type = kind
    if kind == "code":
        cell.outputs, cell.execution_count = [], None
        cell.pop("attachments", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _locked(meta: Mapping[str, Any]) -> bool:
    if meta.get("solution"):
        return False
    return bool(meta.get("grade") or meta.get("locked"))


def checksum(cell: Any) -> str:
    """Nbgrader's checksum of a cell."""
    from nbgrader.utils import compute_checksum

    found: str = compute_checksum(cell)
    return found


@cache
def _validator() -> Callable[[Any], bool]:
    from jsonschema import Draft4Validator
    from nbgrader.nbgraderformat import MetadataValidator

    check = Draft4Validator(MetadataValidator().schema)
    return lambda meta: bool(check.is_valid(meta))


def _valid(cell: Any) -> bool:
    """Whether nbgrader accepts a cell's metadata."""
    meta = cell.metadata["nbgrader"]
    if meta.get("schema_version", 0) != 3 or not _validator()(json.loads(json.dumps(meta))):
        return False
    named = meta["grade"] or meta["solution"] or meta["locked"]
    if named and not meta.get("grade_id"):
        return False
    if meta["grade"] and "points" not in meta:
        return False
    if meta.get("task"):
        return bool(cell.cell_type == "markdown")
    return not (cell.cell_type == "markdown" and bool(meta["grade"]) != bool(meta["solution"]))
