"""How well an item is remembered, and when it comes back: FSRS, one card an item."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
"""Ratings of a review."""

RETENTION = 0.90
"""Share of the reviews that is to be remembered when they come."""

LONGEST_DAYS = 180
"""Longest time between two reviews."""

SURE = 80
"""Per cent from which a learner counts as sure."""

DAY = 86_400.0
"""Seconds of a day."""

_HARD_FROM, _GOOD_FROM = 0.6 - 1e-9, 0.9 - 1e-9
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STATES = {state.value: state for state in State}
_RATINGS = {rating.value: rating for rating in Rating}
_DECAY = -DEFAULT_PARAMETERS[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1


class Card(NamedTuple):
    """What the memory of one item is taken to be. Times are seconds since 1970, in UTC.

    `stability` is the number of days after which recall has fallen to 90 %; `difficulty` runs
    from 1 to 10; `state` and `step` are those of the fsrs package.
    """

    stability: float
    difficulty: float
    state: int
    step: int | None
    due: float
    last: float


def is_right(fraction: float) -> bool:
    """Tell whether an answer counts as right where only right and wrong are told apart."""
    return fraction >= _GOOD_FROM


def rate(
    fraction: float, *, second: bool = False, confidence: int | None = None, faster: bool = False
) -> int:
    """Return the rating of an answer.

    Parameters
    ----------
    fraction
        What the answer earned, from 0 to 1.
    second
        Whether it was not the first try of its round.
    confidence
        Per cent, or None where it was not given.
    faster
        Whether it took less time than the learner's median for the type of item.
    """
    if fraction < _HARD_FROM:
        return AGAIN
    if fraction < _GOOD_FROM or second:
        return HARD
    sure = confidence is not None and confidence >= SURE
    return EASY if sure and faster else GOOD


def reviewed(card: Card | None, rating: int, at: float) -> Card:
    """Return the card after a review at a time; None stands for an item never seen before."""
    if card is None:
        found = _step(None, rating, 0)
    else:
        days = max(0, int((at - card.last) / DAY + 0.5))  # nearest: an hour early is no day less
        found = _step((card.stability, card.difficulty, card.state, card.step), rating, days)
    stability, difficulty, state, step, wait = found
    return Card(stability, difficulty, state, step, at + wait, at)


def recall(card: Card, at: float) -> float:
    """Return the chance, as the model has it, that an item is remembered at a time.

    The package counts whole days; this is the same curve in between.
    """
    days = max(0.0, at - card.last) / DAY
    return float((1 + _FACTOR * days / card.stability) ** _DECAY)


_Memory = tuple[float, float, int, int | None]


@lru_cache(maxsize=1 << 16)  # the package looks at whole days, so that few histories differ
def _step(
    memory: _Memory | None, rating: int, days: int
) -> tuple[float, float, int, int | None, float]:
    """Let the package review a card that was last seen some days ago; the last value is the wait.

    The package's own cards read the clock and sleep when they are made without an id.
    """
    if memory is None:
        card = FsrsCard(0, due=_EPOCH)
    else:
        stability, difficulty, state, step = memory
        card = FsrsCard(0, _STATES[state], step, stability, difficulty, _EPOCH, _EPOCH)
    at = _EPOCH + timedelta(days=days)
    after, _ = scheduler().review_card(card, _RATINGS[rating], at)
    assert after.stability is not None  # noqa: S101 - it was just reviewed
    assert after.difficulty is not None  # noqa: S101
    wait = (after.due - at).total_seconds()
    return after.stability, after.difficulty, after.state.value, after.step, wait


@cache
def scheduler() -> Scheduler:
    """Return the scheduler with this course's settings.

    Its fuzz stays off: cards are made anew from the answers, and must come out the same.
    """
    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(timedelta(minutes=10), timedelta(days=1)),
        relearning_steps=(timedelta(minutes=10),),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
