"""A month of study by one learner, written into a real file: lessons, reviews, a test."""

from __future__ import annotations

import random
import uuid
from datetime import datetime, timedelta

from coursekit.items import Item, fingerprint, forms
from coursekit.learner import Attempt, Store
from coursekit.learner.cards import recall
from coursekit.learner.catalogue import Catalogue
from coursekit.learner.memory import memories
from coursekit.learner.plan import open_lesson
from coursekit.learner.reviews import queue

DAYS = 30


def study_a_month(store: Store, syllabus: Catalogue, begin: datetime, *, seed: int = 1) -> datetime:
    """Take a lesson every sixth day, review on most days; return the evening of the last day.

    The learner is right as often as the model says, and says to be somewhat surer than that.
    """
    chance = random.Random(seed)
    with store.hurried():
        for day in range(DAYS):
            at = begin + timedelta(days=day)
            if day % 6 == 0 and day // 6 < len(syllabus.course.lessons):
                _take(store, syllabus, syllabus.course.lessons[day // 6].slug, at, chance)
            if chance.random() < 0.8:
                _review(store, syllabus, at + timedelta(hours=4), chance)
    return begin + timedelta(days=DAYS - 1, hours=5)


def _take(
    store: Store, syllabus: Catalogue, slug: str, at: datetime, chance: random.Random
) -> None:
    open_lesson(store, slug, at)
    for place, item in enumerate(syllabus.of_lesson(slug)):
        right = chance.random() < 0.72
        store.add(_answer(item, right, at + timedelta(minutes=2 * place), 1, chance))


def _review(store: Store, syllabus: Catalogue, at: datetime, chance: random.Random) -> None:
    known = memories(store, syllabus)
    for place, due in enumerate(queue(known, syllabus, at).batch):
        memory = known[due.item]
        assert memory.card is not None
        right = chance.random() < recall(memory.card, at.timestamp())
        item = syllabus.items[due.item]
        time = at + timedelta(seconds=40 * place)
        store.add(_answer(item, right, time, memory.trials + 1, chance))


def _answer(item: Item, right: bool, at: datetime, round_: int, chance: random.Random) -> Attempt:
    variant, form = next(iter(forms(item).items()))
    is_forecast = item.type == "forecast"
    return Attempt(
        id=uuid.UUID(int=chance.getrandbits(128)).hex,
        item=item.about.id,
        version=fingerprint(form),
        variant=variant,
        round=round_,
        response=70 if is_forecast else "",
        fraction=0.91 if is_forecast else 1.0 if right else chance.choice((0.0, 0.5)),
        reason="right" if right else "wrong",
        confidence=None if is_forecast else chance.choice((60, 70, 80, 90, 100)),
        at=at,
        seconds=30 + 40 * chance.random(),
    )
