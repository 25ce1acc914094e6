"""Questions answered by one number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.item import About, Comment, Mark, Score
from coursekit.items.numbers import factors, read_number
from coursekit.units import Unit

NEAR = 3.0
"""Tolerances within which an answer that is not right is near."""

_SLACK = 1e-12  # 4.1 − 4.0 is a little more than 0.1 in binary


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The number that a typical mistake leads to, and what is said about it."""

    value: float
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric:
    """A question answered by one number. A response is the text as typed.

    `tolerance` is absolute, in the key's unit.
    `feedback` maps `right`, `wrong` and any of `near`, `sign`, `inverse`, `fraction` and
    `magnitude` to what is said. `figure` is the id of the key's figure, or empty; `key_text`
    writes the key as prose does. `variants` are the forms of an item with parameters, by name,
    such as `year=2021`; the item itself is then the first of them, for whoever asks only once.
    """

    type: ClassVar[str] = "numeric"
    about: About
    stem: str
    key: float
    key_text: str
    unit: Unit
    tolerance: float
    feedback: Mapping[str, str]
    slips: tuple[Slip, ...] = ()
    figure: str = ""
    variants: Mapping[str, Numeric] = field(default_factory=dict)

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the unit that stands behind the field."""
        return {"unit": self.unit.suffix}

    def score(self, response: Any) -> Score:
        """Full marks within the tolerance, half within three tolerances, nothing beyond.

        The kinds of mistake that are told apart, each where its feedback is written: a listed
        slip, near, wrong sign, inverse, a fraction instead of per cent, another order of
        magnitude.

        References
        ----------
        Half credit for a near miss is this course's own rule; the classes follow the slips that
        ratios and shares invite, as listed in docs/authoring.md.
        """
        if response is None:
            raise ResponseError("empty")
        if not isinstance(response, str):
            raise ResponseError("not_a_number")
        reason = _reason(self, read_number(response, self.unit))
        if reason.startswith("slip"):
            text = self.slips[int(reason.removeprefix("slip"))].feedback
        else:
            text = self.feedback.get(reason) or self.feedback["wrong"]
        mark: Mark = "right" if reason == "right" else "wrong"
        return Score(
            fraction={"right": 1.0, "near": 0.5}.get(reason, 0.0),
            reason=reason,
            comments=(Comment(entry="", mark=mark, text=text),),
            key={"text": self.key_text},
        )

    def sealed(self) -> dict[str, Any]:
        """Return key, tolerance, the words that may stand around a number, and all feedback."""
        return {
            "key": {"value": self.key, "text": self.key_text},
            "tolerance": self.tolerance,
            "per_cent": self.unit.name == "per cent",
            "factors": factors(self.unit),
            "feedback": {reason: {"text": text} for reason, text in self.feedback.items()},
            "slips": [{"value": slip.value, "text": slip.feedback} for slip in self.slips],
        }

    def in_words(self, response: Any) -> str:
        """Return the number as typed, with the unit where none was typed."""
        typed = str(response).strip()
        return self.unit.text(typed) if typed[-1:].isdigit() else typed


def _reason(item: Numeric, given: float) -> str:
    key, tolerance = item.key, item.tolerance

    def close(value: float, by: float) -> bool:
        return abs(given - value) <= by + _SLACK * max(by, abs(value))

    if close(key, tolerance):
        return "right"
    for place, slip in enumerate(item.slips):
        if close(slip.value, tolerance):
            return f"slip{place}"
    if close(key, NEAR * tolerance):
        return "near"
    if key == 0:
        return "wrong"
    relative = max(tolerance / abs(key), 0.01)
    whole = 100.0 if item.unit.name == "per cent" else 1.0
    candidates = {
        "sign": (-key,),
        "inverse": (whole * whole / key,),
        "fraction": (key / 100,) if whole == 100 else (),
        "magnitude": tuple(key * 10.0**power for power in range(-9, 10) if power),
    }
    for reason, values in candidates.items():
        if reason in item.feedback and any(close(v, relative * abs(v)) for v in values):
            return reason
    return "wrong"
