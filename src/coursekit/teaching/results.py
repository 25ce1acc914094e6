"""What every student has for an assignment: cells, marks, comments, and what lateness cost.

Feedback and gradebook files are made from this; nothing else has to read the gradebook.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.assignments.classroom import Classroom
from coursekit.assignments.students import Student
from coursekit.errors import UnknownName
from coursekit.tables import unknown
from coursekit.teaching.late import charges
from coursekit.teaching.policy import Charge, read_policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with points, or an answer with a comment.

    Attributes
    ----------
    manual_only : bool
        Whether a person marks it: an answer that no test looks at.
    automatic, manual : float or None
        What tests gave, and what a person gave instead.
    waiting : bool
        Whether a person has still to look at it.
    comment : str
        What a person wrote.
    unanswered : bool
        Whether it was handed in as it was handed out.
    """

    notebook: str
    name: str
    points: float
    manual_only: bool
    automatic: float | None = None
    manual: float | None = None
    extra: float = 0.0
    waiting: bool = False
    comment: str = ""
    unanswered: bool = False

    @property
    def score(self) -> float:
        """Points that count."""
        base = self.automatic if self.manual is None else self.manual
        return (base or 0.0) + self.extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one student has; `graded` is False for somebody of whom the gradebook has no work."""

    student: Student
    assignment: str
    graded: bool
    most: float
    due: datetime | None = None
    submitted: datetime | None = None
    cells: tuple[Cell, ...] = ()
    late: Charge = field(default_factory=Charge)
    penalty: float = 0.0
    folder: Path | None = None

    @property
    def earned(self) -> float:
        """Points before anything is taken off for lateness."""
        return sum(cell.score for cell in self.cells)

    @property
    def score(self) -> float:
        """Points that count, as nbgrader exports them."""
        return max(0.0, self.earned - self.penalty)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Cells that a person has still to look at."""
        return tuple(cell.name for cell in self.cells if cell.waiting)


def results(course_dir: Path, assignment: str) -> tuple[Result, ...]:
    """What each student of the class has for an assignment, in the order of their ids.

    Cells stand in the notebook's order. The penalty is the gradebook's; `late.settle` brings it
    up to date first.
    """
    room = Classroom(course_dir.resolve())
    policy = read_policy(room.root)
    with room.gradebook() as gradebook:
        known = {each.name: each for each in gradebook.assignments}
        if assignment not in known:
            raise UnknownName(unknown("assignment", assignment, known))
        entry = known[assignment]
        submissions = {each.student_id: each for each in entry.submissions}
        places = _places(room.source(assignment))
        return tuple(
            _result(
                room, entry, each, submissions.get(each.id), places,
                charges(gradebook, policy, each.id),
            )
            for each in sorted(gradebook.students, key=lambda student: student.id)
        )  # fmt: skip


def _result(
    room: Classroom, assignment: Any, student: Any, submission: Any, places: dict[str, int],
    late: dict[str, Charge],
) -> Result:  # fmt: skip
    person = Student(
        id=student.id,
        first_name=student.first_name or "",
        last_name=student.last_name or "",
        email=student.email or "",
    )
    cells: list[Cell] = []
    if submission is not None:
        for notebook in submission.notebooks:
            cells += _cells(notebook)
    folder = room.autograded(assignment.name, student.id)
    return Result(
        student=person,
        assignment=assignment.name,
        graded=submission is not None,
        most=float(assignment.max_score),
        due=_aware(assignment.duedate),
        submitted=_aware(submission.timestamp) if submission else None,
        cells=tuple(sorted(cells, key=lambda cell: (cell.notebook, places.get(cell.name, 0)))),
        late=late.get(assignment.name, Charge()) if submission else Charge(),
        penalty=float(submission.late_submission_penalty) if submission else 0.0,
        folder=folder if folder.is_dir() else None,
    )


def _cells(notebook: Any) -> Iterator[Cell]:
    comments = {each.name: each for each in notebook.comments}
    seen = set()
    for grade in notebook.grades:
        comment = comments.get(grade.name)
        seen.add(grade.name)
        yield Cell(
            notebook=notebook.name,
            name=grade.name,
            points=float(grade.max_score),
            manual_only=comment is not None,
            automatic=grade.auto_score,
            manual=grade.manual_score,
            extra=grade.extra_credit or 0.0,
            waiting=bool(grade.needs_manual_grade),
            comment=(comment.manual_comment or "") if comment else "",
            unanswered=bool(comment and comment.auto_comment),
        )
    for name, comment in comments.items():
        if name not in seen:
            yield Cell(
                notebook=notebook.name,
                name=name,
                points=0.0,
                manual_only=False,
                comment=comment.manual_comment or "",
                unanswered=bool(comment.auto_comment),
            )


def _places(folder: Path) -> dict[str, int]:
    """Where each cell stands in the author's notebook."""
    found: dict[str, int] = {}
    for path in sorted(folder.glob("*.ipynb")):
        for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            found[cell["metadata"].get("nbgrader", {}).get("grade_id", "")] = number
    return found


def _aware(time: datetime | None) -> datetime | None:
    """A time of the gradebook, which are all of UTC and do not say so."""
    return time.replace(tzinfo=UTC) if time else None
