"""The tests before and after the course, without a page: kept, resumed, ended, and compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from invented import NOON

import coursekit as ck
from coursekit.course import read_course
from coursekit.errors import CoursekitError, ResponseError
from coursekit.interface.words import LANGUAGES, Words
from coursekit.learner import Store
from coursekit.learner.sittings import Test
from coursekit.quiz.words import words as quiz_words
from coursekit.study import sitting_pages as pages
from coursekit.study.sitting import Desk, read_forms
from coursekit.study.words import words


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tiny_course: Path, tmp_path: Path, clock: Clock) -> Callable[..., Desk]:
    """Sit down to a test over the learner's file of this test, as one more kernel."""
    forms, contexts = read_forms(tiny_course)

    def sit(test: Test = "pre") -> Desk:
        return Desk(test, forms, contexts, lambda: Store(tmp_path / "learner.sqlite"), clock)

    return sit


@pytest.fixture
def said(tiny_course: Path) -> Callable[..., str]:
    """What stands on the page of a test that is not being taken."""

    def page(desk: Desk, language: str = "en") -> str:
        both = {**quiz_words(language).texts, **words("sittings", language).texts}
        return pages.page(desk, read_course(tiny_course), Words(language, both))

    return page


def answered(desk: Desk, count: int, *, right: bool = False) -> None:
    """Answer the first questions of the running form."""
    for name, item in list(desk.items.items())[:count]:
        key = item.score(_some(desk, name)).key
        desk.answer(name, _right(key) if right else _some(desk, name), seconds=30)


def _some(desk: Desk, name: str) -> str:
    question = next(one for one in desk.questions() if one["id"] == name)
    return question["options"][0]["id"] if "options" in question else "1"


def _right(key: object) -> object:
    return key["text"].split()[0] if isinstance(key, dict) else key[0]  # type: ignore[index]


def taken(desk: Desk, *, right: bool) -> None:
    desk.begin()
    answered(desk, 2, right=right)
    desk.end()


def test_no_question_is_shown_before_the_test_is_begun(
    desk: Callable[..., Desk], said: Callable[..., str]
) -> None:
    here = desk()
    assert (here.questions(), here.results()) == ([], {})
    assert "2 questions" in said(here)


def test_nothing_is_said_of_an_answer(desk: Callable[..., Desk]) -> None:
    here = desk()
    here.begin()
    answered(here, 2)
    assert {tuple(result) for result in here.results().values()} == {("response", "attempt")}
    told = json.dumps([here.questions(), here.results()])
    for secret in ("fraction", "correct", "verdict", "feedback", "key"):
        assert secret not in told


def test_a_sitting_is_resumed_elsewhere_with_its_answers_and_blanks(
    desk: Callable[..., Desk],
) -> None:
    first = desk()
    first.begin()
    answered(first, 1)
    again = desk()
    assert again.questions() == first.questions()
    assert again.results() == first.results()
    assert again.seconds() == 30
    again.begin()  # a second button on the same page, say
    assert len(again.all_sittings()) == 1


def test_an_answer_may_be_changed_until_the_end(desk: Callable[..., Desk]) -> None:
    here = desk()
    here.begin()
    name = next(iter(here.items))
    options = [one["id"] for one in here.questions()[0]["options"]]
    for option in options[:2]:
        here.answer(name, option)
    assert here.results()[name]["response"] == options[1]
    here.end()
    with pytest.raises(ResponseError) as refused:
        here.answer(name, options[0])
    assert refused.value.code == "test_ended"


def test_an_end_in_another_kernel_holds_here(desk: Callable[..., Desk]) -> None:
    here, there = desk(), desk()
    here.begin()
    there.end()
    assert here.running is None
    assert here.questions() == []


def test_an_answer_that_cannot_be_read_is_refused_and_not_kept(desk: Callable[..., Desk]) -> None:
    here = desk()
    here.begin()
    number = next(one["id"] for one in here.questions() if one["type"] == "numeric")
    with pytest.raises(ResponseError):
        here.answer(number, "many")
    assert here.results() == {}


def test_after_one_test_only_what_was_answered_is_said(
    desk: Callable[..., Desk], said: Callable[..., str]
) -> None:
    here = desk()
    here.begin()
    answered(here, 1, right=True)
    here.end()
    text = said(here)
    assert "1 of 2 questions answered. Left blank: 2." in text
    assert "%" not in text
    assert not here.outcome().shown


def test_after_both_tests_the_gain_stands_beside_its_interval_and_the_guessing_level(
    desk: Callable[..., Desk], said: Callable[..., str]
) -> None:
    taken(desk("pre"), right=False)
    after = desk("post")
    taken(after, right=True)
    found = after.outcome()
    assert found.shown
    assert found.whole.after is not None
    assert found.whole.after.mean == 1
    text = said(after)
    assert said(desk("pre")).count("95 %") == text.count("95 %") > 0
    for part in (
        "Normalised gain",
        f"about {quiz_words('en').percent(18)}",
        "O1. Say what a number counts",
        "Change: +",
    ):
        assert part in text


def test_the_second_test_has_the_other_form(desk: Callable[..., Desk]) -> None:
    before = desk("pre")
    before.begin()
    first = set(before.items)
    before.end()
    after = desk("post")
    after.begin()
    assert first.isdisjoint(after.items)


def test_a_second_sitting_is_kept_apart_and_that_is_said(
    desk: Callable[..., Desk], said: Callable[..., str]
) -> None:
    taken(desk("pre"), right=False)
    taken(desk("pre"), right=True)
    here = desk("pre")
    assert "That was sitting 2" in said(here)
    before = here.outcome().before
    assert before is not None
    assert before.number == 1


def test_whoever_skipped_the_first_test_is_told_what_that_costs(
    desk: Callable[..., Desk], said: Callable[..., str]
) -> None:
    assert "nothing to be compared with" in said(desk("post"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_said_in_every_language(
    desk: Callable[..., Desk], said: Callable[..., str], language: str
) -> None:
    say = words("sittings", language)
    assert say("rule_blanks") in said(desk("post"), language)
    taken(desk("pre"), right=False)
    assert say("no_scores_pre") in said(desk("pre"), language)
    taken(desk("post"), right=True)
    assert say("by_objective") in said(desk("post"), language)


def test_a_course_without_a_test_says_so(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tiny_course / "forms" / "b.yaml").unlink()
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    with pytest.raises(CoursekitError, match="no test before and after"):
        ck.pretest()


def test_the_page_begins_and_ends_the_test_and_the_notebook_keeps_no_question(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    widget = ck.pretest()
    assert (widget.stage, widget.questions) == ("before", [])
    widget._handle_custom_msg({"kind": "begin"}, [])
    assert (widget.stage, len(widget.questions)) == ("running", 2)
    stem = widget.questions[0]["stem"]
    assert stem not in widget._static_html()
    widget._handle_custom_msg({"kind": "end"}, [])
    assert (widget.stage, widget.questions) == ("after", [])
    assert "0 of 2" in widget._static_html()
    widget.close()
