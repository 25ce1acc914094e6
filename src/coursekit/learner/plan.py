"""The learner's place in each lesson, and one next step with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from coursekit.course import Lesson
from coursekit.learner.catalogue import Catalogue
from coursekit.learner.mastery import Mastery, counts, succeeded
from coursekit.learner.memory import Memory
from coursekit.learner.reviews import AT_A_TIME, Queue
from coursekit.learner.sittings import MINUTES, Sitting, Test, counted
from coursekit.learner.store import Event, Store

Kind = Literal["resume_test", "pretest", "reviews", "lesson", "practise", "posttest", "wait"]

OPENED = "lesson_opened"
"""Kind of the event that tells of a lesson that was opened; its subject is the lesson."""

SECONDS_PER_REVIEW = 45
"""What a review takes, where nothing is known of the learner's pace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPlace:
    """Where the learner stands with a lesson. `solved` counts items whose latest trial succeeded.

    `done`: every item was tried, and all of the lesson's objectives are at least nearly mastered.
    """

    lesson: Lesson
    opened: datetime | None
    items: int
    answered: int
    solved: int
    done: bool

    @property
    def minutes_left(self) -> int:
        """Time that the rest of the lesson takes, by the share of its items still open."""
        if self.items == 0:
            return 0 if self.opened else self.lesson.minutes
        return -(-self.lesson.minutes * (self.items - self.answered) // self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do next: `target` is a lesson, an objective or a test; `why` the reason in words."""

    kind: Kind
    target: str
    why: str
    minutes: int


def open_lesson(store: Store, slug: str, now: datetime) -> None:
    """Write down that a lesson was opened, once a day."""
    today = now.astimezone(UTC).date()
    for event in store.events():
        if (event.kind, event.subject) == (OPENED, slug) and event.at.date() == today:
            return
    store.note(OPENED, slug, now, {})


def lessons(
    catalogue: Catalogue,
    memories: Mapping[str, Memory],
    mastered: Sequence[Mastery],
    events: Sequence[Event],
) -> list[LessonPlace]:
    """Return where the learner stands with each lesson, in order."""
    near = {one.objective for one in mastered if one.near}
    opened: dict[str, datetime] = {}
    for event in events:
        if event.kind == OPENED:
            opened.setdefault(event.subject, event.at)
    return [
        _place(lesson, catalogue, memories, near, opened) for lesson in catalogue.course.lessons
    ]


def _place(
    lesson: Lesson,
    catalogue: Catalogue,
    memories: Mapping[str, Memory],
    near: set[str],
    opened: Mapping[str, datetime],
) -> LessonPlace:
    items = catalogue.of_lesson(lesson.slug)
    tried = [(item, memories[item.about.id]) for item in items if item.about.id in memories]
    firsts = [datetime.fromtimestamp(one.first, UTC) for _, one in tried]
    known = [opened[lesson.slug]] if lesson.slug in opened else []
    return LessonPlace(
        lesson=lesson,
        opened=min(known + firsts, default=None),
        items=len(items),
        answered=len(tried),
        solved=sum(succeeded(item, one.score) or not counts(item) for item, one in tried),
        done=bool(items) and len(tried) == len(items) and near >= set(lesson.objectives),
    )


def next_step(
    places: Sequence[LessonPlace],
    mastered: Sequence[Mastery],
    queue: Queue,
    sittings: Sequence[Sitting],
    *,
    tests: bool,
    seconds_per_review: float = SECONDS_PER_REVIEW,
) -> Step:
    """Return one suggestion. `tests` says whether the course has a test before and after."""
    running = next((one for one in reversed(sittings) if one.ended is None), None)
    if running is not None:
        name = "before" if running.test == "pre" else "after"
        why = f"You began the test {name} the course and have not ended it."
        return Step(kind="resume_test", target=running.test, why=why, minutes=MINUTES)
    fresh = not any(place.answered for place in places)
    if fresh and tests and not _taken(sittings, "pre"):
        why = (
            "Nothing is answered yet: the test before the course shows later what you have gained."
        )
        return Step(kind="pretest", target="pre", why=why, minutes=MINUTES)
    if queue.items:
        return _reviews(queue, seconds_per_review)
    for place in places:
        if place.answered < place.items or (place.items == 0 and place.opened is None):
            return _lesson(place)
    weak = [one for one in mastered if one.possible and one.state != "mastered"]
    if weak:
        return _practise(min(weak, key=lambda one: one.chance), places, seconds_per_review)
    if tests and not _taken(sittings, "post"):
        why = "Every lesson is answered: the test after the course shows what has changed."
        return Step(kind="posttest", target="post", why=why, minutes=MINUTES)
    return Step(kind="wait", target="", why="All is done, and nothing is due today.", minutes=0)


def _reviews(queue: Queue, seconds: float) -> Step:
    count = min(len(queue.items), AT_A_TIME)
    weakest = min(one.recall for one in queue.items)
    amount = f"{len(queue.items)} question{' is' if len(queue.items) == 1 else 's are'}"
    why = (
        f"{amount} due for review; the chance that you still know the weakest is "
        f"{100 * weakest:.0f} %."
    )
    return Step(kind="reviews", target="", why=why, minutes=max(1, round(count * seconds / 60)))


def _lesson(place: LessonPlace) -> Step:
    left = place.items - place.answered
    if place.answered:
        why = f"You have answered {place.answered} of its {place.items} questions; {left} are left."
    elif place.opened:
        why = "You have opened it, and answered none of its questions yet."
    else:
        why = "It is the next lesson in order."
    target = place.lesson.slug
    return Step(kind="lesson", target=target, why=why, minutes=place.minutes_left)


def _practise(one: Mastery, places: Sequence[LessonPlace], seconds: float) -> Step:
    failed = [evidence for evidence in one.evidence if not evidence.success]
    if one.state == "refresh":
        why = f"{one.objective} was mastered, but by now you may have forgotten a part of it."
    else:
        why = (
            f"{one.objective} is the weakest objective: {one.successes} of {one.tried} questions "
            "succeeded at the first try."
        )
    count = min(len(failed) or one.tried or one.possible, AT_A_TIME)
    minutes = max(1, round(count * seconds / 60))
    return Step(kind="practise", target=one.objective, why=why, minutes=minutes)


def _taken(sittings: Sequence[Sitting], test: Test) -> bool:
    return counted(sittings, test) is not None
