"""Which answers say something about what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import answer, choice

from coursekit.items import Item, fingerprint
from coursekit.learner.trials import meant, trials

ITEM = choice("01_tea/q", tries=2)


def prints(item: Item) -> dict[str, str]:
    return {"": fingerprint(item)}


def test_the_tries_of_one_round_are_one_trial() -> None:
    tries = [answer(ITEM, right=False), answer(ITEM, days=0.001)]
    (trial,) = trials(tries)
    assert (trial.first, trial.last) == tuple(tries)


def test_the_same_round_on_two_machines_is_two_trials() -> None:
    tries = [answer(ITEM, origin="a"), answer(ITEM, days=1, origin="b")]
    assert len(trials(tries)) == 2


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (10, 2)])
def test_an_item_answered_again_at_once_is_practice(minutes: float, count: int) -> None:
    tries = [answer(ITEM), answer(ITEM, round=2, days=minutes / 1440)]
    assert len(trials(tries)) == count


def test_the_pause_is_measured_from_the_last_answer_of_any_kind() -> None:
    tries = [answer(ITEM, round=one + 1, days=one * 9 / 1440) for one in range(5)]
    assert [trial.first for trial in trials(tries)] == tries[:1]


def test_new_wording_with_the_same_key_keeps_the_history() -> None:
    found = trials([answer(ITEM), answer(ITEM, right=False, round=2, days=3)])
    reworded = choice("01_tea/q", stem="Is it really so?")
    assert meant(found, reworded, prints(reworded)) == found


def test_a_changed_key_begins_a_new_history() -> None:
    before = answer(ITEM)
    changed = replace(
        ITEM,
        options=tuple(replace(one, correct=not one.correct) for one in ITEM.options),
    )
    after = answer(changed, fraction=0.0, reason="wrong", round=2, days=3)
    assert meant(trials([before]), changed, prints(changed)) == []
    found = trials([before, after])
    assert [trial.first for trial in meant(found, changed, prints(changed))] == [after]


def test_an_answer_that_can_no_longer_be_read_was_to_another_question() -> None:
    found = trials([replace(answer(ITEM), version="old", response="gone")])
    assert meant(found, ITEM, prints(ITEM)) == []


def test_an_answer_to_a_form_that_is_gone_was_to_another_question() -> None:
    found = trials([replace(answer(ITEM), variant="year=1990")])
    assert meant(found, ITEM, prints(ITEM)) == []


def test_what_came_before_another_question_is_not_counted_again() -> None:
    old = answer(ITEM)
    other = replace(answer(ITEM, round=2, days=1), version="other", response="gone")
    new = answer(ITEM, round=3, days=2)
    found = meant(trials([old, other, new]), ITEM, prints(ITEM))
    assert [trial.first for trial in found] == [new]
