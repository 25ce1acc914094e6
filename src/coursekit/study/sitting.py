"""The tests before and after the course: answers are kept, and nothing is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.errors import CoursekitError, ResponseError, StoreError
from coursekit.items import Item, fingerprint
from coursekit.learner import sittings
from coursekit.learner.outcome import Outcome, outcome
from coursekit.learner.sittings import Sitting, Test
from coursekit.learner.store import Attempt, Store, new_id
from coursekit.quiz import payload
from coursekit.quiz.payload import Context
from coursekit.quiz.session import believable, recovered_since

if TYPE_CHECKING:
    from coursekit.study.sitting_widget import SittingWidget

Forms = Mapping[str, Sequence[tuple[int, Item]]]
"""Items of each form with their slots, in order."""


class Desk:
    """A learner at one of the tests.

    Everything is looked up in the learner's file each time: what another kernel has kept, or has
    ended, holds here as well.

    Parameters
    ----------
    contexts
        What the texts of each form refer to.
    now
        The clock.
    """

    def __init__(
        self,
        test: Test,
        forms: Forms,
        contexts: Mapping[str, Context],
        open_store: Callable[[], Store],
        now: Callable[[], datetime],
    ) -> None:
        self.test, self._forms, self._contexts, self._now = test, forms, contexts, now
        self.trouble = ""
        before = now()
        self._store = open_store()
        self.recovered = recovered_since(self._store, before)

    def all_sittings(self) -> list[Sitting]:
        """Return the sittings of both tests, oldest first."""
        return sittings.sittings(self._store)

    @property
    def running(self) -> Sitting | None:
        """The sitting of this test that may be resumed."""
        found = [one for one in self.all_sittings() if one.test == self.test and one.ended is None]
        return found[-1] if found else None

    def begin(self) -> None:
        """Begin a sitting; one that was not ended is resumed."""
        sittings.sit(self._store, self.test, self._now().astimezone(UTC))

    def end(self) -> None:
        """End the sitting; its answers stand from then on."""
        sitting = self.running
        if sitting is not None:
            sittings.end(self._store, sitting, self._now().astimezone(UTC))

    @property
    def context(self) -> Context:
        """What the texts of the form refer to."""
        sitting = self.running
        return self._contexts[sitting.form if sitting else "a"]

    @property
    def items(self) -> Mapping[str, Item]:
        """The items of the form; none while no sitting runs."""
        sitting = self.running
        return self._items(sitting.form) if sitting else {}

    def _items(self, form: str) -> dict[str, Item]:
        return {item.about.id: item for _, item in self._forms[form]}

    def questions(self) -> list[dict[str, Any]]:
        """What the page may know: the questions while a sitting runs, and never a key."""
        sitting = self.running
        if sitting is None:
            return []
        context = self._contexts[sitting.form]
        return [
            {**payload.question(item, context, seed=f"{sitting.id}:{name}"), "hint": ""}
            for name, item in self._items(sitting.form).items()
        ]

    def results(self) -> dict[str, dict[str, Any]]:
        """What was answered, and nothing about it."""
        sitting = self.running
        if sitting is None:
            return {}
        return {
            name: {"response": one.response, "attempt": one.id}
            for name, one in sitting.answers.items()
        }

    def seconds(self) -> float:
        """Return the time that was spent on the answers of the running sitting."""
        sitting = self.running
        found = self._store.attempts(sitting=sitting.id) if sitting else []
        return sum(one.seconds or 0.0 for one in found)

    def answer(self, name: str, response: Any, confidence: Any = None, seconds: Any = None) -> None:
        """Keep an answer in place of the one before; ResponseError for one that cannot be read.

        The same when the sitting has been ended meanwhile. How sure a learner is, is not asked.
        """
        sitting = self.running
        if sitting is None:
            raise ResponseError("test_ended")
        item = self._items(sitting.form).get(name)
        if item is None:
            raise ResponseError("unknown_option")
        scored = item.score(response)
        attempt = Attempt(
            id=new_id(),
            item=name,
            version=fingerprint(item),
            round=1,
            response=response,
            fraction=scored.fraction,
            reason=scored.reason,
            confidence=None,
            at=self._now().astimezone(UTC),
            seconds=believable(seconds),
            sitting=sitting.id,
        )
        try:
            self._store.add(attempt)
            self.trouble = ""
        except StoreError as error:
            self.trouble = error.code

    def again(self, name: str) -> None:
        """Do nothing: within a sitting every answer may be changed as it is."""

    def outcome(self) -> Outcome:
        """Return what both tests come to."""
        return outcome(self.all_sittings(), self._forms)

    def size(self, form: str) -> int:
        """Return the number of items of a form."""
        return len(self._forms[form])

    def numbers(self, sitting: Sitting) -> list[tuple[int, Item, bool]]:
        """Return each item of a sitting with its place from 1, and whether it was answered."""
        return [
            (number, item, item.about.id in sitting.answers)
            for number, item in enumerate(self._items(sitting.form).values(), start=1)
        ]


def pretest() -> SittingWidget:
    """Show the test before the course: to begin, to resume, or what came of it."""
    return _shown("pre")


def posttest() -> SittingWidget:
    """Show the test after the course: to begin, to resume, or what came of it."""
    return _shown("post")


def _shown(test: Test) -> SittingWidget:
    from coursekit.course import read_course
    from coursekit.interface.language import language
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import store_path
    from coursekit.location import course_root
    from coursekit.study.sitting_widget import SittingWidget

    root, path = course_root(), store_path()
    forms, contexts = read_forms(root)
    desk = Desk(test, forms, contexts, lambda: open_store(path, _now()), _now)
    return SittingWidget(desk, read_course(root), language())


def read_forms(root: Path) -> tuple[Forms, dict[str, Context]]:
    """Read both forms of the course's test, with what their texts refer to.

    Raises CoursekitError for a course that has no test.
    """
    from coursekit.bank import form_slugs, read_bank
    from coursekit.references import read_references

    slugs = {"a": "form_a", "b": "form_b"}
    if not set(slugs.values()) <= set(form_slugs(root)):
        raise CoursekitError("This course has no test before and after it: forms/ lacks a or b.")
    banks = {form: read_bank(root, slug) for form, slug in slugs.items()}
    references = read_references(root)
    forms: Forms = {
        form: sorted(
            ((bank.slots[name], item) for name, item in bank.items.items()), key=lambda one: one[0]
        )
        for form, bank in banks.items()
    }
    contexts = {
        form: Context(figures=bank.figures, references=references) for form, bank in banks.items()
    }
    return forms, contexts


def _now() -> datetime:
    return datetime.now().astimezone()
