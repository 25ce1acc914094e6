"""Late work in the gradebook: what it costs, worked out again, and waived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from coursekit.assignments.classroom import Classroom
from coursekit.errors import CoursekitError, UnknownName
from coursekit.tables import unknown
from coursekit.teaching.policy import Charge, LatePolicy, read_policy

PLUGIN = "coursekit.teaching.plugin.LateDays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """One late submission: what it costs, in days and points, and what was taken off before."""

    assignment: str
    student: str
    charge: Charge
    penalty: float
    before: float


def charges(gradebook: Any, policy: LatePolicy, student: str) -> dict[str, Charge]:
    """What each of a student's submissions costs, by assignment; all that have a due date.

    A student's own late days go to the assignments that were due first, so the order in which
    assignments are graded changes nothing.
    """
    from nbgrader.api import Assignment, SubmittedAssignment

    rows = (
        gradebook.db.query(SubmittedAssignment)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(
            SubmittedAssignment.student_id == student,
            SubmittedAssignment.timestamp.is_not(None),
            Assignment.duedate.is_not(None),
        )
        .order_by(Assignment.duedate, Assignment.name)
        .all()
    )
    found = policy.charges([row.total_seconds_late for row in rows])
    return {row.name: charge for row, charge in zip(rows, found, strict=True)}


def uses_policy(room: Classroom) -> bool:
    """Whether the course directory asks this kit what lateness costs."""
    chosen = room.settings.AssignLatePenalties.get("plugin_class", "")
    name = chosen if isinstance(chosen, str) else f"{chosen.__module__}.{chosen.__qualname__}"
    return name == PLUGIN


def settle(course_dir: Path) -> tuple[Late, ...]:
    """Work out every late penalty anew from what the gradebook has now, and enter it.

    Marks given by hand after grading, a waiver, or another policy change what lateness costs.
    Nothing is run. Returns all late submissions.
    """
    room = Classroom(course_dir.resolve())
    if not uses_policy(room):
        raise CoursekitError(
            f"The settings of {room.root} do not leave lateness to coursekit. To do so, set in "
            f'nbgrader_config.py: c.AssignLatePenalties.plugin_class = "{PLUGIN}"'
        )
    policy = read_policy(room.root)
    with room.gradebook() as gradebook:
        found = tuple(_settled(gradebook, policy))
        gradebook.db.commit()
    return found


def _settled(gradebook: Any, policy: LatePolicy) -> Iterator[Late]:
    for student in gradebook.students:
        for name, charge in charges(gradebook, policy, student.id).items():
            submission = gradebook.find_submission(name, student.id)
            before = float(submission.late_submission_penalty)
            if not charge.days and not before:
                continue
            total = 0.0
            for notebook in submission.notebooks:
                penalty = round(float(notebook.score) * charge.percent / 100, 2)
                if (notebook.late_submission_penalty or 0.0) != penalty:
                    notebook.late_submission_penalty = penalty or None
                total += penalty
            yield Late(
                assignment=name, student=student.id, charge=charge, penalty=total, before=before
            )


def waive(course_dir: Path, assignment: str, student: str, days: float) -> tuple[Late, ...]:
    """Give a student so many more days for an assignment, and settle what that changes.

    It is nbgrader's extension, which takes the place of one given before; 0 days takes it back.
    """
    room = Classroom(course_dir.resolve())
    with room.gradebook() as gradebook:
        names = [each.name for each in gradebook.assignments]
        if assignment not in names:
            raise UnknownName(unknown("assignment", assignment, names))
        students = [each.id for each in gradebook.students]
        if student not in students:
            raise UnknownName(unknown("student", student, students))
        found = {each.student_id: each for each in gradebook.assignment_submissions(assignment)}
        if student not in found:
            raise CoursekitError(
                f"The gradebook has no work of {student} for {assignment} yet. "
                f"Grade what came in (coursekit grade {assignment}), and waive then."
            )
        found[student].extension = timedelta(days=days) if days else None
        gradebook.db.commit()
    return settle(room.root)
