"""What is mastered, and why: a rule that can be read, as a pure function of the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import comb
from typing import Literal

from coursekit.items import Item
from coursekit.learner.cards import recall
from coursekit.learner.catalogue import Catalogue, is_guess_first, lesson_of
from coursekit.learner.memory import Memory

State = Literal["not_started", "started", "nearly", "mastered", "refresh"]

RATE = 0.7
"""True share of successes that mastery stands for."""

CHANCE = 0.8
"""Chance that the true share is above RATE, from which an objective is mastered."""

NEARLY = 0.5
"""The same chance, from which it is nearly mastered."""

LEAST = 5
"""Items on which mastery must rest; and they come from two lessons or more."""

FADED = 0.8
"""Mean predicted recall below which what was mastered needs a refresh."""

_SUCCESS, _FORECAST = 0.75 - 1e-9, 0.84 - 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One item that counts: the score of its latest trial's first try, and when that was.

    `recall` is the chance that the answer is still known, where the item is reviewed.
    """

    item: str
    score: float
    success: bool
    at: datetime
    reviewed: bool
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """Where the learner stands with one objective, and why.

    `chance` is that of a true share of successes above 0.7, given `successes` of `tried`.
    `possible` counts the items of the course that could count. `lacks` names what is missing for
    mastery: `items` (fewer than five), `lessons` (all from one), `successes`.
    """

    objective: str
    state: State
    successes: int
    tried: int
    possible: int
    chance: float
    recall: float | None
    lacks: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def near(self) -> bool:
        """Whether the objective is at least nearly mastered."""
        return self.state in ("nearly", "mastered", "refresh")


def chance_above(rate: float, successes: int, tried: int) -> float:
    """Return the chance that the true share of successes exceeds `rate`, every share alike before.

    It is that of at most `successes` among `tried + 1` draws that succeed at that rate.

    References
    ----------
    Bayes, T. (1763), Philosophical Transactions 53: a uniform prior and s successes of n give a
    Beta(1 + s, 1 + n − s) distribution, whose tail is this sum of binomial terms.
    """
    draws = tried + 1
    terms = (comb(draws, k) * rate**k * (1 - rate) ** (draws - k) for k in range(successes + 1))
    return min(1.0, sum(terms))


def mastery(memories: Mapping[str, Memory], catalogue: Catalogue, now: datetime) -> list[Mastery]:
    """Return where the learner stands with each objective of the course, in the course's order."""
    return [
        _of_objective(objective, memories, catalogue, now)
        for objective in catalogue.course.objectives
    ]


def counts(item: Item) -> bool:
    """Tell whether an item says something about mastery: a guess before the lesson does not."""
    return not is_guess_first(item)


def succeeded(item: Item, fraction: float) -> bool:
    """Tell whether a first try counts as a success.

    An order is first corrected for chance, by which half of all pairs are right; a forecast
    succeeds from 60 % on what happened.
    """
    return _score(item, fraction) >= (_FORECAST if item.type == "forecast" else _SUCCESS)


def _score(item: Item, fraction: float) -> float:
    return max(0.0, 2 * fraction - 1) if item.type == "ordering" else fraction


def _of_objective(
    objective: str, memories: Mapping[str, Memory], catalogue: Catalogue, now: datetime
) -> Mastery:
    items = [
        item
        for item in catalogue.items.values()
        if item.about.objective == objective and counts(item)
    ]
    evidence = tuple(
        _evidence(item, memories[item.about.id], now) for item in items if item.about.id in memories
    )
    return judged(objective, evidence, possible=len(items))


def judged(objective: str, evidence: Iterable[Evidence], *, possible: int) -> Mastery:
    """Apply the rule to the evidence for one objective."""
    found = tuple(evidence)
    successes, tried = sum(one.success for one in found), len(found)
    chance = chance_above(RATE, successes, tried)
    recalls = [one.recall for one in found if one.recall is not None]
    mean = sum(recalls) / len(recalls) if recalls else None
    lacks = tuple(
        name
        for name, lacking in (
            ("items", tried < LEAST),
            ("lessons", len({lesson_of(one.item) for one in found}) < 2),
            ("successes", chance < CHANCE),
        )
        if lacking
    )
    return Mastery(
        objective=objective,
        state=_state(tried, chance, lacks, mean),
        successes=successes,
        tried=tried,
        possible=possible,
        chance=chance,
        recall=mean,
        lacks=lacks,
        evidence=found,
    )


def _state(tried: int, chance: float, lacks: tuple[str, ...], mean: float | None) -> State:
    if tried == 0:
        return "not_started"
    if not lacks:
        return "refresh" if mean is not None and mean < FADED - 1e-9 else "mastered"
    return "nearly" if chance >= NEARLY else "started"


def _evidence(item: Item, memory: Memory, now: datetime) -> Evidence:
    return Evidence(
        item=item.about.id,
        score=_score(item, memory.score),
        success=succeeded(item, memory.score),
        at=datetime.fromtimestamp(memory.at, UTC),
        reviewed=memory.trials > 1,
        recall=recall(memory.card, now.timestamp()) if memory.card else None,
    )
