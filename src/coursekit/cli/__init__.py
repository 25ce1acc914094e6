"""The command line: one module a command; here they are found, and mistakes become messages."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from coursekit import __version__
from coursekit.errors import CoursekitError

_COMMANDS = {
    "learn": "Open the course in JupyterLab, in a workspace of your own.",
    "progress": "Show where you stand; export, import, merge or erase your data.",
    "build": "Turn lessons into notebooks.",
    "check": "Hold the course against its own rules.",
    "teach": "Open a course directory for a class, with Formgrader.",
    "release": "Give assignments to a class, through nbgrader.",
    "grade": "Grade an assignment of an nbgrader course.",
    "regrade": "Grade again whom a corrected test affects.",
    "feedback": "Write a page for each student: points, hints, levels, comments.",
    "export": "Write marks to a file for Canvas, Moodle or a spreadsheet.",
    "late": "Show late work and what it costs; give somebody more days.",
    "audit": "Show who changed what, and when.",
    "items": "List the questions, count them, or learn from answers to them.",
    "figures": "List every named figure with its source.",
    "preview": "Show a lesson's questions while you write them.",
}


class _Commands(click.Group):
    """Imports a command's module only when it is run, and shows people's mistakes as messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"coursekit.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CoursekitError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coursekit")
def main() -> None:
    """Run a course on the Russia–China partnership in JupyterLab, or make one of your own."""
