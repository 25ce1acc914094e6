"""The test before and after the course: who takes which form when, and what each sitting holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from coursekit.learner.store import Attempt, Event, Store

Test = Literal["pre", "post"]
Form = Literal["a", "b"]

MINUTES = 25
"""Time that a form takes."""

GUESSING = 0.18
"""About what somebody reaches who answers blindly; shown beside every score."""

_SERIOUS, _BLANKS = timedelta(minutes=8), 5
_BEGUN, _ENDED = "sitting_begun", "sitting_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One sitting of one form. `ended` is None while it may be resumed.

    `number` counts the sittings of the same test from 1; the first that was ended is the one that
    results rest on, later ones stand beside it.
    """

    id: str
    test: Test
    form: Form
    number: int
    begun: datetime
    ended: datetime | None
    answers: Mapping[str, Attempt]

    def serious(self, items: int) -> bool:
        """Whether it was taken over more than eight minutes, with fewer than five blanks."""
        if self.ended is None:
            return False
        answered = [one.at for one in self.answers.values()]
        time = max([self.ended, *answered]) - self.begun
        return time > _SERIOUS and items - len(self.answers) < _BLANKS


def form_of(test: Test, person: str, sittings: Iterable[Sitting] = ()) -> Form:
    """Return the form that a learner takes.

    The learner's name decides which comes first, for half of all learners A. Once one test was
    begun the other takes the other form, and a repeated test the same form again, so that the
    form of the test to come is never seen before.
    """
    first: Form = "b" if hashlib.sha256(f"form:{person}".encode()).digest()[0] % 2 else "a"
    form = first if test == "pre" else _other(first)
    for sitting in sittings:
        return sitting.form if sitting.test == test else _other(sitting.form)
    return form


def sittings(store: Store) -> list[Sitting]:
    """Return all sittings, oldest first, with the latest answer to each item."""
    events = store.events()
    ended = _ended(events)
    numbers: dict[str, int] = {}
    found = []
    for event in events:
        if event.kind != _BEGUN:
            continue
        test, form = event.detail["test"], event.detail["form"]
        end = ended.get(event.id)
        answers = {
            one.item: one
            for one in store.attempts(sitting=event.id)
            if end is None or one.at <= end  # from a kernel that did not hear of the end
        }
        numbers[test] = numbers.get(test, 0) + 1
        found.append(
            Sitting(
                id=event.id,
                test=test,
                form=form,
                number=numbers[test],
                begun=event.at,
                ended=end,
                answers=answers,
            )
        )
    return found


def sit(store: Store, test: Test, now: datetime) -> Sitting:
    """Resume the sitting of a test that was not ended, or begin a new one."""
    before = sittings(store)
    for sitting in reversed(before):
        if sitting.test == test and sitting.ended is None:
            return sitting
    form = form_of(test, min(store.learners()), before)
    event = store.note(_BEGUN, test, now, {"test": test, "form": form})
    return next(one for one in sittings(store) if one.id == event.id)


def end(store: Store, sitting: Sitting, now: datetime) -> Sitting:
    """End a sitting; from then on its answers stand."""
    if sitting.ended is None:
        store.note(_ENDED, sitting.id, now, {})
    return next(one for one in sittings(store) if one.id == sitting.id)


def counted(found: Sequence[Sitting], test: Test) -> Sitting | None:
    """Return the sitting that a test's result rests on: the first that was ended."""
    return next((one for one in found if one.test == test and one.ended is not None), None)


def _ended(events: Iterable[Event]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for event in events:
        if event.kind == _ENDED:
            found.setdefault(event.subject, event.at)  # the first end holds
    return found


def _other(form: Form) -> Form:
    return "a" if form == "b" else "b"
