"""Asymmetries: one measure of both countries, year by year, and the ratio, from tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.course import examine_course
from coursekit.errors import Problem
from coursekit.figures import Figure
from coursekit.registers.reading import Reading, Register, begin, figures_of, sound
from coursekit.registers.series import Series, computed
from coursekit.selection import Tables, Unfit

FAVOURS = ("CHN", "RUS", "both", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asymmetry:
    """One dimension, with a series for each basis; without any, a `judgement` in words.

    `favours` is whom the measure is usually said to strengthen, `counter` the row that cuts the
    other way, `pitfall` what the measure cannot say.
    """

    id: str
    dimension: str
    measure: str
    favours: str
    counter: str
    pitfall: str
    judgement: str
    lessons: tuple[str, ...]
    series: tuple[Series, ...]
    sources: tuple[str, ...]


def read_asymmetries(root: Path) -> Register[Asymmetry]:
    """Read `asymmetries.yaml` of the course at `root`; ContentError lists every problem."""
    return sound(*examine_asymmetries(root))


def examine_asymmetries(root: Path) -> tuple[Register[Asymmetry], list[Problem]]:
    """Read and compute the rows that are sound, and list the problems of the others."""
    reading = begin(root, root / "asymmetries.yaml", "asymmetries")
    lessons = [lesson.slug for lesson in examine_course(root)[0].lessons]
    tables = Tables(root)
    figures = figures_of(reading)
    rows = []
    for index, entry in reading.entries.items():
        reading.demand("lesson", (index, "lessons"), entry["lessons"], lessons)
        _countered(reading, index)
        if bool(entry["series"]) == bool(entry.get("judgement")):
            what = f"The row “{entry['id']}” must have either numbers or a judgement."
            fix = "Write `series:`, or `series: []` together with `judgement:`."
            reading.add((index,), "asymmetry", what, fix)
        rows.append(
            Asymmetry(
                id=entry["id"],
                dimension=entry["dimension"],
                measure=entry["measure"],
                favours=entry["favours"],
                counter=entry.get("counter", ""),
                pitfall=entry["pitfall"],
                judgement=entry.get("judgement", ""),
                lessons=tuple(entry["lessons"]),
                series=_series(reading, index, tables, figures),
                sources=tuple(entry.get("sources", ())),
            )
        )
    return Register(entries=tuple(rows), figures=figures), reading.problems


def _countered(reading: Reading, index: int) -> None:
    """Note a row that is its own counterpart, or whose counterpart does not exist."""
    entry = reading.entries[index]
    if "counter" in entry:
        others = [name for name in reading.ids if name != entry["id"]]
        if entry["counter"] not in others:
            what = f"The row that cuts the other way, “{entry['counter']}”, is no other row."
            fix = f"Name one of: {', '.join(others)}."
            reading.add((index, "counter"), "asymmetry", what, fix)


def _series(
    reading: Reading, index: int, tables: Tables, figures: Mapping[str, Figure]
) -> tuple[Series, ...]:
    entry: Mapping[str, Any] = reading.entries[index]
    found: dict[tuple[str, str, str], Series] = {}
    for place, declared in enumerate(entry["series"]):
        keys = (index, "series", place)
        try:
            series = computed(tables, declared, figures)
        except Unfit as unfit:
            what = f"{entry['dimension']}: {unfit.what}"
            reading.add((*keys, *unfit.keys), unfit.rule, what, unfit.fix)
            continue
        if series.key in found:
            what = f"Two series of “{entry['id']}” share rate, per and basis."
            reading.add(keys, "asymmetry", what, "Tell them apart with `basis:`.")
        found[series.key] = series
    return tuple(found.values())
