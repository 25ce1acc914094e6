"""Late work in the gradebook: nbgrader's grading and ours take off the same; it can be waived."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coursekit.assignments.classroom import Classroom
from coursekit.cli import main
from coursekit.teaching import audit
from coursekit.teaching.late import settle
from coursekit.teaching.people import people
from coursekit.teaching.results import Result, results

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]

LATE = people(8)[7].id  # comes five days late, and has three days of their own
FREE = people(5)[4].id  # comes two days late
GRACE = people(12)[11].id  # comes half an hour late
RULES = "late: {free_days: 3, grace_hours: 1, percent_a_day: 10, most_percent: 50}\n"


def result(course: Path, student: str) -> Result:
    return next(each for each in results(course, "sums") if each.student.id == student)


def said(*words: object) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def test_grading_takes_off_what_the_policy_says(course: Path) -> None:
    late, free, grace = (result(course, name) for name in (LATE, FREE, GRACE))
    assert (late.late.days, late.late.free, late.late.percent) == (5, 3, 20)
    assert late.earned > 0
    assert late.penalty == pytest.approx(0.2 * late.earned)
    assert late.score == pytest.approx(0.8 * late.earned)
    assert (free.late.days, free.late.free, free.penalty) == (2, 2, 0)
    assert (grace.late.days, grace.penalty) == (0, 0)


def test_nbgraders_own_grading_takes_off_the_same(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbgrader.apps import NbGraderAPI

    ours = result(course, LATE)
    with Classroom(course).gradebook() as gradebook:
        gradebook.remove_submission("sums", LATE)
    shutil.rmtree(course / "autograded" / LATE)
    monkeypatch.chdir(course)
    room = Classroom(course)
    done: dict[str, Any] = NbGraderAPI(room.paths, parent=room._app).autograde("sums", LATE)
    assert done["success"], done
    stock = result(course, LATE)
    assert stock.penalty == ours.penalty > 0
    assert stock.cells == ours.cells


def test_marks_given_later_count_once_it_is_settled(course: Path) -> None:
    with Classroom(course).gradebook() as gradebook:
        gradebook.find_grade("m1", "sums", "sums", LATE).manual_score = 4
        gradebook.db.commit()
    before = result(course, LATE)
    assert before.penalty != pytest.approx(0.2 * before.earned)
    found = {each.student: each for each in settle(course)}
    after = result(course, LATE)
    assert after.penalty == pytest.approx(0.2 * after.earned)
    assert found[LATE].before == before.penalty
    assert found[LATE].penalty == after.penalty
    assert set(found) == {LATE, FREE}
    assert [each.changes for each in audit.read(course)[0] if each.student == LATE][-1] == {
        "penalty": (before.penalty, after.penalty)
    }


def test_days_that_are_waived_cost_nothing_and_the_log_says_why(course: Path) -> None:
    said("late", "--course-dir", course, "--waive", "sums", LATE, "--days", 5, "--why", "was ill")
    assert result(course, LATE).penalty == 0
    waiver = [each for each in audit.read(course)[0] if each.what == "waiver"]
    assert {each.student for each in waiver} == {LATE}
    assert {each.why for each in waiver} == {"was ill"}
    assert {name for each in waiver for name in each.changes} == {"extension", "penalty"}
    said("late", "--course-dir", course, "--waive", "sums", LATE, "--days", 0)
    assert result(course, LATE).penalty > 0


def test_own_days_are_used_once_for_all_assignments_in_order_of_due_dates(course: Path) -> None:
    with Classroom(course).gradebook() as gradebook:
        gradebook.add_assignment("zero", duedate="2026-09-01 00:00:00 UTC")
        gradebook.add_submission("zero", LATE, timestamp="2026-09-03 00:00:00 UTC")
    settle(course)
    found = result(course, LATE)
    assert (found.late.free, found.late.percent) == (1, 40)
    assert found.penalty == pytest.approx(0.4 * found.earned)


def test_another_policy_counts_at_once_and_runs_nothing(course: Path) -> None:
    (course / "course.yaml").write_text("late: {percent_a_day: 1}\n", encoding="utf-8")
    assert "1 % of the points earned" in said("late", "--course-dir", course)
    found = result(course, LATE)
    assert found.penalty == pytest.approx(0.05 * found.earned)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("sumz", LATE), "sums"),
        (("sums", "nobody"), "nobody"),
        (("sums", people(15)[14].id), "has no work of"),
    ],
)
def test_what_cannot_be_waived_is_said(course: Path, words: tuple[str, str], message: str) -> None:
    assert message in said("late", "--course-dir", course, "--waive", *words)


@pytest.mark.parametrize("command", ["late", "regrade sums", "regrade sums --dry-run"])
def test_a_folder_without_a_gradebook_gets_none(tmp_path: Path, command: str) -> None:
    assert "gradebook" in said(*command.split(), "--course-dir", tmp_path)
    assert list(tmp_path.iterdir()) == []
