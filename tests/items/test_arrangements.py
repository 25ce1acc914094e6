"""Orders, pairs and categories: what answers earn, and what the page may know before them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.errors import ResponseError
from coursekit.items import (
    About,
    Classification,
    Matching,
    Ordering,
    Pair,
    Statement,
    Step,
)
from coursekit.items.item import short_id

ABOUT = About(id="a/b", theme="foundation", objective="O1", level=1, sources=("x",))


def ordering(size: int) -> Ordering:
    steps = tuple(Step(text=f"Step {place}", feedback=f"secret {place}") for place in range(size))
    return Ordering(
        about=ABOUT, stem="Order?", entries=steps, right="secret right", partial="secret partial"
    )


def matching(size: int, extra: int, *, keep_order: bool = False) -> Matching:
    return Matching(
        about=ABOUT, stem="Match?", keep_order=keep_order,
        pairs=tuple(
            Pair(left=f"Left {place}", right=f"Right {place}", feedback=f"secret {place}")
            for place in range(size)
        ),
        extra=tuple(f"Extra {place}" for place in range(extra)),
    )  # fmt: skip


def classification(keys: list[list[int]], categories: int = 4) -> Classification:
    names = tuple(f"Category {place}" for place in range(categories))
    statements = tuple(
        Statement(
            text=f"Statement {place}",
            categories=tuple(names[key] for key in key_list),
            feedback=f"secret {place}",
        )
        for place, key_list in enumerate(keys)
    )
    return Classification(about=ABOUT, stem="Sort?", categories=names, statements=statements)


sizes = st.integers(3, 8)
orderings = sizes.map(ordering)
matchings = st.builds(matching, sizes, st.integers(0, 3))
classifications = st.lists(
    st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True), min_size=3, max_size=8
).map(classification)


def right_order(item: Ordering) -> list[str]:
    return [entry.id for entry in item.entries]


# ordering


@given(item=orderings, data=st.data())
def test_an_order_earns_everything_only_when_it_is_right_and_nothing_only_reversed(item, data):
    key = right_order(item)
    order = data.draw(st.permutations(key))
    fraction = item.score(order).fraction
    assert 0 <= fraction <= 1
    assert (fraction == 1) == (order == key)
    assert (fraction == 0) == (order == key[::-1])


@given(item=orderings, data=st.data())
def test_an_order_and_its_reverse_earn_everything_together(item, data):
    order = data.draw(st.permutations(right_order(item)))
    both = item.score(order).fraction + item.score(order[::-1]).fraction
    assert both == pytest.approx(1)


@given(item=orderings, data=st.data())
def test_putting_two_neighbours_right_earns_one_pair_more(item, data):
    key = right_order(item)
    order = data.draw(st.permutations(key))
    place = data.draw(st.integers(0, len(key) - 2))
    swapped = [*order[:place], order[place + 1], order[place], *order[place + 2 :]]
    gain = item.score(swapped).fraction - item.score(order).fraction
    pair = 2 / (len(key) * (len(key) - 1))
    better = key.index(order[place]) > key.index(order[place + 1])
    assert gain == pytest.approx(pair if better else -pair)


@given(item=orderings, seed=st.text(max_size=5))
def test_the_order_that_is_shown_depends_on_the_seed_and_is_never_the_right_one(item, seed):
    shown = [entry["id"] for entry in item.ask(seed)["entries"]]
    assert sorted(shown) == sorted(right_order(item))
    assert shown != right_order(item)
    assert item.ask(seed) == item.ask(seed)


@given(item=orderings, data=st.data())
def test_what_is_said_of_entries_comes_in_the_learners_order_so_that_it_tells_no_key(item, data):
    order = data.draw(st.permutations(right_order(item)))
    marked = [c.entry for c in item.score(order).comments if c.entry and c.mark]
    assert marked == order


def test_an_order_in_words_is_numbered() -> None:
    item = ordering(3)
    assert item.in_words(right_order(item)[::-1]) == "(1) Step 2; (2) Step 1; (3) Step 0"


# matching


@given(item=matchings, data=st.data())
def test_pairs_earn_the_share_that_is_right(item, data):
    lefts = [pair.left_id for pair in item.pairs]
    rights = [pair.right_id for pair in item.pairs] + [short_id(text) for text in item.extra]
    chosen = data.draw(st.permutations(rights))[: len(lefts)]
    score = item.score(dict(zip(lefts, chosen, strict=True)))
    hits = sum(one == other for one, other in zip(chosen, rights, strict=False))
    assert score.fraction == pytest.approx(hits / len(lefts))
    marks = [comment.mark for comment in score.comments if comment.mark]
    assert (marks.count("right"), len(marks)) == (hits, len(lefts))


@given(item=matchings, data=st.data())
def test_an_entry_on_the_right_can_be_used_once_only(item, data):
    response = {pair.left_id: pair.right_id for pair in item.pairs}
    one, other = data.draw(st.permutations(sorted(response)))[:2]
    response[one] = response[other]
    with pytest.raises(ResponseError, match="repeated"):
        item.score(response)


@given(seed=st.text(max_size=5), keep_order=st.booleans())
def test_both_sides_are_shuffled_by_the_seed_and_the_right_one_always(seed, keep_order):
    item = matching(5, 2, keep_order=keep_order)
    turned = Matching(
        about=ABOUT, stem=item.stem, pairs=item.pairs[::-1], extra=item.extra[::-1],
        keep_order=keep_order,
    )  # fmt: skip
    asked = item.ask(seed)
    assert asked["rights"] == turned.ask(seed)["rights"]
    assert (asked["lefts"] == turned.ask(seed)["lefts"]) != keep_order
    assert asked["shuffle"] == (["rights"] if keep_order else ["lefts", "rights"])


# classification


@given(item=classifications, data=st.data())
def test_categories_earn_the_share_of_statements_in_an_accepted_one(item, data):
    names = [short_id(text) for text in item.categories]
    response = {one.id: data.draw(st.sampled_from(names)) for one in item.statements}
    hits = sum(response[one.id] in one.accepted for one in item.statements)
    score = item.score(response)
    assert score.fraction == pytest.approx(hits / len(item.statements))
    assert score.verdict == (
        "right" if hits == len(item.statements) else "partly" if hits else "wrong"
    )


@given(item=classifications, data=st.data())
def test_every_accepted_category_earns_everything(item, data):
    response = {one.id: data.draw(st.sampled_from(one.accepted)) for one in item.statements}
    assert item.score(response).fraction == 1


@given(item=classifications, seed=st.text(max_size=5))
def test_statements_are_shuffled_and_categories_keep_their_order(item, seed):
    turned = Classification(
        about=ABOUT, stem=item.stem, categories=item.categories, statements=item.statements[::-1]
    )
    assert item.ask(seed) == turned.ask(seed)
    shown = [category["text"] for category in item.ask(seed)["categories"]]
    assert shown == list(item.categories)


# all three


def answer_of(item: Ordering | Matching | Classification) -> object:
    """Return the right answer."""
    match item:
        case Ordering():
            return right_order(item)
        case Matching():
            return {pair.left_id: pair.right_id for pair in item.pairs}
        case Classification():
            return {one.id: one.accepted[0] for one in item.statements}


any_item = orderings | matchings | classifications


@given(item=any_item, seed=st.text(max_size=5))
def test_nothing_said_after_an_answer_is_known_before_it(item, seed):
    asked = json.dumps(item.ask(seed))
    assert "secret" not in asked
    assert "accepted" not in asked
    assert "secret" in json.dumps(item.sealed())


@given(item=any_item)
def test_the_key_on_the_page_is_the_right_answer(item):
    answer = answer_of(item)
    score = item.score(answer)
    assert score.verdict == "right"
    key = score.key
    if isinstance(item, Classification):
        key = {name: accepted[0] for name, accepted in key.items()}
    assert key == answer
    assert all(comment.mark == "right" for comment in score.comments)


@given(item=matchings | classifications, data=st.data())
def test_feedback_on_a_wrong_entry_waits_for_the_last_try(item, data):
    response = dict(answer_of(item))
    choices = {comment.entry: comment for comment in item.score(response).comments}
    wrong = data.draw(st.sampled_from(sorted(response)))
    known = (
        [pair.right_id for pair in item.pairs] + [short_id(text) for text in item.extra]
        if isinstance(item, Matching)
        else [short_id(text) for text in item.categories]
    )
    accepted = item.score(response).key[wrong]
    others = [choice for choice in known if choice not in accepted]
    other = data.draw(st.sampled_from(others))
    if isinstance(item, Matching):  # swap, as each can be used once only
        for left, right in response.items():
            if right == other:
                response[left] = response[wrong]
    response[wrong] = other
    said = [comment for comment in item.score(response).comments if comment.entry == wrong]
    assert [(comment.mark, comment.text) for comment in said] == [
        ("wrong", ""),
        ("", choices[wrong].text),
    ]


@given(item=any_item)
def test_an_answer_in_words_names_every_entry(item):
    text = item.in_words(answer_of(item))
    entries = [
        entry["text"]
        for name in item.ask("")["shuffle"]
        if name != "rights"
        for entry in item.ask("")[name]
    ]
    assert all(entry in text for entry in entries)
