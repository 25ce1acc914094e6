"""What a drawn series earns, whatever the data: rules that hold for every series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.items import About, Point, Sketch
from coursekit.units import UNITS

ABOUT = About(id="a/b", theme="foundation", objective="O1", level=1, sources=("x",))
FEEDBACK = {kind: kind for kind in ("right", "wrong", "high", "low")}

values = st.floats(0, 1e4).map(lambda value: round(value, 2))
series = st.lists(values, min_size=2, max_size=8).filter(lambda found: max(found) > 0.1)
tolerances = st.floats(0.02, 0.5)


def sketch(
    data: list[float], tolerance: float = 0.1, known: float = 10.0, unit: str = "billion US dollars"
) -> Sketch:
    return Sketch(
        about=ABOUT, stem="How on?", unit=UNITS[unit], decimals=1,
        known=(Point(year=2018, value=known),), tolerance=tolerance, feedback=FEEDBACK,
        asked=tuple(Point(year=2019 + place, value=value) for place, value in enumerate(data)),
    )  # fmt: skip


def drawn(item: Sketch, found: list[float]) -> dict[str, float]:
    return {str(point.year): value for point, value in zip(item.asked, found, strict=True)}


def fraction(item: Sketch, found: list[float]) -> float:
    return item.score(drawn(item, found)).fraction


@given(data=series, tolerance=tolerances, factor=st.floats(0, 5))
def test_a_sketch_earns_between_nothing_and_everything(data, tolerance, factor) -> None:
    assert 0 <= fraction(sketch(data, tolerance), [value * factor for value in data]) <= 1


@given(data=series, tolerance=tolerances)
def test_the_data_earn_everything(data, tolerance) -> None:
    score = sketch(data, tolerance).score(drawn(sketch(data), data))
    assert (score.fraction, score.reason) == (1.0, "right")


@given(data=series, near=st.floats(0, 1), far=st.floats(0, 1), tolerance=tolerances)
def test_a_nearer_sketch_never_earns_less(data, near, far, tolerance) -> None:
    near, far = sorted((near, far))
    item = sketch(data, tolerance)
    nearer, further = ([value * (1 + off) for value in data] for off in (near, far))
    assert fraction(item, nearer) >= fraction(item, further)


@given(off=st.floats(0, 3), tolerance=tolerances)
def test_marks_fall_evenly_from_the_tolerance_to_four_times_it(off, tolerance) -> None:
    item = sketch([100.0, 200.0, 50.0], tolerance)
    expected = min(1.0, max(0.0, 1 - (off - tolerance) / (3 * tolerance)))
    assert fraction(item, [v * (1 + off) for v in (100, 200, 50)]) == pytest.approx(expected)


@given(data=series, narrow=tolerances, wide=tolerances, factor=st.floats(0, 3))
def test_a_wider_tolerance_never_takes_marks_away(data, narrow, wide, factor) -> None:
    narrow, wide = sorted((narrow, wide))
    found = [value * factor for value in data]
    assert fraction(sketch(data, wide), found) >= fraction(sketch(data, narrow), found) - 1e-8


def test_a_year_near_zero_does_not_decide() -> None:
    item = sketch([100.0, 0.0])
    assert fraction(item, [100.0, 1.0]) == 1
    assert fraction(item, [100.0, 20.0]) == 0


@pytest.mark.parametrize(
    ("found", "reason"),
    [([130, 130], "high"), ([70, 70], "low"), ([135, 70], "partly"), ([200, 0], "wrong")],
)
def test_the_direction_of_a_miss_is_told_where_it_has_one(found, reason: str) -> None:
    score = sketch([100.0, 100.0]).score(drawn(sketch([100.0, 100.0]), found))
    assert score.reason == reason
    assert score.comments[0].text == (reason if reason in FEEDBACK else "wrong")


@given(data=series, known=st.floats(0.1, 1e4))
def test_the_axis_has_room_for_the_data_and_for_twice_what_is_known(data, known) -> None:
    top = sketch(data, known=known).top
    assert top >= max(2 * known, 1.25 * max(data)) * (1 - 1e-9)
    assert top <= 2 * max(2 * known, 1.25 * max(data))


@pytest.mark.parametrize(("data", "top"), [([65.0, 97.0], 100), ([65.0, 101.0], 200)])
def test_the_axis_of_shares_ends_at_the_whole(data: list[float], top: float) -> None:
    assert sketch(data, known=93.0, unit="per cent").top == top


def test_data_below_twice_what_is_known_leave_no_trace_in_the_axis() -> None:
    assert sketch([10.0, 12.0]).ask("") == sketch([3.0, 15.5]).ask("")


def test_an_answer_is_told_in_words_with_its_unit() -> None:
    item = sketch([100.0, 105.25])
    assert item.in_words(drawn(item, [90, 105.25])) == "2019: 90.0; 2020: 105.3 billion US dollars"
