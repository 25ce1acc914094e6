"""A learner's work with questions, without a page: what is said when, kept, and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coursekit.bank import read_items
from coursekit.errors import ResponseError, StoreError
from coursekit.items.item import short_id
from coursekit.learner import Attempt, Store
from coursekit.learner.recovery import open_store
from coursekit.quiz.payload import Context
from coursekit.quiz.session import Session
from coursekit.quiz.static import static_html
from coursekit.references import read_references

SELLER, RATIO, STORED, TESTABLE = (
    "01_first/seller",
    "01_first/ratio",
    "02_second/stored",
    "02_second/testable",
)
CHINA, RUSSIA = short_id("China"), short_id("Russia")


@pytest.fixture
def begin(tiny_course: Path, tmp_path: Path) -> Callable[..., Session]:
    """Open a session on some items, with the learner's file of this test."""

    def session(*names: str, store: Callable[[], Store] | None = None, **more: Any) -> Session:
        items, figures = read_items(tiny_course, list(names))
        context = Context(figures=figures, references=read_references(tiny_course))
        opened = store or (lambda: Store(tmp_path / "learner.sqlite"))
        clock = {"now": lambda: datetime(2026, 1, 31, tzinfo=UTC)}
        return Session(items, context, opened, **clock | more)

    return session


def test_a_question_carries_neither_key_nor_feedback(begin: Callable[..., Session]) -> None:
    session = begin("01_first", "02_second")
    told = json.dumps(session.questions(), ensure_ascii=False)
    assert "Who sold" in told
    assert session.results() == {}
    for secret in ("ends above", "never touch", "correct", "3.8", "counts the north store"):
        assert secret not in told


def test_after_the_last_try_everything_is_explained(begin: Callable[..., Session]) -> None:
    result = begin(SELLER).answer(SELLER, RUSSIA)
    assert (result["verdict"], result["left"]) == ("wrong", 0)
    assert result["key"] == [CHINA]
    assert {comment["entry"]: comment["mark"] for comment in result["comments"]} == {
        CHINA: "missed",
        RUSSIA: "wrong",
        short_id("Both the same"): "",
    }
    assert result["as_of"] == "2025-01"
    assert "Tea" in result["sources"][0]


def test_while_tries_are_left_the_key_stays_hidden(begin: Callable[..., Session]) -> None:
    session = begin(STORED)
    first = session.answer(STORED, "7")
    assert (first["left"], first["key"], first["numbers"]) == (1, None, [])
    assert "1.5" not in json.dumps(first)
    second = session.answer(STORED, "1.5")
    assert (second["verdict"], second["left"]) == ("right", 0)
    assert "Tiles" in " ".join(second["numbers"])


def test_a_right_first_try_needs_no_second(begin: Callable[..., Session]) -> None:
    assert begin(STORED).answer(STORED, "1.5")["left"] == 0


def test_the_same_mistake_twice_is_another_attempt(begin: Callable[..., Session]) -> None:
    session = begin(STORED)
    assert session.answer(STORED, "7")["attempt"] != session.answer(STORED, "7")["attempt"]


def test_an_unreadable_answer_is_refused_and_not_kept(begin: Callable[..., Session]) -> None:
    session = begin(RATIO)
    with pytest.raises(ResponseError):
        session.answer(RATIO, "many")
    assert begin(RATIO).results() == {}


@pytest.mark.parametrize("confidence", [49, 101, 75.5, "80", True, -1])
def test_a_confidence_off_the_scale_is_refused(
    begin: Callable[..., Session], confidence: object
) -> None:
    with pytest.raises(ResponseError):
        begin(SELLER).answer(SELLER, CHINA, confidence)


def test_answers_come_back_in_a_new_session(begin: Callable[..., Session]) -> None:
    begin(SELLER).answer(SELLER, CHINA, 80)
    result = begin(SELLER).results()[SELLER]
    assert (result["response"], result["verdict"], result["confidence"]) == (CHINA, "right", 80)


def test_a_second_try_goes_on_in_a_new_session(begin: Callable[..., Session]) -> None:
    begin(STORED).answer(STORED, "7")
    session = begin(STORED)
    assert session.results()[STORED]["left"] == 1
    assert session.answer(STORED, "8")["left"] == 0


def test_answering_again_begins_a_round_and_keeps_the_old_one(
    begin: Callable[..., Session], tmp_path: Path
) -> None:
    session = begin(SELLER)
    session.answer(SELLER, RUSSIA)
    session.again(SELLER)
    assert session.results() == {}
    session.answer(SELLER, CHINA)
    kept = Store(tmp_path / "learner.sqlite").attempts()
    assert [(one.round, one.response) for one in kept] == [(1, RUSSIA), (2, CHINA)]


def test_the_order_of_options_is_the_same_until_a_new_round(
    begin: Callable[..., Session],
) -> None:
    def order(session: Session) -> list[str]:
        return [option["id"] for option in session.questions()[0]["options"]]

    session = begin(TESTABLE)
    before = order(session)
    assert order(begin(TESTABLE)) == before
    seen = {tuple(before)}
    for _ in range(12):
        session.answer(TESTABLE, before[:1])
        session.again(TESTABLE)
        seen.add(tuple(order(session)))
    assert len(seen) > 3


