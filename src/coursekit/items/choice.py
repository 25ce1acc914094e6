"""Questions answered by choosing one option, or several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.item import (
    About,
    Comment,
    Mark,
    Score,
    listed,
    reason_of,
    short_id,
    shuffled,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a question; its id comes from its text, so that it tells nothing else."""

    text: str
    correct: bool
    feedback: str

    @property
    def id(self) -> str:
        """Short name by which the page and the learner's file know the option."""
        return short_id(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice:
    """A question with one right option. A response is that option's id."""

    type: ClassVar[str] = "single_choice"
    about: About
    stem: str
    options: tuple[Option, ...]
    keep_order: bool = False

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the options, shuffled unless their order has a meaning."""
        return _asked(self.options, seed, self.keep_order)

    def score(self, response: Any) -> Score:
        """Full marks for the key, nothing for another option."""
        if response in (None, "", []):
            raise ResponseError("empty")
        if not isinstance(response, str):
            raise ResponseError("unknown_option")
        chosen = _chosen(self.options, [response])
        fraction = float(any(option.correct and option.id in chosen for option in self.options))
        return _score(self.options, chosen, fraction)

    def sealed(self) -> dict[str, Any]:
        """Return each option's id, whether it is right, and its feedback."""
        return {"options": _sealed(self.options)}

    def in_words(self, response: Any) -> str:
        """Return the text of the chosen option."""
        return listed([option.text for option in self.options if option.id == response])


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice:
    """A question with right and wrong options. A response is a list of chosen options' ids."""

    type: ClassVar[str] = "multiple_choice"
    about: About
    stem: str
    options: tuple[Option, ...]
    keep_order: bool = False

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the options, shuffled unless their order has a meaning."""
        return _asked(self.options, seed, self.keep_order)

    def score(self, response: Any) -> Score:
        """Share of right options chosen, less the share of wrong options chosen, never below 0.

        Choosing everything, or nothing but chance, earns nothing: the index that says how well a
        test tells two groups apart.

        References
        ----------
        Youden, W. J. (1950). Index for rating diagnostic tests. Cancer 3(1), 32-35.
        """
        if response in (None, "", []):
            raise ResponseError("empty")
        if not isinstance(response, list) or not all(isinstance(one, str) for one in response):
            raise ResponseError("unknown_option")
        chosen = _chosen(self.options, response)
        keys = {option.id for option in self.options if option.correct}
        lures = {option.id for option in self.options} - keys
        hits, alarms = len(chosen & keys) / len(keys), len(chosen & lures) / len(lures)
        return _score(self.options, chosen, max(0.0, hits - alarms))

    def sealed(self) -> dict[str, Any]:
        """Return each option's id, whether it is right, and its feedback."""
        return {"options": _sealed(self.options)}

    def in_words(self, response: Any) -> str:
        """Return the texts of the chosen options."""
        return listed([option.text for option in self.options if option.id in response])


def _asked(options: Sequence[Option], seed: str, keep_order: bool) -> dict[str, Any]:
    shown = options if keep_order else shuffled(options, seed)
    return {
        "options": [{"id": option.id, "text": option.text} for option in shown],
        "shuffle": [] if keep_order else ["options"],
    }


def _sealed(options: Sequence[Option]) -> list[dict[str, Any]]:
    return [
        {"id": option.id, "correct": option.correct, "text": option.feedback} for option in options
    ]


def _chosen(options: Sequence[Option], response: Sequence[str]) -> set[str]:
    chosen = set(response)
    if not chosen <= {option.id for option in options}:
        raise ResponseError("unknown_option")
    return chosen


def _score(options: Sequence[Option], chosen: Collection[str], fraction: float) -> Score:
    return Score(
        fraction=fraction,
        reason=reason_of(fraction),
        comments=tuple(
            Comment(entry=option.id, mark=_mark(option, option.id in chosen), text=option.feedback)
            for option in options
        ),
        key=[option.id for option in options if option.correct],
    )


def _mark(option: Option, chosen: bool) -> Mark:
    if option.correct:
        return "right" if chosen else "missed"
    return "wrong" if chosen else ""
