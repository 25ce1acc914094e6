"""A file for Canvas's gradebook: Import, in the menu of Grades.

The columns are those of Canvas's own export, up to `Section`; then comes a column for each
assignment. `Title (123)` is the assignment 123 of the course, any other title makes a new one.
The second row says what assignments are worth. Columns marked `(read only)` there, and columns
whose title holds `Final Points`, are not imported: so the late penalty can stand in the file.

References
----------
Canvas Instructor Guide, "How do I import grades in the Gradebook?" (ta-p/807) and "How do I export
grades in the Gradebook?", https://community.canvaslms.com/. What is ignored:
`lib/gradebook_importer.rb` in https://github.com/instructure/canvas-lms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coursekit.errors import CoursekitError

if TYPE_CHECKING:
    from coursekit.assignments.students import Student
    from coursekit.exports.roster import Roster
    from coursekit.exports.sheet import Sheet

KEYS = ("SIS Login ID", "SIS User ID", "ID")
_PLAIN = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def columns(roster: Roster | None) -> tuple[str, ...]:
    """The columns that say who a row is about, as the roster has them."""
    if roster is None:
        return _PLAIN
    if "Section" not in roster.columns or "ID" not in roster.columns:
        raise CoursekitError(
            f"{roster.path} is no gradebook of Canvas: it needs the columns Student, ID and "
            "Section. In Canvas: Grades, Export, Export Entire Gradebook."
        )
    return roster.columns[: roster.columns.index("Section") + 1]


def rows(sheet: Sheet) -> Iterator[Sequence[str | float | None]]:
    """All rows of the file."""
    who = columns(sheet.roster)
    names = list(sheet.results)
    header = list(who)
    worth: list[str | float | None] = ["    Points Possible", *[None] * (len(who) - 1)]
    for name in names:
        header += [sheet.headings[name], f"{name}: Late Penalty (Final Points)"]
        most = next((each.most for each in sheet.results[name].values()), 0.0)
        worth += [most, "(read only)"]
    yield header
    yield worth
    for student in sheet.students.values():
        row: list[str | float | None] = [*_person(sheet, student, who)]
        for name in names:
            result = sheet.results[name][student.id]
            row += [result.score, result.penalty] if result.graded else [None, None]
        yield row


def _person(sheet: Sheet, student: Student, who: Sequence[str]) -> Iterator[str]:
    if sheet.roster is not None:
        yield from (sheet.cell(student.id, column) for column in who)
        return
    name = ", ".join(part for part in (student.last_name, student.first_name) if part)
    yield from (name or student.id, "", "", student.id, "")
