"""`coursekit grade`: autograde an assignment of an nbgrader course directory."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("name")
@click.option(
    "--course-dir", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
    help="The nbgrader course directory.",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help="Submissions at a time (default: cores).")
@click.option("--dask", metavar="ADDRESS", help="Run on the workers of this Dask scheduler.")
@click.option("--timeout", type=click.FloatRange(min=0.1), help="Seconds for a cell (default: 30).")
@click.option(
    "--memory", type=click.IntRange(min=64), default=1024, show_default=True,
    help="Megabytes for a submission.",
)  # fmt: skip
@click.option("--student", "students", multiple=True, help="Only this student; may be repeated.")
@click.option("--force", is_flag=True, help="Grade again what has a result.")
@click.option("--no-sandbox", is_flag=True, help="Run students' code without a sandbox. Dangerous.")
def grade(
    name: str, course_dir: Path, jobs: int | None, dask: str | None, timeout: float | None,
    memory: int, students: tuple[str, ...], force: bool, no_sandbox: bool,
) -> None:  # fmt: skip
    """Grade the submissions of NAME and write the gradebook, as `nbgrader autograde` does."""
    from coursekit.grading import batch
    from coursekit.grading.sandbox import Limits

    if no_sandbox:
        click.echo(
            "Warning: without a sandbox, students' code runs with your rights on this machine.",
            err=True,
        )
    limits = Limits(memory_mb=memory)
    if timeout:
        limits = replace(limits, cell_seconds=timeout)
    with _Display(name) as show:
        report = batch.grade(
            course_dir, name, jobs=jobs, dask=dask, limits=limits, sandboxed=not no_sandbox,
            students=students, force=force, on_result=show,
        )  # fmt: skip
    _summary(report)
    if report.missing:
        raise click.ClickException(f"no result for {', '.join(report.missing)}; run it again")


class _Display:
    """Progress: a bar on a terminal, a line a submission elsewhere."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bar: Any = None
        self._task: Any = None
        self._began = time.monotonic()

    def __enter__(self) -> Any:
        if sys.stdout.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            self._bar = Progress("{task.description}", BarColumn(), MofNCompleteColumn(),
                                 "{task.fields[rate]}", TimeRemainingColumn())  # fmt: skip
            self._bar.start()
            self._task = self._bar.add_task(f"Grading {self._name}", total=None, rate="")
        return self._show

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _show(self, progress: Any) -> None:
        from rich.markup import escape

        done = progress.done
        rate = progress.finished / max(time.monotonic() - self._began, 0.001)
        left = (progress.total - progress.finished) / rate
        text = f"{_safe(done.student)}: {done.status}, {done.score:g} of {done.max_score:g}"
        if done.notes and done.status != "graded":
            text += f" ({'; '.join(done.notes)})"
        if self._bar is None:
            how = ", as before" if progress.skipped else f", {left:.0f} s left"
            click.echo(f"{progress.finished}/{progress.total} {text}{how}")
            return
        if done.status != "graded":
            self._bar.console.print(escape(text))
        self._bar.update(
            self._task, completed=progress.finished, total=progress.total, rate=f"{rate:.1f}/s"
        )


def _safe(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)


def _summary(report: Any) -> None:
    from coursekit.grading.report import by_status, histogram

    for status, count in by_status(report).items():
        click.echo(f"{status:12} {count}")
    most = max((count for _, count in histogram(report)), default=0)
    for label, count in histogram(report):
        click.echo(f"{label:>10} {'█' * round(40 * count / most) if most else ''} {count}")
