"""`coursekit figures`: every named figure with its source."""

from __future__ import annotations

import json

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def figures(as_json: bool) -> None:
    """List every named figure: value, text, unit, what it says, source, as-of date."""
    from coursekit.figures import read_figures
    from coursekit.location import course_root

    rows = [
        {
            "id": figure.id,
            "value": figure.value,
            "text": figure.text,
            "unit": figure.unit.name,
            "says": figure.says,
            "source": figure.source,
            "as_of": figure.as_of,
        }
        for figure in read_figures(course_root()).values()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    table.add_column("figure", no_wrap=True)
    table.add_column("number")
    table.add_column("what it says, where it is from")
    for row in rows:
        provenance = f"{row['says']}.\n{row['source']}; as of {row['as_of']}"
        table.add_row(Text(str(row["id"])), Text(str(row["text"])), Text(provenance))
    Console().print(table)
