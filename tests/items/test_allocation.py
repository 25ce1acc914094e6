"""What a division of 100 % earns, whatever the categories: rules that hold for every key."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coursekit.errors import ResponseError
from coursekit.items import About, Allocation, Category

ABOUT = About(id="a/b", theme="foundation", objective="O1", level=1, sources=("x",))


def divided(size: int) -> st.SearchStrategy[list[float]]:
    """Whole per cents that make up 100."""
    cuts = st.lists(st.integers(0, 100), min_size=size - 1, max_size=size - 1).map(sorted)
    return cuts.map(lambda c: [float(b - a) for a, b in zip([0, *c], [*c, 100], strict=True)])


def allocation(shares: list[float], **more) -> Allocation:
    categories = tuple(
        Category(name=f"Part {place}", share=share, high="high", low="low")
        for place, share in enumerate(shares)
    )
    return Allocation(
        about=ABOUT, stem="How?", categories=categories, feedback={"right": "right"}, **more
    )


def response(item: Allocation, parts: list[float]) -> dict[str, float]:
    return {one.id: part for one, part in zip(item.categories, parts, strict=True)}


def fraction(item: Allocation, parts: list[float]) -> float:
    return item.score(response(item, parts)).fraction


@st.composite
def questions(draw: st.DrawFn) -> Allocation:
    shares = draw(divided(draw(st.integers(3, 6))))
    even = 100 / len(shares)
    assume(sum(abs(share - even) for share in shares) / 2 > 5)
    return allocation(shares)


@given(item=questions(), data=st.data())
def test_a_division_earns_between_nothing_and_everything(item, data) -> None:
    assert 0 <= fraction(item, data.draw(divided(len(item.categories)))) <= 1


@given(item=questions())
def test_the_key_earns_everything_and_an_even_split_nothing(item) -> None:
    size = len(item.categories)
    assert fraction(item, [one.share for one in item.categories]) == 1
    assert fraction(item, [100 / size] * size) == pytest.approx(0)


@given(item=questions(), data=st.data(), part=st.floats(0, 1))
def test_a_step_towards_the_key_never_earns_less(item, data, part: float) -> None:
    start = data.draw(divided(len(item.categories)))
    nearer = [
        given_part + part * (one.share - given_part)
        for one, given_part in zip(item.categories, start, strict=True)
    ]
    assert fraction(item, nearer) >= fraction(item, start) - 1e-9


@given(item=questions(), data=st.data())
def test_the_order_of_categories_does_not_matter(item, data) -> None:
    answer = response(item, data.draw(divided(len(item.categories))))
    turned = Allocation(
        about=ABOUT, stem="How?", categories=item.categories[::-1], feedback=item.feedback
    )
    assert turned.score(answer).fraction == pytest.approx(item.score(answer).fraction)
    assert turned.ask("seed") == item.ask("seed")


@given(item=questions(), data=st.data())
def test_each_part_that_is_off_hears_in_which_direction(item, data) -> None:
    parts = data.draw(divided(len(item.categories)))
    comments = {one.entry: one.text for one in item.score(response(item, parts)).comments}
    for one, part in zip(item.categories, parts, strict=True):
        over = part - one.share
        assert comments[one.id] == ("" if abs(over) <= 3 else "high" if over > 0 else "low")


def test_what_is_left_over_is_asked_for_last_whatever_the_seed() -> None:
    categories = (
        Category(name="All others", share=40, rest=True),
        Category(name="A", share=50),
        Category(name="B", share=10),
    )
    item = Allocation(about=ABOUT, stem="?", categories=categories, feedback={"right": "r"})
    shown = {tuple(c["text"] for c in item.ask(str(seed))["categories"]) for seed in range(30)}
    assert shown == {("A", "B", "All others"), ("B", "A", "All others")}


def test_before_an_answer_neither_shares_nor_feedback_are_told() -> None:
    asked = str(allocation([61.0, 27.0, 12.0]).ask("seed"))
    assert not any(secret in asked for secret in ("61", "27", "12.0", "high", "right"))


def test_feedback_to_a_wrong_answer_comes_at_once_where_it_is_written_and_else_at_the_end() -> None:
    written = allocation([60, 30, 10])
    wrong = Allocation(
        about=ABOUT, stem="?", categories=written.categories, feedback={"right": "r", "wrong": "w"}
    )
    answer = response(written, [30, 60, 10])
    assert [(c.mark, c.text) for c in written.score(answer).comments][-1] == ("", "right")
    assert [(c.mark, c.text) for c in wrong.score(answer).comments][-1] == ("wrong", "w")


def test_numbers_too_large_to_compute_with_are_refused() -> None:
    item = allocation([60, 30, 10])
    with pytest.raises(ResponseError, match="not_a_number"):
        item.score(response(item, [10**400, 0, 0]))


def test_an_answer_is_told_in_words() -> None:
    item = allocation([60, 30, 10])
    assert item.in_words(response(item, [50.5, 30, 19.5])) == (
        "Part 0 50.5 %; Part 1 30 %; Part 2 19.5 %"
    )
