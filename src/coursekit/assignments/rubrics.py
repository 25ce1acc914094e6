"""Puts an assignment's rubric where markers find it, and leaves one that they changed alone."""

from __future__ import annotations

from pathlib import Path

from coursekit.assignments.students import PRIVATE
from coursekit.build.files import make_folder, write_whole

RUBRICS = "rubrics"
"""Folder of a course directory; nothing of it reaches students."""


def bring_rubric(folder: Path, root: Path) -> None:
    """Copy `rubric.md` of an assignment to `rubrics/NAME.md`, unless somebody has changed that."""
    source = folder / "rubric.md"
    if not source.is_file():
        return
    place = root / RUBRICS / f"{folder.name}.md"
    placed = root / PRIVATE / RUBRICS / place.name
    if place.exists() and not (placed.exists() and place.read_bytes() == placed.read_bytes()):
        return
    for target in (place, placed):
        make_folder(target.parent)
        write_whole(target, source.read_bytes())
