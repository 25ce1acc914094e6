"""Confidence held against what was right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import answer, choice, course

from coursekit.items import Forecast
from coursekit.items.item import About
from coursekit.learner.calibration import Answer, answers, by_theme, calibration, in_words
from coursekit.learner.catalogue import catalogue

levels = st.sampled_from([0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
many = st.lists(st.tuples(levels, st.booleans()), min_size=20, max_size=120)


def said(pairs: list[tuple[float, bool]], theme: str = "contention") -> list[Answer]:
    return [Answer(item="a/q", theme=theme, stated=c, right=r) for c, r in pairs]


@given(pairs=many)
def test_the_parts_add_up_to_the_score(pairs: list[tuple[float, bool]]) -> None:
    found = calibration(said(pairs))
    total = found.reliability - found.resolution + found.uncertainty
    assert total == pytest.approx(found.brier)


@given(pairs=many)
def test_bins_hold_every_answer_once_and_lie_within_their_intervals(
    pairs: list[tuple[float, bool]],
) -> None:
    found = calibration(said(pairs))
    assert 1 <= len(found.bins) <= 5
    assert sum(one.count for one in found.bins) == found.count
    assert sum(one.right for one in found.bins) == found.right
    stated = [one.stated for one in found.bins]
    assert stated == sorted(set(stated))
    for one in found.bins:
        assert 0 <= one.low <= one.share <= one.high <= 1


def test_bins_have_equal_counts_where_confidence_allows() -> None:
    pairs = [(level, True) for level in (0.5, 0.6, 0.7, 0.8, 0.9) for _ in range(12)]
    assert [one.count for one in calibration(said(pairs)).bins] == [12] * 5


def test_a_hand_worked_case() -> None:
    # Ten answers at 60 %, of which six are right, and ten at 80 %, of which four are.
    pairs = [(0.6, place < 6) for place in range(10)] + [(0.8, place < 4) for place in range(10)]
    found = calibration(said(pairs))
    assert found.brier == pytest.approx(0.32)
    assert found.brier_half == 0.25
    assert (found.reliability, found.resolution) == pytest.approx((0.08, 0.01))
    assert found.uncertainty == found.brier_rate == pytest.approx(0.25)
    assert found.over == pytest.approx(0.2)
    assert "When you say 80 %, you are right 40 % of the time (4 of 10; 17–69 %)." in in_words(
        found
    )


@pytest.mark.parametrize(
    ("count", "trust", "word"),
    [(0, "too_few", "too few"), (19, "too_few", "too few"), (20, "rough", "rough"),
     (59, "rough", "rough"), (60, "firm", "60 answers")],
)  # fmt: skip
def test_too_few_answers_are_said_to_be_too_few(count: int, trust: str, word: str) -> None:
    found = calibration(said([(0.7, True)] * count))
    assert found.trust == trust
    assert bool(found.bins) == (count >= 20)
    assert word in in_words(found)[0]


@pytest.mark.parametrize(
    ("stated", "rights", "lean", "word"),
    [(0.9, 20, "over", "surer"), (0.6, 38, "under", "more than you say"),
     (0.8, 32, "unclear", "chance")],
)  # fmt: skip
def test_over_and_under_confidence_are_said_in_words(
    stated: float, rights: int, lean: str, word: str
) -> None:
    found = calibration(said([(stated, place < rights) for place in range(40)]))
    assert found.over_low <= found.over <= found.over_high
    assert found.lean == lean
    assert word in in_words(found)[1]


def test_the_interval_of_many_answers_is_that_of_some_more_narrow() -> None:
    few, more = (
        calibration(said([(0.8, place % 2 == 0) for place in range(count)]))
        for count in (1_000, 1_002)
    )
    assert few.over_high - few.over_low == pytest.approx(more.over_high - more.over_low, rel=0.1)


def test_a_theme_stands_apart_from_forty_answers() -> None:
    found = by_theme(said([(0.7, True)] * 39) + said([(0.7, True)] * 40, "asymmetry"))
    assert list(found) == ["asymmetry"]


def test_first_tries_count_and_a_forecast_stands_on_the_side_it_takes() -> None:
    about = About(id="01_tea/f", theme="contention", objective="O1", level=3, sources=())
    forecast = Forecast(about=about, stem="?", happened=False, closes="2025", feedback={})
    asked, silent = choice("01_tea/q", tries=2), choice("01_tea/silent")
    syllabus = catalogue(course(("01_tea",), ("O1",)), [asked, silent, forecast])
    attempts = [
        answer(asked, right=False, confidence=90),
        answer(asked, days=0.0001, confidence=60),
        answer(silent),
        replace(answer(forecast), response=30, fraction=0.91, reason="forecast"),
        answer(choice("01_tea/gone"), confidence=80),
    ]
    found = {one.item: (one.stated, one.right) for one in answers(attempts, syllabus)}
    assert found == {"01_tea/q": (0.9, False), "01_tea/f": (0.7, True)}
