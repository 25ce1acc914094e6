"""Ratings, and cards as the fsrs package has them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card as FsrsCard
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from coursekit.learner.cards import (
    AGAIN,
    DAY,
    EASY,
    GOOD,
    HARD,
    LONGEST_DAYS,
    rate,
    recall,
    reviewed,
    scheduler,
)

shares = st.floats(0, 1)
confidences = st.none() | st.integers(0, 100)
ratings = st.sampled_from([AGAIN, HARD, GOOD, EASY])


@pytest.mark.parametrize(
    ("fraction", "second", "confidence", "faster", "rating"),
    [
        (0.59, False, 100, True, AGAIN),
        (0.6, False, 100, True, HARD),
        (1 - 0.4, False, None, False, HARD),
        (0.89, False, 100, True, HARD),
        (1.0, True, 100, True, HARD),
        (0.5, True, 100, True, AGAIN),
        (0.9, False, None, True, GOOD),
        (1.0, False, 79, True, GOOD),
        (1.0, False, 80, False, GOOD),
        (1.0, False, 80, True, EASY),
    ],
)
def test_the_rating_follows_the_written_rule(
    fraction: float, second: bool, confidence: int | None, faster: bool, rating: int
) -> None:
    assert rate(fraction, second=second, confidence=confidence, faster=faster) == rating


@given(one=shares, other=shares, second=st.booleans(), sure=confidences, faster=st.booleans())
def test_a_better_answer_is_never_rated_lower(
    one: float, other: float, second: bool, sure: int | None, faster: bool
) -> None:
    low, high = sorted((one, other))
    rule = {"second": second, "confidence": sure, "faster": faster}
    assert rate(low, **rule) <= rate(high, **rule)


@given(fraction=shares, sure=confidences, more=st.integers(0, 100), faster=st.booleans())
def test_confidence_and_speed_never_lower_a_rating(
    fraction: float, sure: int | None, more: int, faster: bool
) -> None:
    surer = max(more, sure or 0)
    assert rate(fraction, confidence=sure) <= rate(fraction, confidence=surer, faster=faster)
    assert rate(fraction, second=True, confidence=surer, faster=faster) <= HARD


@given(
    history=st.lists(
        st.tuples(ratings, st.integers(0, 400), st.sampled_from([0, 0, 600])), min_size=1
    )
)
def test_cards_are_those_of_the_package(history: list[tuple[int, int, int]]) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    theirs, ours = FsrsCard(card_id=1), None
    for rating, days, seconds in history:
        at += timedelta(days=days, seconds=seconds)
        theirs, _ = scheduler().review_card(theirs, Rating(rating), at)
        ours = reviewed(ours, rating, at.timestamp())
    assert ours is not None
    assert (ours.stability, ours.difficulty) == (theirs.stability, theirs.difficulty)
    assert (ours.state, ours.step) == (theirs.state.value, theirs.step)
    assert ours.due == pytest.approx(theirs.due.timestamp())
    later = at + timedelta(days=30)
    theirs_later = scheduler().get_card_retrievability(theirs, later)
    assert recall(ours, later.timestamp()) == pytest.approx(theirs_later)


@given(history=st.lists(ratings, min_size=1, max_size=40))
def test_no_item_stays_away_longer_than_half_a_year(history: list[int]) -> None:
    card = None
    for rating in history:
        card = reviewed(card, rating, card.due if card else 0.0)
    assert card is not None
    assert 0 < card.due - card.last <= LONGEST_DAYS * DAY


def test_a_first_mistake_comes_back_after_ten_minutes() -> None:
    assert reviewed(None, AGAIN, 0.0).due == 600


def test_a_first_right_answer_comes_back_after_a_day() -> None:
    assert reviewed(None, GOOD, 0.0).due == DAY


def test_recall_falls_with_time() -> None:
    card = reviewed(None, GOOD, 0.0)
    chances = [recall(card, hours * 3600.0) for hours in range(100)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert recall(card, card.stability * DAY) == pytest.approx(0.9)


def test_a_few_hours_early_is_no_day_less() -> None:
    card = reviewed(reviewed(None, GOOD, 0.0), GOOD, DAY)
    early, late = (reviewed(card, GOOD, DAY + 4 * DAY + hours * 3600.0) for hours in (-8, 8))
    assert early.stability == late.stability
