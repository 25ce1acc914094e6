"""Reads a lesson's source into its header and cells, each with its line in the file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursekit.errors import Problem
from coursekit.sources import read_text

_CELL = re.compile(r"# %%(?P<about>.*)")
_MARKDOWN = re.compile(r"\[(markdown|md)\]")
_FENCE = re.compile(r"(```|~~~)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: `line` is where its first line of text stands; Markdown is without its `# `."""

    markdown: bool
    line: int
    lines: tuple[str, ...]

    @property
    def last(self) -> int:
        """Line of the file on which the cell ends."""
        return self.line + len(self.lines) - 1

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that a reader reads as text, with their line in the file."""
        fenced = False
        for number, text in enumerate(self.lines, start=self.line):
            if _FENCE.match(text.lstrip()):
                fenced = not fenced
            elif self.markdown and not fenced:
                yield number, text


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonText:
    """A lesson's source: header, cells, and its code as a tree (empty where it has no syntax)."""

    slug: str
    path: Path
    header: tuple[str, ...]
    cells: tuple[Cell, ...]
    tree: ast.Module

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield every line of the lesson's text, with its line in the file."""
        for cell in self.cells:
            yield from cell.prose()

    def problem(self, line: int, rule: str, what: str, fix: str = "") -> Problem:
        """Make a problem on a line of this lesson."""
        return Problem(self.path, line, rule, what, fix)


def read_lesson(slug: str, path: Path) -> tuple[LessonText, list[Problem]]:
    """Read a lesson; a mistake in its syntax is a problem, and leaves the text to be checked."""
    text = read_text(path)
    problems = []
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        tree = ast.Module([], [])
        what = f"The code cannot be read: {error.msg}."
        problems.append(Problem(path, error.lineno or 1, "code", what))
    except ValueError:  # a NUL character
        tree = ast.Module([], [])
        problems.append(Problem(path, 1, "code", "The code holds a NUL character.", "Remove it."))
    lines = text.splitlines()
    header = _header(lines)
    cells = tuple(_cells(lines, len(header)))
    return LessonText(slug=slug, path=path, header=header, cells=cells, tree=tree), problems


def _header(lines: list[str]) -> tuple[str, ...]:
    if not lines or lines[0] != "# ---":
        return ()
    end = next((place for place, line in enumerate(lines[1:], 1) if line == "# ---"), 0)
    return tuple(lines[: end + 1])


def _cells(lines: list[str], start: int) -> Iterator[Cell]:
    starts = [place for place in range(start, len(lines)) if _CELL.match(lines[place])]
    for place, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        markdown = bool(_MARKDOWN.search(lines[place]))
        body = lines[place + 1 : end]
        while body and not body[-1].strip():
            body.pop()
        if markdown:
            body = [re.sub(r"^# ?", "", line) for line in body]
        yield Cell(markdown=markdown, line=place + 2, lines=tuple(body))
