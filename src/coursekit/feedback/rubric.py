"""Reads rubric.md: the levels of each cell that a person marks, and which one was reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_CELL = re.compile(r"^##[ \t]+([\w-]+)[ \t]+·", re.MULTILINE)
_LEVEL = re.compile(r"level\s+(\S+)\s*\(\s*(\d+(?:\.\d+)?)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SLACK = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level: its name, what it is worth, and what work that reaches it shows."""

    name: str
    points: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What is looked at, with its levels from the highest down; a title if there are several."""

    title: str
    levels: tuple[Level, ...]

    def reached(self, points: float) -> tuple[Level, Level | None]:
        """The level that so many points reach, and the next one up."""
        for number, level in enumerate(self.levels):
            if points >= level.points - _SLACK:
                return level, self.levels[number - 1] if number else None
        return self.levels[-1], self.levels[-2] if len(self.levels) > 1 else None

    def noted(self, comment: str) -> float | None:
        """Points for this criterion that a marker wrote in a comment: `Evidence: 3`."""
        pattern = rf"^\W*{re.escape(self.title)}\W*[:=]\s*(\d+(?:[.,]\d+)?)"
        found = re.search(pattern, comment, re.IGNORECASE | re.MULTILINE)
        return float(found[1].replace(",", ".")) if found else None


Rubric = tuple[Criterion, ...]


def find(places: Iterator[Path] | tuple[Path, ...]) -> Path | None:
    """The first of several places where there is a rubric."""
    return next((path for path in places if path.is_file()), None)


def read(path: Path | None) -> Mapping[str, Rubric]:
    """The criteria of each cell that a rubric names; cells without a table are left out."""
    if path is None:
        return {}
    text = path.read_text(encoding="utf-8")
    starts = [*_CELL.finditer(text)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    sections = {match[1]: text[match.end() : end] for match, end in zip(starts, ends, strict=True)}
    found = {cell: _criteria(_table(section)) for cell, section in sections.items()}
    return {cell: criteria for cell, criteria in found.items() if criteria}


def _table(text: str) -> list[list[str]]:
    """The first table of a text, as rows of cells; its second row, the rule, is left out."""
    rows: list[list[str]] = []
    for line in text.splitlines():
        if line.lstrip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif rows:
            break
    return [row for number, row in enumerate(rows) if number != 1]


def _criteria(rows: list[list[str]]) -> Rubric:
    if len(rows) < 2:
        return ()
    heads = [_LEVEL.search(cell) for cell in rows[0]]
    if any(heads):
        columns = [(n, head[1], float(head[2])) for n, head in enumerate(heads) if head]
        return tuple(
            Criterion(
                title=row[0],
                levels=_down(
                    Level(name=name, points=points, says=row[n]) for n, name, points in columns
                ),
            )
            for row in rows[1:]
            if len(row) == len(heads)
        )
    levels = _down(
        Level(name=row[0], points=float(row[1]), says=row[2])
        for row in rows[1:]
        if len(row) == 3 and _NUMBER.fullmatch(row[1])
    )
    return (Criterion(title="", levels=levels),) if levels else ()


def _down(levels: Iterator[Level]) -> tuple[Level, ...]:
    return tuple(sorted(levels, key=lambda level: -level.points))
