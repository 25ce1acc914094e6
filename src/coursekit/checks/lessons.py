"""Rules for the form of a lesson's source: header, length of cells, one sentence a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursekit.checks.content import Content
from coursekit.errors import Problem

HEADER = (
    "# ---",
    "# jupyter:",
    "#   kernelspec:",
    "#     display_name: Python 3 (ipykernel)",
    "#     language: python",
    "#     name: python3",
    "# ---",
)

LONGEST_CELL = 12
"""Lines of code that a cell may have; empty lines do not count."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|[a-z]|U\.S|U\.N|e\.g|i\.e|cf|vs|approx|ca|etc|al|No|Nos|art|Art|p|pp|Dr|Mr|Mrs|Ms"
    r"|Prof|St|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)|^\W*\d+)\.$"
)
_STOP = re.compile(r"[.?!][”’\"')*_\]]*(?=\s+[“‘\"'(*_\[]*[A-ZА-Я])")
_MARK = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)]|>)\s+)?(?:\*\*[^*]+\*\*\s)?")  # - **Label.**
_NOT_TEXT = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|“[^”]*”|\"[^\"]*\"")


def headers(content: Content) -> Iterable[Problem]:
    """A lesson begins with the kernel's name and nothing else, so that it diffs well."""
    for lesson in content.lessons:
        if lesson.header != HEADER:
            pairs = zip(lesson.header, HEADER, strict=False)
            same = next((n for n, (a, b) in enumerate(pairs) if a != b), len(lesson.header))
            what = "The lesson's header is not the kernel's name alone."
            fix = "Begin the file with the seven lines that docs/authoring.md shows."
            yield lesson.problem(min(same, len(HEADER)) + 1, "header", what, fix)


def cell_length(content: Content) -> Iterable[Problem]:
    """A code cell is short enough to be read in one look."""
    for lesson in content.lessons:
        for cell in lesson.cells:
            length = sum(bool(line.strip()) for line in cell.lines)
            if not cell.markdown and length > LONGEST_CELL:
                what = f"The cell has {length} lines of code; {LONGEST_CELL} are the most."
                yield lesson.problem(cell.line, "cell-length", what, "Make two cells of it.")


def headings(content: Content) -> Iterable[Problem]:
    """The build writes the lesson's title, so its own headings begin at the second level."""
    for lesson in content.lessons:
        for line, text in lesson.prose():
            if re.match(r"#\s", text):
                what = "A heading of the first level: the build adds the lesson's title itself."
                yield lesson.problem(line, "heading", what, "Begin it with `##`.")


def one_sentence_a_line(content: Content) -> Iterable[Problem]:
    """A line of prose holds one sentence, and a sentence one line: changes stay small."""
    for lesson in content.lessons:
        for cell in lesson.cells:
            before = ""
            for line, text in cell.prose():
                if text.startswith(("|", "#", "    ")) or not text.strip():
                    before = ""
                    continue
                bare = _MARK.sub("", _NOT_TEXT.sub("x", text))
                if _two_sentences(bare):
                    what = "The line holds more than one sentence."
                    yield lesson.problem(line, "sentence", what, "Begin each on a line of its own.")
                if before and re.match(r"\s*[a-z]", text) and before[-1] not in ".?!:;”>":
                    what = "The sentence of the line before goes on here."
                    yield lesson.problem(line, "sentence", what, "Write it on one line.")
                before = text.rstrip()


def _two_sentences(text: str) -> bool:
    return any(not _ABBREVIATION.search(text[: stop.start() + 1]) for stop in _STOP.finditer(text))


def files_listed(content: Content) -> Iterable[Problem]:
    """Every lesson and every bank in the folders belongs to a lesson of course.yaml."""
    if content.course is None:
        return
    slugs = {lesson.slug for lesson in content.course.lessons}
    for folder, ending in (("lessons", "py"), ("quizzes", "yaml")):
        for path in sorted((content.root / folder).glob(f"*.{ending}")):
            if path.stem not in slugs:
                what = "The file belongs to no lesson of course.yaml."
                yield Problem(path, 0, "lesson", what, "List the lesson there, or remove the file.")
