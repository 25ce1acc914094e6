"""`coursekit regrade`: grade again whom a change affects, and say whose points moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command
@click.argument("name")
@click.option(
    "--course-dir", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
    help="The nbgrader course directory.",
)  # fmt: skip
@click.option("--why", default="", help="The reason, for the log.")
@click.option("--dry-run", is_flag=True, help="Say whom it would grade again, and grade nobody.")
@click.option("--jobs", type=click.IntRange(min=1), help="Submissions at a time (default: cores).")
@click.option("--no-sandbox", is_flag=True, help="Run students' code without a sandbox. Dangerous.")
def regrade(
    name: str, course_dir: Path, why: str, dry_run: bool, jobs: int | None, no_sandbox: bool
) -> None:
    """Grade NAME again where its tests, its files or a submission changed.

    What people marked and wrote stays. First release the corrected assignment: coursekit release.
    """
    from coursekit.teaching import regrade as regrading
    from coursekit.teaching.final import graded_course

    root = graded_course(course_dir).root
    if dry_run:
        students = regrading.affected(root, name)
        click.echo(f"{len(students)} would be graded again: {', '.join(students) or 'nobody'}")
        return

    def show(progress: Any) -> None:
        if not progress.skipped:
            done = progress.done
            click.echo(f"{done.student}: {done.status}, {done.score:g} of {done.max_score:g}")

    done = regrading.regrade(
        root, name, why=why, on_result=show, jobs=jobs, sandboxed=not no_sandbox
    )
    for each in done.moved:
        cells = ", ".join(f"{cell} {old:g} → {new:g}" for cell, old, new in each.cells)
        click.echo(f"Changed: {each.student} {each.before:g} → {each.after:g} ({cells})")
    click.echo(
        f"Graded again: {len(done.again)}; points of {len(done.moved)} changed; "
        f"{len(done.untouched)} were left as they are."
    )
