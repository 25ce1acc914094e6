"""Grades again those whom a change affects, keeps what people marked, and says what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.teaching import audit
from coursekit.teaching.late import settle, uses_policy
from coursekit.teaching.results import Result, results


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A student whose points changed: before and after, and the cells that did it."""

    student: str
    before: float
    after: float
    cells: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regraded:
    """What a regrade did: who was graded again, whose points moved, and who was left as it was."""

    again: tuple[str, ...]
    moved: tuple[Moved, ...]
    untouched: tuple[str, ...]


def affected(course_dir: Path, name: str) -> tuple[str, ...]:
    """Students whose submission the next run would grade; nothing is run."""
    from coursekit.grading.staging import Staging
    from coursekit.grading.submissions import Assignment

    work = Assignment(course_dir, name, limits=None, guarded=True)
    staging = Staging(work.autograded, name)
    try:
        before = staging.done()
        return tuple(
            student
            for student in work.course.students()
            if not work.prepare(student, before.get(student)).finished
        )
    finally:
        staging.close()
        work.close()


def regrade(
    course_dir: Path,
    name: str,
    *,
    why: str = "",
    on_result: Callable[[Any], None] = lambda progress: None,
    **options: Any,
) -> Regraded:
    """Grade an assignment again where its cells, its files or a submission changed.

    Marks and comments that a person gave stay. A cell that a person had settled is not put on
    their desk again, unless its tests gave other points than before. `options` go to the grader.
    """
    from coursekit.grading.batch import grade

    before = {each.student.id: each for each in results(course_dir, name)}
    again: list[str] = []

    def told(progress: Any) -> None:
        if not progress.skipped:
            again.append(progress.done.student)
        on_result(progress)

    with audit.occasion("regrade", why):
        report = grade(course_dir, name, on_result=told, **options)
        _leave_settled(course_dir, name, before)
        _settle(course_dir)
    moved = [
        change
        for each in results(course_dir, name)
        for change in [_moved(before.get(each.student.id), each)]
        if change
    ]
    everybody = [done.student for done in report.submissions]
    with audit.occasion("regrade", why):
        counts = {"graded_again": (None, len(again)), "points_changed": (None, len(moved))}
        audit.append(course_dir.resolve(), [audit.entry("regrade", name, changes=counts)])
    return Regraded(
        again=tuple(sorted(again)),
        moved=tuple(moved),
        untouched=tuple(student for student in everybody if student not in again),
    )


def _settle(course_dir: Path) -> None:
    from coursekit.assignments.classroom import Classroom

    if uses_policy(Classroom(course_dir.resolve())):
        settle(course_dir)


def _leave_settled(course_dir: Path, name: str, before: dict[str, Result]) -> None:
    """Take back the request to look again at cells that are as a person left them."""
    from coursekit.assignments.classroom import Classroom

    with Classroom(course_dir.resolve()).gradebook() as gradebook:
        for submission in gradebook.assignment_submissions(name):
            old = before.get(submission.student_id)
            cells = {(cell.notebook, cell.name): cell for cell in old.cells} if old else {}
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    cell = cells.get((notebook.name, grade.name))
                    settled = cell and cell.manual is not None and not cell.waiting
                    if settled and cell and cell.automatic == grade.auto_score:
                        grade.needs_manual_grade = False
        gradebook.db.commit()


def _moved(before: Result | None, after: Result) -> Moved | None:
    """What a student's points were and are; nothing where they are the same."""
    old = {(cell.notebook, cell.name): cell.score for cell in before.cells} if before else {}
    cells = tuple(
        (cell.name, was, cell.score)
        for cell in after.cells
        for was in [old.get((cell.notebook, cell.name), 0.0)]
        if was != cell.score
    )
    was = before.score if before else 0.0
    if not cells and was == after.score:
        return None
    return Moved(student=after.student.id, before=was, after=after.score, cells=cells)
