"""A review without a page: what comes back, what is kept of it, and what has changed at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from invented import NOON, RIGHT, WRONG, answer, course, items

import coursekit as ck
from coursekit.bank import read_bank
from coursekit.errors import ResponseError
from coursekit.interface.words import LANGUAGES, Words
from coursekit.items import fingerprint, forms
from coursekit.learner import Store
from coursekit.learner.catalogue import Catalogue, catalogue
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words as quiz_words
from coursekit.study import changes
from coursekit.study.review import Review
from coursekit.study.review_widget import ReviewWidget
from coursekit.study.words import words

LESSONS = ("01_tea", "02_tiles")
SMALL = catalogue(course(LESSONS, ("O1", "O2")), items(LESSONS, ("O1", "O2"), 6))


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = NOON + timedelta(days=3)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def begin(tmp_path: Path, clock: Clock) -> Callable[..., Review]:
    """Begin a review over the learner's file of this test, as one more kernel."""

    def review(found: Catalogue = SMALL) -> Review:
        nothing = Context(figures={}, references={})
        path = tmp_path / "learner.sqlite"
        return Review(found, lambda _: nothing, lambda: Store(path), clock)

    return review


@pytest.fixture
def seen(tmp_path: Path) -> Store:
    """The file of a learner who has answered all twelve questions once, rightly, at noon."""
    store = Store(tmp_path / "learner.sqlite")
    for item in SMALL.items.values():
        store.add(answer(item))
    return store


def said(review: Review, language: str = "en") -> str:
    both = {**quiz_words(language).texts, **words("review", language).texts}
    return changes.page(review.summary(), SMALL.course, Words(language, both))


def test_ten_due_questions_come_with_their_lessons_mixed_and_nothing_answered(
    seen: Store, begin: Callable[..., Review]
) -> None:
    review = begin()
    names = [question["id"] for question in review.questions()]
    assert len(names) == 10
    assert all(one[:2] != other[:2] for one, other in pairwise(names))
    assert review.results() == {}


def test_what_is_answered_in_a_review_does_not_come_again_and_the_rest_does(
    seen: Store, begin: Callable[..., Review]
) -> None:
    first = begin()
    for name in list(first.items)[:4]:
        first.answer(name, RIGHT, 70)
    again = begin()
    assert set(again.items) == set(SMALL.items) - set(list(first.items)[:4])
    assert again.results() == {}
    assert len(seen.attempts()) == 16


def test_each_review_is_a_round_of_its_own_that_counts(
    seen: Store, begin: Callable[..., Review]
) -> None:
    review = begin()
    name = next(iter(review.items))
    review.answer(name, WRONG, 90, 12.5)
    last = seen.attempts([name])[-1]
    assert (last.round, last.confidence, last.seconds, last.rating) == (2, 90, 12.5, 1)


def test_a_question_with_parameters_comes_in_another_form(
    tiny_course: Path, tmp_path: Path, begin: Callable[..., Review], clock: Clock
) -> None:
    bank = read_bank(tiny_course, "02_second")
    sold = bank.items["02_second/sold"]
    found = catalogue(course(("02_second",), ("O1",)), [sold])
    store = Store(tmp_path / "learner.sqlite")
    variant, first = next(iter(forms(sold).items()))
    store.add(answer(first, False, response="0.1", variant=variant))
    for _ in range(4):
        review = begin(found)
        (asked,) = review.items.values()
        review.answer("02_second/sold", "0.1")
        assert fingerprint(asked) == store.attempts()[-1].version
        clock.now += timedelta(days=30)
    drawn = [one.variant for one in store.attempts()]
    assert all(one != other for one, other in pairwise(drawn))


def test_what_another_kernel_has_answered_since_is_not_taken_twice(
    seen: Store, begin: Callable[..., Review]
) -> None:
    here, there = begin(), begin()
    name = next(iter(here.items))
    there.answer(name, RIGHT)
    with pytest.raises(ResponseError) as refused:
        here.answer(name, WRONG)
    assert refused.value.code == "elsewhere"
    assert [one.response for one in seen.attempts([name])] == [RIGHT, RIGHT]
    other = list(here.items)[1]
    assert here.answer(other, RIGHT)["verdict"] == "right"


