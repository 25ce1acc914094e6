"""`coursekit feedback`: a page for each student, where nbgrader gives it out."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.feedback.batch import Done, Report


@click.command
@click.argument("name")
@click.option(
    "--course-dir", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
    help="The nbgrader course directory.",
)  # fmt: skip
@click.option("--student", "students", multiple=True, help="Only this student; may be repeated.")
@click.option("--show-hidden-tests", is_flag=True, help="Show the code of all tests.")
@click.option("--force", is_flag=True, help="Write all pages, those too that were changed by hand.")
@click.option(
    "--rubric", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The levels of cells that a person marks; without it, rubrics/NAME.md of the course "
    "directory, or the rubric of the course's own assignment.",
)  # fmt: skip
def feedback(
    name: str, course_dir: Path, students: tuple[str, ...], show_hidden_tests: bool, force: bool,
    rubric: Path | None,
) -> None:  # fmt: skip
    """Write what each student is told of NAME: points, hints, levels, comments, their own work.

    The pages stand in feedback/STUDENT/NAME, where `nbgrader release_feedback` takes them from.
    """
    from coursekit.feedback.batch import feedback as run

    report = run(
        course_dir, name, students=students, with_tests=show_hidden_tests, force=force,
        rubric=rubric, on_result=_Lines(name),
    )  # fmt: skip
    for line in _summary(report, name):
        click.echo(line)
    kept = [done.student for done in report.done if done.what == "kept"]
    if kept:
        raise click.ClickException(
            f"left as they are, because somebody else wrote or changed them: {', '.join(kept)}. "
            "To replace them: --force"
        )


class _Lines:
    """Progress: a line that is written over on a terminal, a line a student elsewhere."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._began = time.monotonic()

    def __call__(self, done: Done) -> None:
        text = f"{done.finished}/{done.total} {_safe(done.student)}: {_WORDS[done.what]}"
        if not sys.stdout.isatty():
            click.echo(text)
            return
        rate = done.finished / max(time.monotonic() - self._began, 0.001)
        left = f", {(done.total - done.finished) / rate:.0f} s left"
        click.echo(f"\r\x1b[2K{text[:60]}{left}", nl=done.finished == done.total)


_WORDS = {
    "written": "written",
    "unchanged": "as before",
    "kept": "left as it is",
    "ungraded": "not graded yet",
    "nothing": "nothing was handed in",
}


def _safe(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)


def _summary(report: Report, name: str) -> Iterator[str]:
    """What was written, and what a teacher should know before giving it out."""
    count = {word: sum(done.what == word for done in report.done) for word in _WORDS}
    parts = [f"{number} {_WORDS[word]}" for word, number in count.items() if number]
    yield f"Feedback of {name}: {', '.join(parts) or 'there are no students'}."
    if ungraded := [done.student for done in report.done if done.what == "ungraded"]:
        yield f"Warning: work of {_people(ungraded)} is not graded. First: coursekit grade {name}"
    waiting = [done.student for done in report.done if done.waiting]
    if waiting:
        yield (
            f"Warning: somebody has still to mark work of {_people(waiting)}. "
            "Their pages say so; run this again after marking."
        )
    if report.unlevelled:
        yield f"No levels are shown for {', '.join(report.unlevelled)}: no rubric names them."
    by_hand = [done.student for done in report.done if done.by_hand]
    if by_hand:
        yield (
            f"The exchange does not know the work of {_people(by_hand)}: "
            "give them their pages yourself."
        )
    yield f"Pages: {report.folder}/STUDENT/{name}"
    yield f"To give them out: nbgrader release_feedback {name}"


def _people(names: list[str]) -> str:
    more = len(names) - 5
    return ", ".join(names[:5]) + (f" and {more} more" if more > 0 else "")
