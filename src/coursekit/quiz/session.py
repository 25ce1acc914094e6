"""A learner at work on some questions: marks answers, keeps them, and knows what was said last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from coursekit.errors import ResponseError, StoreError
from coursekit.items import Item, fingerprint
from coursekit.learner.store import Attempt, Store, new_id
from coursekit.quiz import payload
from coursekit.quiz.payload import Context


@dataclass(slots=True)
class _Progress:
    """Where the learner stands with one item: the round, and its attempts so far."""

    round: int = 1
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
    """

    def __init__(
        self,
        items: Sequence[Item],
        context: Context,
        open_store: Callable[[], Store],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.items = {item.about.id: item for item in items}
        self.context = context
        self.trouble = ""
        self._open_store = open_store
        self._store: Store | None = None
        self._now = now
        self._versions = {name: fingerprint(item) for name, item in self.items.items()}
        self._progress = {name: _Progress() for name in self.items}
        self._learner = ""
        self._restore()

    def _restore(self) -> None:
        try:
            self._store = self._open_store()
            self._learner = self._store.learner
            attempts = self._store.attempts(self.items)
        except StoreError as error:
            self.trouble = error.code
            return
        for attempt in attempts:
            progress = self._progress[attempt.item]
            if attempt.round > progress.round:
                progress.round, progress.attempts = attempt.round, []
            if attempt.version == self._versions[attempt.item] and self._readable(attempt):
                progress.attempts.append(attempt)
            else:  # asked again: the question has changed since
                progress.round, progress.attempts = attempt.round + 1, []

    def _readable(self, attempt: Attempt) -> bool:
        try:
            self.items[attempt.item].score(attempt.response)
        except ResponseError:
            return False
        return True

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
        return payload.question(self.items[name], self.context, seed=seed)

    def result(self, name: str) -> dict[str, Any] | None:
        """What was said to the latest answer of this round, or None."""
        progress = self._progress[name]
        if not progress.attempts:
            return None
        latest = progress.attempts[-1]
        item = self.items[name]
        scored = item.score(latest.response)
        left = 0 if scored.verdict == "right" else item.about.tries - len(progress.attempts)
        said = payload.result(item, latest.response, scored, self.context, left=max(0, left))
        # The same mistake twice is still news to the page: `attempt` tells the two apart.
        return said | {"attempt": latest.id, "confidence": latest.confidence}

    def answer(self, name: str, response: Any, confidence: Any = None) -> dict[str, Any]:
        """Mark an answer, keep it, and return what is said to it.

        An answer to an item whose last try is used begins a new round. `confidence` is in per
        cent, from 50 to 100. Raises ResponseError for an answer that cannot be read; nothing is
        kept then.
        """
        if name not in self.items:
            raise ResponseError("unknown_option")
        if confidence is not None and not _is_level(confidence):
            raise ResponseError("confidence")
        before = self.result(name)
        if before is not None and before["left"] == 0:
            self.again(name)
        scored = self.items[name].score(response)
        progress = self._progress[name]
        attempt = Attempt(
            id=new_id(),
            item=name,
            version=self._versions[name],
            round=progress.round,
            response=response,
            fraction=scored.fraction,
            reason=scored.reason,
            confidence=confidence,
            at=self._now(),
        )
        self._keep(attempt)
        progress.attempts.append(attempt)
        said = self.result(name)
        assert said is not None  # noqa: S101 - an attempt was just added
        return said

    def again(self, name: str) -> None:
        """Begin a new round of an item: its options in a new order, nothing answered."""
        progress = self._progress.get(name)
        if progress and progress.attempts:
            progress.round, progress.attempts = progress.round + 1, []

    def _keep(self, attempt: Attempt) -> None:
        try:
            if self._store is None:
                self._store = self._open_store()
            self._store.add(attempt)
            self.trouble = ""
        except StoreError as error:
            self.trouble = error.code


def _is_level(confidence: Any) -> bool:
    return type(confidence) is int and 50 <= confidence <= 100
