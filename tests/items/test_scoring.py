"""What answers earn, whatever the item: rules that hold for every key, tolerance and choice."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coursekit.errors import ResponseError
from coursekit.items import About, MultipleChoice, Numeric, Option, SingleChoice, Slip, fingerprint
from coursekit.units import UNITS

ABOUT = About(id="a/b", theme="foundation", objective="O1", level=1, sources=("x",))
FEEDBACK = {kind: kind for kind in ("right", "near", "sign", "inverse", "magnitude", "wrong")}

numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 4))
tolerances = st.floats(0, 1e3).map(lambda number: round(number, 4))


def options(correct: list[bool]) -> tuple[Option, ...]:
    return tuple(
        Option(text=f"Option {place}", correct=right, feedback=f"Reason {place}")
        for place, right in enumerate(correct)
    )


@st.composite
def multiple_choices(draw: st.DrawFn) -> MultipleChoice:
    correct = draw(
        st.lists(st.booleans(), min_size=4, max_size=6).filter(lambda c: 0 < sum(c) < len(c))
    )
    return MultipleChoice(about=ABOUT, stem="Which?", options=options(correct))


@st.composite
def single_choices(draw: st.DrawFn) -> SingleChoice:
    size = draw(st.integers(3, 5))
    key = draw(st.integers(0, size - 1))
    return SingleChoice(
        about=ABOUT, stem="Which?", options=options([place == key for place in range(size)])
    )


def numeric(key: float, tolerance: float, unit: str = "number", **more) -> Numeric:
    return Numeric(
        about=ABOUT, stem="How many?", key=key, key_text=f"{key}", unit=UNITS[unit],
        tolerance=tolerance, feedback={**FEEDBACK, **more.pop("feedback", {})}, **more,
    )  # fmt: skip


def fraction(item: Numeric, given: float) -> float:
    return item.score(f"{given:.12f}").fraction


# multiple choice


@given(item=multiple_choices(), data=st.data())
def test_a_choice_of_several_earns_between_nothing_and_everything(item, data) -> None:
    ids = [option.id for option in item.options]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    score = item.score(chosen)
    assert 0 <= score.fraction <= 1
    keys = {option.id for option in item.options if option.correct}
    assert (score.fraction == 1) == (set(chosen) == keys)


@given(item=multiple_choices())
def test_choosing_everything_earns_nothing_and_choosing_nothing_is_no_answer(item) -> None:
    assert item.score([option.id for option in item.options]).fraction == 0
    with pytest.raises(ResponseError) as error:
        item.score([])
    assert error.value.code == "empty"


@given(item=multiple_choices(), data=st.data())
def test_one_more_right_choice_never_earns_less_nor_one_more_wrong_choice_more(item, data) -> None:
    ids = [option.id for option in item.options]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    more = data.draw(st.sampled_from(item.options))
    assume(more.id not in chosen)
    before, after = item.score(chosen).fraction, item.score([*chosen, more.id]).fraction
    assert after >= before if more.correct else after <= before


@given(item=multiple_choices(), data=st.data())
def test_the_order_of_options_and_of_choices_does_not_matter(item, data) -> None:
    ids = [option.id for option in item.options]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    shuffled = data.draw(st.permutations(item.options))
    other = MultipleChoice(about=ABOUT, stem="Which?", options=tuple(shuffled))
    assert other.score(chosen[::-1]).fraction == item.score(chosen).fraction


@given(item=multiple_choices(), data=st.data())
def test_every_option_is_commented_on_and_marked(item, data) -> None:
    ids = [option.id for option in item.options]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    marks = {comment.entry: comment.mark for comment in item.score(chosen).comments}
    assert marks == {
        option.id: {
            (True, True): "right",
            (True, False): "missed",
            (False, True): "wrong",
            (False, False): "",
        }[option.correct, option.id in chosen]
        for option in item.options
    }


# single choice


@given(item=single_choices())
def test_one_option_earns_everything_and_every_other_nothing(item) -> None:
    earned = {option.correct: item.score(option.id).fraction for option in item.options}
    assert earned == {True: 1.0, False: 0.0}


@pytest.mark.parametrize("response", ["", None, []])
def test_no_choice_is_asked_for_again(response) -> None:
    item = SingleChoice(about=ABOUT, stem="Which?", options=options([True, False, False]))
    with pytest.raises(ResponseError, match="empty"):
        item.score(response)


@pytest.mark.parametrize("response", ["zzz", 3, ["zzz"], {"a": 1}, [3]])
def test_an_unknown_option_is_refused(response) -> None:
    several = MultipleChoice(about=ABOUT, stem="W?", options=options([True, False, False, False]))
    one = SingleChoice(about=ABOUT, stem="Which?", options=options([True, False, False]))
    for item in (several, one):
        with pytest.raises(ResponseError, match="unknown_option"):
            item.score(response)


@given(item=single_choices() | multiple_choices(), seed=st.text(max_size=5))
def test_the_order_shown_depends_on_the_seed_and_not_on_the_authors_order(item, seed: str) -> None:
    turned = type(item)(about=ABOUT, stem=item.stem, options=item.options[::-1])
    assert item.ask(seed) == turned.ask(seed)
    assert "correct" not in str(item.ask(seed))


@given(item=single_choices())
def test_options_whose_order_means_something_keep_it(item) -> None:
    kept = SingleChoice(about=ABOUT, stem="W?", options=item.options, keep_order=True)
    shown = [option["text"] for option in kept.ask("any")["options"]]
    assert shown == [option.text for option in item.options]


# numbers


@given(key=numbers, near=numbers, far=numbers, tolerance=tolerances)
def test_a_nearer_number_never_earns_less(key, near, far, tolerance) -> None:
    if abs(near - key) > abs(far - key):
        near, far = far, near
    item = numeric(key, tolerance)
    assert fraction(item, near) >= fraction(item, far)


@given(key=numbers, given=numbers, narrow=tolerances, wide=tolerances)
def test_a_wider_tolerance_never_takes_marks_away(key, given, narrow, wide) -> None:
    narrow, wide = sorted((narrow, wide))
    assert fraction(numeric(key, wide), given) >= fraction(numeric(key, narrow), given)


@given(key=numbers, tolerance=tolerances)
def test_the_key_earns_everything_and_so_does_the_edge_of_the_tolerance(key, tolerance) -> None:
    item = numeric(key, tolerance)
    for given_number in (key, round(key + tolerance, 8), round(key - tolerance, 8)):
        score = item.score(f"{given_number:.8f}")
        assert (score.fraction, score.verdict, score.reason) == (1.0, "right", "right")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("4.0", "right"),
        ("4.1", "right"),
        ("4.3", "near"),
        ("-4", "sign"),
        ("2500", "inverse"),
        ("0.04", "fraction"),
        ("40", "magnitude"),
        ("0.4", "magnitude"),
        ("4000", "magnitude"),
        ("7.3", "slip0"),
        ("17", "wrong"),
    ],
)
def test_typical_mistakes_are_told_apart(typed: str, reason: str) -> None:
    item = numeric(
        4.0, 0.1, "per cent", feedback={"fraction": "fraction"},
        slips=(Slip(value=7.3, feedback="Another base year."),),
    )  # fmt: skip
    score = item.score(typed)
    assert score.reason == reason
    assert score.comments[0].text == ("Another base year." if reason == "slip0" else reason)


def test_a_mistake_without_words_of_its_own_gets_the_general_ones() -> None:
    item = Numeric(
        about=ABOUT, stem="?", key=4.0, key_text="4", unit=UNITS["number"], tolerance=0.1,
        feedback={"right": "Yes.", "wrong": "No."},
    )  # fmt: skip
    assert item.score("-4").comments[0].text == "No."
    assert item.score("4.2").comments[0].text == "No."
    assert item.score("4.2").fraction == 0.5


@pytest.mark.parametrize(
    ("response", "code"), [(None, "empty"), (4, "not_a_number"), ("", "empty")]
)
def test_a_response_that_is_no_typed_number_is_refused(response, code: str) -> None:
    with pytest.raises(ResponseError, match=code):
        numeric(4.0, 0.1).score(response)


@given(item=multiple_choices(), other=multiple_choices())
def test_a_fingerprint_changes_when_and_only_when_the_item_does(item, other) -> None:
    assert (fingerprint(item) == fingerprint(other)) == (item == other)
