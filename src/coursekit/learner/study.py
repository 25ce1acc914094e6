"""All that the start page, the reviews and the terminal show of a learner, as plain data."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from coursekit.bank import form_slugs
from coursekit.learner.calibration import Calibration, answers, by_theme, calibration, in_words
from coursekit.learner.catalogue import Catalogue, lesson_of, read_catalogue
from coursekit.learner.mastery import Mastery, mastery
from coursekit.learner.memory import memories
from coursekit.learner.plan import SECONDS_PER_REVIEW, LessonPlace, lessons, next_step
from coursekit.learner.recovery import RECOVERED
from coursekit.learner.reviews import AT_A_TIME, queue
from coursekit.learner.sittings import sittings
from coursekit.learner.store import Store

_PACE = 200  # latest answers that tell how long one takes


def study(store: Store, root: Path, now: datetime, *, ends: date | None = None) -> dict[str, Any]:
    """Return where the learner stands in the course at `root`, and what to do next.

    `now` carries the learner's time zone, in which a day begins at midnight. Times in the result
    are ISO texts in UTC; shares and chances run from 0 to 1.
    """
    return overview(store, read_catalogue(root), now, ends=ends, tests=bool(form_slugs(root)))


def overview(
    store: Store,
    catalogue: Catalogue,
    now: datetime,
    *,
    ends: date | None = None,
    tests: bool = False,
) -> dict[str, Any]:
    """Return the same for a catalogue that was read before."""
    known = memories(store, catalogue)
    events, taken = store.events(), sittings(store)
    mastered = mastery(known, catalogue, now)
    places = lessons(catalogue, known, mastered, events)
    due = queue(known, catalogue, now, ends=ends)
    pace = seconds_per_answer(store)
    step = next_step(places, mastered, due, taken, tests=tests, seconds_per_review=pace)
    course = catalogue.course
    return {
        "course": {
            "title": course.title,
            "as_of": course.as_of,
            "objectives": course.objectives,
            "tests": tests,
        },
        "at": _time(now),
        "answered": len(known),
        "items": len(catalogue.items),
        "next": asdict(step),
        "lessons": [_lesson(place) for place in places],
        "objectives": [_objective(one, course.objectives[one.objective]) for one in mastered],
        "reviews": {
            "today": len(due.items),
            "at_a_time": AT_A_TIME,
            "waiting": due.waiting,
            "reviewed": due.reviewed,
            "week": due.week,
            "next_at": _time(due.next_at),
            "minutes": round(len(due.items) * pace / 60),
            "queue": [{**asdict(one), "due": _time(one.due)} for one in due.items],
        },
        "tests": [
            {
                "test": one.test,
                "form": one.form,
                "number": one.number,
                "begun": _time(one.begun),
                "ended": _time(one.ended),
                "answered": len(one.answers),
            }
            for one in taken
        ],
        "recovered": [
            {"file": event.subject, "at": _time(event.at), **event.detail}
            for event in events
            if event.kind == RECOVERED
        ],
    }


def confidence(store: Store, catalogue: Catalogue) -> dict[str, Any]:
    """Return the learner's calibration, over all and by theme, in numbers and in words."""
    found = answers(store.attempts(), catalogue)
    return {
        **_calibration(calibration(found)),
        "themes": {theme: _calibration(value) for theme, value in by_theme(found).items()},
    }


def seconds_per_answer(store: Store) -> float:
    """Return the median time of the learner's latest answers, or a usual one."""
    query = (
        "SELECT seconds FROM (SELECT seconds FROM attempts ORDER BY rowid DESC LIMIT ?) "
        "WHERE seconds IS NOT NULL"
    )
    found = [row[0] for row in store.rows(query, (_PACE,))]
    return float(median(found)) if found else SECONDS_PER_REVIEW


def is_fast(store: Store, catalogue: Catalogue, type_: str, seconds: float) -> bool:
    """Tell whether an answer took less than the learner's median so far for its type of item."""
    names = [name for name, item in catalogue.items.items() if item.type == type_]
    places = ",".join("?" * len(names))
    query = f"SELECT seconds FROM attempts WHERE seconds IS NOT NULL AND item IN ({places})"  # noqa: S608
    found = [row[0] for row in store.rows(query, names)]
    return bool(found) and seconds < median(found)


def _lesson(place: LessonPlace) -> dict[str, Any]:
    return {
        "slug": place.lesson.slug,
        "title": place.lesson.title,
        "question": place.lesson.question,
        "minutes": place.lesson.minutes,
        "minutes_left": place.minutes_left,
        "objectives": list(place.lesson.objectives),
        "opened": _time(place.opened),
        "items": place.items,
        "answered": place.answered,
        "solved": place.solved,
        "done": place.done,
    }


def _objective(one: Mastery, text: str) -> dict[str, Any]:
    return {
        "id": one.objective,
        "text": text,
        "state": one.state,
        "successes": one.successes,
        "tried": one.tried,
        "possible": one.possible,
        "chance": one.chance,
        "recall": one.recall,
        "lacks": list(one.lacks),
        "evidence": [
            {**asdict(each), "at": _time(each.at), "lesson": lesson_of(each.item)}
            for each in one.evidence
        ],
    }


def _calibration(value: Calibration) -> dict[str, Any]:
    return {
        **asdict(value),
        "lean": value.lean,
        "bins": [{**asdict(one), "share": one.share, "says": one.says} for one in value.bins],
        "says": in_words(value),
    }


def _time(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None
