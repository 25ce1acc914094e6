"""The class as another system knows it, and which of its rows is which of our students."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coursekit.errors import CoursekitError

if TYPE_CHECKING:
    from coursekit.assignments.students import Student

Row = Mapping[str, str]

_AROUND = re.compile(r"^(?:[^:()]+:\s*)?(?P<name>.*?)(?:\s*\([^()]*\))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A file that a system wrote: its columns, and its rows as they stand there."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def column_of(self, name: str) -> str | None:
        """The column of an assignment: `Name`, `Name (123)` or `Kind: Name (Real)`."""
        wanted = name.casefold()
        for column in self.columns:
            inner = _AROUND.match(column)
            if wanted in {column.casefold(), inner["name"].casefold() if inner else ""}:
                return column
            if column.casefold().startswith(f"{wanted} (") and column.endswith(")"):
                return column
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The row of each student; who has none and why; and the rows that are nobody's."""

    rows: Mapping[str, Row]
    without: Mapping[str, str]
    strangers: tuple[Row, ...]


def read(path: Path) -> Roster:
    """Read a file of comma, semicolon or tab separated values.

    Raises
    ------
    CoursekitError
        The file is no text in UTF-8, or has no rows.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CoursekitError(
            f"{path} is not text in UTF-8. Export it again as CSV, with the encoding UTF-8."
        ) from None
    first = content.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    lines = [
        row for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator) if row
    ]
    if len(lines) < 2:
        raise CoursekitError(f"{path} holds no students: its first line must name the columns.")
    columns = tuple(cell.strip() for cell in lines[0])
    rows = tuple(
        dict(zip(columns, (cell.strip() for cell in line), strict=False)) for line in lines[1:]
    )
    return Roster(path=path, columns=columns, rows=rows)


def match(roster: Roster, students: Iterable[Student], keys: Sequence[str]) -> Matched:
    """Find each student's row by what stands in the columns `keys`, whatever its case.

    A row is a student's if one of these cells is the student's id or email address, or an
    address whose part before the @ is the id. Where that fits several rows or students, none is
    taken: a mark for somebody else is worse than none.

    Raises
    ------
    CoursekitError
        The roster has none of the columns.
    """
    present = [key for key in keys if key in roster.columns]
    if not present:
        raise CoursekitError(
            f"{roster.path} has none of the columns {', '.join(keys)}.\n"
            f"    It has: {', '.join(roster.columns[:12])}.\n"
            "    Say which one holds the students' ids: --match COLUMN"
        )
    whole, local = _index(roster, present)
    claims: dict[int, list[str]] = {}
    without: dict[str, str] = {}
    for student in students:
        found = whole.get(student.id.casefold(), set()) or (
            whole.get(student.email.casefold(), set()) if student.email else set()
        )
        found = found or local.get(student.id.casefold(), set())
        if len(found) == 1:
            claims.setdefault(next(iter(found)), []).append(student.id)
        else:
            several = "fits several rows" if found else "is not"
            without[student.id] = f"{several} in {roster.path.name}"
    rows = {names[0]: roster.rows[n] for n, names in claims.items() if len(names) == 1}
    for names in claims.values():
        if len(names) > 1:
            without |= {name: f"shares a row with {_others(name, names)}" for name in names}
    strangers = tuple(row for n, row in enumerate(roster.rows) if n not in claims)
    named = tuple(row for row in strangers if any(row.get(key) for key in present))
    return Matched(rows=rows, without=without, strangers=named)


def _index(
    roster: Roster, columns: Sequence[str]
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Rows by what their cells say, and by what stands before an @."""
    whole: dict[str, set[int]] = {}
    local: dict[str, set[int]] = {}
    for number, row in enumerate(roster.rows):
        for column in columns:
            if value := row.get(column, "").casefold():
                whole.setdefault(value, set()).add(number)
                before, at, _ = value.partition("@")
                if at:
                    local.setdefault(before, set()).add(number)
    return whole, local


def _others(name: str, names: Sequence[str]) -> str:
    return ", ".join(each for each in names if each != name)
