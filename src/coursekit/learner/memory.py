"""What is known of each item from the answers to it, kept beside them to save time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from coursekit.errors import StoreError
from coursekit.items import Item
from coursekit.learner.cards import Card, rate, reviewed
from coursekit.learner.catalogue import CARD_TYPES, Catalogue
from coursekit.learner.store import Attempt, Store
from coursekit.learner.trials import Trial, meant, trials


class Memory(NamedTuple):
    """What the answers to one item come to. Times are seconds since 1970, in UTC.

    `trials` counts the rounds that count, since the question last became another one. `first` is
    when the first of them was made; `at`, `score` and `confidence` belong to the first try of the
    latest. `card` is None for an item that is not reviewed.
    """

    item: str
    asked: str
    trials: int
    first: float = 0.0
    at: float = 0.0
    score: float = 0.0
    confidence: int | None = None
    card: Card | None = None


def remembered(
    item: Item, attempts: Iterable[Attempt], prints: Mapping[str, str], asked: str = ""
) -> Memory:
    """Return what the attempts at one item, oldest first, come to."""
    name = item.about.id
    found = meant(trials(attempts), item, prints)
    if not found:
        return Memory(name, asked, 0)
    latest = found[-1].first
    return Memory(
        item=name,
        asked=asked,
        trials=len(found),
        first=found[0].at.timestamp(),
        at=latest.at.timestamp(),
        score=latest.fraction,
        confidence=latest.confidence,
        card=_card(found) if item.type in CARD_TYPES else None,
    )


def rating_of(trial: Trial) -> int:
    """Return the rating of a trial: that of its last try, as it was kept or as the rule has it."""
    last = trial.last
    if last.rating is not None:
        return last.rating
    return rate(last.fraction, second=len(trial.attempts) > 1, confidence=last.confidence)


def _card(found: list[Trial]) -> Card | None:
    card: Card | None = None
    for trial in found:
        card = reviewed(card, rating_of(trial), trial.last.at.timestamp())
    return card


_COLUMNS = (
    "item, asked, trials, first, at, score, confidence, "
    "stability, difficulty, state, step, due, last"
)


def memories(store: Store, catalogue: Catalogue) -> dict[str, Memory]:
    """Return what is known of every item of the course that was tried.

    What is kept from the last time is brought up to date first: items with new answers, and items
    that the course has changed, brought or withdrawn since, are looked at again. The history of
    an item that is gone stays; when it comes back, so does its memory.
    """
    kept = {
        row[0]: Memory._make((*row[:7], None if row[7] is None else Card._make(row[7:])))
        for row in store.rows(f"SELECT {_COLUMNS} FROM memory")  # noqa: S608 - names of our own
    }
    upto = max((row[0] for row in store.rows("SELECT upto FROM folded")), default=0)
    newest = store.rows("SELECT max(rowid) FROM attempts")[0][0] or 0
    query = "SELECT DISTINCT item FROM attempts WHERE rowid > ? AND sitting = ''"
    stale = {row[0] for row in store.rows(query, (upto,))} if newest > upto else set()
    asked = catalogue.asked
    stale |= {name for name, one in kept.items() if one.asked != asked.get(name, "")}
    if stale:
        fresh = _fold(store, catalogue, stale)
        kept |= fresh
        _keep(store, fresh, newest)
    return {name: one for name, one in kept.items() if one.trials and name in asked}


def _fold(store: Store, catalogue: Catalogue, names: set[str]) -> dict[str, Memory]:
    fresh = {name: Memory(name, "", 0) for name in names}  # of items that the course has not
    known = [name for name in sorted(names) if name in catalogue.items]
    if not known:
        return fresh
    attempts = sorted(store.attempts(known), key=lambda one: one.item)  # each item's stay in order
    for name, group in groupby(attempts, key=lambda one: one.item):
        item = catalogue.items[name]
        fresh[name] = remembered(item, group, catalogue.prints[name], catalogue.asked[name])
    return fresh


def _keep(store: Store, fresh: Mapping[str, Memory], upto: int) -> None:
    """Keep memories for the next time, where the file can be written."""
    rows = [(*one[:7], *(one.card or [None] * 6)) for one in fresh.values()]
    places = ",".join("?" * 13)
    try:
        with store.hurried(), store.writing() as connection:
            connection.executemany(f"REPLACE INTO memory VALUES ({places})", rows)  # noqa: S608
            connection.execute("DELETE FROM folded")
            connection.execute("INSERT INTO folded VALUES (?)", (upto,))
    except StoreError:  # they are only made again, then
        pass
