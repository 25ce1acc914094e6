"""What lateness costs: grace, each student's own days, a percentage, a limit, an end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.errors import ContentError
from coursekit.teaching.policy import LatePolicy, policy_text, read_policy

DAY = 86_400
POLICY = LatePolicy(
    grace_hours=1, free_days=3, percent_a_day=10, most_percent=40, closed_after_days=7
)


@pytest.mark.parametrize(
    ("seconds", "days"),
    [(0, 0), (3600, 0), (3601, 1), (DAY, 1), (DAY + 1, 2), (3 * DAY - 5, 3)],
)
def test_a_day_counts_when_it_has_begun_and_the_hours_of_grace_do_not(seconds, days) -> None:
    assert POLICY.days(seconds) == days


def test_own_days_go_to_what_was_due_first_and_then_each_day_costs() -> None:
    found = POLICY.charges([2 * DAY, 0, 2 * DAY, 3 * DAY])
    assert [(each.days, each.free, each.percent) for each in found] == [
        (2, 2, 0), (0, 0, 0), (2, 1, 10), (3, 0, 30),
    ]  # fmt: skip


def test_no_more_than_the_limit_until_the_assignment_is_closed() -> None:
    found = POLICY.charges([7 * DAY, 7 * DAY, 8 * DAY])
    assert [each.percent for each in found] == [40, 40, 100]


def test_work_after_the_end_uses_no_own_days() -> None:
    assert [each.free for each in POLICY.charges([8 * DAY, 2 * DAY])] == [0, 2]


lateness = st.lists(st.floats(0, 20 * DAY), max_size=6)


@given(seconds=lateness, more=st.floats(0, 10 * DAY))
def test_being_later_never_costs_less_and_own_days_are_never_overdrawn(seconds, more) -> None:
    before, after = POLICY.charges(seconds), POLICY.charges([each + more for each in seconds])
    assert sum(each.percent for each in after) >= sum(each.percent for each in before)
    assert sum(each.free for each in after) <= POLICY.free_days


def test_the_class_has_its_own_rules_and_without_them_those_of_the_course(tmp_path: Path) -> None:
    course = read_policy(tmp_path)
    assert course.percent_a_day > 0
    (tmp_path / "course.yaml").write_text("late:\n  percent_a_day: 5\n", encoding="utf-8")
    assert read_policy(tmp_path) == LatePolicy(percent_a_day=5)
    (tmp_path / "course.yaml").write_text(policy_text(course), encoding="utf-8")
    assert read_policy(tmp_path) == course


def test_a_mistake_in_the_rules_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "course.yaml"
    path.write_text("late:\n  free_days: two\n  percent_per_day: 10\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_policy(tmp_path)
    said = str(caught.value)
    assert f"{path}:2: “late” → “free_days” is" in said
    assert "unknown key “percent_per_day”" in said


def test_the_rules_are_said_in_words() -> None:
    assert POLICY.sentence() == (
        "After 1 hour of grace 10 % of the points earned for each day late, at most 40 %; "
        "the first 3 days of each student cost nothing; no points after 7 days."
    )
    assert LatePolicy().sentence() == "Work that comes late loses no points."
