"""A run may be stopped at any moment; the next one goes on, and nothing is half there."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

import classroom as room
import pytest

from coursekit.grading.batch import Report, grade
from coursekit.grading.staging import Busy, Done, Staging

pytestmark = pytest.mark.nbgrader
STUDENTS = [f"student{n:02}" for n in range(24)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("stopped") / "course"
    root.mkdir()
    notebook = room.notebook(
        room.solution("add", "# add"),
        room.tests("t1", "assert add(1, 2) == 3", 2),
        room.tests("t2", "assert add(2, 2) == 4", 1),
    )
    room.make_course(root, "ps", {"nb": notebook}, {"data.csv": "a\n1\n"})
    for number, student in enumerate(STUDENTS):
        body = "return a + b" if number % 2 else "return 3"
        room.hand_in(root, student, "ps", {"nb/add": f"def add(a, b):\n    {body}"})
    return root


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "course"))


def start(course: Path) -> Any:
    """Begin a run in a process of its own; forked, because imports take longer than grading."""
    run = multiprocessing.get_context("fork").Process(target=grade, args=(course, "ps"))
    run.start()
    return run


def scores(course: Path) -> dict[str, float]:
    with sqlite3.connect(course / "gradebook.db") as db:
        return dict(
            db.execute(
                "SELECT sa.student_id, sum(g.auto_score) FROM grade g "
                "JOIN submitted_notebook sn ON sn.id = g.notebook_id "
                "JOIN submitted_assignment sa ON sa.id = sn.assignment_id GROUP BY 1"
            ).fetchall()
        )


def graded(course: Path) -> set[str]:
    return {path.parent.name for path in course.glob("autograded/*/ps")}


EXPECTED = {name: float(3 if number % 2 else 2) for number, name in enumerate(STUDENTS)}


def test_a_run_killed_at_any_moment_is_completed_by_the_next(course: Path) -> None:
    moments = random.Random(7)
    for _ in range(20):
        run = start(course)
        wanted = len(graded(course)) + moments.randrange(3) if len(graded(course)) < 22 else 0
        time.sleep(moments.random() * 0.01)
        deadline = time.monotonic() + 60
        while len(graded(course)) < wanted and run.is_alive() and time.monotonic() < deadline:
            time.sleep(0.003)
        run.kill()
        run.join()
        for student in graded(course):
            assert json.loads((course / "autograded" / student / "ps" / "nb.ipynb").read_text())
            assert scores(course)[student] == EXPECTED[student]
    report = grade(course, "ps")
    assert {done.student: done.score for done in report.submissions} == EXPECTED
    assert scores(course) == EXPECTED
    assert graded(course) == set(STUDENTS)
    assert not list((course / "autograded" / ".coursekit").glob("*.stage/*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_a_run_with_what_is_done_kept(course: Path, number: int) -> None:
    run = start(course)
    while not graded(course) and run.is_alive():
        time.sleep(0.003)
    os.kill(run.pid, number)
    run.join(60)
    kept = graded(course)
    again: list[str] = []
    grade(course, "ps", on_result=lambda p: again.append(p.done.student) if not p.skipped else None)
    assert not kept & set(again)
    assert scores(course) == EXPECTED


def test_a_second_run_on_the_same_course_says_so_and_stops(course: Path) -> None:
    first = Staging(course / "autograded", "ps")
    try:
        with pytest.raises(Busy, match="another run"):
            grade(course, "ps")
    finally:
        first.close()


def test_a_second_run_grades_nothing_again(course: Path) -> None:
    grade(course, "ps")
    assert ran(course) == []


def test_a_new_submission_and_only_it_is_graded_again(course: Path) -> None:
    grade(course, "ps")
    room.edit(
        course / "submitted" / STUDENTS[0] / "ps" / "nb.ipynb",
        lambda content: content["cells"][0].update(source="def add(a, b):\n    return a + b"),
    )
    assert ran(course) == [STUDENTS[0]]
    assert scores(course)[STUDENTS[0]] == 3


def test_an_edit_of_the_source_grades_what_it_affects_again(course: Path) -> None:
    grade(course, "ps")
    (course / "source" / "ps" / "data.csv").write_text("a\n2\n")
    assert len(ran(course)) == len(STUDENTS)
    assert ran(course) == []


def test_marks_given_by_hand_survive(course: Path) -> None:
    grade(course, "ps")
    with sqlite3.connect(course / "gradebook.db") as db:
        db.execute(
            "UPDATE grade SET manual_score = 1.5, extra_credit = 0.5, needs_manual_grade = 0"
        )
    report = grade(course, "ps", force=True)
    with sqlite3.connect(course / "gradebook.db") as db:
        rows = set(db.execute("SELECT manual_score, extra_credit, needs_manual_grade FROM grade"))
    assert rows == {(1.5, 0.5, 1)}
    assert {done.score for done in report.submissions} == {4.0}


def ran(course: Path) -> list[str]:
    """Whom a further run grades."""
    again: list[str] = []

    def note(progress: Any) -> None:
        if not progress.skipped:
            again.append(progress.done.student)

    report: Report = grade(course, "ps", on_result=note)
    assert not report.missing
    return again


def test_a_line_that_a_full_disk_cut_short_spoils_no_other(tmp_path: Path) -> None:
    def done(student: str) -> Done:
        return Done(student=student, digest="d", status="graded", score=1, max_score=1,
                    manual=False, seconds=0, notes=())  # fmt: skip

    staging = Staging(tmp_path, "ps")
    staging.note([done("anna")])
    journal = tmp_path / ".coursekit" / "ps.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"student": "bo", "dig')
    staging.note([done("wei")])
    assert set(staging.done()) == {"anna", "wei"}
    staging.close()