def test_an_item_that_has_changed_is_asked_again(
    begin: Callable[..., Session], tiny_course: Path
) -> None:
    begin(SELLER).answer(SELLER, CHINA)
    bank = tiny_course / "quizzes" / "01_first.yaml"
    bank.write_text(bank.read_text("utf-8").replace("Who sold **more** tea", "Who drank more tea"))
    session = begin(SELLER)
    assert session.results() == {}
    session.answer(SELLER, CHINA)
    assert begin(SELLER).results()[SELLER]["verdict"] == "right"


@pytest.mark.parametrize("code", ["locked", "read_only", "full", "corrupt", "newer"])
def test_without_a_file_the_quiz_goes_on_and_says_so(
    begin: Callable[..., Session], code: str
) -> None:
    def closed() -> Store:
        raise StoreError(code, "the learner's file")

    session = begin(SELLER, store=closed)
    assert session.trouble == code
    assert session.answer(SELLER, CHINA)["verdict"] == "right"
    assert session.trouble == code


def test_a_file_that_returns_is_written_again(
    begin: Callable[..., Session], tmp_path: Path
) -> None:
    closed = [True]

    def store() -> Store:
        if closed:
            raise StoreError("locked", "the learner's file")
        return Store(tmp_path / "learner.sqlite")

    session = begin(SELLER, store=store)
    closed.clear()
    session.answer(SELLER, CHINA)
    assert session.trouble == ""
    assert len(Store(tmp_path / "learner.sqlite").attempts()) == 1


def test_plain_html_shows_question_and_last_answer_and_no_key(
    begin: Callable[..., Session],
) -> None:
    session = begin(SELLER, STORED)
    items = list(session.items.values())
    before = static_html(items, session.context, session.results())
    assert "Who sold" in before
    assert "ends above" not in before
    session.answer(SELLER, CHINA)
    after = static_html(items, session.context, session.results())
    assert "<q>China</q>. <strong>Right.</strong>" in after
    assert "1.5" not in after


def test_text_of_an_author_never_becomes_a_script(
    begin: Callable[..., Session], tiny_course: Path
) -> None:
    bank = tiny_course / "quizzes" / "01_first.yaml"
    attack = "Who sold <img src=x onerror=alert(1)><script>alert(1)</script> [it](javascript:x) tea"
    bank.write_text(bank.read_text("utf-8").replace("Who sold **more** tea", attack))
    session = begin(SELLER)
    told = json.dumps(session.questions()) + static_html(
        list(session.items.values()), session.context
    )
    for danger in ("<img", "<script", 'href=\\"javascript'):
        assert danger not in told


def attempts_of(tmp_path: Path) -> list[Attempt]:
    return Store(tmp_path / "learner.sqlite").attempts()


def test_the_time_that_an_answer_took_is_kept_where_it_can_be_believed(
    begin: Callable[..., Session], tmp_path: Path
) -> None:
    session = begin(SELLER)
    for seconds in (12.34, 7, 0, -3, 1e9, float("nan"), "5", True, None):
        session.answer(SELLER, CHINA, seconds=seconds)
    assert [one.seconds for one in attempts_of(tmp_path)] == [12.3, 7.0, *[None] * 7]


def test_an_answer_is_rated_for_the_reviews(begin: Callable[..., Session], tmp_path: Path) -> None:
    session = begin(SELLER, STORED, fast=lambda _store, _item, seconds: seconds < 10)
    session.answer(SELLER, RUSSIA)
    session.answer(SELLER, CHINA, 90, 30)
    session.answer(SELLER, CHINA, 90, 5)
    session.answer(SELLER, CHINA, 70, 5)
    session.answer(SELLER, CHINA, 90)
    session.answer(STORED, "7")
    session.answer(STORED, "1.5", 90, 5)  # right, but at the second try
    assert [one.rating for one in attempts_of(tmp_path)] == [1, 3, 4, 3, 3, 1, 2]


def test_a_damaged_file_is_recovered_and_that_is_said(
    begin: Callable[..., Session], tmp_path: Path
) -> None:
    path = tmp_path / "learner.sqlite"
    path.write_bytes(b"This is no database. " * 500)
    now = datetime(2026, 1, 31, tzinfo=UTC)
    session = begin(SELLER, store=lambda: open_store(path, now))
    assert session.recovered["answers"] == 0
    assert (tmp_path / session.recovered["file"]).read_bytes().startswith(b"This is no")
    session.answer(SELLER, CHINA)
    assert session.trouble == ""
    assert begin(SELLER, now=lambda: datetime(2026, 2, 1, tzinfo=UTC)).recovered == {}


def test_a_new_round_is_another_one_than_a_second_notebook_has_begun_since(
    begin: Callable[..., Session], tmp_path: Path
) -> None:
    here = begin(SELLER)
    here.answer(SELLER, RUSSIA)
    there = begin(SELLER)
    there.again(SELLER)
    there.answer(SELLER, RUSSIA)
    here.again(SELLER)
    here.answer(SELLER, CHINA)
    assert [one.round for one in attempts_of(tmp_path)] == [1, 2, 3]
