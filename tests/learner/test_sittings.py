"""The tests before and after the course: forms, sittings, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import NOON, answer, choice

from coursekit.items import Item
from coursekit.learner import Store
from coursekit.learner.outcome import gain, outcome
from coursekit.learner.sittings import Sitting, counted, end, form_of, sit, sittings

LATER = NOON + timedelta(minutes=20)


def form(name: str) -> list[tuple[int, Item]]:
    """Six items of a form, two for each objective."""
    return [(slot, choice(f"form_{name}/q{slot}", f"O{(slot + 1) // 2}")) for slot in range(1, 7)]


FORMS = {"a": form("a"), "b": form("b")}


def take(store: Store, sitting: Sitting, rights: int, *, blanks: int = 0) -> Sitting:
    """Answer a form's items, the first ones right, the last ones not at all, and end it."""
    for place, (_, item) in enumerate(FORMS[sitting.form][: 6 - blanks]):
        days = (sitting.begun - NOON) / timedelta(days=1) + 0.001
        store.add(answer(item, place < rights, sitting=sitting.id, days=days))
    return end(store, sitting, sitting.begun + timedelta(minutes=20))


def test_half_of_all_learners_begin_with_each_form() -> None:
    forms = [form_of("pre", f"learner {number}") for number in range(1000)]
    assert 450 < forms.count("a") < 550


@given(person=st.text())
def test_the_test_after_has_the_other_form(person: str) -> None:
    assert {form_of("pre", person), form_of("post", person)} == {"a", "b"}


def test_a_sitting_is_resumed_until_it_is_ended(store_at: Callable[..., Store]) -> None:
    store = store_at()
    begun = sit(store, "pre", NOON)
    (_, item), *_ = FORMS[begun.form]
    store.add(answer(item, right=False, sitting=begun.id))
    store.close()
    resumed = sit(store_at(), "pre", LATER)
    assert (resumed.id, len(resumed.answers), resumed.ended) == (begun.id, 1, None)


def test_the_latest_answer_counts_and_none_after_the_end(store_at: Callable[..., Store]) -> None:
    store = store_at()
    begun = sit(store, "pre", NOON)
    (_, item), *_ = FORMS[begun.form]
    store.add(answer(item, right=False, sitting=begun.id))
    store.add(answer(item, sitting=begun.id, days=0.001))
    ended = end(store, begun, LATER)
    store.add(answer(item, right=False, sitting=begun.id, days=0.5))
    (kept,) = sittings(store)
    assert (kept.answers[item.about.id].fraction, kept.ended) == (1.0, LATER)
    assert end(store, ended, LATER + timedelta(days=1)).ended == LATER
    store.note("sitting_ended", begun.id, LATER + timedelta(days=1), {})  # by another machine
    assert sittings(store)[0].ended == LATER


def test_a_second_sitting_is_kept_apart_and_spares_the_other_form(
    store_at: Callable[..., Store],
) -> None:
    store = store_at()
    first = take(store, sit(store, "pre", NOON), rights=1)
    second = take(store, sit(store, "pre", LATER + timedelta(hours=1)), rights=6)
    assert (first.number, second.number, first.form) == (1, 2, second.form)
    assert counted(sittings(store), "pre") == first
    assert sit(store, "post", LATER + timedelta(days=9)).form != first.form


def test_the_result_is_by_objective_with_intervals(store_at: Callable[..., Store]) -> None:
    store = store_at()
    take(store, sit(store, "pre", NOON), rights=2, blanks=1)
    found = outcome(sittings(store), FORMS)
    assert not found.shown
    take(store, sit(store, "post", NOON + timedelta(days=60)), rights=5)
    found = outcome(sittings(store), FORMS)
    assert found.shown
    assert found.whole.before is not None
    assert found.whole.after is not None
    assert (found.whole.before.mean, found.whole.after.mean) == pytest.approx((2 / 6, 5 / 6))
    assert found.whole.before.low < 2 / 6 < found.whole.before.high
    assert found.gain == pytest.approx(0.75)
    for value, interval in ((0.5, found.change_interval), (0.75, found.gain_interval)):
        assert interval is not None
        assert interval[0] < value < interval[1]
    changes = {part.objective: part.change for part in found.parts}
    assert changes == {"O1": 0.0, "O2": 1.0, "O3": 0.5}


def test_seriousness_needs_time_and_few_blanks(store_at: Callable[..., Store]) -> None:
    store = store_at()
    taken = take(store, sit(store, "pre", NOON), rights=2, blanks=2)
    assert taken.serious(6)
    assert not taken.serious(9)
    hasty = end(store, sit(store, "post", NOON), NOON + timedelta(minutes=8))
    assert not hasty.serious(0)


def test_who_knew_all_before_has_nothing_to_gain() -> None:
    assert gain(1.0, 1.0) is None
    assert gain(0.5, 0.25) == -0.5
