"""Questions answered by choosing one option, or several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coursekit.errors import ResponseError
from coursekit.items.item import About, Comment, Mark, Option, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice:
    """A question with one right option."""

    about: About
    stem: str
    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice:
    """A question with one or more right options and at least one wrong one."""

    about: About
    stem: str
    options: tuple[Option, ...]
    keep_order: bool = False


def read_one(item: SingleChoice, raw: Any) -> str:
    """Return the id of the chosen option; ResponseError when there is none, or it is unknown."""
    if raw in (None, "", []):
        raise ResponseError("empty")
    if not isinstance(raw, str) or raw not in {option.id for option in item.options}:
        raise ResponseError("unknown_option")
    return raw


def read_several(item: MultipleChoice, raw: Any) -> frozenset[str]:
    """Return the ids of the chosen options; ResponseError when none is chosen, or one is unknown."""
    if raw in (None, "", []):
        raise ResponseError("empty")
    if not isinstance(raw, list) or not all(isinstance(entry, str) for entry in raw):
        raise ResponseError("unknown_option")
    chosen = frozenset(raw)
    if not chosen <= {option.id for option in item.options}:
        raise ResponseError("unknown_option")
    return chosen


def score_one(item: SingleChoice, chosen: str) -> Score:
    """Full marks for the key, nothing for another option."""
    right = next(option.id for option in item.options if option.correct)
    return Score(
        fraction=float(chosen == right),
        reason="right" if chosen == right else "wrong",
        comments=_comments(item.options, {chosen}),
        key=(right,),
    )


def score_several(item: MultipleChoice, chosen: frozenset[str]) -> Score:
    """Share of right options chosen, less the share of wrong options chosen, never below 0.

    Choosing everything, or nothing, earns nothing, and so does guessing on average: the index
    that says how well a test tells two groups apart.

    References
    ----------
    Youden, W. J. (1950). Index for rating diagnostic tests. Cancer 3(1), 32-35.
    """
    keys = {option.id for option in item.options if option.correct}
    lures = {option.id for option in item.options} - keys
    fraction = max(0.0, len(chosen & keys) / len(keys) - len(chosen & lures) / len(lures))
    reason = "right" if fraction == 1 else "partly" if fraction else "wrong"
    return Score(
        fraction=fraction,
        reason=reason,
        comments=_comments(item.options, chosen),
        key=tuple(option.id for option in item.options if option.correct),
    )


def _comments(options: Iterable[Option], chosen: Iterable[str]) -> tuple[Comment, ...]:
    return tuple(
        Comment(entry=option.id, mark=_mark(option, option.id in chosen), text=option.feedback)
        for option in options
    )


def _mark(option: Option, chosen: bool) -> Mark:
    if option.correct:
        return "right" if chosen else "missed"
    return "wrong" if chosen else ""
