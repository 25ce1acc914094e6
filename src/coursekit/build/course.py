"""Builds a whole course into a folder: only what changed, and never half a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from coursekit.build.files import digest, explained, make_folder, sweep, write_whole
from coursekit.build.state import Made, State, read_state, write_state
from coursekit.build.whole import course_digest, kit_digest
from coursekit.errors import ContentError, CoursekitError, Problem

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from coursekit.course import Course, Lesson

LOCK_FILE = ".coursekit-build.lock"
LOCK_SECONDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A step of a build: what happened to `lesson`, and how many of `total` are done."""

    lesson: str
    step: Literal["running", "done"]
    done: int
    total: int


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, as names of notebooks."""

    out: Path
    built: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One line for people."""
        parts = [f"{len(self.built)} built" if self.built else ""]
        parts += [f"{len(self.kept)} up to date" if self.kept else ""]
        parts += [f"{len(self.removed)} removed" if self.removed else ""]
        return f"Notebooks in {self.out}: {', '.join(filter(None, parts))}."


def build_course(
    root: Path,
    out: Path,
    *,
    execute: bool = False,
    jobs: int | None = None,
    on_progress: OnProgress | None = None,
) -> BuildReport:
    """Bring the notebooks in `out` up to date with the course at `root`.

    Parameters
    ----------
    execute
        Run the notebooks and keep their outputs.
    jobs
        Notebooks that run at a time; one for each processor if None.

    Raises
    ------
    ContentError
        Lists what is wrong in the sources. Lessons without a mistake are built all the same.
    CoursekitError
        A cell failed, or a notebook in `out` is not from a build.
    """
    root, out = root.resolve(), out.resolve()
    kind = digest(kit_digest(), "executed" if execute else "plain")
    state = read_state(out)
    whole = digest(kind, course_digest(root, state.outside))
    if state.whole == whole and all(state.holds(out, name) for name in state.made):
        return BuildReport(out=out, kept=tuple(state.made))
    from filelock import FileLock, Timeout

    make_folder(out)
    try:
        with explained(out), FileLock(out / LOCK_FILE, timeout=LOCK_SECONDS):
            build = _Build(root=root, out=out, kind=kind, on_progress=on_progress or _silent)
            return build.run(jobs or os.cpu_count() or 1 if execute else 0)
    except Timeout:
        raise CoursekitError(f"Another build of {out} is still running. Wait for it.") from None


def _silent(_: Progress) -> None:
    pass


@dataclass(slots=True, kw_only=True)
class _Build:
    """One pass over a course; `kind` stands for the kit and for the way of building."""

    root: Path
    out: Path
    kind: str
    on_progress: OnProgress
    state: State = field(default_factory=State)
    finished: int = 0
    total: int = 0

    def run(self, jobs: int) -> BuildReport:
        from coursekit.build.lesson import build_page
        from coursekit.build.needs import Needs
        from coursekit.course import GLOSSARY_PAGE, START_PAGE, read_course

        self.state = read_state(self.out)
        sweep(self.out)
        course = read_course(self.root)
        needs = Needs(course)
        outside = tuple(os.path.relpath(path, self.root) for path in needs.outside())
        whole = digest(self.kind, course_digest(self.root, outside))
        sources = {
            lesson.notebook: digest(self.kind, needs.lesson_digest(lesson))
            for lesson in course.lessons
        }
        pages = {START_PAGE: needs.start_digest()}
        if needs.terms:
            pages[GLOSSARY_PAGE] = needs.glossary_digest()
        sources |= {name: digest(self.kind, made_from) for name, made_from in pages.items()}
        self._refuse_others(sources)
        stale = [name for name in sources if not self._fresh(name, sources[name])]
        lessons = {lesson.notebook: lesson for lesson in course.lessons}
        due = {name: lessons[name] for name in stale if name in lessons}
        self.total = len(due)
        self._make(course, due, sources, jobs)
        for name in pages:
            if name in stale:
                self._put(name, sources[name], build_page(course, name))
        removed = self._remove_others(sources)
        self.state.whole, self.state.outside = whole, outside
        write_state(self.out, self.state)
        kept = tuple(name for name in sources if name not in stale)
        return BuildReport(out=self.out, built=tuple(stale), kept=kept, removed=removed)

    def _fresh(self, name: str, source: str) -> bool:
        made = self.state.made.get(name)
        return made is not None and made.source == source and self.state.holds(self.out, name)

    def _make(
        self, course: Course, due: Mapping[str, Lesson], sources: Mapping[str, str], jobs: int
    ) -> None:
        """Build the lessons that are `due`, and run them where there are `jobs`."""
        if jobs and due:
            self._make_executed(course, due, sources, jobs)
            return
        for name, notebook in _notebooks(course, due):
            self._put(name, sources[name], notebook)
            self._step(due[name].slug, "done")

    def _make_executed(
        self, course: Course, due: Mapping[str, Lesson], sources: Mapping[str, str], jobs: int
    ) -> None:
        from coursekit.build.execute import Run, execute

        names = {lesson.slug: name for name, lesson in due.items()}

        def done(run: Run) -> None:
            name = names[run.lesson.slug]
            self._put(name, sources[name], run.notebook)
            self._step(run.lesson.slug, "done")

        execute(
            self.root,
            lambda: [
                Run(lesson=due[name], notebook=notebook)
                for name, notebook in _notebooks(course, due)
            ],
            expected=len(due),
            at_once=jobs,
            on_start=lambda run: self._step(run.lesson.slug, "running"),
            on_done=done,
        )

    def _put(self, name: str, source: str, notebook: NotebookNode) -> None:
        from coursekit.build.writing import dump

        content = dump(notebook)
        # The state comes first: a file that it does not know is not ours to replace.
        self.state.made[name] = Made(source=source, content=digest(content))
        write_state(self.out, self.state)
        write_whole(self.out / name, content)

    def _step(self, lesson: str, step: Literal["running", "done"]) -> None:
        self.finished += step == "done"
        self.on_progress(Progress(lesson=lesson, step=step, done=self.finished, total=self.total))

    def _refuse_others(self, sources: Mapping[str, str]) -> None:
        """Leave alone notebooks in the folder that no build has made."""
        others = [n for n in sources if os.path.lexists(self.out / n) and n not in self.state.made]
        if others:
            raise CoursekitError(
                f"{self.out} holds notebooks that no build has made: {', '.join(others)}. "
                "Move them away, or name another folder with --out."
            )

    def _remove_others(self, sources: Mapping[str, str]) -> tuple[str, ...]:
        """Remove notebooks of lessons that are gone, unless somebody changed them."""
        gone = [name for name in self.state.made if name not in sources]
        removed = tuple(name for name in gone if self.state.holds(self.out, name))
        for name in removed:
            with explained(self.out / name):
                (self.out / name).unlink()
        for name in gone:
            del self.state.made[name]
        return removed


def _notebooks(course: Course, due: Mapping[str, Lesson]) -> Iterator[tuple[str, NotebookNode]]:
    """Yield each lesson's notebook; in the end raise one ContentError for those with mistakes."""
    from coursekit.build.lesson import build_lesson

    problems: list[Problem] = []
    for name, lesson in due.items():
        try:
            yield name, build_lesson(course, lesson)
        except ContentError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise ContentError(problems)
