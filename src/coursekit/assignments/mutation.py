"""Changes the model's answers one step at a time and counts how many changes the tests notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.assignments import source, trial
from coursekit.assignments.changes import Change, changes

if TYPE_CHECKING:
    from nbformat import NotebookNode

SECONDS = 2
HIDDEN = "BEGIN HIDDEN TESTS"
ALL = "all"  # in mutation.md: a cell that is not studied, for the reason beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one change: `noticed` by a `hidden` test, a `visible` one, or by none."""

    cell: str
    change: str
    noticed: str


def study(folder: Path) -> tuple[Outcome, ...]:
    """Try every change on an assignment; the working directory must be its folder."""
    notebook = source.read(folder)
    skipped = {cell for cell, change, _ in survivors(folder) if change == ALL}
    space = trial.namespace()
    own: dict[str, set[str]] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and not source.is_test(cell):
            before = set(space)
            trial.run(cell.source, space)
            own[source.name_of(cell)] = space.keys() - before
    return tuple(
        _outcome(notebook, name, change, {k: v for k, v in space.items() if k not in own[name]})
        for cell in notebook.cells
        if cell.cell_type == "code" and "BEGIN SOLUTION" in cell.source
        if (name := source.name_of(cell)) not in skipped and _tests(notebook, name)
        for change in changes(cell.source)
    )


def survivors(folder: Path) -> list[tuple[str, str, str]]:
    """The rows of the table in mutation.md: cell, change and the reason why it goes unnoticed."""
    path = folder / "mutation.md"
    if not path.is_file():
        return []
    rows = [
        [part.strip().strip("`").replace("\\|", "|") for part in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    return [(cell, change, reason) for cell, change, reason in rows]


def score(outcomes: Sequence[Outcome]) -> float:
    """The share of changes that a hidden test notices."""
    return sum(outcome.noticed == "hidden" for outcome in outcomes) / len(outcomes)


def _tests(notebook: NotebookNode, cell: str) -> list[NotebookNode]:
    """The tests of a cell for answers, hidden ones first."""
    found = [
        other
        for other in notebook.cells
        if source.is_test(other) and source.name_of(other).startswith(f"{cell}_")
    ]
    return sorted(found, key=lambda test: HIDDEN not in test.source)


def _outcome(notebook: NotebookNode, cell: str, change: Change, space: dict[str, Any]) -> Outcome:
    """Run the tests of one changed cell in what the other cells left behind."""
    noticed = ""
    broken = trial.run(change.source, space, SECONDS)
    for test in _tests(notebook, cell):
        if broken or trial.run(test.source, space, SECONDS):
            noticed = "hidden" if HIDDEN in test.source else "visible"
            break
    return Outcome(cell=cell, change=change.what, noticed=noticed)
