"""Which form of an item is asked: by seed alone, and never the same one twice in a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursekit.items import drawn

names = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12, unique=True)


@given(names=names, seed=st.text())
def test_the_same_seed_draws_the_same_form_whatever_the_order(names: list[str], seed: str) -> None:
    assert drawn(names, seed) == drawn(names[::-1], seed)
    assert drawn(names, seed) in names


@given(names=names, seed=st.text(), data=st.data())
def test_the_form_of_the_round_before_is_not_drawn_again(
    names: list[str], seed: str, data: st.DataObject
) -> None:
    before = data.draw(st.sampled_from(names))
    assert (drawn(names, seed, before=before) == before) == (len(names) == 1)


@given(names=names, more=names, seed=st.text())
def test_forms_that_are_added_change_the_draw_only_to_one_of_themselves(
    names: list[str], more: list[str], seed: str
) -> None:
    new = [name for name in more if name not in names]
    assert drawn([*names, *new], seed) in [drawn(names, seed), *new]


def test_every_form_comes_up_about_equally_often() -> None:
    names = [f"year={year}" for year in range(2016, 2021)]
    counts = dict.fromkeys(names, 0)
    for learner in range(2000):
        counts[drawn(names, f"{learner}:item:1")] += 1
    assert all(320 < count < 480 for count in counts.values()), counts
