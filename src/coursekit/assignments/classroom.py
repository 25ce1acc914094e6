"""An nbgrader course directory as its teacher has it: made, opened, and worked on by nbgrader."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coursekit.assignments.new_course import CONFIG, make_course
from coursekit.assignments.students import PRIVATE, Student
from coursekit.build.files import make_folder
from coursekit.errors import CoursekitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A cell in the gradebook; `points` is None for one that is not graded."""

    notebook: str
    name: str
    source: str
    checksum: str
    points: float | None
    solution: bool


class Classroom:
    """A course directory with the settings that nbgrader itself would use there."""

    def __init__(self, root: Path) -> None:
        from nbgrader.apps import GenerateAssignmentApp
        from nbgrader.coursedir import CourseDirectory

        self.log = _Quiet()
        app = GenerateAssignmentApp(log=self.log.logger)
        app.raise_config_file_errors = True
        try:
            with _inside(root):  # nbgrader looks for its settings in the current folder
                app.load_config_file()
            app.config.CourseDirectory.setdefault("root", str(root))
            self.paths = CourseDirectory(parent=app)
            self.url, self.course_id = self.paths.db_url, self.paths.course_id or "default_course"
        except (Exception, SystemExit) as error:  # noqa: BLE001 — settings are a program
            raise CoursekitError(
                f"nbgrader cannot read its settings for {root}:\n"
                f"    {type(error).__name__}: {error}\n"
                f"    Mend {CONFIG}; nothing was changed."
            ) from None
        if Path(self.paths.root).resolve() != root:
            raise CoursekitError(
                f"nbgrader's settings say that the course is in {self.paths.root}, not in {root}.\n"
                f"    Name that folder, or set c.CourseDirectory.root in {root / CONFIG}."
            )
        self.root, self._app = root, app
        app.coursedir = self.paths

    def source(self, name: str) -> Path:
        """Where the version with solutions and tests is."""
        return self._path(self.paths, self.paths.source_directory, name)

    def release(self, name: str) -> Path:
        """Where the students' version is."""
        return self._path(self.paths, self.paths.release_directory, name)

    def submitted(self, name: str, student: str) -> Path:
        """Where what a student handed in is."""
        return self._path(self.paths, self.paths.submitted_directory, name, student)

    def autograded(self, name: str, student: str) -> Path:
        """Where a student's graded notebooks are."""
        return self._path(self.paths, self.paths.autograded_directory, name, student)

    def staged(self, step: str, name: str) -> Path:
        """Where a new version is made, before anything is replaced."""
        return self._path(self.paths, f"{PRIVATE}/next/{step}", name)

    @property
    def settings(self) -> Any:
        """All of nbgrader's settings for this course."""
        return self._app.config

    @property
    def ignored(self) -> tuple[str, ...]:
        """Names of files that nbgrader passes by."""
        return tuple(self.paths.ignore)

    def try_out(self, name: str) -> None:
        """Have nbgrader make the students' version of the staged source, and no entry anywhere."""
        from nbgrader.coursedir import CourseDirectory
        from nbgrader.preprocessors import SaveCells

        paths = CourseDirectory(parent=self._app)
        paths.source_directory = f"{PRIVATE}/next/source"
        paths.release_directory = f"{PRIVATE}/next/release"
        self._generate(paths, name, without=SaveCells)

    def generate(self, name: str) -> None:
        """Have nbgrader make the students' version, and enter the assignment in the gradebook."""
        self._generate(self.paths, name)

    def _generate(self, paths: Any, name: str, *, without: object = None) -> None:
        from nbgrader.converters import GenerateAssignment
        from nbgrader.converters.base import NbGraderException

        self.log.clear()
        paths.assignment_id = name
        converter = GenerateAssignment(coursedir=paths, parent=self._app)
        converter.force = True
        if without is not None:
            converter.no_database = True
            converter.preprocessors = [p for p in converter.preprocessors if p is not without]
        try:
            with _programs_found(), self._gradebook_explained():
                converter.start()
        except NbGraderException as error:
            reason = self.log.reason() or str(error)
            raise CoursekitError(f"nbgrader refuses {name}: {reason}") from None

    def entered(self, name: str) -> tuple[Entered, ...]:
        """Cells of an assignment as the gradebook has them; none if it does not know it."""
        from nbgrader.api import MissingEntry

        with self.gradebook() as gradebook:
            try:
                notebooks = gradebook.find_assignment(name).notebooks
            except MissingEntry:
                return ()
            return tuple(each for notebook in notebooks for each in _entered(notebook))

    def graded(self, name: str) -> list[str]:
        """Students of whom the gradebook has a submission."""
        with self.gradebook() as gradebook:
            return sorted(each.student_id for each in gradebook.assignment_submissions(name))

    def handed_in(self, name: str) -> list[str]:
        """Students who handed the assignment in, graded or not."""
        pattern = self.paths.format_path(
            self.paths.submitted_directory, "(?P<student>[^/]+)", name, escape=True
        )
        place = self.paths.format_path(self.paths.submitted_directory, "*", name)
        found = {
            match["student"]
            for path in Path("/").glob(str(place).lstrip("/"))
            if (match := re.fullmatch(pattern, str(path)))
        }
        return sorted(found.union(self.graded(name)))

    def students(self) -> tuple[Student, ...]:
        """The class as the gradebook has it."""
        with self.gradebook() as gradebook:
            return tuple(
                Student(
                    id=each.id,
                    first_name=each.first_name or "",
                    last_name=each.last_name or "",
                    email=each.email or "",
                )
                for each in gradebook.students
            )

    def enrol(self, students: Sequence[Student]) -> None:
        """Enter students, or what was not known of them, in the gradebook."""
        known = {each.id: each for each in self.students()}
        spelt = {name.lower(): name for name in known}
        for each in students:
            if each.id.lower() in spelt and each.id not in known:
                raise CoursekitError(
                    f"The class list says {each.id}, the gradebook {spelt[each.id.lower()]}. "
                    "Spell the id in one way; nobody was entered."
                )
        with self.gradebook() as gradebook:
            for each in students:
                fields = ("first_name", "last_name", "email")
                given = {key: value for key in fields if (value := getattr(each, key))}
                before = known.get(each.id)
                if before is None or any(getattr(before, k) != v for k, v in given.items()):
                    gradebook.update_or_create_student(each.id, **given)

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """The open gradebook; it is made if need be."""
        from nbgrader.api import Gradebook

        with (
            _programs_found(),
            self._gradebook_explained(),
            Gradebook(self.url, self.course_id) as gradebook,
        ):
            yield gradebook

    @contextmanager
    def _gradebook_explained(self) -> Iterator[None]:
        """Turn what the database says into a message."""
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import SQLAlchemyError

        try:
            yield
        except SQLAlchemyError as error:
            try:
                shown = make_url(self.url).render_as_string(hide_password=True)
            except SQLAlchemyError:
                shown = self.url
            raise CoursekitError(
                f"The gradebook {shown} cannot be used: {getattr(error, 'orig', None) or error}\n"
                f"    See c.CourseDirectory.db_url in {CONFIG}. An old gradebook is brought up to "
                "date by: nbgrader db upgrade"
            ) from None

    @staticmethod
    def _path(paths: Any, step: str, name: str, student: str = ".") -> Path:
        return Path(os.path.normpath(paths.format_path(step, student, name)))


