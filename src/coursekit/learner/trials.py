"""Answers at one item become trials: which of them say something about what is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from coursekit.errors import ResponseError
from coursekit.items import Item, forms
from coursekit.learner.store import Attempt

PAUSE = timedelta(minutes=10)
"""An item that is answered again sooner is practice: the last answer is still before one's eyes."""

_SLACK = 1e-9


@dataclass(slots=True)
class Trial:
    """One round of answers to an item, the first of which was given without any help."""

    attempts: list[Attempt]

    @property
    def first(self) -> Attempt:
        """The first try: what mastery, statistics and calibration count."""
        return self.attempts[0]

    @property
    def last(self) -> Attempt:
        """The last try: what the rating of the review rests on."""
        return self.attempts[-1]

    @property
    def at(self) -> datetime:
        """When the first try was made."""
        return self.attempts[0].at


def trials(attempts: Iterable[Attempt]) -> list[Trial]:
    """Return the trials among the attempts at one item, oldest first; practice is left out.

    Attempts of one round in one learner's file are one trial. A trial counts when its first try
    came at least ten minutes after the answer before it.
    """
    rounds: dict[Any, Trial] = {}
    for one in attempts:
        key = (one.origin, one.round, one.variant)
        if key in rounds:
            rounds[key].attempts.append(one)
        else:
            rounds[key] = Trial([one])
    found: list[Trial] = []
    before: datetime | None = None
    for trial in rounds.values():  # in the order of their first tries, as the attempts are
        if before is None or trial.at - before >= PAUSE:
            found.append(trial)
        before = trial.last.at if before is None else max(before, trial.last.at)
    return found


def still_meant(attempt: Attempt, item: Item, prints: Mapping[str, str]) -> bool:
    """Tell whether an old answer was to the question that the course asks now.

    It was when nothing of the question has changed, and also when the same answer would earn the
    same today: then only the wording, a hint or a source is new.
    """
    if prints.get(attempt.variant) == attempt.version:
        return True
    form = forms(item).get(attempt.variant)
    if form is None:
        return False
    try:
        fraction = form.score(attempt.response).fraction
    except ResponseError:
        return False
    return abs(fraction - attempt.fraction) <= _SLACK


def meant(found: list[Trial], item: Item, prints: Mapping[str, str]) -> list[Trial]:
    """Return the trials since the question last became another one."""
    kept: list[Trial] = []
    for trial in reversed(found):
        if not still_meant(trial.first, item, prints):
            break
        kept.append(trial)
    return kept[::-1]
