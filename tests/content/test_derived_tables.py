"""Tables of the course that are computed from others say what the others say."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit import tables
from coursekit.registers.asymmetries import read_asymmetries


def test_each_row_of_the_index_stands_in_the_register_of_asymmetries(checkout: Path) -> None:
    course = checkout / "course"
    register = {row.id: row for row in read_asymmetries(course).entries}
    index = tables.load(course, "asymmetry_index")
    assert len(index) > 0
    for row in index.itertuples():
        known = [
            (point.china, point.russia)
            for series in register[row.id].series
            for point in series.points
            if point.when == row.year
        ]
        assert any((row.china, row.russia) == pytest.approx(pair, abs=1e-3) for pair in known), row
        share = (row.china - row.russia) / (row.china + row.russia)
        assert row.index == pytest.approx(share if row.kind == "size" else -share, abs=1e-3), row


def test_squared_errors_of_the_rules_follow_from_the_questions(checkout: Path) -> None:
    course = checkout / "course"
    asked = tables.load(course, "forecast_questions")
    early, late = asked[asked["closed"] == "earlier"], asked[asked["closed"] == "2025"]
    yes, on = early["happened"].mean(), early["went_on"].mean()
    humble = (early["went_on"].sum() + 1) / (len(early) + 2)
    scores = tables.load(course, "forecast_scores").set_index(["rule", "question"])
    for row in late.itertuples():
        for rule, chance in {
            "half": 0.5,
            "yes as before": yes,
            "goes on as before": on if row.yes_is == "goes_on" else 1 - on,
            "one more of each": humble if row.yes_is == "goes_on" else 1 - humble,
        }.items():
            given = scores.loc[(rule, row.question)]
            assert given["probability_pct"] == pytest.approx(100 * chance, abs=0.01)
            assert given["squared_error"] == pytest.approx((chance - row.happened) ** 2, abs=1e-4)
    assert len(scores) == 4 * len(late)


def test_things_went_on_where_the_answer_was_what_going_on_would_mean(checkout: Path) -> None:
    asked = tables.load(checkout / "course", "forecast_questions")
    assert (asked["went_on"] == (asked["happened"] == 1).eq(asked["yes_is"] == "goes_on")).all()
