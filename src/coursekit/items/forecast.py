"""Questions answered by a probability, for an event that has since been decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.item import About, Comment, Mark, Score, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How likely an event was, seen from `about.as_of`. A response is per cent, from 0 to 100.

    `happened` is how it was decided by the day `closes`. `feedback` maps `likely`, `unlikely`
    and `even` (probabilities above, below and at one half) to what is said.
    """

    type: ClassVar[str] = "forecast"
    about: About
    stem: str
    happened: bool
    closes: str
    feedback: dict[str, str]

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the day on which the question was decided."""
        return {"closes": self.closes}

    def score(self, response: Any) -> Score:
        """One less the Brier score: the squared distance of the probability from what happened.

        A coin's toss earns 0.75, certainty of the wrong thing nothing; on average nobody gains
        by saying anything but what they believe. The verdict is right on the side of the
        outcome, wrong on the other, partly right at one half.

        References
        ----------
        Brier, G. W. (1950). Verification of forecasts expressed in terms of probability.
        Monthly Weather Review 78(1), 1-3.
        """
        if response in (None, ""):
            raise ResponseError("empty")
        if isinstance(response, bool) or not isinstance(response, int | float):
            raise ResponseError("not_a_number")
        if not 0 <= response <= 100:  # NaN is refused here, too
            raise ResponseError("out_of_range")
        side = "even" if response == 50 else "likely" if response > 50 else "unlikely"
        right = side == ("likely" if self.happened else "unlikely")
        verdict: Verdict = "right" if right else "partly" if side == "even" else "wrong"
        mark: Mark = "right" if right else "wrong"
        return Score(
            fraction=1 - (response / 100 - self.happened) ** 2,
            reason="forecast",
            comments=(Comment(entry="", mark=mark, text=self.feedback[side]),),
            key={"happened": self.happened},
            judged=verdict,
        )

    def sealed(self) -> dict[str, Any]:
        """Return the outcome and all feedback."""
        return {
            "happened": self.happened,
            "feedback": {side: {"text": text} for side, text in self.feedback.items()},
        }

    def in_words(self, response: Any) -> str:
        """Return the probability in per cent."""
        return f"{response:g} %"
