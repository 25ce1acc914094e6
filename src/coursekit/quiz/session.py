"""A learner at work on some questions: marks answers, keeps them, and knows what was said last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from coursekit.errors import ResponseError, StoreError
from coursekit.items import Item, drawn, fingerprint, forms
from coursekit.learner.cards import rate
from coursekit.learner.catalogue import CARD_TYPES
from coursekit.learner.recovery import RECOVERED
from coursekit.learner.store import Attempt, Store, new_id
from coursekit.quiz import payload
from coursekit.quiz.payload import Context

LONGEST_SECONDS = 1800


@dataclass(slots=True)
class _Progress:
    """Where the learner stands with one item: the round, its form, and its attempts so far."""

    round: int = 1
    variant: str = ""
    attempts: list[Attempt] = field(default_factory=list)


class Session:
    """Questions in order, with the attempts at them.

    Parameters
    ----------
    open_store
        Opens the learner's file. When that fails the quiz goes on, and `trouble` names why
        answers are not kept.
    now
        The clock; attempts carry its time.
    fast
        Tells whether an answer to an item took less time than the learner's answers to items of
        its type usually do.
    """

    def __init__(
        self,
        items: Sequence[Item],
        context: Context,
        open_store: Callable[[], Store],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        fast: Callable[[Store, Item, float], bool] = lambda *_: False,
    ) -> None:
        self._forms = {item.about.id: forms(item) for item in items}
        self.context = context
        self.trouble = ""
        self.recovered: dict[str, Any] = {}
        self._open_store = open_store
        self._store: Store | None = None
        self._now = now
        self._fast = fast
        self._progress = {name: _Progress() for name in self._forms}
        self._learner = ""
        self._restore()

    def _restore(self) -> None:
        attempts: list[Attempt] = []
        try:
            self._store = self._opened()
            self._learner = self._store.learner
            attempts = self._store.attempts(self._forms)
        except StoreError as error:
            self.trouble = error.code
        last: dict[str, Attempt] = {}
        for attempt in attempts:
            last[attempt.item] = attempt
            progress = self._progress[attempt.item]
            if attempt.round < progress.round:  # from a kernel that was behind
                continue
            if (attempt.round, attempt.variant) != (progress.round, progress.variant):
                progress.round, progress.variant, progress.attempts = (
                    attempt.round,
                    attempt.variant,
                    [],
                )
            if self._still_asked(attempt):
                progress.attempts.append(attempt)
            else:  # asked again: the question has changed since
                progress.round, progress.attempts = attempt.round + 1, []
        # A round without an answer draws its form, and so does not see the last one again.
        for name, progress in self._progress.items():
            if not progress.attempts:
                self._draw(name, before=last[name].variant if name in last else "")

    def _opened(self) -> Store:
        """Open the learner's file, and notice when it has been recovered just now."""
        before = self._now()
        store = self._open_store()
        self.recovered = recovered_since(store, before) or self.recovered
        return store

    def _still_asked(self, attempt: Attempt) -> bool:
        form = self._forms[attempt.item].get(attempt.variant)
        if form is None or attempt.version != fingerprint(form):
            return False
        try:
            form.score(attempt.response)
        except ResponseError:
            return False
        return True

    def _draw(self, name: str, *, before: str) -> None:
        """Choose the form of an item for a round that begins."""
        progress = self._progress[name]
        seed = f"{self._learner}:{name}:{progress.round}"
        progress.variant = drawn(self._forms[name], seed, before=before)

    @property
    def items(self) -> dict[str, Item]:
        """Every item by its id, in the form in which it is asked in this round."""
        return {name: self._asked(name) for name in self._forms}

    def _asked(self, name: str) -> Item:
        return self._forms[name][self._progress[name].variant]

    def questions(self) -> list[dict[str, Any]]:
        """What the page may know of every item before it is answered, in order."""
        return [self._question(name) for name in self.items]

    def results(self) -> dict[str, dict[str, Any]]:
        """What was said to the latest answer to each item that has one in this round."""
        found = {name: self.result(name) for name in self.items}
        return {name: result for name, result in found.items() if result is not None}

    def _question(self, name: str) -> dict[str, Any]:
        """What the page may know of an item before it is answered."""
        seed = f"{self._learner}:{name}:{self._progress[name].round}"
        return payload.question(self._asked(name), self.context, seed=seed)

    def result(self, name: str) -> dict[str, Any] | None:
        """What was said to the latest answer of this round, or None."""
        progress = self._progress[name]
        if not progress.attempts:
            return None
        latest = progress.attempts[-1]
        item = self._asked(name)
        scored = item.score(latest.response)
        left = 0 if scored.verdict == "right" else item.about.tries - len(progress.attempts)
        said = payload.result(item, latest.response, scored, self.context, left=max(0, left))
        # The same mistake twice is still news to the page: `attempt` tells the two apart.
        return said | {"attempt": latest.id, "confidence": latest.confidence}

    def answer(
        self, name: str, response: Any, confidence: Any = None, seconds: Any = None
    ) -> dict[str, Any]:
        """Mark an answer, keep it, and return what is said to it.

        An answer to an item whose last try is used begins a new round. `confidence` is in per
        cent, from 50 to 100; `seconds` is the time that the page has measured. Raises
        ResponseError for an answer that cannot be read; nothing is kept then.
        """
        if name not in self._forms:
            raise ResponseError("unknown_option")
        if confidence is not None and not _is_level(confidence):
            raise ResponseError("confidence")
        before = self.result(name)
        if before is not None and before["left"] == 0:
            self._begin(name)  # in the form that the page shows
        asked, progress = self._asked(name), self._progress[name]
        scored = asked.score(response)
        took = believable(seconds)
        attempt = Attempt(
            id=new_id(),
            item=name,
            version=fingerprint(asked),
            variant=progress.variant,
            round=progress.round,
            response=response,
            fraction=scored.fraction,
            reason=scored.reason,
            confidence=confidence,
            at=self._now(),
            seconds=took,
            rating=self._rating(asked, scored.fraction, confidence, took),
        )
        self._keep(attempt)
        progress.attempts.append(attempt)
        said = self.result(name)
        assert said is not None  # noqa: S101 - an attempt was just added
        return said

    def _rating(
        self, item: Item, fraction: float, confidence: int | None, seconds: float | None
    ) -> int | None:
        """Return how the answer counts for the reviews, where its type of item is reviewed."""
        if item.type not in CARD_TYPES:
            return None
        second = bool(self._progress[item.about.id].attempts)
        rated = partial(rate, fraction, second=second, confidence=confidence)
        plainly = rated(faster=False)
        # Whether it was fast is looked up only where it makes a difference.
        if seconds is None or self._store is None or rated(faster=True) == plainly:
            return plainly
        try:
            return rated(faster=self._fast(self._store, item, seconds))
        except StoreError:
            return plainly

    def again(self, name: str) -> None:
        """Begin a new round of an item: in another form or order, nothing answered."""
        if name in self._forms and self._progress[name].attempts:
            self._begin(name)
            self._draw(name, before=self._progress[name].variant)

    def _begin(self, name: str) -> None:
        progress = self._progress[name]
        progress.round, progress.attempts = self._last_round(name) + 1, []

    def _last_round(self, name: str) -> int:
        """Return the newest round of an item, be it one that another notebook has begun since."""
        known = self._progress[name].round
        if self._store is None:
            return known
        try:
            return max([known, *(one.round for one in self._store.attempts([name]))])
        except StoreError:
            return known

    def _keep(self, attempt: Attempt) -> None:
        try:
            if self._store is None:
                self._store = self._opened()
            self._store.add(attempt)
            self.trouble = ""
        except StoreError as error:
            self.trouble = error.code


def recovered_since(store: Store, at: datetime) -> dict[str, Any]:
    """Return which damaged file was set aside, and how much was saved of it; empty for none."""
    found: dict[str, Any] = {}
    for event in store.events():
        if event.kind == RECOVERED and event.at >= at:
            found = {"file": event.subject, "answers": event.detail["attempts"]}
    return found


def believable(seconds: Any) -> float | None:
    """Return a time that a page says an answer took; None where nobody can have measured it.

    Beyond half an hour the learner was somewhere else.
    """
    if type(seconds) not in (int, float) or not 0 < seconds <= LONGEST_SECONDS:
        return None
    return round(float(seconds), 1)


def _is_level(confidence: Any) -> bool:
    return type(confidence) is int and 50 <= confidence <= 100
