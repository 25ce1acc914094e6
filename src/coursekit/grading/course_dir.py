"""Reads an nbgrader course directory: its configuration, gradebook and submissions."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.grading.sanitize import SourceCell, SourceNotebook

MOST_NOTEBOOK, MOST_BYTES, MOST_FILES = 64 << 20, 96 << 20, 2000


class CourseDirError(CoursekitError):
    """The course directory is not one, or does not have what was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a student handed in; `refused` says why it cannot be graded at all."""

    student: str
    folder: Path
    notebooks: dict[str, bytes]
    files: dict[str, bytes]
    refused: str = ""
    notes: tuple[str, ...] = ()


class CourseDir:
    """An nbgrader course directory, with the settings that nbgrader itself would use."""

    def __init__(self, root: Path, assignment: str) -> None:
        _spare_a_grammar()
        from nbgrader.apps import AutogradeApp
        from nbgrader.coursedir import CourseDirectory

        if not root.is_dir():
            raise CourseDirError(f"{root} is not a folder")
        root = root.resolve()
        app = AutogradeApp()
        app.log_level = "ERROR"
        before = Path.cwd()
        os.chdir(root)  # nbgrader looks for its configuration in the current folder
        try:
            app.load_config_file()
        finally:
            os.chdir(before)
        app.config.CourseDirectory.setdefault("root", str(root))
        _refuse_settings(app.config)
        self.root, self.assignment, self.app = root, assignment, app
        self.paths = CourseDirectory(parent=app)
        self.paths.assignment_id = assignment

    def folder(self, step: str, student: str) -> Path:
        """Where a student's files of a step (`submitted`, `autograded`, `source`) are."""
        return Path(self.paths.format_path(step, student, self.assignment))

    def check_gradebook(self) -> None:
        """Complain about a gradebook that is not there, rather than make an empty one."""
        kind, _, path = self.paths.db_url.partition(":///")
        if kind == "sqlite" and path and not Path(path).exists():
            raise CourseDirError(
                f"{self.root} has no gradebook ({path}).\n"
                f"    Make it: nbgrader generate_assignment {self.assignment!r}"
            )

    def students(self) -> list[str]:
        """Everybody who handed something in, in order."""
        pattern = self.paths.format_path(
            self.paths.submitted_directory, "(?P<student>[^/]+)", self.assignment, escape=True
        )
        found = set()
        place = Path(self.paths.format_path(self.paths.submitted_directory, "*", self.assignment))
        for path in Path("/").glob(str(place).lstrip("/")):
            match = re.fullmatch(pattern, str(path))
            if match and (path.is_dir() or path.is_symlink()):
                found.add(match["student"])
        return sorted(found)

    def timestamp(self, files: dict[str, bytes]) -> tuple[Any, str]:
        """When a submission says it was handed in (UTC), and what is wrong with that."""
        from nbgrader.utils import parse_utc

        text = files.get("timestamp.txt", b"").decode(errors="replace").strip()
        if not text:
            return None, ""
        try:
            return parse_utc(text), ""
        except (ValueError, OverflowError):
            return None, "its timestamp.txt holds no time"

    def submission(self, student: str, known: set[str]) -> Submission:
        """Read what a student handed in, without following links or waiting for pipes."""
        folder = self.folder(self.paths.submitted_directory, student)
        empty = Submission(student=student, folder=folder, notebooks={}, files={})
        if folder.is_symlink() or folder.parent.is_symlink():
            return _refuse(empty, "its folder is a link to somewhere else")
        notebooks: dict[str, bytes] = {}
        files: dict[str, bytes] = {}
        notes: list[str] = []
        strangers: list[str] = []
        room = MOST_BYTES
        for name, path in walk(folder, self.paths.ignore):
            top = name.endswith(".ipynb") and "/" not in name
            blob, problem = read_plain(path, folder, MOST_NOTEBOOK if top else room)
            if top and name[:-6] in known:
                if blob is None:
                    return _refuse(empty, f"its notebook {problem}")
                notebooks[name[:-6]] = blob
            elif name.endswith(".ipynb"):
                strangers.append(name)
            elif blob is None:
                notes.append(f"one of its files {problem}")
            elif len(files) >= MOST_FILES:
                notes.append(f"only {MOST_FILES} of its files were taken")
                break
            else:
                files[name] = blob
                room -= len(blob)
        if not notebooks:
            return _refuse(empty, _no_notebook(known, strangers))
        return Submission(
            student=student,
            folder=folder,
            notebooks=dict(sorted(notebooks.items())),
            files=files,
            notes=tuple(dict.fromkeys(notes)),
        )

    def source_files(self) -> dict[str, bytes]:
        """The author's files that lie beside the notebooks and replace the students'."""
        folder = self.folder(self.paths.source_directory, ".")
        left_out = self.app.config.Autograde.get("exclude_overwriting", {}).get(self.assignment, [])
        return {
            name: path.read_bytes()
            for name, path in walk(folder, self.paths.ignore)
            if not name.endswith(".ipynb") and name not in left_out
        }

    def source_notebooks(self, gradebook: Any) -> dict[str, SourceNotebook]:
        """The assignment as `nbgrader generate_assignment` put it into the gradebook."""
        from nbgrader.api import MissingEntry

        try:
            assignment = gradebook.find_assignment(self.assignment)
        except MissingEntry:
            raise CourseDirError(
                f"The gradebook has no assignment {self.assignment!r}.\n"
                f"    Make it first: nbgrader generate_assignment {self.assignment!r}"
            ) from None
        return {notebook.name: _source_notebook(notebook) for notebook in assignment.notebooks}


