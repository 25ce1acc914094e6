"""`coursekit late`: late work and what it costs; and more days for one student."""

from __future__ import annotations

from pathlib import Path

import click


@click.command
@click.option(
    "--course-dir", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".",
    help="The nbgrader course directory.",
)  # fmt: skip
@click.option("--waive", nargs=2, metavar="NAME STUDENT", help="Give a student more days.")
@click.option("--days", type=click.FloatRange(min=0), default=7, show_default=True,
              help="How many days, from the due date on; 0 takes them back.")  # fmt: skip
@click.option("--why", default="", help="The reason, for the log.")
def late(course_dir: Path, waive: tuple[str, str] | None, days: float, why: str) -> None:
    """Work out what late work costs by the class's policy, enter it in the gradebook, and show it.

    Marks given in Formgrader change what a percentage is: run it again before you give marks out.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from coursekit.teaching import audit
    from coursekit.teaching import late as lateness
    from coursekit.teaching.final import graded_course
    from coursekit.teaching.policy import read_policy

    root = graded_course(course_dir).root
    with audit.occasion("waiver" if waive else "late", why):
        found = lateness.waive(root, *waive, days) if waive else lateness.settle(root)
    click.echo(read_policy(root).sentence())
    if not found:
        click.echo("Nothing came late.")
        return
    table = Table("assignment", "student", "days late", "free days", "taken off", "before")
    for each in sorted(found, key=lambda late: (late.assignment, late.student)):
        charge = each.charge
        cells = (each.assignment, each.student, f"{charge.days}", f"{charge.free}",
                 f"{each.penalty:g} ({charge.percent:g} %)", f"{each.before:g}")  # fmt: skip
        table.add_row(*map(Text, cells))
    Console().print(table)
