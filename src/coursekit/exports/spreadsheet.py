"""A file for a spreadsheet or pandas: one row for each student and assignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coursekit.exports.sheet import Sheet

COLUMNS = (
    "assignment", "student", "first_name", "last_name", "email", "due", "handed_in", "days_late",
    "free_days", "points_before_penalty", "late_penalty", "points", "out_of", "to_be_marked",
)  # fmt: skip


def rows(sheet: Sheet) -> Iterator[Sequence[str | float | None]]:
    """All rows of the file; nothing stands for the points of somebody who handed nothing in."""
    yield COLUMNS
    for name, results in sheet.results.items():
        for each in sheet.students.values():
            result = results[each.id]
            yield (
                name, each.id, each.first_name, each.last_name, each.email,
                _time(result.due), _time(result.submitted),
                *((result.late.days, result.late.free, result.earned, result.penalty, result.score)
                  if result.graded else [None] * 5),
                result.most, " ".join(result.waiting),
            )  # fmt: skip


def _time(time: datetime | None) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S}Z" if time else ""
