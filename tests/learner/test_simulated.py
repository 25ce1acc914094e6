"""Half a year of study by learners who forget as the model says."""

from __future__ import annotations

from simulated import studied, syllabus

from coursekit.learner.cards import RETENTION
from coursekit.learner.reviews import A_DAY


def test_reviews_hold_recall_near_the_target_and_the_load_stays_bounded() -> None:
    # A thousand learners are measured in the benchmarks, by the same rules.
    seen = studied(range(12), syllabus())
    assert abs(seen.recall - RETENTION) < 0.03
    assert max(seen.loads) <= A_DAY
    assert sum(seen.loads) / len(seen.loads) < A_DAY / 2
