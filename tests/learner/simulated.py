"""Learners who forget as the model says, and study for half a year by the queue of reviews."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from invented import NOON, course, items

from coursekit.learner.cards import AGAIN, DAY, EASY, GOOD, HARD, recall, reviewed
from coursekit.learner.catalogue import Catalogue, catalogue, lesson_of
from coursekit.learner.memory import Memory
from coursekit.learner.reviews import queue

DAYS = 180
LESSONS = tuple(f"{number:02d}_lesson" for number in range(11))
CARDS_A_LESSON = 13
"""As many as a lesson of the course has questions that are reviewed."""


@dataclass(slots=True)
class Seen:
    """What happened: reviews a day or more after the last one, and all reviews by day."""

    predicted: list[float] = field(default_factory=list)
    remembered: int = 0
    loads: list[int] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the reviews that was remembered."""
        return self.remembered / len(self.predicted)


def syllabus() -> Catalogue:
    """The course that all learners take."""
    return catalogue(course(LESSONS, ("O1",)), items(LESSONS, ("O1",), CARDS_A_LESSON))


def studied(seeds: Iterable[int], syllabus: Catalogue) -> Seen:
    """Let learners study, one a seed, and tell what happened."""
    seen = Seen()
    for seed in seeds:
        _study(random.Random(seed), syllabus, seen)
    return seen


def _study(chance: random.Random, syllabus: Catalogue, seen: Seen) -> None:
    """One learner: a lesson a week from the first day, reviews on most days."""
    known: dict[str, Memory] = {}
    for day in range(DAYS):
        evening = NOON + timedelta(days=day, hours=7)
        if day % 7 == 0 and day // 7 < len(LESSONS):
            _take_lesson(LESSONS[day // 7], evening - timedelta(hours=3), chance, syllabus, known)
        if chance.random() < 0.85:
            seen.loads.append(_review(evening, chance, syllabus, known, seen))


def _take_lesson(
    slug: str, at: datetime, chance: random.Random, syllabus: Catalogue, known: dict[str, Memory]
) -> None:
    for name in syllabus.items:
        if lesson_of(name) == slug:
            time = at.timestamp()
            rating = chance.choices((AGAIN, HARD, GOOD, EASY), (35, 15, 40, 10))[0]
            known[name] = Memory(name, "", 1, time, time, 1.0, None, reviewed(None, rating, time))


def _review(
    now: datetime,
    chance: random.Random,
    syllabus: Catalogue,
    known: dict[str, Memory],
    seen: Seen,
) -> int:
    """Review what is due until nothing is, or the day's share is done; return how many."""
    done: set[str] = set()
    while batch := queue(known, syllabus, now).batch:
        for due in batch:
            now += timedelta(seconds=40)
            _answer(known, due.item, now.timestamp(), chance, seen)
            done.add(due.item)
        now += timedelta(minutes=11)
    return len(done)


def _answer(
    known: dict[str, Memory], name: str, at: float, chance: random.Random, seen: Seen
) -> None:
    memory = known[name]
    assert memory.card is not None
    predicted = recall(memory.card, at)
    remembers = chance.random() < predicted
    if at - memory.card.last >= DAY / 2:
        seen.predicted.append(predicted)
        seen.remembered += remembers
    rating = chance.choices((HARD, GOOD, EASY), (15, 70, 15))[0] if remembers else AGAIN
    card = reviewed(memory.card, rating, at)
    known[name] = memory._replace(
        trials=memory.trials + 1, at=at, score=float(remembers), card=card
    )
