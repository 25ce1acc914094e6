"""What a code cell ends with, questions or an explorer, as plain HTML for a notebook unrun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coursekit.bank import bank_path
from coursekit.build.calls import final_explorer, final_quiz
from coursekit.build.source import Cell
from coursekit.build.views import explorer_html
from coursekit.course import Course, Lesson
from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.figures import Figure
from coursekit.prose import disagreement, figure_links
from coursekit.references import References
from coursekit.sources import Keys, read_yaml


def questions(
    course: Course, lesson: Lesson, cell: Cell, references: References
) -> tuple[str, list[Problem]]:
    """HTML of the questions that `cell` ends with, or nothing; and what is wrong with them.

    An explorer that a cell ends with is plain HTML, too.
    """
    from coursekit.bank import read_items
    from coursekit.quiz.payload import Context
    from coursekit.quiz.static import static_html

    if view := final_explorer(cell.text):
        return explorer_html(course, view)
    call = final_quiz(cell.text)
    if call is None:
        return "", []
    line = cell.line + call.line
    if call.names is None:
        what = "The names of the questions are not written out."
        fix = 'Write them as text, such as ck.quiz("03_trade/share_cn").'
        return "", [Problem(lesson.source, line, "quiz", what, fix)]
    try:
        items, figures = read_items(course.root, list(call.names))
    except UnknownName as error:
        fix = "Correct the name, or write the question."
        return "", [Problem(lesson.source, line, "quiz", str(error), fix)]
    except ContentError as error:
        return "", list(error.problems)
    problems = list(_disagreements(course.root, [item.about.id for item in items], figures))
    return static_html(items, Context(figures=figures, references=references)), problems


def _disagreements(
    root: Path, names: Iterable[str], figures: Mapping[str, Figure]
) -> Iterator[Problem]:
    """Yield the numbers in the text of items that differ from their figures."""
    for name in names:
        slug, _, item = name.partition("/")
        document = read_yaml(bank_path(root, slug))
        for index, entry in enumerate(document.value):
            if entry.get("id") == item:
                for keys, text in _texts(entry, (index,)):
                    for link in figure_links(text):
                        if what := disagreement(link, figures[link.id], text):
                            fix = "Correct the text, or the figure in figures.yaml."
                            yield document.problem(keys, "number", what, fix)


def _texts(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(child, (*keys, key))
