"""Tells an author which cell of which lesson failed, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coursekit.build.source import read_cells
from coursekit.course import Lesson
from coursekit.errors import CoursekitError

if TYPE_CHECKING:
    from nbformat import NotebookNode

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_HEADERS = 1
"""Cells that the build puts before a lesson's own."""


class LessonFailed(CoursekitError):
    """A cell of a lesson did not run."""


def lesson_failed(lesson: Lesson, notebook: NotebookNode, place: int, what: str) -> LessonFailed:
    """Return the error for the cell at `place` of a lesson's notebook."""
    cell = notebook.cells[place]
    first = read_cells(lesson.source)[max(place - _HEADERS, 0)].line
    lines = cell.source.splitlines()
    width = len(str(first + len(lines)))
    source = "\n".join(f"  {first + i:>{width}} | {line}" for i, line in enumerate(lines))
    title = f"{lesson.source}:{first}: cell {place + 1} of the notebook of {lesson.slug} failed."
    outputs = cell.get("outputs", ())
    traceback = ["\n".join(out.traceback) for out in outputs if out.output_type == "error"]
    return LessonFailed(
        "\n\n".join(_ANSI.sub("", part) for part in (title, source, what, *traceback))
    )
