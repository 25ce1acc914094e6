"""Makes a small class of real, graded work: right, wrong, late, hostile, unreadable and missing."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import classroom
import pytest
from filelock import FileLock

from coursekit.assignments.classroom import Classroom
from coursekit.grading.batch import grade

NAME = "ps1"
GOOD = "def add(a, b):\n    return a + b"

# id: first name, last name, email
PEOPLE = {
    "ada": ("Ada", "Lovelace, Countess", "ada@example.org"),
    "boris": ("Борис", "Ёлкин", "boris@example.org"),
    "wang": ("小明", "王", "wang@example.org"),
    "quote": ('Sinéad "Shin"', "O'Neill", "quote@example.org"),
    "formula": ("=1+1", "@SUM(A1)", "formula@example.org"),
    "late": ("Lena", "-Late", "late@example.org"),
    "lost": ("Luis", "Lost", ""),
    "spy": ("Ilya", "Spy", "spy@example.org"),
    "absent": ("Abe", "Absent", "absent@example.org"),
}

RUBRIC = """\
# Rubric

## essay · why it adds up (4 points)

| level | points | what the script shows |
|---|---|---|
| 4 | 4 | Reason and *limit* both stand. |
| 3 | 3 | The limit is thin. |
| 2 | 2 | A reason without a limit. |
| 1 | 1 | The task told again. |
| 0 | 0 | Blank. |
"""

_ATTACK = """\
My <b onclick="window.hacked = 1">essay</b> <script>window.hacked = 1</script>

# A heading of mine

![x](https://example.org/track.png) [link](javascript:alert(1)) <img src=x onerror=alert(1)>

<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe> Its end.
"""
_LOUD = """\
from IPython.display import HTML, display

display(HTML("<script>window.hacked = 1</script><table><tr><th></th><td>cell</td></tr></table>"))
print("<script>window.hacked = 1</script>")
print("assert add(secret" + "_number, 1) == 42" + "42, 'the sum of two numbers'")
"""
# It puts into its error what it read of the test that calls it.
_SPY = """\
def add(a, b):
    raise AssertionError("assert add(secret" + "_number, 1) == 42" + "42, 'the sum of two numbers'")
"""
_PLOT = """\
import matplotlib.pyplot as plt

plt.figure(figsize=(3, 2))
plt.plot([1, 2])
plt.show()
"""


def notebook() -> dict[str, Any]:
    """The assignment as its author wrote it."""
    hidden = (
        "### BEGIN HIDDEN TESTS\nsecret_number = 4241\n"
        "assert add(secret_number, 1) == 4242, 'the sum of two numbers'\n### END HIDDEN TESTS"
    )
    return classroom.notebook(
        classroom.text("# Tea and tiles"),
        classroom.text("## 1 · Add two numbers"),
        classroom.solution("add", f"### BEGIN SOLUTION\n{GOOD}\n### END SOLUTION"),
        classroom.tests("add_v", "assert add(1, 2) == 3, 'one and two'"),
        classroom.tests("add_h", hidden, points=2),
        classroom.text("## 2 · Say why"),
        classroom.solution("chart", "### BEGIN SOLUTION\n1\n### END SOLUTION"),
        classroom.manual("essay", "### BEGIN SOLUTION\nBecause.\n### END SOLUTION", points=4),
    )


def make(root: Path) -> None:
    """Write, hand in and grade; two essays are marked by hand."""
    source = root / "source" / NAME
    source.mkdir(parents=True)
    (source / f"{NAME}.ipynb").write_text(json.dumps(notebook()), encoding="utf-8")
    (root / "rubrics").mkdir()
    (root / "rubrics" / f"{NAME}.md").write_text(RUBRIC, encoding="utf-8")
    (root / "course.yaml").write_text("late: {percent_a_day: 10}\n", encoding="utf-8")
    (root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'tea'\n"
        "c.AssignLatePenalties.plugin_class = 'coursekit.teaching.plugin.LateDays'\n",
        encoding="utf-8",
    )
    Classroom(root).generate(NAME)
    enter(root)
    right = {f"{NAME}/add": GOOD, f"{NAME}/essay": "It adds *up*."}
    wrong = {**right, f"{NAME}/add": "def add(a, b):\n    return a - b"}
    hostile = {**right, f"{NAME}/essay": _ATTACK, f"{NAME}/chart": _LOUD}
    on_time = "2026-03-01 10:00:00.000000 UTC"
    for student, answers in {
        "ada": {**right, f"{NAME}/chart": _PLOT}, "boris": wrong, "wang": right,
        "quote": {f"{NAME}/add": GOOD}, "formula": hostile,
        "spy": {f"{NAME}/add": _SPY},
    }.items():  # fmt: skip
        secret = {"submission_secret.txt": f"secret of {student}".encode()}
        classroom.hand_in(root, student, NAME, answers, when=on_time, extra=secret)
    classroom.hand_in(root, "late", NAME, right, when="2026-03-03 10:00:00.000000 UTC")
    lost = classroom.hand_in(root, "lost", NAME, right)
    (lost / f"{NAME}.ipynb").rename(lost / "final version.ipynb")
    grade(root, NAME)
    mark(root, "ada", 3, "Name the **limit**.\nThen it is whole.")
    mark(root, "boris", 4, "")
    mark(root, "late", 2, "Say <script>alert(1)</script> more.")


def enter(root: Path) -> None:
    """Enter the class and the due date."""
    with gradebook(root) as book:
        for student, (first, last, email) in PEOPLE.items():
            book.update_or_create_student(student, first_name=first, last_name=last, email=email)
        book.find_assignment(NAME).duedate = datetime(2026, 3, 2, 10)  # noqa: DTZ001 — as nbgrader
        book.db.commit()


def gradebook(root: Path) -> Any:
    from nbgrader.api import Gradebook

    return Gradebook(f"sqlite:///{root / 'gradebook.db'}", "tea")


def mark(root: Path, student: str, points: float, comment: str) -> None:
    """Mark an essay as a person does in Formgrader."""
    with gradebook(root) as book:
        grade_ = book.find_grade("essay", NAME, NAME, student)
        grade_.manual_score, grade_.needs_manual_grade = points, False
        book.find_comment("essay", NAME, NAME, student).manual_comment = comment or None
        book.db.commit()


def scores(root: Path) -> dict[str, tuple[float, float]]:
    """What nbgrader itself counts: each student's points, and what lateness took off."""
    with gradebook(root) as book:
        return {
            each.student_id: (
                max(0.0, each.score - each.late_submission_penalty),
                each.late_submission_penalty,
            )
            for each in book.assignment_submissions(NAME)
        }


def made_once(factory: pytest.TempPathFactory) -> Path:
    """The graded class; one worker makes it, for all tests."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    place = shared / "class-with-marks"
    with FileLock(f"{place}.lock"):
        if not (place / "done").exists():
            make(place / "course")
            (place / "done").touch()
    return place / "course"
