"""`coursekit progress`: where you stand, and your data to carry, join or erase."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from coursekit.learner.store import Store

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(invoke_without_command=True)
@click.option("--workspace", type=_FOLDER, help="Another workspace than the one around here.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
@click.pass_context
def progress(ctx: click.Context, workspace: Path | None, as_json: bool) -> None:
    """Show what you have learnt, what is due, and what to do next.

    Your answers are in one file in your workspace and nowhere else. The commands below write it
    out, bring records in, join the histories of two machines, or erase it.
    """
    from coursekit.learner.store import store_path

    ctx.obj = store_path(workspace)
    if ctx.invoked_subcommand is None:
        _show(ctx.obj, as_json)


@progress.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export(path: Path, target: Path) -> None:
    """Write all that is stored to TARGET, as JSON Lines; `-` prints it."""
    from coursekit.learner.lines import to_lines
    from coursekit.learner.records import read_store

    if path.exists():
        _opened(path).close()  # a damaged file is recovered first
    found = read_store(path)
    lines = "".join(f"{line}\n" for line in to_lines(found))
    if str(target) == "-":
        click.echo(lines, nl=False)
        return
    try:
        target.write_text(lines, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {_answers(len(found.attempts))} to {target}.")


@progress.command(name="import")
@click.argument("source", type=_FILE)
@click.pass_obj
def import_(path: Path, source: Path) -> None:
    """Bring in the records of SOURCE, a file that `export` wrote."""
    from coursekit.learner.lines import from_lines
    from coursekit.learner.records import merge

    found = from_lines(source)
    _say_added(merge(_opened(path), found))


@progress.command()
@click.argument("sources", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.pass_obj
def merge(path: Path, sources: tuple[Path, ...]) -> None:
    """Join other histories of yours to this one: SOURCES are workspaces, or learner.sqlite files.

    Nothing is written to SOURCES. Joining the same history again changes nothing.
    """
    from coursekit.learner.records import merge as joined
    from coursekit.learner.records import read_store

    found = [read_store(_file_of(source)) for source in sources]
    _say_added(joined(_opened(path), *found))


@progress.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(path: Path, yes: bool) -> None:
    """Erase every answer, test and note that is stored here, with all copies. Notebooks stay."""
    from coursekit.learner.erasing import erase as erased

    if not yes:
        click.confirm(f"Erase everything in {path}? It cannot be brought back", abort=True)
    done = erased(path)
    for file in done:
        click.echo(f"Erased {file}.")
    if not done:
        click.echo("There was nothing to erase.")


@progress.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--name", default="", help="Your name, if it should stand there.")
@click.pass_obj
def report(path: Path, out: Path | None, name: str) -> None:
    """Write a page to print or hand in: lessons, objectives, tests, and how sure you were.

    Without --out it is learning-report.html in the current folder.
    """
    from coursekit.location import course_root
    from coursekit.study.report import FILE, write_report

    now = datetime.now().astimezone()
    written = write_report(_opened(path), course_root(), out or Path(FILE), now, name=name)
    click.echo(f"Wrote {written.file}.")


def _file_of(source: Path) -> Path:
    from coursekit.location import WORKSPACE_MARK

    return source / WORKSPACE_MARK / "learner.sqlite" if source.is_dir() else source


def _opened(path: Path) -> Store:
    """Open the learner's file after a look through all of it; what was recovered is said."""
    from coursekit.learner.recovery import examined
    from coursekit.learner.store import Store

    recovery = examined(path, datetime.now().astimezone())
    if recovery is not None:
        click.echo(recovery.says, err=True)
    return Store(path)


def _say_added(added: Any) -> None:
    known = f"; {added.known} records were here already" if added.known else ""
    click.echo(f"Added {_answers(added.attempts)}{known}.")


def _answers(count: int) -> str:
    return f"{count} answer{'' if count == 1 else 's'}"


def _show(path: Path, as_json: bool) -> None:
    from coursekit.learner.catalogue import read_catalogue
    from coursekit.learner.study import confidence, study
    from coursekit.location import course_root

    store, root = _opened(path), course_root()
    now = datetime.now().astimezone()
    data = study(store, root, now) | {"confidence": confidence(store, read_catalogue(root))}
    if as_json:
        import json

        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    from rich.console import Console

    _print(Console(), data)
    click.echo(f"Your answers are in {path}, and nowhere else.")


def _print(console: Console, data: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    from coursekit.study import said
    from coursekit.study.words import words

    say, now = words("standing"), datetime.now().astimezone()
    what, why = said.next_step(data, say)
    time = f" ({said.time_needed(data['next']['minutes'], say)})" if data["next"]["minutes"] else ""
    console.print(Text(data["course"]["title"], style="bold"))
    console.print(Text(f"{say('next')}: {what}{time}. {why}"))
    console.print(Text(f"{say('reviews')}: {said.due(data, say, now)}"), end="\n\n")
    table = Table("lesson", "read", "answered", "solved", "minutes left")
    for lesson in data["lessons"]:
        table.add_row(
            Text(lesson["title"]),
            lesson["opened"][:10] if lesson["opened"] else "–",
            f"{lesson['answered']} of {lesson['items']}",
            str(lesson["solved"]),
            str(lesson["minutes_left"]),
        )
    console.print(table)
    table = Table("objective", "state", "why")
    for one in data["objectives"]:
        state, rests = say(f"state_{one['state']}"), " ".join(said.why_state(one, say))
        table.add_row(Text(f"{one['id']}. {one['text']}"), state, Text(rests))
    console.print(table)
    for sentence in said.calibration(data["confidence"], say):
        console.print(Text(sentence))
