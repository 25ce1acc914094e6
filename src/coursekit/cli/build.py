"""`coursekit build`: notebooks of all lessons."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.build import Progress


@click.command
@click.option("--execute", is_flag=True, help="Run the notebooks and keep their outputs.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Notebooks that run at a time.  [default: one for each processor]",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/notebooks"),
    show_default=True,
    help="Folder for the notebooks.",
)
def build(execute: bool, jobs: int | None, out: Path) -> None:
    """Turn lessons into notebooks, those that changed since the last time.

    The same sources give the same bytes. Stopped half-way, the next call goes on from there.
    """
    from coursekit.build import build_course
    from coursekit.location import course_root

    signal.signal(signal.SIGTERM, _stop)
    root = course_root()
    with _progress() as show:
        report = build_course(root, out, execute=execute, jobs=jobs, on_progress=show)
    click.echo(report.summary)


def _stop(*_: object) -> None:
    """End as Ctrl-C does, which gives kernels time to go."""
    signal.raise_signal(signal.SIGINT)


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """Show a bar in a terminal, and a line for each lesson elsewhere."""
    if not sys.stderr.isatty():
        yield _line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[now]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("lessons", total=None, now="")
        running: dict[str, None] = {}

        def show(progress: Progress) -> None:
            if progress.step == "running":
                running[progress.lesson] = None
            else:
                running.pop(progress.lesson, None)
            now = ", ".join(running)
            bar.update(task, completed=progress.done, total=progress.total, now=now)

        yield show


def _line(progress: Progress) -> None:
    if progress.step == "done":
        click.echo(f"{progress.done}/{progress.total} {progress.lesson}", err=True)
