"""What a call may choose beforehand: values that the register has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coursekit.course import Course, read_course
from coursekit.errors import UnknownName
from coursekit.location import course_root
from coursekit.tables import unknown


def demand(kind: str, value: object, known: Iterable[object]) -> None:
    """Raise UnknownName, with the nearest names, for a choice that there is not."""
    names = [str(name) for name in known]
    if value not in (None, "") and str(value) not in names:
        raise UnknownName(unknown(kind, str(value), names))


def here(root: Path | None) -> tuple[Path, Course, Path | None]:
    """Return a course's folder, the course, and the folder in which its notebooks are looked for.

    A reader's call names no folder and looks around the notebook; a build names the course's.
    """
    folder = None if root else Path.cwd()
    found = root or course_root()
    return found, read_course(found), folder
