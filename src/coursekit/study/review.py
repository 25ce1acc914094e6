"""Reviews: what is due comes back ten at a time, and then it is said what has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from coursekit.errors import ResponseError, StoreError
from coursekit.items import Item
from coursekit.learner.catalogue import Catalogue, lesson_of
from coursekit.learner.mastery import Mastery, mastery
from coursekit.learner.memory import memories
from coursekit.learner.reviews import Queue, due_at, queue
from coursekit.learner.store import Store
from coursekit.learner.study import is_fast
from coursekit.quiz.payload import Context
from coursekit.quiz.session import Session, recovered_since

if TYPE_CHECKING:
    from coursekit.study.review_widget import ReviewWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One question of a review that was answered: what it earned, and when it comes back."""

    item: Item
    lesson: str
    result: Mapping[str, Any]
    back: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a review has changed. `objectives` holds where each stood before, and stands now."""

    asked: int
    answered: tuple[Reviewed, ...]
    objectives: tuple[tuple[Mastery, Mastery], ...]
    left: Queue
    at: datetime


class Review:
    """A learner at work on what is due.

    Nothing but the answers is kept, each as it is given: whoever stops finds the rest due again,
    here or in another notebook.

    Parameters
    ----------
    context_of
        Finds what the texts of some items refer to.
    now
        The clock; a day begins at midnight in its time zone.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        context_of: Callable[[Sequence[str]], Context],
        open_store: Callable[[], Store],
        now: Callable[[], datetime],
    ) -> None:
        self._catalogue, self._context_of, self._now = catalogue, context_of, now
        before = now()
        self._store = open_store()
        self.recovered = recovered_since(self._store, before)
        self.begin()

    def begin(self) -> None:
        """Take what is due now: ten questions at most, each in a round and form of its own."""
        self._before, due = self._standing()
        names = [one.item for one in due.batch]
        self.context = self._context_of(names)
        self._session = Session(
            [self._catalogue.items[name] for name in names],
            self.context,
            lambda: self._store,
            now=lambda: self._now().astimezone(UTC),
            fast=lambda store, item, seconds: is_fast(store, self._catalogue, item.type, seconds),
        )
        self._newest = self._latest(names)
        for name in names:
            self._session.again(name)

    def _standing(self) -> tuple[dict[str, Mastery], Queue]:
        now = self._now()
        known = memories(self._store, self._catalogue)
        mastered = mastery(known, self._catalogue, now)
        return {one.objective: one for one in mastered}, queue(known, self._catalogue, now)

    def _latest(self, names: Sequence[str]) -> dict[str, str]:
        """Return the id of the newest answer to each item, from whatever kernel."""
        return {one.item: one.id for one in self._store.attempts(names)}

    @property
    def items(self) -> Mapping[str, Item]:
        """The questions by id, in the order in which they are asked."""
        return self._session.items

    @property
    def trouble(self) -> str:
        """Why answers are not kept, if they are not."""
        return self._session.trouble

    def questions(self) -> list[dict[str, Any]]:
        """What the page may know of every question before it is answered."""
        return self._session.questions()

    def results(self) -> dict[str, dict[str, Any]]:
        """What was said to the answers of this review."""
        return self._session.results()

    def answer(
        self, name: str, response: Any, confidence: Any = None, seconds: Any = None
    ) -> dict[str, Any]:
        """Mark and keep an answer; ResponseError for one that cannot be read.

        The same for a question that was answered in another kernel since this review began: it is
        no longer due.
        """
        before = self._session.result(name) if name in self.items else None
        if before is not None and before["left"] == 0:
            return before
        if self._answered_elsewhere(name):
            raise ResponseError("elsewhere")
        said = self._session.answer(name, response, confidence, seconds)
        self._newest[name] = said["attempt"]
        return said

    def _answered_elsewhere(self, name: str) -> bool:
        if self.trouble:  # our own answers are not in the file either
            return False
        try:
            return self._latest([name]).get(name) != self._newest.get(name)
        except StoreError:  # said when the answer cannot be kept
            return False

    def again(self, name: str) -> None:
        """Do nothing: a question comes back when it is due."""

    def summary(self) -> Summary:
        """Return what this review has changed so far, and when to come back."""
        after, left = self._standing()
        known = memories(self._store, self._catalogue)
        answered = []
        for name, result in self.results().items():
            card = known[name].card if name in known else None
            back = due_at(name, card) if card else None
            answered.append(
                Reviewed(
                    item=self.items[name],
                    lesson=lesson_of(name),
                    result=result,
                    back=None if back is None else datetime.fromtimestamp(back, UTC),
                )
            )
        touched = {one.item.about.objective for one in answered}
        return Summary(
            asked=len(self.items),
            answered=tuple(answered),
            objectives=tuple((self._before[name], after[name]) for name in sorted(touched)),
            left=left,
            at=self._now(),
        )


def review() -> ReviewWidget:
    """Show what is due for review, ten questions at a time."""
    from coursekit.interface.language import language
    from coursekit.learner.catalogue import read_catalogue
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import store_path
    from coursekit.location import course_root
    from coursekit.study.review_widget import ReviewWidget

    root, path = course_root(), store_path()
    found = Review(
        read_catalogue(root),
        partial(_context, root),
        lambda: open_store(path, _now()),
        _now,
    )
    return ReviewWidget(found, read_catalogue(root).course, language())


def _now() -> datetime:
    return datetime.now().astimezone()


def _context(root: Any, names: Sequence[str]) -> Context:
    from coursekit.bank import read_items
    from coursekit.references import read_references

    _, figures = read_items(root, list(names))
    return Context(figures=figures, references=read_references(root))