_STEPS_OF_ITS_OWN = (
    ("Autograde", "sanitize_preprocessors"), ("Autograde", "autograde_preprocessors"),
    ("Autograde", "pre_convert_hook"), ("Autograde", "post_convert_hook"),
    ("BaseConverter", "pre_convert_hook"), ("BaseConverter", "post_convert_hook"),
    ("OverwriteCells", "add_missing_cells"),
)  # fmt: skip


def _refuse_settings(config: Any) -> None:
    """Complain about a course whose settings add steps that would be left out here."""
    found = [f"{part}.{name}" for part, name in _STEPS_OF_ITS_OWN if config[part].get(name)]
    if not config.Execute.get("enabled", True):
        found.append("Execute.enabled")
    if "SandboxedExecute" in str(config.Autograde.get("autograde_preprocessors")):
        found.remove("Autograde.autograde_preprocessors")  # ours: the same steps, one by one
    if found:
        raise CourseDirError(
            f"nbgrader_config.py sets {', '.join(found)}, which `coursekit grade` does not follow: "
            "the results would differ.\n"
            "    Grade with `nbgrader autograde` and the sandbox as its plug-in "
            "(docs/grading.md, “As a plug-in”), or take the setting out."
        )


def _spare_a_grammar() -> None:
    """Import jsonschema without its check of IRIs, which takes a second and nobody here uses."""
    if "jsonschema" not in sys.modules and "rfc3987_syntax" not in sys.modules:
        sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
        import jsonschema

        del sys.modules["rfc3987_syntax"]
        assert jsonschema  # noqa: S101


def _no_notebook(known: set[str], strangers: list[str]) -> str:
    """Say what is missing, and what a student may have called it instead."""
    wanted = " and ".join(f"{name}.ipynb" for name in sorted(known))
    if not strangers:
        return f"it holds no notebook; {wanted} was asked for"
    names = ", ".join(f"“{name}”" for name in strangers[:3])
    return f"it holds {names}, but not {wanted}: if that is the work, rename it and grade again"


def _refuse(submission: Submission, why: str) -> Submission:
    return Submission(
        student=submission.student,
        folder=submission.folder,
        notebooks={},
        files={},
        refused=why,
    )


def _source_notebook(notebook: Any) -> SourceNotebook:
    graded = {cell.name: cell.max_score for cell in notebook.grade_cells}
    tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    cells = {
        cell.name: SourceCell(
            name=cell.name,
            cell_type=cell.cell_type,
            locked=bool(cell.locked),
            source=cell.source or "",
            checksum=cell.checksum,
            grade=cell.name in graded,
            solution=cell.name in solutions,
            task=cell.name in tasks,
            points=graded.get(cell.name, tasks.get(cell.name)),
        )
        for cell in notebook.source_cells
    }
    kernelspec = json.loads(notebook.kernelspec) if notebook.kernelspec else None
    return SourceNotebook(name=notebook.name, kernelspec=kernelspec, cells=cells)


def walk(folder: Path, ignored: list[str]) -> Iterator[tuple[str, Path]]:
    """Files below a folder with their relative names, in order; no linked folder is entered."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _ignored(name, ignored))
        for name in sorted(names):
            if not _ignored(name, ignored):
                path = Path(place, name)
                yield path.relative_to(folder).as_posix(), path


def _ignored(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def read_plain(path: Path, folder: Path, most: int) -> tuple[bytes | None, str]:
    """A regular file's bytes, or what it is instead; a link counts if it stays in the folder."""
    try:
        if path.is_symlink():
            path = path.resolve(strict=True)
            if not path.is_relative_to(folder.resolve()):
                return None, "is a link to somewhere else"
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return None, "is not a plain file"
            if status.st_size > most:
                return None, "is too large"
            return file.read(most + 1), ""
    except (OSError, RuntimeError) as error:
        return None, f"cannot be read ({type(error).__name__})"
