"""Results that are fit to be given out: of a real course directory, with late penalties settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coursekit.assignments.classroom import Classroom
from coursekit.errors import CoursekitError, UnknownName
from coursekit.tables import unknown
from coursekit.teaching import audit
from coursekit.teaching.late import settle, uses_policy
from coursekit.teaching.results import Result, results


def graded_course(course_dir: Path) -> Classroom:
    """Open a course directory that has a gradebook; none is made.

    Raises
    ------
    CoursekitError
        nbgrader is not installed, or there is no gradebook.
    """
    if find_spec("nbgrader") is None:
        raise CoursekitError(
            "A gradebook needs nbgrader, and it is not installed. "
            "Install it with: pip install 'coursekit[teach]'"
        )
    from sqlalchemy.engine import make_url

    room = Classroom(course_dir.expanduser().resolve())
    url = make_url(room.url)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        raise CoursekitError(
            f"{room.root} has no gradebook ({url.database}). "
            "Name an nbgrader course directory: --course-dir DIR"
        )
    return room


def final_results(room: Classroom, names: Sequence[str] = ()) -> dict[str, tuple[Result, ...]]:
    """What each student has, by assignment; all assignments, by due date, if none are named.

    Where the course leaves lateness to its policy, penalties are first worked out anew: marks
    that were given by hand since have changed what a percentage of them is.
    """
    with room.gradebook() as gradebook:
        order = sorted(gradebook.assignments, key=_due)
        known = [each.name for each in order]
    for name in names:
        if name not in known:
            raise UnknownName(unknown("assignment", name, known))
    if uses_policy(room):
        with audit.occasion("late"):
            settle(room.root)
    return {name: results(room.root, name) for name in names or known}


def _due(assignment: Any) -> tuple[bool, datetime, str]:
    """Sorts assignments by due date; those without one come last."""
    due = assignment.duedate
    return due is None, due or datetime.max, assignment.name  # noqa: DTZ901 — only compared