def test_the_end_tells_what_comes_back_when_and_which_objectives_moved(
    seen: Store, begin: Callable[..., Review], clock: Clock
) -> None:
    review = begin()
    names = list(review.items)
    review.answer(names[0], WRONG)
    clock.now += timedelta(minutes=1)
    review.answer(names[1], RIGHT)
    found = review.summary()
    forgotten, known = found.answered
    assert forgotten.back == clock.now + timedelta(minutes=9)
    assert known.back is not None
    assert known.back > clock.now + timedelta(days=1)
    before, after = next(
        pair for pair in found.objectives if pair[0].successes != pair[1].successes
    )
    assert (before.successes, after.successes) == (6, 5)
    assert before.objective == SMALL.items[names[0]].about.objective
    assert "in 9 minutes" in said(review)
    assert "10 more questions are due now" in said(review)
    assert "mastered → nearly mastered" in said(review)


def test_after_ten_the_others_follow(seen: Store, begin: Callable[..., Review]) -> None:
    review = begin()
    for name in review.items:
        review.answer(name, RIGHT)
    assert "2 more questions are due now" in said(review)
    assert "Review ended" in said(review)
    review.begin()
    assert len(review.items) == 2
    assert review.results() == {}


def test_whoever_has_nothing_due_is_told_when_to_come_back(
    seen: Store, begin: Callable[..., Review], clock: Clock
) -> None:
    clock.now = NOON + timedelta(minutes=5)
    review = begin()
    assert review.questions() == []
    assert "Nothing is due" in said(review)
    assert "Come back: tomorrow. 12 questions come within a week." in said(review)


def test_whoever_has_answered_nothing_yet_is_told_where_reviews_come_from(
    begin: Callable[..., Review],
) -> None:
    assert "once you have answered them in a lesson" in said(begin())


def test_a_day_has_an_end(tmp_path: Path, begin: Callable[..., Review], clock: Clock) -> None:
    found = catalogue(course(LESSONS, ("O1",)), items(LESSONS, ("O1",), 12))
    store = Store(tmp_path / "learner.sqlite")
    for item in found.items.values():
        store.add(answer(item))
    review = begin(found)
    for _ in range(2):
        for name in review.items:
            review.answer(name, RIGHT)
        review.begin()
    assert review.questions() == []
    assert "20 questions today, which is enough" in said(review)
    assert "tomorrow: 4 questions wait" in said(review)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_end_is_said_in_every_language(
    seen: Store, begin: Callable[..., Review], language: str
) -> None:
    review = begin()
    for place, name in enumerate(review.items):
        review.answer(name, WRONG if place % 3 else RIGHT)
    assert words("review", language)("ended") in said(review, language)


@pytest.fixture
def shown(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], ReviewWidget]:
    """Call `ck.review()` over a learner who answered a question three days ago."""
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    item = read_bank(tiny_course, "01_first").items["01_first/seller"]
    store = Store(tmp_path / ".coursekit" / "learner.sqlite")
    at = datetime.now().astimezone() - timedelta(days=3)
    wrong = item.ask("")["options"][0]["id"]
    score = item.score(wrong).fraction
    store.add(answer(item, response=wrong, fraction=score, at=at))
    return ck.review


def test_the_page_can_ask_for_the_end_and_for_more(shown: Callable[[], ReviewWidget]) -> None:
    widget = shown()
    assert (widget.stage, len(widget.questions)) == ("asking", 1)
    widget._handle_custom_msg({"kind": "close"}, [])
    assert (widget.stage, widget.due) == ("done", 1)
    assert "stays due" in widget.summary
    widget._handle_custom_msg({"kind": "more"}, [])
    assert (widget.stage, len(widget.questions), widget.results) == ("asking", 1, {})
    widget.close()


def test_the_file_of_the_notebook_holds_no_question_of_a_review(
    shown: Callable[[], ReviewWidget],
) -> None:
    widget = shown()
    assert "0 of 1 questions answered" in widget._static_html()
    assert "sold" not in widget._static_html()
    widget.close()
