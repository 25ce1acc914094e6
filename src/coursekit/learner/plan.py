"""The learner's place in each lesson, and one next step with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    """What to do next: `target` is a lesson, an objective or a test.

    `why` names the reason, and `values` holds its numbers; `coursekit.study` has the words.
    """

    kind: Kind
    target: str
    why: str
    minutes: int
    values: Mapping[str, float | str] = field(default_factory=dict)


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
        why = f"resume_{running.test}"
        return Step(kind="resume_test", target=running.test, why=why, minutes=MINUTES)
    fresh = not any(place.answered for place in places)
    if fresh and tests and not _taken(sittings, "pre"):
        return Step(kind="pretest", target="pre", why="pretest", minutes=MINUTES)
    if queue.items:
        return _reviews(queue, seconds_per_review)
    for place in places:
        if place.answered < place.items or (place.items == 0 and place.opened is None):
            return _lesson(place)
    weak = [one for one in mastered if one.possible and one.state != "mastered"]
    if weak:
        return _practise(min(weak, key=lambda one: one.chance), seconds_per_review)
    if tests and not _taken(sittings, "post"):
        return Step(kind="posttest", target="post", why="posttest", minutes=MINUTES)
    return Step(kind="wait", target="", why="wait", minutes=0)


def _reviews(queue: Queue, seconds: float) -> Step:
    count = len(queue.items)
    return Step(
        kind="reviews",
        target="",
        why="reviews",
        minutes=max(1, round(min(count, AT_A_TIME) * seconds / 60)),
        values={"n": count, "recall": min(one.recall for one in queue.items)},
    )


def _lesson(place: LessonPlace) -> Step:
    left = place.items - place.answered
    return Step(
        kind="lesson",
        target=place.lesson.slug,
        why="lesson_begun" if place.answered else "lesson_opened" if place.opened else "lesson",
        minutes=place.minutes_left,
        values={"answered": place.answered, "items": place.items, "left": left},
    )


def _practise(one: Mastery, seconds: float) -> Step:
    failed = [evidence for evidence in one.evidence if not evidence.success]
    count = min(len(failed) or one.tried or one.possible, AT_A_TIME)
    return Step(
        kind="practise",
        target=one.objective,
        why="refresh" if one.state == "refresh" else "weakest",
        minutes=max(1, round(count * seconds / 60)),
        values={"objective": one.objective, "successes": one.successes, "tried": one.tried},
    )


def _taken(sittings: Sequence[Sitting], test: Test) -> bool:
    return counted(sittings, test) is not None
