"""An assignment's submissions: from files to a task, and from a result to files and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from coursekit.grading.course_dir import CourseDir, CourseDirError, Submission
from coursekit.grading.finish import Finisher, dump
from coursekit.grading.gradebook import Entry, Score, Writer
from coursekit.grading.marks import Mark, Marks, mark_notebook
from coursekit.grading.plan import digest, read_notebook
from coursekit.grading.sandbox import Limits
from coursekit.grading.sanitize import sanitize
from coursekit.grading.staging import Done
from coursekit.grading.task import Result, Task, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One submission on its way; `before` is its result if it needs no grading."""

    student: str
    facts: dict[str, Any]
    task: Task | None = None
    files: dict[str, bytes]
    before: Done | None = None

    @property
    def finished(self) -> bool:
        """Whether it needs no grading."""
        return self.before is not None


class Assignment:
    """One assignment of a course directory, with its gradebook open."""

    def __init__(
        self, course_dir: Path, name: str, *, limits: Limits | None, guarded: bool
    ) -> None:
        self.course = CourseDir(course_dir, name)
        app = self.course.app
        if limits is None:
            limits = Limits()
        timeout = app.config.Execute.get("timeout")
        if timeout and limits.cell_seconds == Limits().cell_seconds:
            limits = replace(limits, cell_seconds=float(timeout))
        self._limits, self._guarded = limits, guarded
        self.course.check_gradebook()
        self._writer = Writer(self.course.paths.db_url, self.course.paths.course_id, name, app)
        self.sources = self.course.source_notebooks(self._writer.gradebook)
        if not self.sources:
            raise CourseDirError(
                f"The gradebook knows no notebook of {name!r}.\n"
                f"    Make them first: nbgrader generate_assignment {name!r}"
            )
        self._finisher = Finisher(app)
        self._files = self.course.source_files()
        config = app.config
        self.mode = int(str(config.BaseConverter.get(
            "permissions", 664 if self.course.paths.groupshared else 444)), 8)  # fmt: skip
        marks = config.ClearHiddenTests
        self._hidden = (
            str(marks.get("begin_test_delimeter", "BEGIN HIDDEN TESTS")),
            str(marks.get("end_test_delimeter", "END HIDDEN TESTS")),
        )
        self._execute = bool(config.Execute.get("enabled", True))
        # Where the course lies changes no result, so a class that has moved is not graded again.
        elsewhere = ("CourseDirectory", "Exchange", "FormgradeExtension")
        settings = [each for each in config.items() if not str(each[0]).startswith(elsewhere)]
        self._settings = repr((limits, guarded, self._execute, sorted(settings, key=str)))
        self._database_time: dict[str, Any] = {}

    def close(self) -> None:
        """Let go of the gradebook."""
        self._writer.close()

    @property
    def autograded(self) -> Path:
        """The folder that all results and the report are below."""
        place = self.course.folder(self.course.paths.autograded_directory, "NOBODY-AT-ALL")
        while "NOBODY-AT-ALL" in str(place):
            place = place.parent
        return place

    def target(self, student: str) -> Path:
        """Where a student's result belongs."""
        return self.course.folder(self.course.paths.autograded_directory, student)

    def prepare(self, student: str, before: Done | None) -> Prepared:
        """Read a submission and make a task of it, unless its result is there."""
        submission = self.course.submission(student, set(self.sources))
        made_from = digest(submission, self.sources, self._files, self._settings)
        if before is not None and before.digest == made_from:
            no_files = before.status in ("unreadable", "tampered")
            if no_files or self.target(student).exists():
                return Prepared(student=student, facts={}, files={}, before=before)
        timestamp, problem = self.course.timestamp(submission.files)
        notes = [*submission.notes, *([problem] if problem else [])]
        facts: dict[str, Any] = {
            "student": student, "digest": made_from, "status": "graded", "seconds": 0.0,
            "timestamp": timestamp.isoformat() if timestamp else None, "notebooks": {},
            "missing": sorted(set(self.sources) - set(submission.notebooks)), "empty": False,
        }  # fmt: skip
        if submission.refused:
            link = submission.refused.startswith("its ") and "is a link" in submission.refused
            facts |= {"status": "tampered" if link else "unreadable", "empty": True}
            facts |= {"notes": [plain(submission.refused)], "missing": []}
            return Prepared(student=student, facts=facts, files={})
        return self._task(submission, facts, notes)

    def _task(self, submission: Submission, facts: dict[str, Any], notes: list[str]) -> Prepared:
        notebooks: dict[str, str] = {}
        for name, data in submission.notebooks.items():
            try:
                notebook = read_notebook(data)
                notes += sanitize(notebook, self.sources[name])
                notebooks[name] = dump(notebook)
            except Exception as error:  # noqa: BLE001 - one odd notebook must not stop the others
                why = f"its notebook cannot be read: {plain(str(error))}"
                facts |= {"status": "unreadable", "empty": True, "notes": [why], "missing": []}
                return Prepared(student=submission.student, facts=facts, files={})
        files = {**submission.files, **self._files}
        files |= {f"{name}.ipynb": submission.notebooks[name] for name in notebooks}
        facts["notes"] = notes
        task = Task(
            student=submission.student, files=files, given=self._files, notebooks=notebooks,
            limits=self._limits, hidden=self._hidden, guarded=self._guarded,
        )  # fmt: skip
        return Prepared(student=submission.student, facts=facts, task=task, files={})

    def finish(self, prepared: Prepared, result: Result | None) -> Prepared:
        """Make files and facts of a result."""
        import nbformat

        facts = dict(prepared.facts)
        if result is None:
            return prepared
        notes = [*facts["notes"], *result.notes]
        status: str = result.status
        files = {n: data for n, data in result.files.items() if n in result.kept}
        for name, text in result.notebooks.items():
            notebook = nbformat.reads(text, as_version=4)
            notebook, verdicts = self._finisher.finish(notebook, result.verdicts[name])
            marks = mark_notebook(
                notebook,
                verdicts,
                watched=self._guarded and name not in result.unwatched,
            )
            doubts = {cell: mark.doubt for cell, mark in marks.grades.items() if mark.doubt}
            notes += [f"{cell}: {doubt}" for cell, doubt in doubts.items()]
            notes += _doubts(verdicts)
            if (doubts or any(v.doubts for v in verdicts.values())) and status == "graded":
                status = "tampered"
            if name in result.unwatched and status in ("crashed", "timeout"):
                marks = replace(marks, grades={cell: Mark(points=None) for cell in marks.grades})
            facts["notebooks"][name] = {
                "grades": {cell: mark.points for cell, mark in marks.grades.items()},
                "unanswered": dict(marks.unanswered),
            }
            files[f"{name}.ipynb"] = dump(notebook).encode()
        notes = [plain(note) for note in dict.fromkeys(notes)][:20]
        facts |= {"status": status, "seconds": result.seconds, "notes": notes}
        return replace(prepared, facts=facts, files=files, task=None)

    def write(self, facts: Iterable[Mapping[str, Any]]) -> dict[str, Score]:
        """Put results into the gradebook, all of them or none, save those that it refuses."""
        return self._writer.write([_entry(one) for one in facts])

    def done(self, facts: Mapping[str, Any], score: Score | None) -> Done:
        """What the report says about a submission; without a score the gradebook refused it."""
        if score is None:
            why = "the gradebook's database cannot hold it: is the student's id too long?"
            facts = {**facts, "status": "unreadable", "notes": [*facts["notes"], why]}
            score = Score(points=0, most=0, manual=False)
        return Done(
            student=facts["student"], digest=facts["digest"], status=facts["status"],
            score=score.points, max_score=score.most, manual=score.manual,
            seconds=facts["seconds"], notes=tuple(facts["notes"]),
        )  # fmt: skip


def _entry(facts: Mapping[str, Any]) -> Entry:
    time = facts["timestamp"]
    return Entry(
        student=facts["student"],
        timestamp=datetime.fromisoformat(time) if time else None,
        notebooks={
            name: Marks(
                grades={cell: Mark(points=points) for cell, points in marks["grades"].items()},
                unanswered=marks["unanswered"],
            )
            for name, marks in facts["notebooks"].items()
        },
        whole=not facts["empty"],
    )


def _doubts(verdicts: Mapping[int, Verdict]) -> list[str]:
    return [doubt for verdict in verdicts.values() for doubt in verdict.doubts]


def plain(text: str) -> str:
    """Text of a student's, harmless wherever it is shown."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return line.replace("<", "‹").replace(">", "›").replace("[", "(").replace("]", ")")[:300]
