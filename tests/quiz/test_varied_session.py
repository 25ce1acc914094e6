"""An item with parameters in a learner's hands: another number each round, and the right key."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from coursekit.bank import read_items
from coursekit.learner import Store
from coursekit.learner.store import new_id
from coursekit.quiz import payload
from coursekit.quiz.payload import Context
from coursekit.quiz.session import Session
from coursekit.quiz.static import static_html
from coursekit.references import read_references

SOLD = "02_second/sold"
KEYS = {"2022": "6.0", "2023": "7.5", "2024": "9.1"}
LISTED = "year: [2022, 2023, 2024]"


@pytest.fixture
def begin(tiny_course: Path, tmp_path: Path) -> Callable[[], Session]:
    def session() -> Session:
        items, figures = read_items(tiny_course, [SOLD])
        context = Context(figures=figures, references=read_references(tiny_course))
        store = Store(tmp_path / "learner.sqlite")
        return Session(items, context, lambda: store, now=lambda: datetime(2026, 1, 31, tzinfo=UTC))

    return session


def year(session: Session) -> str:
    (question,) = session.questions()
    (found,) = [year for year in KEYS if year in question["stem"]]
    return found


def set_years(course: Path, years: str) -> None:
    bank = course / "quizzes" / "02_second.yaml"
    bank.write_text(bank.read_text("utf-8").replace(LISTED, f"year: {years}"), "utf-8")


def test_no_round_asks_what_the_one_before_asked(begin: Callable[[], Session]) -> None:
    session = begin()
    asked = []
    for _ in range(20):
        asked.append(year(session))
        assert session.answer(SOLD, KEYS[asked[-1]])["verdict"] == "right"
        session.again(SOLD)
    assert all(one != other for one, other in pairwise(asked))
    assert set(asked) == set(KEYS)


def test_an_answer_comes_back_with_the_key_that_it_was_given_to(
    begin: Callable[[], Session],
) -> None:
    for _ in range(4):
        session = begin()
        session.again(SOLD)
        asked = year(session)
        session.answer(SOLD, KEYS[asked])
        restored = begin()
        assert year(restored) == asked
        assert restored.results()[SOLD]["verdict"] == "right"
        assert KEYS[asked] in restored.results()[SOLD]["key"]["text"]


def test_the_form_is_the_same_in_a_new_session_before_the_answer(
    begin: Callable[[], Session],
) -> None:
    assert year(begin()) == year(begin())
    session = begin()
    session.answer(SOLD, "1")
    session.again(SOLD)
    session.answer(SOLD, "1")
    session.again(SOLD)
    asked = year(session)
    session.answer(SOLD, "1")
    assert year(begin()) == asked


def test_the_attempt_keeps_which_form_it_was(begin: Callable[[], Session], tmp_path: Path) -> None:
    session = begin()
    asked = year(session)
    session.answer(SOLD, "1")
    (kept,) = Store(tmp_path / "learner.sqlite").attempts()
    assert kept.variant == f"year={asked}"


def test_a_form_added_to_the_bank_leaves_an_answer_where_it_was(
    begin: Callable[[], Session], tiny_course: Path
) -> None:
    set_years(tiny_course, "[2022, 2024]")
    session = begin()
    asked = year(session)
    session.answer(SOLD, KEYS[asked])
    bank = tiny_course / "quizzes" / "02_second.yaml"
    bank.write_text(bank.read_text("utf-8").replace("[2022, 2024]", "[2024, 2023, 2022]"), "utf-8")
    restored = begin()
    assert year(restored) == asked
    assert restored.results()[SOLD]["verdict"] == "right"


def test_an_answer_to_a_form_that_is_gone_is_asked_anew(
    begin: Callable[[], Session], tiny_course: Path
) -> None:
    session = begin()
    asked = year(session)
    session.answer(SOLD, KEYS[asked])
    set_years(tiny_course, f"[{', '.join(other for other in KEYS if other != asked)}]")
    restored = begin()
    assert restored.results() == {}
    assert year(restored) != asked


def test_a_late_answer_is_marked_by_the_key_of_what_is_on_screen(
    begin: Callable[[], Session],
) -> None:
    session = begin()
    asked = year(session)
    session.answer(SOLD, "1")
    assert session.answer(SOLD, KEYS[asked])["verdict"] == "right"
    assert year(session) == asked


def test_an_answer_from_a_kernel_that_is_behind_does_not_end_the_new_round(
    begin: Callable[[], Session], tmp_path: Path
) -> None:
    session = begin()
    session.answer(SOLD, "1")
    session.again(SOLD)
    asked = year(session)
    session.answer(SOLD, KEYS[asked])
    store = Store(tmp_path / "learner.sqlite")
    first = store.attempts()[0]
    store.add(replace(first, id=new_id(), at=datetime(2026, 2, 1, tzinfo=UTC)))
    restored = begin()
    assert year(restored) == asked
    assert restored.results()[SOLD]["verdict"] == "right"


def test_no_form_tells_a_key_before_the_answer(begin: Callable[[], Session]) -> None:
    session = begin()
    told = json.dumps(session.questions()) + static_html(
        list(session.items.values()), session.context, session.results()
    )
    assert f"in {year(session)}?" in told
    for secret in (*KEYS.values(), "The row of", "2.5", "variant"):
        assert secret not in told


def test_plain_html_shows_the_form_that_was_asked(begin: Callable[[], Session]) -> None:
    session = begin()
    session.answer(SOLD, "1")
    session.again(SOLD)
    shown = static_html(list(session.items.values()), session.context, session.results())
    assert f"in {year(session)}?" in shown


def test_a_page_without_a_kernel_gets_every_form_with_its_own_key(tiny_course: Path) -> None:
    items, figures = read_items(tiny_course, [SOLD])
    context = Context(figures=figures, references=read_references(tiny_course))
    forms = payload.sealed(items[0], context)["variants"]
    assert {form["variant"]: form["sealed"]["score"]["key"]["value"] for form in forms} == {
        f"year={year}": float(key) for year, key in KEYS.items()
    }
    assert (
        len({form["stem"] for form in forms})
        == len({form["sealed"]["numbers"][0] for form in forms})
        == 3
    )
