"""Questions answered by drawing how a series went on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.figures import format_number
from coursekit.items.item import About, Comment, Score, listed, reason_of
from coursekit.items.numbers import is_number
from coursekit.units import Unit

ZERO = 4.0
"""Tolerances of mean relative error at which a sketch earns nothing."""

_LOW = 0.1  # of the largest value asked for: smaller ones are measured against this
_WHOLE = 100.0
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10)
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value of a series."""

    year: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """How did the series go on? A response maps each asked year, as text, to a value.

    `tolerance` is the mean relative error with full marks: 0.15 is 15 %. `feedback` maps `right`,
    `wrong`, and where they are written `high` and `low`, to what is said. `source` cites the
    table, `as_of` dates it.
    """

    type: ClassVar[str] = "sketch"
    about: About
    stem: str
    known: tuple[Point, ...]
    asked: tuple[Point, ...]
    unit: Unit
    decimals: int
    tolerance: float
    feedback: Mapping[str, str]
    source: str = ""
    as_of: str = ""

    @property
    def top(self) -> float:
        """Where the axis ends, a round number: twice what is known, or enough for the data.

        Shares end at 100 per cent.
        """
        known, asked = (max(one.value for one in part) for part in (self.known, self.asked))
        enough = _round_up(max(2 * known, 1.25 * asked))
        shares = self.unit.name == "per cent" and max(known, asked) <= _WHOLE
        return min(enough, _WHOLE) if shares else enough

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the known part, the years to draw, the unit and the axis."""
        return {
            "known": [
                {
                    "year": point.year,
                    "value": point.value,
                    "text": self._written([(point.year, point.value)]),
                }
                for point in self.known
            ],
            "years": [point.year for point in self.asked],
            "unit": self.unit.suffix,
            "decimals": self.decimals,
            "top": self.top,
        }

    def score(self, response: Any) -> Score:
        """Full marks within the tolerance, falling evenly to 0 at four times the tolerance.

        What counts is the mean over years of |drawn − data| ÷ data. A value below a tenth of the
        largest one asked for is taken for that tenth, so that a year near zero does not decide.

        References
        ----------
        Hyndman, R. J. and A. B. Koehler (2006). Another look at measures of forecast accuracy.
        International Journal of Forecasting 22(4), 679-688, on relative errors near zero.
        The straight fall is this course's own rule.
        """
        given = _drawn(self, response)
        errors = self._errors(given)
        error = sum(map(abs, errors)) / len(errors)
        lean = sum(errors) / len(errors)
        over = max(0.0, error - self.tolerance) / ((ZERO - 1) * self.tolerance)
        fraction = round(max(0.0, 1 - over), 9)  # four tolerances are zero in binary, too
        reason = reason_of(fraction)
        if fraction < 1 and abs(lean) > self.tolerance:
            direction = "high" if lean > 0 else "low"
            reason = direction if direction in self.feedback else reason
        text = self.feedback.get(reason) or self.feedback["wrong"]
        return Score(
            fraction=fraction,
            reason=reason,
            comments=(Comment(entry="", mark="right" if fraction >= 1 else "wrong", text=text),),
            key=self._key(),
        )

    def sealed(self) -> dict[str, Any]:
        """Return the data, the tolerance and all feedback."""
        return {
            "values": [[point.year, point.value] for point in self.asked],
            "tolerance": self.tolerance,
            "feedback": {reason: {"text": text} for reason, text in self.feedback.items()},
            "key": self._key(),
        }

    def in_words(self, response: Any) -> str:
        """Return each year with the value that was drawn."""
        return self._written([(point.year, response[str(point.year)]) for point in self.asked])

    def _errors(self, given: Mapping[int, float]) -> list[float]:
        least = _LOW * max(point.value for point in self.asked)
        return [(given[point.year] - point.value) / max(point.value, least) for point in self.asked]

    def _key(self) -> dict[str, Any]:
        return {
            "values": {str(point.year): point.value for point in self.asked},
            "text": self._written([(point.year, point.value) for point in self.asked]),
            "source": self.source,
            "as_of": self.as_of,
        }

    def _written(self, points: Sequence[tuple[int, float]]) -> str:
        values = listed([f"{year}: {format_number(v, self.decimals)}" for year, v in points])
        return self.unit.text(values)


def _drawn(item: Sketch, response: Any) -> dict[int, float]:
    """Read a response: a value for each asked year, none below zero."""
    if response in (None, "", [], {}):
        raise ResponseError("empty")
    years = {str(point.year): point.year for point in item.asked}
    if not isinstance(response, dict) or not response.keys() <= years.keys():
        raise ResponseError("unknown_option")
    if not all(map(is_number, response.values())):
        raise ResponseError("not_a_number")
    if any(value < 0 for value in response.values()):
        raise ResponseError("out_of_bounds")
    if response.keys() < years.keys():
        raise ResponseError("years")
    return {years[year]: float(value) for year, value in response.items()}


def _round_up(value: float) -> float:
    """Return the next number at which an axis may end."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _STEPS if step * power >= value * (1 - _SLACK))
