"""`coursekit export`: marks in a file that Canvas, Moodle or a spreadsheet reads."""

from __future__ import annotations

import click


@click.command
def export() -> None:
    """Being written."""
    raise click.ClickException("being written")
