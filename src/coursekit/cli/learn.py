"""`coursekit learn`: a workspace of notebooks, opened in JupyterLab."""

from __future__ import annotations

import webbrowser
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.workspace import Laid

DEFAULT_NAME = "russia-china-course"


@click.command
@click.argument("workspace", required=False, type=click.Path(path_type=Path))
@click.option("--no-browser", is_flag=True, help="Start the server, and open no page.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the server.")
@click.option("--set-up-only", is_flag=True, help="Lay out the notebooks, and start no server.")
def learn(workspace: Path | None, no_browser: bool, port: int | None, set_up_only: bool) -> None:
    """Open the course in JupyterLab, in a folder of your own.

    WORKSPACE is that folder. Left out, it is the workspace around the current folder, or
    russia-china-course in your home folder. The first time, notebooks are laid out there; later,
    new lessons are added and notebooks that you did not change are brought up to date. What you
    changed stays as it is.
    """
    from coursekit.location import course_root, workspace_root
    from coursekit.workspace import lay_out
    from coursekit.workspace.standing import renew_start_page

    root = course_root()
    folder = (workspace or workspace_root() or Path.home() / DEFAULT_NAME).expanduser().resolve()
    for laid in _summed(lay_out(root, folder)):
        click.echo(laid)
    renew_start_page(root, folder, datetime.now().astimezone())
    click.echo(f"Your workspace: {folder}")
    if set_up_only:
        return
    from coursekit.workspace.server import serve

    def ready(url: str) -> None:
        click.echo("JupyterLab is ready. Stop it with Ctrl-C. Its address:")
        click.echo(url)
        if not no_browser:
            webbrowser.open(url)

    click.echo("Starting JupyterLab …")
    serve(folder, root, port=port, on_ready=ready)


def _summed(done: tuple[Laid, ...]) -> list[str]:
    """Say what was laid out: in one line what is new, and each thing that concerns own work."""
    new = [laid.name for laid in done if laid.what == "new"]
    updated = [laid.name for laid in done if laid.what == "updated"]
    lines = [f"Laid out {len(new)} notebook{'s' if len(new) > 1 else ''}."] if new else []
    lines += [f"Brought up to date: {', '.join(updated)}."] if updated else []
    for laid in done:
        if laid.what == "again":
            lines.append(f"Laid out again, because it was gone: {laid.name}.")
        elif laid.what == "beside":
            lines.append(
                f"You changed {laid.changed}, so it stays as it is. "
                f"The course's new version is beside it: {laid.name}."
            )
        if laid.earlier:
            lines.append(f"Your copy of {laid.name} with its outputs is kept as {laid.earlier}.")
    return lines
