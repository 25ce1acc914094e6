"""A file for Moodle's gradebook: Import, CSV file.

Moodle asks which column says who a row is about (username, ID number or email address), and what
each of the others is: an existing grade item, a new one, feedback on one, or nothing. An empty
mark would count as a mark, so that `-` stands where there is none. A row whose identifying cell is
empty would be taken for the student of the row before; `blank_columns` names columns with gaps.

References
----------
MoodleDocs, "Grade import", https://docs.moodle.org/en/Grade_import: mapping, and why feedback is
only imported together with its mark. Gaps and `-`: `grade/import/csv/classes/load_data.php` in
https://github.com/moodle/moodle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coursekit.exports.sheet import late_words

if TYPE_CHECKING:
    from coursekit.assignments.students import Student
    from coursekit.exports.roster import Roster
    from coursekit.exports.sheet import Sheet

KEYS = ("Username", "ID number", "Email address")
_NAMES = ("First name", "Last name", "Surname")
_PLAIN = ("Username", "First name", "Last name", "Email address")
_NO_MARK = "-"


def columns(roster: Roster | None, match: str | None = None) -> tuple[str, ...]:
    """The columns that say who a row is about, as the roster has them."""
    if roster is None:
        return _PLAIN
    wanted = {*KEYS, *_NAMES, match}
    return tuple(column for column in roster.columns if column in wanted)


def rows(sheet: Sheet, who: Sequence[str]) -> Iterator[Sequence[str | float | None]]:
    """All rows of the file."""
    header = list(who)
    for name in sheet.results:
        heading = sheet.headings[name]
        header += [heading, f"{name}: late penalty", f"{name}: feedback"]
    yield header
    for student in sheet.students.values():
        row: list[str | float | None] = [*_person(sheet, student, who)]
        for results in sheet.results.values():
            result = results[student.id]
            if result.graded:
                row += [result.score, result.penalty, late_words(result)]
            else:
                row += [_NO_MARK, None, None]
        yield row


def blank_columns(sheet: Sheet, who: Sequence[str]) -> tuple[str, ...]:
    """Columns by which students cannot be told apart, because it is empty for some."""
    people = [dict(zip(who, _person(sheet, each, who), strict=True)) for each in
              sheet.students.values()]  # fmt: skip
    return tuple(
        column
        for column in who
        if column not in _NAMES and not all(person[column] for person in people)
    )


def _person(sheet: Sheet, student: Student, who: Sequence[str]) -> Iterator[str]:
    if sheet.roster is not None:
        yield from (sheet.cell(student.id, column) for column in who)
        return
    yield from (student.id, student.first_name, student.last_name, student.email)
