"""`coursekit export`: marks in a file that Canvas, Moodle or a spreadsheet reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.exports.marks import Format, Report


@click.command
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--course-dir", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
    help="The nbgrader course directory.",
)  # fmt: skip
@click.option(
    "--format", "kind", type=click.Choice(["canvas", "moodle", "csv"]), required=True,
    help="Which system reads the file; csv is for spreadsheets.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: NAME-FORMAT.csv in the course directory]",
)  # fmt: skip
@click.option(
    "--roster", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The class as Canvas or Moodle exports its gradebook.",
)  # fmt: skip
@click.option("--match", metavar="COLUMN", help="The roster's column that holds students' ids.")
@click.option("--column", metavar="TITLE", help="What the assignment is called in that system.")
def export(
    names: tuple[str, ...], course_dir: Path, kind: Format, out: Path | None, roster: Path | None,
    match: str | None, column: str | None,
) -> None:  # fmt: skip
    """Write the marks of NAME, or of all assignments, to a file for another system.

    Late penalties are taken off, and shown. A roster tells which row of that system is which
    student; whoever has no row there, or more than one, is listed and left out.
    """
    from coursekit.exports.marks import export as run

    report = run(course_dir, names, kind, out=out, roster=roster, match=match, column=column)
    click.echo(f"{report.path}: {report.students} students.")
    for line in _remarks(report):
        click.echo(line, err=True)
    if report.without:
        raise click.ClickException(
            f"{len(report.without)} students have marks and are not in the file (see above)"
        )


def _remarks(report: Report) -> Iterator[str]:
    """What to know before the file is imported; every student is named, none in a number only."""
    for name, why in report.without.items():
        yield f"Not in the file: {name} {why}."
    if report.nothing:
        yield f"Left out, because they have no marks: {_list(report.nothing)}."
    if report.strangers:
        yield f"In the roster, and without marks here: {_list(report.strangers)}."
    for name, students in report.waiting.items():
        yield f"Not final: a person has still to mark {name} of {_list(students)}."
    if report.new:
        yield f"The roster has no column for {_list(report.new)}: importing makes a new one."
    if report.blank:
        yield f"Do not identify students by {_list(report.blank)}: it is empty for some of them."
    if report.altered:
        yield (
            f"These ids begin like a formula and have an apostrophe before them: "
            f"{_list(report.altered)}. Take it out in the file, unless a spreadsheet opens it."
        )


def _list(names: Iterable[str]) -> str:
    return "; ".join("".join(c if c.isprintable() else "?" for c in name) for name in names)
