"""Mastery by its written rule."""

from __future__ import annotations

from datetime import timedelta
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import NOON, choice

from coursekit.items import Forecast, Ordering, Step
from coursekit.items.item import About
from coursekit.learner.cards import Card
from coursekit.learner.catalogue import Catalogue
from coursekit.learner.mastery import Evidence, Mastery, chance_above, judged, mastery, succeeded
from coursekit.learner.memory import Memory

ABOUT = About(id="01_tea/q", theme="foundation", objective="O1", level=2, sources=())


def evidence(
    successes: int, tried: int, *, lessons: int = 2, recall: float | None = None
) -> list[Evidence]:
    return [
        Evidence(
            item=f"{place % lessons}_lesson/q{place}",
            score=float(place < successes),
            success=place < successes,
            at=NOON,
            reviewed=False,
            recall=recall,
        )
        for place in range(tried)
    ]


def of(successes: int, tried: int, **other: object) -> Mastery:
    return judged("O1", evidence(successes, tried, **other), possible=40)  # type: ignore[arg-type]


@pytest.mark.parametrize(("successes", "tried"), [(5, 5), (7, 8), (9, 10), (13, 15), (16, 20)])
def test_the_least_successes_that_master(successes: int, tried: int) -> None:
    assert of(successes, tried).state == "mastered"
    assert of(successes - 1, tried).state != "mastered"


def test_four_of_four_or_one_lesson_is_not_enough() -> None:
    assert (of(4, 4).state, of(4, 4).lacks) == ("nearly", ("items",))
    one_lesson = of(9, 9, lessons=1)
    assert (one_lesson.state, one_lesson.lacks) == ("nearly", ("lessons",))


def test_the_five_states() -> None:
    assert of(0, 0).state == "not_started"
    assert of(0, 3).state == "started"
    assert of(6, 8).state == "nearly"
    assert of(8, 8, recall=0.8).state == "mastered"
    assert of(8, 8, recall=0.79).state == "refresh"


@given(tried=st.integers(0, 40), data=st.data())
def test_one_more_success_never_lowers_and_one_more_failure_never_raises_the_chance(
    tried: int, data: st.DataObject
) -> None:
    successes = data.draw(st.integers(0, tried))
    chance = chance_above(0.7, successes, tried)
    assert 0 <= chance <= 1
    assert chance_above(0.7, successes + 1, tried + 1) >= chance
    assert chance_above(0.7, successes, tried + 1) <= chance


def test_the_chance_is_the_tail_of_a_beta_distribution() -> None:
    successes, tried, steps = 7, 9, 20_000
    density = [
        (place / steps) ** successes * (1 - place / steps) ** (tried - successes)
        for place in range(int(0.7 * steps), steps + 1)
    ]
    area = (sum(density) - (density[0] + density[-1]) / 2) / steps
    whole = (tried + 1) * comb(tried, successes)
    assert chance_above(0.7, successes, tried) == pytest.approx(area * whole, abs=1e-6)


@given(successes=st.integers(0, 30), failures=st.integers(0, 30), recall=st.floats(0, 1))
def test_mastered_always_rests_on_five_items_of_two_lessons(
    successes: int, failures: int, recall: float
) -> None:
    found = of(successes, successes + failures, recall=recall)
    assert (found.state in ("mastered", "refresh")) == (not found.lacks)
    if not found.lacks:
        assert len(found.evidence) >= 5
        assert len({one.item.partition("/")[0] for one in found.evidence}) >= 2


def test_an_order_is_corrected_for_chance_and_a_forecast_needs_sixty_per_cent() -> None:
    steps = (Step(text="a"), Step(text="b"))
    order = Ordering(about=ABOUT, stem="?", entries=steps, right="Yes.", partial="No.")
    assert succeeded(order, 0.9)
    assert not succeeded(order, 0.8)
    forecast = Forecast(about=ABOUT, stem="?", happened=True, closes="2025", feedback={})
    assert succeeded(forecast, 1 - 0.4**2)
    assert not succeeded(forecast, 1 - 0.41**2)
    assert succeeded(choice("01_tea/q"), 0.75)
    assert not succeeded(choice("01_tea/q"), 0.74)


def test_each_state_can_be_opened(small: Catalogue) -> None:
    card = Card(10.0, 5.0, 2, None, 0.0, NOON.timestamp())
    names = [name for name, item in small.items.items() if item.about.objective == "O1"]
    known = {
        name: Memory(name, "", 2, 0.0, NOON.timestamp(), 1.0, None, card) for name in names[1:]
    }
    first, second = mastery(known, small, NOON + timedelta(days=10))
    assert (first.state, first.successes, first.tried, first.possible) == ("mastered", 5, 5, 6)
    assert [one.item for one in first.evidence] == names[1:]
    assert all(one.reviewed and one.at == NOON for one in first.evidence)
    assert first.recall == pytest.approx(0.9)
    assert (second.state, second.possible) == ("not_started", 6)
    later, _ = mastery(known, small, NOON + timedelta(days=60))
    assert later.state == "refresh"
