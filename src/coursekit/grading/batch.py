"""Grades all submissions of an assignment, and goes on where it was stopped."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.grading.sandbox import Limits
from coursekit.grading.staging import Done, Staging
from coursekit.grading.submissions import Assignment, Prepared
from coursekit.grading.task import Result, Task

_BATCH = 16
Execute = Callable[[Task], Result]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One submission has a result; `skipped` if it had it before."""

    done: Done
    finished: int
    total: int
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run came to."""

    assignment: str
    started: str
    finished: str
    submissions: tuple[Done, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The report as other programs read it."""
        keys = ("student", "status", "score", "max_score", "seconds", "notes")
        return {
            "assignment": self.assignment,
            "started": self.started,
            "finished": self.finished,
            "submissions": [
                {key: list(v) if key == "notes" else v for key in keys for v in [asdict(done)[key]]}
                for done in self.submissions
            ],
        }


def grade(
    course_dir: Path,
    assignment: str,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    dask: str | None = None,
    sandboxed: bool = True,
    guarded: bool = True,
    force: bool = False,
    students: Iterable[str] = (),
    on_result: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Grade an assignment as `nbgrader autograde --create` does, and return the report.

    Raises
    ------
    CoursekitError
        If the course directory, the gradebook or the sandbox is not usable.
    """
    from coursekit.grading.runners import runner

    started = _now()
    with (
        # The fork server starts while nbgrader and its database are imported.
        runner(jobs=jobs, dask=dask, sandboxed=sandboxed) as (execute, lanes),
        _in_words(course_dir),
    ):
        work = Assignment(course_dir, assignment, limits=limits, guarded=guarded)
        staging = Staging(work.autograded, assignment, shared=work.course.paths.groupshared)
        try:
            run = _Run(work, staging, execute, on_result, force=force)
            chosen = list(students)
            report = run.all(chosen or work.course.students(), lanes)
        finally:
            staging.close()
            work.close()
        from coursekit.grading.report import write_reports

        full = Report(
            assignment=assignment, started=started, finished=_now(), submissions=tuple(report),
            missing=tuple(run.missing),
        )  # fmt: skip
        write_reports(full, work.autograded)
    return full


@contextmanager
def _in_words(course_dir: Path) -> Iterator[None]:
    """Say what disk and database say in a sentence, and what to do."""
    from sqlalchemy.exc import DBAPIError

    then = "What has a result keeps it. Then run the same command again."
    try:
        yield
    except DBAPIError as error:
        what = " ".join(str(error.orig).split())
        raise CoursekitError(f"The gradebook of {course_dir}: {what}.\n    {then}") from error
    except OSError as error:
        if error.errno is None:
            raise
        what = f"{error.filename or course_dir}: {error.strerror}"
        raise CoursekitError(f"{what}.\n    {then}") from error


class _Run:
    def __init__(
        self,
        work: Assignment,
        staging: Staging,
        execute: Execute,
        on_result: Callable[[Progress], None],
        *,
        force: bool,
    ) -> None:
        self._work, self._staging, self._execute = work, staging, execute
        self._on_result, self._force = on_result, force
        self._before = staging.done()
        self._results: dict[str, Done] = {}
        self.missing: list[str] = []

    def all(self, students: list[str], lanes: int) -> list[Done]:
        """Grade whoever needs it; everybody's result, in order."""
        total = len(students)
        self._finish_left_over()
        ready: queue.SimpleQueue[Future[Prepared] | None] = queue.SimpleQueue()
        stop = threading.Event()
        room = threading.Semaphore(lanes * 8)
        with ThreadPoolExecutor(lanes) as pool:
            feeder = threading.Thread(
                target=self._feed, args=(students, pool, ready, room, stop), daemon=True
            )
            feeder.start()
            try:
                for batch in _batches(ready):
                    self._commit([future.result() for future in batch], total)
                    room.release(len(batch))
            finally:
                stop.set()
                room.release(lanes)
                pool.shutdown(wait=False, cancel_futures=True)
        self.missing += [name for name in students if name not in self._results]
        return [self._results[name] for name in students if name in self._results]

    def _feed(self, students: list[str], pool: Any, ready: Any, room: Any, stop: Any) -> None:
        """Hand submissions to the lanes, never many more than they can take."""
        pending: list[Future[Prepared]] = []
        try:
            for student in students:
                room.acquire()
                if stop.is_set():
                    return
                future = pool.submit(self._one, student)
                pending = [one for one in pending if not one.done()] + [future]
                future.add_done_callback(ready.put)
        finally:
            for future in pending:
                future.exception()
            ready.put(None)

    def _one(self, student: str) -> Prepared:
        """Everything about one submission that needs no gradebook."""
        before = None if self._force else self._before.get(student)
        prepared = self._work.prepare(student, before)
        if prepared.finished:
            return prepared
        result = self._execute(prepared.task) if prepared.task is not None else None
        finished = self._work.finish(prepared, result)
        self._staging.put(student, finished.files, finished.facts, self._work.mode)
        return finished

    def _commit(self, batch: list[Prepared], total: int) -> None:
        """Rows, then folders, then the journal: see `Staging`."""
        new = [one for one in batch if not one.finished]
        scores = self._work.write([one.facts for one in new])
        done = []
        for one in new:
            student = one.student
            score = scores.get(student)
            empty = not one.files or score is None
            self._staging.move(student, self._work.target(student), empty=empty)
            done.append(self._work.done(one.facts, score))
        self._staging.note(done)
        for result in [*(one.before for one in batch if one.before is not None), *done]:
            self._results[result.student] = result
            skipped = all(result is not other for other in done)
            progress = Progress(
                done=result, finished=len(self._results), total=total, skipped=skipped
            )
            self._on_result(progress)

    def _finish_left_over(self) -> None:
        """Complete what an earlier run had graded and not yet put in its place."""
        facts = self._staging.left_over()
        if facts:
            scores = self._work.write(facts)
            done = []
            for one in facts:
                student, score = one["student"], scores.get(one["student"])
                empty = one["empty"] or score is None
                self._staging.move(student, self._work.target(student), empty=empty)
                done.append(self._work.done(one, score))
            self._staging.note(done)
            self._before = self._staging.done()


def _batches(ready: Any) -> Iterator[list[Any]]:
    """Futures as they finish: all that are there, or the first that comes."""
    while True:
        batch = [ready.get()]
        time.sleep(0.02)  # what finishes together is written together
        while len(batch) < _BATCH and batch[-1] is not None and not ready.empty():
            batch.append(ready.get())
        over = batch[-1] is None
        batch = [one for one in batch if one is not None]
        if batch:
            yield batch
        if over:
            return


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
