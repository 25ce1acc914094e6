"""Writes the feedback of an assignment, and leaves alone what is as it should be."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from coursekit.assignments.classroom import Classroom
from coursekit.build.files import digest, explained, make_folder, write_whole
from coursekit.errors import CoursekitError, UnknownName
from coursekit.feedback import outline as outlines
from coursekit.feedback import page as pages
from coursekit.feedback import rubric as rubrics
from coursekit.feedback.work import work
from coursekit.tables import unknown
from coursekit.teaching.final import final_results, graded_course
from coursekit.teaching.results import Result

_MARK = re.compile(rb'<meta name="coursekit-feedback" content="(\w+)">')
_PLACEHOLDER = "digest-of-the-rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a student's page.

    `kept` is a page that somebody else wrote or changed; somebody who is `ungraded` or handed in
    `nothing` has none.
    """

    student: str
    what: Literal["written", "unchanged", "kept", "ungraded", "nothing"]
    path: Path | None = None
    waiting: tuple[str, ...] = ()
    by_hand: bool = False
    finished: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All pages of an assignment; `unlevelled` are cells with a person's mark but no rubric."""

    folder: Path
    done: tuple[Done, ...]
    rubric: Path | None
    unlevelled: tuple[str, ...]


def feedback(
    course_dir: Path,
    name: str,
    *,
    students: Sequence[str] = (),
    with_tests: bool = False,
    force: bool = False,
    rubric: Path | None = None,
    on_result: Callable[[Done], None] = lambda done: None,
) -> Report:
    """Write a page for each student below `feedback/STUDENT/NAME`, where nbgrader expects it.

    Each stands under the name of every notebook of the assignment, beside the two files by which
    nbgrader's exchange finds whose it is. A page is written again only when what it says changed.

    Parameters
    ----------
    students : sequence of str
        Only these; everybody, if empty.
    with_tests : bool
        Whether the code of tests, hidden ones too, is shown.
    force : bool
        Whether pages are replaced that somebody changed, or that nbgrader wrote.
    rubric : Path, optional
        The levels of cells that a person marks; looked for, if left out.
    """
    room = graded_course(course_dir)
    everybody = final_results(room, [name])[name]
    known = [each.student.id for each in everybody]
    for student in students:
        if student not in known:
            raise UnknownName(unknown("student", student, known))
    chosen = [each for each in everybody if not students or each.student.id in students]
    place = rubric or rubrics.find(_rubric_places(room, name))
    writer = _Writer(room, name, rubrics.read(place), with_tests=with_tests, force=force)
    done = []
    for number, result in enumerate(chosen, 1):
        done.append(writer.write(result, number, len(chosen)))
        on_result(done[-1])
    marked = {cell.name for each in chosen for cell in each.cells if cell.manual_only}
    return Report(
        folder=_folder(room, name, "*").parent.parent,
        done=tuple(done),
        rubric=place,
        unlevelled=tuple(sorted(marked - writer.rubric.keys())),
    )


def _rubric_places(room: Classroom, name: str) -> tuple[Path, ...]:
    """Where the rubric of an assignment may be; the course's own last."""
    from coursekit.assignments.release import assignments_root

    own = (room.root / "rubrics" / f"{name}.md", room.source(name) / "rubric.md")
    try:
        return (*own, assignments_root() / name / "rubric.md")
    except CoursekitError:
        return own


def _folder(room: Classroom, name: str, student: str) -> Path:
    paths = room.paths
    return Path(paths.format_path(paths.feedback_directory, student, name))


