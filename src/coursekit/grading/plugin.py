"""For nbgrader's own command line and formgrader: grades there as `coursekit grade` does.

In `nbgrader_config.py`::

    from coursekit.grading.plugin import SandboxedExecute
    from nbgrader.preprocessors import (
        AssignLatePenalties, CheckCellMetadata, IgnorePattern, LimitOutput, SaveAutoGrades)
    c.Autograde.autograde_preprocessors = [
        SandboxedExecute, IgnorePattern, LimitOutput, SaveAutoGrades, AssignLatePenalties,
        CheckCellMetadata]
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import Execute

from coursekit.grading.cells import add_error
from coursekit.grading.course_dir import walk
from coursekit.grading.execution import is_test
from coursekit.grading.marks import mark_test
from coursekit.grading.runners import run_task
from coursekit.grading.sandbox import Limits
from coursekit.grading.task import Task, Verdict


class SandboxedExecute(Execute):  # type: ignore[misc]
    """Executes a notebook in the sandbox; a test whose points are in doubt shows an error."""

    def preprocess(self, nb: Any, resources: Any = None, km: Any = None) -> Any:
        """Execute a notebook in place."""
        import nbformat

        folder = Path(resources["metadata"]["path"])
        files = {
            name: path.read_bytes()
            for name, path in walk(folder, [])
            if not path.is_symlink() and not name.endswith(".ipynb")
        }
        limits = replace(Limits(), cell_seconds=float(self.timeout or 3600))
        notebook = {"nb": nbformat.writes(nb)}
        student = resources.get("nbgrader", {}).get("student", "")
        task = Task(
            student=student, files=files, given=self._given(resources) or files,
            notebooks=notebook, limits=limits,
        )  # fmt: skip
        result = run_task(task)
        done = nbformat.reads(result.notebooks["nb"], as_version=4)
        for index, cell in enumerate(done.cells):
            if is_test(cell) and "nb" not in result.unwatched:
                self._settle(cell, result.verdicts["nb"].get(index, Verdict()))
        for name, data in result.files.items():
            path = folder / name
            if not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        return done, resources

    def _given(self, resources: Any) -> dict[str, bytes]:
        """The author's files, where the course is known."""
        course = getattr(self.parent, "coursedir", None)
        if course is None:
            return {}
        name = resources["nbgrader"]["assignment"]
        folder = Path(course.format_path(course.source_directory, ".", name))
        found = walk(folder, [])
        return {name: path.read_bytes() for name, path in found if not name.endswith(".ipynb")}

    def _settle(self, cell: Any, verdict: Verdict) -> None:
        """Make the outputs say what was found, for nbgrader reads outputs."""
        mark = mark_test(float(cell.metadata["nbgrader"]["points"]), verdict)
        if mark.points is None or (not mark.points and not verdict.stderr):
            why = mark.doubt or "the test failed"
            add_error(cell, "NotGraded", why, [f"NotGraded: {why}. Please mark this by hand."])
            errors = [output for output in cell.outputs if output.output_type == "error"]
            cell.outputs = [*errors, *(out for out in cell.outputs if out not in errors)]
