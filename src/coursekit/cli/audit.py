"""`coursekit audit`: the log of a course directory, for people or as JSON Lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command
@click.argument("folder", metavar="[DIR]", default=".",
                type=click.Path(exists=True, file_okay=False, path_type=Path))  # fmt: skip
@click.option("--student", help="Only what concerns this student.")
@click.option("--assignment", help="Only what concerns this assignment.")
@click.option(
    "--what", help="Only one kind: grade, regrade, mark, comment, late, waiver, release …"
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def audit(
    folder: Path, student: str | None, assignment: str | None, what: str | None, as_json: bool
) -> None:
    """Show who changed what in the course directory DIR, when and why.

    It ends with 1 when lines of the log were changed or taken out.
    """
    import dataclasses
    import json

    from coursekit.assignments.new_course import LOG
    from coursekit.teaching.audit import read

    entries, broken = read(folder.resolve())
    wanted = {"student": student, "assignment": assignment, "what": what}
    for each in entries:
        if all(value in (None, getattr(each, key)) for key, value in wanted.items()):
            if as_json:
                click.echo(json.dumps(dataclasses.asdict(each), ensure_ascii=False))
            else:
                click.echo(_line(each))
    if not entries:
        click.echo("Nothing was entered yet.", err=True)
    if broken:
        lines = ", ".join(map(str, broken))
        raise click.ClickException(
            f"{folder / LOG} was changed afterwards: line {lines} does not follow the one before."
        )


def _line(each: Any) -> str:
    """One entry in one line."""
    about = " ".join(filter(None, (each.assignment, each.student)))
    changes = ", ".join(
        f"{name} {_shown(old)} → {_shown(new)}" if old is not None else f"{name} {_shown(new)}"
        for name, (old, new) in each.changes.items()
    )
    why = f" – {each.why}" if each.why else ""
    return " ".join(filter(None, (each.when, each.who, each.what, about, changes))) + why


def _shown(value: Any) -> str:
    """A value on one line, with nothing that a terminal would obey."""
    text = "nothing" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return "".join(c if c.isprintable() else " " for c in text)