def open_classroom(folder: Path) -> tuple[Classroom, bool]:
    """Open a course directory, made if the folder is new or empty; and whether it was made.

    Raises
    ------
    CoursekitError
        nbgrader is not installed, or the folder holds other things.
    """
    if find_spec("nbgrader") is None:
        raise CoursekitError(
            "Assignments need nbgrader, and it is not installed. "
            "Install it with: pip install 'coursekit[teach]'"
        )
    root = folder.expanduser().resolve()
    if root.exists() and not root.is_dir():
        raise CoursekitError(f"{root} is a file. Name a folder.")
    new = not any((root / name).exists() for name in (CONFIG, "gradebook.db", PRIVATE))
    if new:
        make_folder(root)
        make_course(root)
    return Classroom(root), new


def _entered(notebook: Any) -> list[Entered]:
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    found = (
        Entered(
            notebook=notebook.name,
            name=cell.name,
            source=cell.source or "",
            checksum=cell.checksum or "",
            points=points.get(cell.name),
            solution=cell.name in solutions,
        )
        for cell in notebook.source_cells
    )
    return sorted(found, key=lambda each: (each.notebook, each.name))


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _programs_found() -> Iterator[None]:
    """Let nbgrader find `alembic`, which it runs by name, where this Python has it."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


class _Quiet(logging.Handler):
    """Keeps what nbgrader would print, to find in it why it gave up."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []
        self.logger = logging.Logger("coursekit.nbgrader")
        self.logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.lines.append(record.getMessage())

    def clear(self) -> None:
        """Forget what was said."""
        self.lines.clear()

    def reason(self) -> str:
        """The last line of the first traceback, or the first message."""
        for line in self.lines:
            if line.startswith("Traceback"):
                return line.strip().splitlines()[-1]
        return self.lines[0] if self.lines else ""
