"""`coursekit teach`: a course directory for a class, opened in JupyterLab with Formgrader."""

from __future__ import annotations

import shutil
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.assignments.release import Released
    from coursekit.teaching.setting_up import SetUp

DEFAULT_NAME = "russia-china-class"
_PAGE = "/lab/tree/README.md"


@click.command
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--demo", type=click.IntRange(0, 1000), default=0, metavar="N",
    help="Add N invented students, with what they handed in.",
)  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Start the server, and open no page.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the server.")
@click.option("--set-up-only", is_flag=True, help="Prepare the folder, and start no server.")
@click.option(
    "--assignments",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the assignments, where the course's own are not at hand.",
)
def teach(
    folder: Path | None, demo: int, no_browser: bool, port: int | None, set_up_only: bool,
    assignments: Path | None,
) -> None:  # fmt: skip
    """Open a class in JupyterLab: assignments, students' work, Formgrader.

    DIR is nbgrader's course directory, made if it is new. Left out, it is the current folder, if
    that is one, or russia-china-class in your home folder. Whatever you or your students wrote
    there stays as it is.
    """
    from coursekit.assignments.new_course import CONFIG
    from coursekit.teaching.setting_up import set_up

    here = Path.cwd() if Path(CONFIG).is_file() else None
    chosen = (folder or here or Path.home() / DEFAULT_NAME).expanduser().resolve()
    done = set_up(chosen, assignments=assignments, invented=demo, on_result=_tell)
    for line in _summary(done, demo):
        click.echo(line)
    if set_up_only:
        return
    from coursekit.teaching.server import serve

    def ready(url: str) -> None:
        click.echo(f"Formgrader: {url.replace(_PAGE, '/formgrader/manage_assignments')}")
        click.echo("JupyterLab is ready. Stop it with Ctrl-C. Its address:")
        click.echo(url)
        if not no_browser:
            webbrowser.open(url)

    click.echo("Starting JupyterLab …")
    serve(done.root, _PAGE, port=port, on_ready=ready)


def _command() -> str:
    """How this program is called in the user's terminal."""
    return "coursekit" if shutil.which("coursekit") else f"{Path(sys.executable).parent}/coursekit"


def _tell(done: Released) -> None:
    """What became of an assignment, unless nothing did."""
    from coursekit.cli.release import told

    if done.what != "unchanged":
        click.echo("\n".join(told(done)))


def _summary(done: SetUp, demo: int) -> Iterator[str]:
    """What was made, what there is, and what comes next."""
    if done.made:
        yield "Made a course directory; its README.md says what is where."
    if all(each.what == "unchanged" for each in done.released):
        yield f"{len(done.released)} assignments are released as they were."
    if done.demonstration:
        yield (
            f"{done.students} invented students; {done.handed_in} submissions were added. "
            "Their codes are no secret: make another folder for a real class."
        )
        yield f"Try it: {_command()} grade {done.released[0].name} --course-dir '{done.root}'"
    elif not done.students:
        yield (
            f"There are no students yet. Enter them with: {_command()} release --all "
            f"--course-dir '{done.root}' --students class.csv"
        )
    yield f"Your course directory: {done.root}"
