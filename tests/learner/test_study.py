"""The start page's data: useful at first sight, and always with one next step and its reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

from invented import NOON, answer, choice, course

from coursekit.learner import Store
from coursekit.learner.catalogue import Catalogue, catalogue, read_catalogue
from coursekit.learner.plan import open_lesson
from coursekit.learner.sittings import end, sit
from coursekit.learner.study import confidence, is_fast, overview, study

LATER = NOON + timedelta(hours=1)


def step(store: Store, syllabus: Catalogue, at: Any = LATER, *, tests: bool = False) -> Any:
    return overview(store, syllabus, at, tests=tests)["next"]


def answer_all(store: Store, syllabus: Catalogue, *, right: bool = True, count: int = 99) -> None:
    for name in list(syllabus.items)[:count]:
        store.add(answer(syllabus.items[name], right))


def test_with_nothing_done_the_first_lesson_comes_next(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    data = overview(store_at(), small, NOON)
    assert (data["next"]["kind"], data["next"]["target"]) == ("lesson", "01_tea")
    assert data["next"]["why"]
    assert data["next"]["minutes"] == 60
    assert [lesson["answered"] for lesson in data["lessons"]] == [0, 0]
    assert {one["state"] for one in data["objectives"]} == {"not_started"}
    assert data["reviews"]["today"] == 0


def test_with_nothing_done_the_test_comes_first_where_there_is_one(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store = store_at()
    assert step(store, small, tests=True)["kind"] == "pretest"
    sitting = sit(store, "pre", NOON)
    assert step(store, small, tests=True)["kind"] == "resume_test"
    end(store, sitting, LATER)
    assert step(store, small, tests=True)["kind"] == "lesson"


def test_a_lesson_that_was_begun_is_to_be_finished(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store = store_at()
    answer_all(store, small, count=3)
    found = step(store, small, NOON + timedelta(minutes=1))
    assert (found["kind"], found["target"], found["minutes"]) == ("lesson", "01_tea", 30)
    assert found["values"] == {"answered": 3, "items": 6, "left": 3}


def test_what_is_due_comes_before_a_new_lesson(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store = store_at()
    answer_all(store, small, count=6)
    data = overview(store, small, NOON + timedelta(days=2))
    assert data["next"]["kind"] == "reviews"
    assert data["reviews"]["today"] == data["reviews"]["week"] == 6
    assert [one["item"] for one in data["reviews"]["queue"]]
    assert data["lessons"][0]["done"]
    assert not data["lessons"][1]["done"]


def test_at_the_end_the_weakest_objective_then_the_last_test(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store, at = store_at(), NOON + timedelta(minutes=1)
    end(store, sit(store, "pre", NOON), NOON)
    answer_all(store, small, right=False)
    assert step(store, small, at, tests=True)["kind"] == "practise"
    assert not any(lesson["done"] for lesson in overview(store, small, at)["lessons"])
    better = store_at("better")
    end(better, sit(better, "pre", NOON), NOON)
    answer_all(better, small)
    assert step(better, small, at, tests=True)["kind"] == "posttest"
    assert step(better, small, at)["kind"] == "wait"


def test_a_day_begins_at_midnight_where_the_learner_is(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store, item = store_at(), small.items["01_tea/q0"]
    store.add(answer(item))
    store.add(answer(item, round=2, days=2))  # noon in UTC
    zone = timezone(timedelta(hours=11))  # it is eleven at night there
    for hours, reviewed in ((0.5, 1), (2, 0)):
        now = (NOON + timedelta(days=2, hours=hours)).astimezone(zone)
        assert overview(store, small, now)["reviews"]["reviewed"] == reviewed


def test_a_lesson_counts_as_read_when_it_was_opened_or_answered(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store = store_at()
    open_lesson(store, "02_tiles", NOON)
    open_lesson(store, "02_tiles", LATER)
    assert len(store.events()) == 1
    answer_all(store, small, count=1)
    opened = [lesson["opened"] for lesson in overview(store, small, LATER)["lessons"]]
    assert opened == [NOON.isoformat(), NOON.isoformat()]


def test_all_of_it_is_plain_data(store_at: Callable[..., Store], small: Catalogue) -> None:
    store = store_at()
    answer_all(store, small)
    sit(store, "pre", NOON)
    store.note("recovered", "learner (damaged).sqlite", NOON, {"attempts": 3, "events": 0})
    data = overview(store, small, NOON + timedelta(days=40))
    data["confidence"] = confidence(store, small)
    assert json.loads(json.dumps(data)) == data
    assert data["recovered"][0]["attempts"] == 3


def test_a_lesson_without_questions_comes_next_until_it_was_opened(
    store_at: Callable[..., Store],
) -> None:
    syllabus = catalogue(course(("01_tea", "02_tiles"), ("O1",)), [choice("02_tiles/q")])
    store = store_at()
    assert step(store, syllabus)["target"] == "01_tea"
    open_lesson(store, "01_tea", NOON)
    assert step(store, syllabus)["target"] == "02_tiles"


def test_an_answer_is_fast_against_the_learners_own_median(
    store_at: Callable[..., Store], small: Catalogue
) -> None:
    store, names = store_at(), list(small.items)
    assert not is_fast(store, small, "single_choice", 1.0)
    for place, seconds in enumerate((10.0, 20.0, 30.0)):
        store.add(answer(small.items[names[place]], seconds=seconds))
    assert is_fast(store, small, "single_choice", 19.0)
    assert not is_fast(store, small, "single_choice", 20.0)
    assert not is_fast(store, small, "numeric", 1.0)


def test_a_real_course_is_read_with_its_questions(
    tiny_course: Path, store_at: Callable[..., Store]
) -> None:
    data = study(store_at(), tiny_course, NOON)
    assert [lesson["items"] for lesson in data["lessons"]] == [2, 3]
    assert data["course"]["as_of"] == "2025-06-30"


def test_a_question_that_an_author_has_just_broken_is_left_out(tiny_course: Path) -> None:
    whole = read_catalogue(tiny_course)
    bank = tiny_course / "quizzes" / "01_first.yaml"
    bank.write_text(bank.read_text("utf-8").replace("correct: true", "correct: 7"), "utf-8")
    assert set(whole.items) - set(read_catalogue(tiny_course).items) == {"01_first/seller"}
