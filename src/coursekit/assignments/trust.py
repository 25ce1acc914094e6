"""Says whether the tests of an assignment can be trusted: on answers, and on small changes.

Run it as ``python -m coursekit.assignments.trust FOLDER …``; it ends with 1 when something is off.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coursekit.assignments import answers, mutation, source, trial
from coursekit.assignments.mutation import Outcome

if TYPE_CHECKING:
    from nbformat import NotebookNode

ENOUGH = 0.9  # of the small changes must be noticed by hidden tests


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One answer, the tests that it should fail, and those that it fails, with their messages."""

    name: str
    title: str
    expected: tuple[str, ...]
    lost: dict[str, str]

    @property
    def fits(self) -> bool:
        """Whether the answer loses what it should and nothing else."""
        return set(self.lost) == set(self.expected)


def examine(folder: Path) -> Iterator[Verdict]:
    """Run the model's answers, and each answer below tests/; the working directory is `folder`."""
    notebook = source.read(folder)
    yield Verdict(name="model", title="The model's answers.", expected=(), lost=_lost(notebook))
    for path in sorted((folder / "tests").glob("*/*.py")):
        answer = answers.read(path)
        yield Verdict(
            name=f"{path.parent.name}/{path.stem}",
            title=answer.title,
            expected=answer.loses,
            lost=_lost(answers.put(answer, notebook)),
        )


def surprises(folder: Path, outcomes: Sequence[Outcome]) -> list[str]:
    """Changes that go unnoticed without a reason in mutation.md, and reasons that are stale."""
    listed = {(cell, change) for cell, change, _ in mutation.survivors(folder)}
    found = {(each.cell, each.change) for each in outcomes if each.noticed != "hidden"}
    extra = [f"{cell}: no hidden test notices: {change}" for cell, change in found - listed]
    stale = [
        f"{cell}: noticed after all, take it out of mutation.md: {change}"
        for cell, change in listed - found
        if change != mutation.ALL
    ]
    return sorted(extra + stale)


def _lost(notebook: NotebookNode) -> dict[str, str]:
    return {name: why for name, why in trial.marks(notebook).items() if why}


def _lines(folder: Path) -> Iterator[tuple[bool, str]]:
    """The report on one assignment: whether each line is as it should be, and the line."""
    for verdict in examine(folder):
        mark = "ok " if verdict.fits else "OFF"
        yield verdict.fits, f"{mark} {verdict.name}: {verdict.title}"
        wrong = {} if verdict.fits else verdict.lost
        yield from ((False, f"      {name}: {why}") for name, why in wrong.items())
        if not verdict.fits:
            yield False, f"      expected to lose: {', '.join(verdict.expected) or 'nothing'}"
    outcomes = mutation.study(folder)
    part = mutation.score(outcomes)
    yield part >= ENOUGH, f"{part:.0%} of {len(outcomes)} small changes noticed by hidden tests"
    yield from ((False, f"OFF {line}") for line in surprises(folder, outcomes))


def _main(arguments: Sequence[str]) -> int:
    folders = [Path(name).resolve() for name in arguments if name != "--json"]
    good = True
    for folder in folders:
        os.chdir(folder)  # the cells read data/ from where they are
        if "--json" in arguments:
            report = {
                "answers": [dataclasses.asdict(verdict) for verdict in examine(folder)],
                "changes": [dataclasses.asdict(outcome) for outcome in mutation.study(folder)],
            }
            sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
            continue
        sys.stdout.write(f"{folder.name}\n")
        for fits, line in _lines(folder):
            good = good and fits
            sys.stdout.write(f"  {line}\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
