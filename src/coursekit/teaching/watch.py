"""Enters every change of marks that a process makes in the gradebook into the log.

`nbgrader_config.py` calls `watch`, so Formgrader, nbgrader's commands and ours are all heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coursekit.teaching import audit

# What is entered: under which name, for each column of a table of the gradebook.
_WATCHED = {
    "Grade": {"auto_score": "grade", "manual_score": "mark", "extra_credit": "mark"},
    "Comment": {"manual_comment": "comment"},
    "SubmittedNotebook": {"late_submission_penalty": "late"},
    "SubmittedAssignment": {"extension": "waiver"},
    "Assignment": {"duedate": "due"},
}
_LABELS = {"manual_comment": "comment", "late_submission_penalty": "penalty", "duedate": "due"}
_PENDING = "coursekit.audit"

_courses: dict[str, Path] = {}  # course directory, by the address of its gradebook


@dataclass(frozen=True, slots=True)
class _Change:
    row: Any  # the row's key in its table, with the table's name
    column: str
    old: Any
    new: Any
    notebook: str = ""  # id of the submitted notebook, where there is one
    cell: str = ""  # id of the cell
    submission: tuple[str, str] = ("", "")  # assignment and student


def watch(config: Any) -> None:
    """Enter changes of a course's gradebook into its log; `config` is nbgrader's."""
    root = Path(config.CourseDirectory.get("root") or Path.cwd()).resolve()
    watch_course(root, config.CourseDirectory.get("db_url") or f"sqlite:///{root / 'gradebook.db'}")


def watch_course(root: Path, url: str) -> None:
    """Enter changes of the gradebook at `url` into the log of the course directory `root`."""
    from nbgrader import api
    from sqlalchemy import event
    from sqlalchemy.engine import make_url
    from sqlalchemy.orm import Session

    if not _courses:
        for table, columns in _WATCHED.items():
            for column in columns:  # so that what was there before is known when it is replaced
                attribute = getattr(getattr(api, table), column)
                event.listen(attribute, "set", lambda *_: None, active_history=True)
        event.listen(Session, "after_flush", _flushed)
        event.listen(Session, "after_commit", _committed)
        event.listen(Session, "after_rollback", _forgotten)
    _courses[make_url(url).render_as_string(hide_password=False)] = root


def _course_of(session: Any) -> Path | None:
    bind = session.bind
    return _courses.get(bind.url.render_as_string(hide_password=False)) if bind else None


def _flushed(session: Any, _: object) -> None:
    """Remember what is being written; it counts once it is committed."""
    if _course_of(session) is None:
        return
    changes = session.info.setdefault(_PENDING, [])
    for row in (*session.new, *session.dirty):
        changes.extend(_changes(row))


def _forgotten(session: Any) -> None:
    session.info.pop(_PENDING, None)


def _changes(row: Any) -> Iterator[_Change]:
    from sqlalchemy import inspect

    table = type(row).__name__
    for column in _WATCHED.get(table, ()):
        history = inspect(row).attrs[column].history
        old = _plain(history.deleted[0], table) if history.deleted else None
        new = _plain(history.added[0], table) if history.added else None
        if not history.has_changes() or old == new:
            continue
        where: dict[str, Any] = {}
        if table in ("Grade", "Comment"):
            where = {"notebook": row.notebook_id, "cell": row.cell_id}
        elif table == "SubmittedNotebook":
            where = {"notebook": row.id}
        elif table == "SubmittedAssignment":
            where = {"submission": (row.assignment_id, row.student_id)}
        else:
            where = {"submission": (row.id, "")}
        yield _Change((table, row.id), column, old, new, **where)


def _committed(session: Any) -> None:
    """Enter what was written."""
    root, changes = _course_of(session), session.info.pop(_PENDING, [])
    if root is None or not changes:
        return
    with session.bind.connect() as connection:
        audit.append(root, list(_entries(_merged(changes), connection)))


def _merged(changes: list[_Change]) -> list[_Change]:
    """One change for each thing: from what it was at first to what it is in the end."""
    found: dict[Any, _Change] = {}
    for each in changes:
        key = (each.row, each.column)
        found[key] = replace(each, old=found[key].old) if key in found else each
    return [each for each in found.values() if each.old != each.new]


def _entries(changes: list[_Change], connection: Any) -> Iterator[audit.Entry]:
    """One entry for each submission and kind of change."""
    places = _places(connection, {each.notebook for each in changes if each.notebook})
    cells = _names(connection, "BaseCell", {each.cell for each in changes if each.cell})
    ids = {each.submission[0] for each in changes if each.submission[0]}
    assignments = _names(connection, "Assignment", ids)
    groups: dict[tuple[str, str, str], dict[str, tuple[Any, Any]]] = {}
    for each in changes:
        place = places.get(each.notebook) or (
            assignments.get(each.submission[0], ""), each.submission[1]
        )  # fmt: skip
        what = _WATCHED[each.row[0]][each.column]
        label = _LABELS.get(each.column, each.column)
        name = cells.get(each.cell, "")
        if name:
            label = name if each.column in ("auto_score", "manual_score") else f"{name} {label}"
        pairs = groups.setdefault((what, *place), {})
        pairs[label] = (each.old, each.new)
    for (what, assignment, student), pairs in groups.items():
        yield audit.entry(what, assignment, student, pairs)


def _names(connection: Any, table: str, ids: set[str]) -> dict[str, str]:
    from nbgrader import api
    from sqlalchemy import select

    if not ids:
        return {}
    model = getattr(api, table)
    rows = connection.execute(select(model.id, model.name).where(model.id.in_(ids)))
    return {str(key): str(name) for key, name in rows}


def _places(connection: Any, ids: set[str]) -> dict[str, tuple[str, str]]:
    """Assignment and student of submitted notebooks."""
    from nbgrader.api import Assignment, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    if not ids:
        return {}
    rows = connection.execute(
        select(SubmittedNotebook.id, Assignment.name, SubmittedAssignment.student_id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(SubmittedNotebook.id.in_(ids))
    )
    return {key: (assignment, student) for key, assignment, student in rows}


def _plain(value: Any, table: str) -> Any:
    """A value as JSON has it; Formgrader sends points as text."""
    if table in ("Grade", "SubmittedNotebook") and value is not None:
        return float(value)
    return value if value is None or isinstance(value, str) else str(value)
