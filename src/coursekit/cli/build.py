"""`coursekit build`: notebooks of all lessons."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

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
    show = _bar() if sys.stderr.isatty() else _line
    report = build_course(course_root(), out, execute=execute, jobs=jobs, on_progress=show)
    click.echo(report.summary)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _line(progress: Progress) -> None:
    if progress.step == "done":
        click.echo(f"{progress.done}/{progress.total} {progress.lesson}", err=True)
