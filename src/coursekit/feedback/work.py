"""What a student's graded notebooks say: answers with their outputs, and the hints of tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coursekit.feedback.outline import (
    Cell,
    Outline,
    Place,
    is_test,
    marks_of,
    name_of,
    source_of,
)

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONGEST_HINT = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A cell that the student wrote, with what it gave.

    `place` is the cell's, `part` the position of the part in which it stands, `untouched` whether
    it is as it was handed out.
    """

    place: Place
    part: int
    code: bool
    source: str
    untouched: bool = False
    outputs: tuple[Mapping[str, Any], ...] = ()
    attachments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A student's work on an assignment: the answers in order, and what each test said."""

    answers: tuple[Answer, ...]
    hints: Mapping[Place, str]


def work(notebooks: Mapping[str, Any], outline: Outline) -> Work:
    """Read a student's graded notebooks; nothing in them is trusted to have any form."""
    answers: list[Answer] = []
    hints: dict[Place, str] = {}
    for name, notebook in notebooks.items():
        part = next((n for n, each in enumerate(outline.parts) if each.notebook == name), 0)
        for cell in notebook["cells"]:
            if not isinstance(cell, dict) or not isinstance(cell.get("metadata", {}), dict):
                continue
            place = name, name_of(cell)
            part = outline.places.get(place, part)
            if is_test(cell):
                hints[place] = _hint(cell, outline)
            elif _is_answer(cell, place, outline):
                answers.append(_answer(cell, place, part, outline))
    return Work(answers=tuple(answers), hints=hints)


def _is_answer(cell: Cell, place: Place, outline: Outline) -> bool:
    """Whether a student wrote a cell: an answer, or one of their own with something in it."""
    marks, source = marks_of(cell), source_of(cell)
    if marks.get("solution"):
        return True
    if marks or cell.get("cell_type") not in ("code", "markdown"):
        return False
    return bool(source.strip()) and source not in outline.released


def _answer(cell: Cell, place: Place, part: int, outline: Outline) -> Answer:
    source = source_of(cell)
    outputs = cell.get("outputs", ()) if cell["cell_type"] == "code" else ()
    attachments = cell.get("attachments")
    return Answer(
        place=place,
        part=part,
        code=cell["cell_type"] == "code",
        source=source,
        untouched=source in outline.released,
        outputs=tuple(each for each in outputs if isinstance(each, dict)),
        attachments=attachments if isinstance(attachments, dict) else {},
    )


def _hint(cell: Cell, outline: Outline) -> str:
    """What a test says to whoever failed it: its message, and nothing of its code."""
    outputs = [each for each in cell.get("outputs", ()) if isinstance(each, dict)]
    for each in outputs:
        if each.get("output_type") == "error":
            said = _said(str(each.get("ename", "")), plain(str(each.get("evalue", ""))))
            if outline.quotes_hidden(said):
                return "The message of this test is not shown, because it repeats the test."
            return said if len(said) <= _LONGEST_HINT else f"{said[:_LONGEST_HINT]} …"
    if any(each.get("name") == "stderr" for each in outputs):
        return "Something was written to the error stream while this test ran: it counts as failed."
    return ""


def _said(kind: str, message: str) -> str:
    if kind == "AssertionError":
        return message or "This test gives no hint."
    if kind == "NotImplementedError" and not message:
        return "There is no answer here yet: the code stops where the answer should stand."
    return f"The code stopped with {kind}: {message}" if message else f"The code stopped: {kind}."


def plain(text: str) -> str:
    """A text of a terminal without colours and control characters."""
    return _CONTROL.sub("", _COLOURS.sub("", text)).strip()


def error_lines(outputs: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    """What errors say, without the way that led to them."""
    for each in outputs:
        if each.get("output_type") == "error":
            yield f"{each.get('ename', '')}: {plain(str(each.get('evalue', '')))}"
