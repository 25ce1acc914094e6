"""Finds the course's folder and the learner's workspace."""

from __future__ import annotations

import os
from pathlib import Path

from coursekit.errors import CoursekitError

COURSE_VARIABLE = "COURSEKIT_COURSE"
WORKSPACE_VARIABLE = "COURSEKIT_WORKSPACE"
WORKSPACE_MARK = ".coursekit"

_HERE = Path(__file__).resolve().parent


def course_root() -> Path:
    """Folder that holds `course.yaml`.

    The variable COURSEKIT_COURSE comes first, then the checkout that this package runs from,
    then the copy inside an installed package.
    """
    named = os.environ.get(COURSE_VARIABLE)
    if named:
        return checked_course(Path(named))
    for candidate in (_HERE.parents[1] / "course", _HERE / "_content" / "course"):
        if (candidate / "course.yaml").is_file():
            return candidate
    raise CoursekitError(
        "This installation of coursekit holds no course. "
        f"Install it again, or name a course's folder in {COURSE_VARIABLE}."
    )


def checked_course(folder: Path) -> Path:
    """Return `folder` as an absolute path when it is a course's; raise CoursekitError if not."""
    if not (folder / "course.yaml").is_file():
        raise CoursekitError(f"{folder} is not a course: it has no course.yaml.")
    return folder.resolve()


def workspace_root(start: Path | None = None) -> Path | None:
    """Return the learner's workspace around `start` (the current folder), or None outside one."""
    named = os.environ.get(WORKSPACE_VARIABLE)
    if named:
        return Path(named)
    start = Path.cwd() if start is None else start
    for folder in (start, *start.parents):
        if (folder / WORKSPACE_MARK).is_dir():
            return folder
    return None
