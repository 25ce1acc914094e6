"""Writes the marks of a course directory for another system, and says who is not in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coursekit.assignments.students import Student
from coursekit.build.files import write_whole
from coursekit.errors import CoursekitError
from coursekit.exports import canvas, cells, moodle, spreadsheet
from coursekit.exports import roster as rosters
from coursekit.exports.roster import Matched, Roster
from coursekit.exports.sheet import Sheet
from coursekit.teaching.final import final_results, graded_course
from coursekit.teaching.results import Result

Format = Literal["canvas", "moodle", "csv"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A file that was written, and what its reader has to know.

    Attributes
    ----------
    without : mapping
        Students who have marks and are not in the file, with the reason.
    nothing : tuple of str
        Students left out because they have no mark.
    strangers : tuple of str
        Rows of the roster that are nobody's.
    waiting : mapping
        By assignment, students of whom a person has still to mark something.
    blank : tuple of str
        Columns by which Moodle cannot tell students apart.
    altered : tuple of str
        Ids that begin like a formula, and have an apostrophe before them in the file.
    new : tuple of str
        Assignments for which the roster has no column.
    """

    path: Path
    students: int
    without: Mapping[str, str]
    nothing: tuple[str, ...]
    strangers: tuple[str, ...]
    waiting: Mapping[str, tuple[str, ...]]
    blank: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def export(
    course_dir: Path,
    names: Sequence[str],
    kind: Format,
    *,
    out: Path | None = None,
    roster: Path | None = None,
    match: str | None = None,
    column: str | None = None,
) -> Report:
    """Write marks of all or some assignments.

    Parameters
    ----------
    out : Path, optional
        The file; `NAME-FORMAT.csv` in the course directory, if left out.
    roster : Path, optional
        The class as the other system exported it.
    match : str, optional
        The roster's column that holds students' ids.
    column : str, optional
        What the other system calls the assignment, where it has another name there.
    """
    if column and len(names) != 1:
        raise CoursekitError("--column says what one assignment is called: name that assignment.")
    if out and roster and out.resolve() == roster.resolve():
        raise CoursekitError("The file would take the roster's place: name another one by --out.")
    room = graded_course(course_dir)
    found = final_results(room, names)
    results = {name: {each.student.id: each for each in all_} for name, all_ in found.items()}
    read = rosters.read(roster) if roster else None
    everybody = {each.student.id: each.student for all_ in found.values() for each in all_}
    marked = {
        student for by_id in results.values() for student, each in by_id.items() if each.graded
    }
    matched = _matched(read, [everybody[each] for each in everybody if each in marked], kind, match)
    chosen = {
        name: student
        for name, student in everybody.items()
        if kind == "csv" or (name in marked and (matched is None or name in matched.rows))
    }
    sheet = Sheet(
        students=chosen,
        results=results,
        headings={name: _heading(read, column or name) for name in results},
        roster=read,
        matched=matched,
    )
    content, blank = _content(sheet, kind, match)
    name = "-".join([names[0] if len(names) == 1 else "marks", *([kind] if kind != "csv" else [])])
    path = out or room.root / f"{name}.csv"
    write_whole(path, content)
    return Report(
        path=path,
        students=len(chosen),
        without=matched.without if matched else {},
        nothing=tuple(name for name in everybody if name not in marked and kind != "csv"),
        strangers=tuple(map(_label, matched.strangers)) if matched else (),
        waiting={name: left for name, by_id in results.items() if (left := _waiting(by_id))},
        blank=blank,
        altered=tuple(name for name in chosen if cells.text(name) != name),
        new=tuple(name for name in results if read and not read.column_of(column or name)),
    )


def _matched(
    roster: Roster | None, students: Sequence[Student], kind: Format, match: str | None
) -> Matched | None:
    if roster is None:
        return None
    if kind == "csv":
        raise CoursekitError("A roster is for --format canvas or moodle.")
    keys = canvas.KEYS if kind == "canvas" else moodle.KEYS
    return rosters.match(roster, students, (match,) if match else keys)


def _heading(roster: Roster | None, name: str) -> str:
    return (roster.column_of(name) if roster else None) or name


def _content(sheet: Sheet, kind: Format, match: str | None) -> tuple[bytes, tuple[str, ...]]:
    """The file, and the columns by which Moodle could mistake one student for another.

    Only a spreadsheet needs a byte order mark to know UTF-8 when it sees it.
    """
    if kind == "canvas":
        return cells.table(canvas.rows(sheet), mark=False), ()
    if kind == "moodle":
        who = moodle.columns(sheet.roster, match)
        blank = moodle.blank_columns(sheet, who)
        return cells.table(moodle.rows(sheet, who), mark=False), blank
    return cells.table(spreadsheet.rows(sheet), mark=True), ()


def _waiting(results: Mapping[str, Result]) -> tuple[str, ...]:
    return tuple(name for name, each in results.items() if each.waiting)


def _label(row: rosters.Row) -> str:
    """A row of a roster in a few words: the first cells that say something."""
    return " ".join([cell for cell in row.values() if cell][:3])
