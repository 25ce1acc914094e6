"""Which items come back today, in which order, and when the others will."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coursekit.learner.cards import DAY, SURE, Card, is_right, recall
from coursekit.learner.catalogue import Catalogue, lesson_of
from coursekit.learner.memory import Memory

A_DAY = 20
"""Reviews of one day; what is due besides waits for the next."""

AT_A_TIME = 10
"""Reviews of one sitting."""

GRACE = DAY / 2
"""What waits a day or more may come half a day early: who studies at nine and once at eight waits
for no card until tomorrow."""

_LAST_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An item to be reviewed: since when it is due, and the chance that it is still known."""

    item: str
    lesson: str
    type: str
    due: datetime
    recall: float
    surprise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be reviewed today.

    `items` are in the order in which they are asked; `waiting` counts those that are due, too, and
    come tomorrow; `reviewed` those that were reviewed today. `week` counts what is due within
    seven days, with what is due now; `next_at` is when the next item comes that is not due yet.
    """

    items: tuple[Due, ...]
    waiting: int
    reviewed: int
    week: int
    next_at: datetime | None

    @property
    def batch(self) -> tuple[Due, ...]:
        """The first ten."""
        return self.items[:AT_A_TIME]


def queue(
    memories: Mapping[str, Memory],
    catalogue: Catalogue,
    now: datetime,
    *,
    ends: date | None = None,
    a_day: int = A_DAY,
) -> Queue:
    """Return what to review now: what is least sure to be remembered, lessons mixed.

    Parameters
    ----------
    now
        A day begins at midnight in its time zone.
    ends
        Last day of the course, if it has one: what would come later comes in its last week.
    """
    at, midnight = now.timestamp(), _midnight(now)
    due_now: list[tuple[float, bool, str, float]] = []
    later: list[float] = []
    week = done = 0
    for name, memory in memories.items():
        card = memory.card
        if card is None:
            continue
        done += memory.trials > 1 and midnight <= memory.at <= at
        due = due_at(name, card, ends)
        if due is None:
            continue
        if due <= at:
            due_now.append((recall(card, at), not _surprised(memory), name, due))
        else:
            later.append(due)
        week += due <= at + _LAST_DAYS * DAY
    due_now.sort()
    room = max(0, a_day - done)
    chosen = [_due(entry, catalogue) for entry in due_now[:room]]
    return Queue(
        items=tuple(mixed(chosen)),
        waiting=len(due_now) - len(chosen),
        reviewed=done,
        week=week,
        next_at=datetime.fromtimestamp(min(later), UTC) if later else None,
    )


def due_at(name: str, card: Card, ends: date | None = None) -> float | None:
    """Return when a card comes back; None for never again before the course ends.

    A card that would come after the last day comes in the week before it, on a day that depends
    on its name; one that was seen in that week already does not come again.
    """
    early = card.due - GRACE if card.due - card.last >= DAY else card.due
    if ends is None:
        return early
    after = datetime(ends.year, ends.month, ends.day, tzinfo=UTC) + timedelta(days=1)
    end = after.timestamp()
    if card.due < end:
        return early
    if card.last >= end - _LAST_DAYS * DAY:
        return None
    return end - (zlib.crc32(name.encode()) % _LAST_DAYS + 1) * DAY


def mixed(items: Iterable[Due]) -> list[Due]:
    """Return items so that neighbours come from different lessons, and types, where they can.

    What comes first in a lesson stays first there. A lesson with more items than all others
    together can only be mixed as far as the others last.
    """
    left = list(items)
    lessons = Counter(one.lesson for one in left)
    found: list[Due] = []
    while left:
        place = _next(left, lessons, found[-1] if found else None)
        one = left.pop(place)
        lessons[one.lesson] -= 1
        found.append(one)
    return found


def _next(left: Sequence[Due], lessons: Counter[str], before: Due | None) -> int:
    """Return the place of the item that comes next: the fullest other lesson's must not wait."""

    def cost(place: int) -> tuple[bool, bool, bool, int]:
        one = left[place]
        urgent = 2 * lessons[one.lesson] > len(left)
        same = before is not None and before.lesson == one.lesson
        return same, not urgent, before is not None and before.type == one.type, place

    return min(range(len(left)), key=cost)


def _due(entry: tuple[float, bool, str, float], catalogue: Catalogue) -> Due:
    chance, unsurprised, name, due = entry
    return Due(
        item=name,
        lesson=lesson_of(name),
        type=catalogue.items[name].type,
        due=datetime.fromtimestamp(due, UTC),
        recall=chance,
        surprise=not unsurprised,
    )


def _surprised(memory: Memory) -> bool:
    """Tell whether the learner was sure of a wrong answer."""
    return (memory.confidence or 0) >= SURE and not is_right(memory.score)


def _midnight(now: datetime) -> float:
    return now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
