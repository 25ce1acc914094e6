"""`coursekit preview`: a bank's questions in a page that follows each save."""

from __future__ import annotations

import webbrowser

import click


@click.command()
@click.argument("slug")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no page.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port; any free one if 0.")
def preview(slug: str, no_browser: bool, port: int) -> None:
    """Show the questions of lesson SLUG side by side with their problems, until Ctrl-C."""
    from coursekit.location import course_root
    from coursekit.preview import serve

    def ready(address: str) -> None:
        click.echo(address)
        if not no_browser:
            webbrowser.open(address)

    try:
        serve(course_root(), slug, port=port, on_ready=ready)
    except KeyboardInterrupt:
        click.echo("Stopped.")
