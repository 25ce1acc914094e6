"""What every format is made from: a class, its assignments, and what each student has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coursekit.exports.roster import Matched, Roster

if TYPE_CHECKING:
    from coursekit.assignments.students import Student
    from coursekit.teaching.results import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Marks of a class.

    Attributes
    ----------
    students : mapping
        Students by id, in order; those that go into the file.
    results : mapping
        By assignment, then by student.
    headings : mapping
        What the other system calls an assignment.
    """

    students: Mapping[str, Student]
    results: Mapping[str, Mapping[str, Result]]
    headings: Mapping[str, str]
    roster: Roster | None = None
    matched: Matched | None = None

    def cell(self, student: str, column: str) -> str:
        """What the roster says of a student in a column; empty where it says nothing."""
        row = self.matched.rows.get(student, {}) if self.matched else {}
        return row.get(column, "")


def late_words(result: Result) -> str:
    """What lateness cost, in a sentence; empty for work that came in time."""
    if not result.late.days and not result.penalty:
        return ""
    days = "1 day" if result.late.days == 1 else f"{result.late.days} days"
    free = f", {result.late.free} of them free" if result.late.free else ""
    cost = f"{result.penalty:g} of {result.earned:g} points" if result.penalty else "no points"
    return f"Late by {days}{free}: {cost} taken off."
