"""What is known of items: the same whether it was kept or is made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import NOON, WRONG, answer, choice, course, items

from coursekit.items import Item
from coursekit.learner import Store
from coursekit.learner.catalogue import Catalogue, catalogue
from coursekit.learner.memory import memories
from coursekit.learner.records import merge, records

COURSE = course(("01_tea",), ("O1",))


def of(*some: Item) -> Catalogue:
    return catalogue(COURSE, some)


@settings(max_examples=12)  # each answer waits for the disk
@given(
    history=st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.floats(0, 40)), max_size=8),
    looks=st.sets(st.integers(0, 12)),
)
def test_looking_in_between_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[int, bool, float]],
    looks: set[int],
) -> None:
    some = items(("01_tea",), ("O1",), 3)
    folder = tmp_path_factory.mktemp("memory")
    often, once = Store(folder / "often.sqlite"), Store(folder / "once.sqlite")
    for number, (place, right, days) in enumerate(history):
        given_answer = answer(some[place], right, days=days, round=number + 1)
        for store in (often, once):
            store.add(given_answer)
        if number in looks:
            memories(often, of(*some))
    assert memories(often, of(*some)) == memories(once, of(*some))
    for store in (often, once):
        store.close()


def test_a_memory_holds_the_first_try_of_the_latest_trial(store_at: Callable[..., Store]) -> None:
    item, store = choice("01_tea/q", tries=2), store_at()
    store.add(answer(item))
    store.add(answer(item, right=False, round=2, days=2, confidence=90))
    store.add(answer(item, round=2, days=2.0001))
    memory = memories(store, of(item))["01_tea/q"]
    assert (memory.trials, memory.score, memory.confidence) == (2, 0.0, 90)
    assert memory.at == NOON.timestamp() + 2 * 86_400


def test_a_withdrawn_item_is_not_asked_and_comes_back_with_its_memory(
    store_at: Callable[..., Store],
) -> None:
    item, other, store = choice("01_tea/q"), choice("01_tea/other"), store_at()
    store.add(answer(item))
    before = memories(store, of(item, other))
    assert memories(store, of(other)) == {}
    store.add(answer(item, round=2, days=4))
    assert memories(store, of(other)) == {}
    after = memories(store, of(item, other))
    assert (before["01_tea/q"].trials, after["01_tea/q"].trials) == (1, 2)
    assert len(store.attempts()) == 2


def test_a_changed_item_begins_anew_and_its_history_stays(store_at: Callable[..., Store]) -> None:
    item, store = choice("01_tea/q"), store_at()
    store.add(answer(item, right=False, fraction=0.3))
    assert "01_tea/q" in memories(store, of(item))
    changed = choice("01_tea/q", stem="Another question, which gives nothing for no?")
    assert memories(store, of(changed)) == {}
    assert len(store.attempts()) == 1


def test_answers_of_a_test_are_no_memories(store_at: Callable[..., Store]) -> None:
    item, store = choice("01_tea/q"), store_at()
    store.add(answer(item, sitting="one"))
    assert memories(store, of(item)) == {}


def test_what_cannot_be_kept_is_still_known(
    store_at: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursekit.learner.store.WAIT_SECONDS", 0.05)
    item = choice("01_tea/q")
    store, other = store_at(), store_at()
    store.add(answer(item))
    with other.writing():
        assert memories(store, of(item))["01_tea/q"].trials == 1


def test_a_rating_that_was_kept_counts(store_at: Callable[..., Store]) -> None:
    item, store = choice("01_tea/q"), store_at()
    store.add(answer(item, rating=4))
    card = memories(store, of(item))["01_tea/q"].card
    assert card is not None
    assert card.due - card.last > 86_400  # an easy item skips the learning steps


def test_a_record_that_is_replaced_in_a_merge_is_remembered_anew(
    store_at: Callable[..., Store],
) -> None:
    item, store, other = choice("01_tea/q"), store_at(), store_at("other")
    right = answer(item)
    store.add(right)
    other.add(replace(right, response=WRONG, fraction=0.0, reason="wrong"))
    for one in (store, other):
        memories(one, of(item))
    mine, theirs = records(store), records(other)
    merge(store, theirs)
    merge(other, mine)
    assert memories(store, of(item)) == memories(other, of(item))
