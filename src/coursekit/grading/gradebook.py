"""Writes the rows that `nbgrader autograde` writes: one writer, many submissions a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coursekit.grading.marks import Mark, Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one submission puts into the gradebook; notebooks that were not handed in are absent."""

    student: str
    timestamp: Any
    notebooks: Mapping[str, Marks]
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A submission's points as the gradebook counts them, and whether a person must look."""

    points: float
    most: float
    manual: bool


class Writer:
    """The one writer of a run's gradebook."""

    def __init__(self, url: str, course_id: str, assignment: str, app: Any) -> None:
        from nbgrader.api import Gradebook
        from nbgrader.preprocessors import AssignLatePenalties

        self.gradebook = Gradebook(url, course_id or "default_course")
        self._assignment = assignment
        self._late = AssignLatePenalties(parent=app)

    def close(self) -> None:
        """Let go of the database."""
        self.gradebook.close()
        self.gradebook.engine.dispose()

    def write(self, entries: Sequence[Entry]) -> dict[str, Score]:
        """Put entries into the gradebook in one transaction; the scores that they now have.

        An entry that the database cannot hold, such as a name that is too long for its column,
        has no score, and nothing of it is written.
        """
        from sqlalchemy.exc import DataError

        database = self.gradebook.db
        try:
            scores = {entry.student: self._write(entry) for entry in entries}
            database.commit()
        except DataError:
            database.rollback()
            if len(entries) == 1:
                return {}
            scores = {
                name: score for entry in entries for name, score in self.write([entry]).items()
            }
        except BaseException:
            database.rollback()
            raise
        finally:
            database.expunge_all()
        return scores

    def _write(self, entry: Entry) -> Score:
        from nbgrader import api

        database = self.gradebook.db
        if database.get(api.Student, entry.student) is None:
            database.add(api.Student(id=entry.student))
            database.flush()
        assignment = self.gradebook.find_assignment(self._assignment)
        submission = (
            database.query(api.SubmittedAssignment)
            .filter_by(assignment_id=assignment.id, student_id=entry.student)
            .one_or_none()
        )
        if submission is None:
            submission = api.SubmittedAssignment(
                assignment_id=assignment.id, student_id=entry.student
            )
            database.add(submission)
        if entry.timestamp is not None:
            submission.timestamp = entry.timestamp
        database.flush()
        total, most, manual = 0.0, 0.0, False
        for notebook in assignment.notebooks:
            row = self._notebook(submission, notebook)
            grades = self._grades(row, notebook, entry)
            earned = sum(map(_counted, grades))
            if notebook.name in entry.notebooks:
                row.late_submission_penalty = self._penalty(assignment, submission, row, earned)
            total += earned
            manual = manual or any(grade.needs_manual_grade for grade in grades)
            most += sum(cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells))
        return Score(points=total, most=most, manual=manual)

    def _notebook(self, submission: Any, notebook: Any) -> Any:
        from nbgrader import api

        database = self.gradebook.db
        row = (
            database.query(api.SubmittedNotebook)
            .filter_by(assignment_id=submission.id, notebook_id=notebook.id)
            .one_or_none()
        )
        if row is None:
            row = api.SubmittedNotebook(assignment_id=submission.id, notebook_id=notebook.id)
            database.add(row)
            database.flush()
        return row

    def _grades(self, row: Any, notebook: Any, entry: Entry) -> list[Any]:
        from nbgrader import api

        database = self.gradebook.db
        marks = entry.notebooks.get(notebook.name)
        grades = {grade.cell_id: grade for grade in
                  database.query(api.Grade).filter_by(notebook_id=row.id)}  # fmt: skip
        comments = {comment.cell_id: comment for comment in
                    database.query(api.Comment).filter_by(notebook_id=row.id)}  # fmt: skip
        for cell in (*notebook.grade_cells, *notebook.task_cells):
            if cell.id not in grades:
                grades[cell.id] = api.Grade(cell_id=cell.id, notebook_id=row.id)
                grades[cell.id].needs_manual_grade = True
                database.add(grades[cell.id])
            if marks is None:
                if entry.whole:
                    grades[cell.id].auto_score = 0
                    grades[cell.id].needs_manual_grade = False
            elif cell.name in marks.grades:
                _set(grades[cell.id], marks.grades[cell.name])
        for cell in (*notebook.solution_cells, *notebook.task_cells):
            if cell.id not in comments:
                comments[cell.id] = api.Comment(cell_id=cell.id, notebook_id=row.id)
                database.add(comments[cell.id])
            if marks is not None and cell.name in marks.unanswered:
                no_answer = marks.unanswered[cell.name]
                comments[cell.id].auto_comment = "No response." if no_answer else None
        return list(grades.values())

    def _penalty(self, assignment: Any, submission: Any, row: Any, earned: float) -> float | None:
        """What the course's own plug-in takes off for being late."""
        due = assignment.duedate
        if submission.timestamp is None or due is None:
            return None
        if submission.extension is not None:
            due += submission.extension
        late = max(0.0, (submission.timestamp - due).total_seconds())
        if not late:
            return None
        # What nbgrader's preprocessor knows when it asks; a plug-in finds it in its parent.
        self._late.assignment_id, self._late.student_id = assignment.name, submission.student_id
        self._late.gradebook = self.gradebook
        self._late.init_plugin()
        penalty = self._late.plugin_inst.late_submission_penalty(
            submission.student_id, earned, late
        )
        return None if penalty is None else float(min(max(penalty, 0), earned))


def _set(grade: Any, mark: Mark) -> None:
    grade.auto_score = mark.points
    grade.needs_manual_grade = grade.manual_score is not None or mark.points is None


def _counted(grade: Any) -> float:
    """A grade as nbgrader adds it up."""
    base = grade.manual_score if grade.manual_score is not None else grade.auto_score
    if base is None:
        return 0.0
    return float(base) + float(grade.extra_credit or 0.0)