class _Writer:
    """Writes one student after another; what all of them share is read once."""

    def __init__(
        self, room: Classroom, name: str, rubric: Any, *, with_tests: bool, force: bool
    ) -> None:
        self.rubric = rubric
        self._room, self._name = room, name
        self._with_tests, self._force = with_tests, force
        self._outline = outlines.read(room.source(name), room.release(name))
        self._problems = _problems(room, name)

    def write(self, result: Result, number: int, total: int) -> Done:
        """Write the page of a student, unless it is there already."""
        student = result.student.id
        if not result.graded:
            came = self._room.submitted(self._name, student).is_dir()
            missing: Literal["ungraded", "nothing"] = "ungraded" if came else "nothing"
            return Done(student=student, what=missing, finished=number, total=total)
        html, names = self._page(result)
        folder = _folder(self._room, self._name, student)
        make_folder(folder)
        paths = [folder / f"{each}.html" for each in names]
        states = {_state(path, html) for path in paths}
        what: Literal["written", "unchanged", "kept"] = "written"
        if "foreign" in states and not self._force:
            what = "kept"
        elif states == {"same"} and not self._force:
            what = "unchanged"
        else:
            for path in paths:
                write_whole(path, html)
        by_hand = self._address(result, folder)
        return Done(
            student=student,
            what=what,
            path=paths[0],
            waiting=result.waiting,
            by_hand=by_hand,
            finished=number,
            total=total,
        )

    def _page(self, result: Result) -> tuple[bytes, tuple[str, ...]]:
        """The page, and the names of the notebooks under which it stands."""
        notebooks = outlines.read_notebooks(result.folder)
        outline = self._outline or outlines.outline(notebooks, {})
        told = pages.Told(
            result=result,
            outline=outline,
            work=work(notebooks, outline),
            rubric=self.rubric,
            problem=self._problems.get(result.student.id, ""),
            with_tests=self._with_tests,
        )
        body = pages.page(told, _PLACEHOLDER)
        names = outline.notebooks or tuple({cell.notebook for cell in result.cells})
        return body.replace(_PLACEHOLDER, digest(body), 1).encode(), names or (self._name,)

    def _address(self, result: Result, folder: Path) -> bool:
        """Put beside the page what nbgrader's exchange asks for; whether the exchange knows it.

        Work that did not come through the exchange has no secret. nbgrader would then stop at it
        and give nobody their feedback, so it gets one, under which nobody will look.
        """
        known = True
        for name in ("timestamp.txt", "submission_secret.txt"):
            target, source = folder / name, self._handed_in(result, name)
            if source is not None:
                if not target.exists() or target.read_bytes() != source:
                    write_whole(target, source)
            elif not target.exists():
                made = secrets.token_hex(32) if name.startswith("submission") else _when(result)
                write_whole(target, made.encode())
            known = known and source is not None
        return not known

    def _handed_in(self, result: Result, name: str) -> bytes | None:
        student = result.student.id
        submitted = self._room.submitted(self._name, student)
        for folder in (result.folder, submitted):
            if folder and (path := folder / name).is_file() and not path.is_symlink():
                return path.read_bytes()
        return None


def _when(result: Result) -> str:
    return f"{result.submitted:%Y-%m-%d %H:%M:%S.%f} UTC" if result.submitted else ""


def _state(path: Path, html: bytes) -> Literal["absent", "same", "ours", "foreign"]:
    """What stands at a page's place: nothing, this page, an older one of ours, somebody else's."""
    with explained(path):
        if not path.exists():
            return "absent"
        there = path.read_bytes()
    if there == html:
        return "same"
    mark = _MARK.search(there[:1000])
    if not mark:
        return "foreign"
    bare = there.replace(mark[1], _PLACEHOLDER.encode(), 1)
    return "ours" if digest(bare).encode() == mark[1] else "foreign"


def _problems(room: Classroom, name: str) -> dict[str, str]:
    """Why work could not be graded, by student, from the report of `coursekit grade`."""
    path = room.autograded(name, "x").parent.parent / f"{name}-report.json"
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["submissions"]
        return {
            str(each["student"]): "; ".join(map(str, each["notes"])) or "it could not be read"
            for each in entries
            if each["status"] == "unreadable"
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}
