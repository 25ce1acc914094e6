"""The bank counted as its blueprint counts it: lessons, objectives, types, themes and levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coursekit.items import TYPES, Item

THEMES = ("asymmetry", "contention", "foundation")
LEVELS = ("1", "2", "3")
SIDES = ("russia", "both", "china")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Numbers of items by two sets of names, with the sums; `rows` and `columns` are in order."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def row(self, name: str) -> list[int]:
        """Return the counts of a row."""
        return [self.counts.get((name, column), 0) for column in self.columns]

    def sums(self) -> list[int]:
        """Return the sum of each column."""
        return [sum(column) for column in zip(*map(self.row, self.rows), strict=True)]


def matrices(
    items: Iterable[Item], lessons: Iterable[str], objectives: Iterable[str]
) -> list[Matrix]:
    """Return the tables of the blueprint for the items of these lessons or forms."""
    everything = list(items)
    lessons, objectives = tuple(lessons), tuple(objectives)
    facts = [
        {
            "lesson": item.about.id.partition("/")[0],
            "objective": item.about.objective,
            "theme": item.about.theme,
            "level": str(item.about.level),
            "type": item.type,
            "favours": item.about.favours,
        }
        for item in everything
    ]
    tables = (
        ("Lessons × objectives and themes", "lesson", lessons,
         (("objective", objectives), ("theme", THEMES))),
        ("Lessons × types", "lesson", lessons, (("type", tuple(TYPES)),)),
        ("Objectives × themes and levels", "objective", objectives,
         (("theme", THEMES), ("level", LEVELS))),
        ("Types × themes", "type", tuple(TYPES), (("theme", THEMES),)),
        ("Asymmetry items × whom they favour", "lesson", lessons, (("favours", SIDES),)),
    )  # fmt: skip
    return [
        Matrix(
            title=title,
            rows=rows,
            columns=tuple(name for _, names in columns for name in names),
            counts=Counter((fact[by], fact[key]) for fact in facts for key, _ in columns),
        )
        for title, by, rows, columns in tables
    ]
