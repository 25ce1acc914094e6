"""`coursekit release`: assignments into an nbgrader course directory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.assignments.release import Released, Report


@click.command
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Release all assignments.")
@click.option(
    "--course-dir",
    type=click.Path(path_type=Path),
    default=Path(),
    help="nbgrader's course directory, made if it is new.  [default: the current folder]",
)
@click.option(
    "--students",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Class list to enter in the gradebook: CSV with id, first_name, last_name, email.",
)
@click.option(
    "--assignments",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the assignments, where the course's own are not at hand.",
)
@click.option("--force", is_flag=True, help="Replace what was changed by hand; a copy is kept.")
def release(
    names: tuple[str, ...],
    every: bool,
    course_dir: Path,
    students: Path | None,
    assignments: Path | None,
    force: bool,
) -> None:
    """Make the students' version of assignments, and each student's code.

    Solutions and hidden tests are taken out, tests are locked, and the assignment is entered in
    the gradebook. The same again changes nothing; what you changed by hand is left alone.
    """
    from coursekit.assignments.release import assignments_root, names_in
    from coursekit.assignments.release import release as run
    from coursekit.teaching.setting_up import note_releases

    if bool(names) == every:
        known = ", ".join(names_in(assignments_root(assignments)))
        raise click.UsageError(f"Name assignments, or say --all. There are: {known}.")
    report = run(
        names,
        course_dir,
        assignments=assignments,
        students=students,
        force=force,
        on_result=lambda done: click.echo("\n".join(told(done))),
    )
    note_releases(report.root, report.released)
    for line in _end(report):
        click.echo(line)
    left = [done.name for done in report.released if done.what in ("kept", "refused")]
    if left:
        raise click.ClickException(f"not released: {', '.join(left)}")


_WORDS = {
    "new": "released",
    "updated": "released again",
    "unchanged": "nothing has changed",
    "kept": "left as it is, because it was changed by hand since the last release",
    "refused": "left as it is",
}


def told(done: Released) -> Iterator[str]:
    """What happened to an assignment, and what its teacher should know."""
    points = f", {done.points:g} points" if done.what in ("new", "updated") else ""
    yield f"{done.name}: {_WORDS[done.what]}{points}."
    if done.reason:
        yield f"    {done.reason}"
    if done.what == "kept":
        yield f"    changed by hand: {', '.join(done.by_hand)}"
        yield "    To replace it and keep a copy: --force"
    if done.what in ("updated", "kept"):
        new = "    new version, " if done.what == "kept" else "    "
        yield from (f"{new}{line}" for line in done.difference.lines())
    if done.copy:
        yield f"    Your own version is kept: {done.copy}"
    if done.handed_in:
        yield (
            f"    Warning: {_people(done.handed_in)} handed in an older version. If tests or "
            f"points changed, grade again: coursekit regrade {done.name} --why …"
        )
    if done.codes and done.codes.redrawn:
        yield f"    Warning: {_people(done.codes.redrawn)} got another code or variant than before."


def _people(names: Sequence[str]) -> str:
    """Some students in words."""
    some = ", ".join(names[:5])
    more = len(names) - 5
    return f"{some} and {more} more" if more > 0 else some


def _end(report: Report) -> Iterator[str]:
    """Where everything is, and what comes next."""
    if report.made:
        yield f"Made a course directory: {report.root} (its README.md says what is where)"
    if any(done.codes for done in report.released):
        folder = report.root / "codes"
        many = "1 student" if report.students == 1 else f"{report.students} students"
        yield f"Codes of {many}: {folder}. They stay with you."
    elif not report.students:
        yield "No codes yet: there are no students. Give a class list: --students class.csv"
