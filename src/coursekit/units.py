"""Units of figures and numeric answers, with the spellings that prose and people use."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOLLAR = re.compile(r"us\s?\$|\$|usd|\bus dollars?\b|\bdollars?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit. `scale` turns the number into base units (dollars, people); text stands around it."""

    name: str
    spellings: tuple[str, ...]
    scale: float = 1.0
    suffix: str = ""
    singular: str = ""

    @property
    def kind(self) -> str:
        """What is counted, without the order of magnitude: `US dollars` for billions of them."""
        first, _, rest = self.name.partition(" ")
        return rest if first in ("thousand", "million", "billion", "trillion") else self.name

    def known_as(self) -> frozenset[str]:
        """Every spelling of the unit, in the form of `canonical`."""
        names = (*self.spellings, self.suffix, self.singular)
        return frozenset(canonical(name) for name in names if name)

    def spells(self, words: str) -> bool:
        """Whether words around a number name this unit, in any order: `US$ 9.1 billion`."""
        return canonical(words) in self.known_as()

    def text(self, number: str) -> str:
        """Return a formatted number with its unit, such as `33 %` or `1 day`."""
        suffix = self.singular if self.singular and number in ("1", "−1") else self.suffix
        return f"{number} {suffix}" if suffix else number


def canonical(words: str) -> str:
    """Return the words of a unit, whatever their order and the way the dollar is written."""
    return " ".join(sorted(_DOLLAR.sub(" $ ", words.casefold().rstrip(".")).split()))


def _unit(name: str, *spellings: str, scale: float = 1.0, suffix: str | None = None) -> Unit:
    return Unit(
        name=name,
        spellings=(name, *spellings),
        scale=scale,
        suffix=name if suffix is None else suffix,
    )


def _things(plural: str, singular: str) -> Unit:
    return Unit(name=plural, spellings=(plural, singular), suffix=plural, singular=singular)


UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        _unit("per cent", "%", "percent", suffix="%"),
        _unit("percentage points", "percentage point", "points", "pp"),
        _unit("times", "×", "x", "-fold"),
        _unit("number", suffix=""),
        _unit(
            "billion US dollars",
            *("bn US$", "US$ bn", "billion dollars", "bn dollars", "billion", "bn", "US$"),
            scale=1e9,
        ),
        _unit("million US dollars", "mn US$", "million dollars", "million", "mn", scale=1e6),
        _unit("US dollars", "US$", "dollars", "$"),
        _unit("US dollars per head", "US$ per head", "dollars per head", "dollars a head"),
        _unit(
            "thousand US dollars per head",
            *("thousand dollars a head", "thousand US dollars", "thousand dollars", "thousand"),
            scale=1e3,
        ),
        _unit("billion international dollars", "billion", "bn", scale=1e9),
        _unit("trillion yuan", "tn yuan", "trillion", "tn", scale=1e12),
        _unit("billion yuan", "bn yuan", "billion", "bn", scale=1e9),
        _unit("billion roubles", "bn roubles", "roubles", scale=1e9),
        _unit("million tonnes", "Mt", "million tons", "million", scale=1e6),
        _unit("thousand tonnes", "kt", "thousand", scale=1e3),
        _unit("tonnes", "tons", "t"),
        _unit("million barrels a day", "mb/d", "million", scale=1e6),
        _unit("billion cubic metres", "bcm", "billion", "bn", scale=1e9),
        _unit("terawatt-hours", "TWh"),
        _unit("million people", "million", "mn", "m", scale=1e6),
        _unit("million square kilometres", "million km²", "million", scale=1e6),
        _unit("million TIV", "million", scale=1e6),
        _unit("thousand cars", "thousand", scale=1e3),
        _things("cars", "car"),
        _things("days", "day"),
        _things("years", "year"),
        _things("claims", "claim"),
        _things("votes", "vote"),
        _things("warheads", "warhead"),
        _things("words", "word"),
        _things("events", "event"),
        _things("meetings", "meeting"),
    )
}
"""Every known unit by its name."""


def unit_named(name: str) -> Unit | None:
    """Return the unit with this name or spelling; the first one listed wins."""
    if name in UNITS:
        return UNITS[name]
    return next((unit for unit in UNITS.values() if name in unit.spellings), None)
