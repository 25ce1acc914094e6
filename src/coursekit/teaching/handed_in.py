"""What an invented student hands in: the released notebook with somebody's answers in it."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coursekit.assignments.answers import Answer, put, solve
from coursekit.assignments.source import is_answer, name_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

Kind = Literal[
    "model", "accepted", "wrong", "two wrong", "partly", "empty", "renamed", "edited test", "none"
]
_MARK = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION[ \t]*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A student's part in the demonstration: what they do, and how many hours late they are."""

    kind: Kind
    late_hours: float = 0.0
    essay: Literal["whole", "half", "short"] = "whole"


# One after the other, so that a class of 15 has all of them.
PARTS = (
    Part(kind="model"),
    Part(kind="accepted", essay="half"),
    Part(kind="wrong"),
    Part(kind="partly", essay="short"),
    Part(kind="accepted", late_hours=40),
    Part(kind="two wrong", essay="half"),
    Part(kind="model", essay="half"),
    Part(kind="wrong", essay="short", late_hours=110),
    Part(kind="accepted"),
    Part(kind="renamed"),
    Part(kind="empty"),
    Part(kind="model", late_hours=0.5),
    Part(kind="wrong", essay="half"),
    Part(kind="edited test", essay="short"),
    Part(kind="none"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A notebook as it is handed in, its file's name, and the tests that it fails.

    `loses` is None where that was not written down beforehand: a notebook left half finished.
    """

    notebook: NotebookNode
    name: str
    loses: tuple[str, ...] | None
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What work is made from: an assignment as it was released, and answers to it."""

    name: str
    source: NotebookNode
    released: NotebookNode
    accepted: Sequence[Answer]
    wrong: Sequence[Answer]


def work(material: Material, part: Part, code: str, variant: Mapping[str, str], seed: str) -> Work:
    """What a student with this part hands in; the same seed gives the same work."""
    chance = random.Random(seed)  # noqa: S311 — invented students, no secrets
    answers = _answers(material, part, chance)
    notebook = _blank(material)
    if part.kind != "empty":
        unfinished = _unfinished(material) if part.kind == "partly" else []
        notebook = solve(notebook, material.source, but=unfinished)
        for answer in answers:
            notebook = put(answer, notebook)
        _finish(notebook, code, variant, part, unfinished)
    if part.kind == "edited test":
        _edit_a_test(notebook)
    loses: tuple[str, ...] | None = tuple(sorted({name for a in answers for name in a.loses}))
    return Work(
        notebook=notebook,
        name="homework (final).ipynb" if part.kind == "renamed" else f"{material.name}.ipynb",
        loses=None if part.kind in ("partly", "empty") else loses,
        about=" ".join([f"{part.kind}:", *(answer.title for answer in answers)]),
    )


def _answers(material: Material, part: Part, chance: random.Random) -> list[Answer]:
    """Answers that go into the model's notebook; two never write in the same cell."""
    if part.kind == "accepted":
        return [chance.choice(material.accepted)]
    if part.kind not in ("wrong", "two wrong", "edited test"):
        return []
    first = chance.choice(material.wrong)
    others = [each for each in material.wrong if not each.cells.keys() & first.cells.keys()]
    if part.kind == "two wrong" and others:
        return [first, chance.choice(others)]
    return [first]


def _blank(material: Material) -> NotebookNode:
    """The notebook as it was handed out."""
    return copy.deepcopy(material.released)


def _unfinished(material: Material) -> list[str]:
    """Cells that a student who gave up in the middle has left as they were."""
    cells = [name_of(cell) for cell in material.source.cells if "BEGIN SOLUTION" in cell.source]
    return cells[len(cells) // 2 :]


def _finish(
    notebook: NotebookNode,
    code: str,
    variant: Mapping[str, str],
    part: Part,
    unfinished: Sequence[str],
) -> None:
    """Type the student's code, take the author's marks out, and write as much as they would."""
    for cell in notebook.cells:
        if not is_answer(cell):
            continue
        name = name_of(cell)
        if name.endswith("_code"):
            cell["source"] = f'variant_code = "{code}"'
        elif cell.cell_type == "markdown" and name not in unfinished:
            text = _MARK.sub("", cell.source).strip()
            mine = ", ".join(f"{key} {value}" for key, value in variant.items())
            cell["source"] = f"*My variant: {mine}.*\n\n{_shortened(text, part.essay)}"
        else:
            cell["source"] = _MARK.sub("", cell.source).rstrip("\n")


def _shortened(text: str, length: str) -> str:
    """An essay, or as much of it as a student wrote who had less time."""
    paragraphs = text.split("\n\n")
    if length == "half":
        return "\n\n".join(paragraphs[: max(1, len(paragraphs) // 2)])
    if length == "short":
        return ". ".join(paragraphs[0].split(". ")[:2]).rstrip(".") + "."
    return text


def _edit_a_test(notebook: NotebookNode) -> None:
    """Make every test say yes, as a cheat would; grading puts the author's tests back."""
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("grade") and marks.get("locked"):
            cell["source"] = "assert True"
