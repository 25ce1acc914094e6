"""Turns one lesson into a notebook; the same source gives the same notebook, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from coursekit.build import frame
from coursekit.build.calls import asked, final_quiz
from coursekit.build.notes import Cited, prose_problems, with_notes
from coursekit.build.source import Cell, read_cells
from coursekit.build.start import start_page
from coursekit.course import Course, Lesson
from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.figures import Figure, figure_names, read_some
from coursekit.prose import figure_links
from coursekit.references import Reference, References, read_references
from coursekit.tables import describe

if TYPE_CHECKING:
    from nbformat import NotebookNode

_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
}


def build_lesson(course: Course, lesson: Lesson) -> NotebookNode:
    """Return a lesson as a notebook that nobody has run, with its questions as plain HTML.

    ContentError lists what is wrong in its prose and with its questions.
    """
    cells = read_cells(lesson.source)
    prose = [cell for cell in cells if cell.kind == "markdown"]
    references = read_references(course.root)
    known = set(figure_names(course.root))
    named = {link.id for cell in prose for link in figure_links(cell.text)}
    figures = read_some(course.root, sorted(named & known))
    problems = [p for cell in prose for p in prose_problems(cell, figures, references, lesson.source)]
    questions = {}
    for place, cell in enumerate(cells):
        if cell.kind == "code":
            html, found = _questions(course, lesson, cell, references)
            problems += found
            questions[place] = html
    if problems:
        raise ContentError(problems)
    return _assemble(course, lesson, cells, figures, references, questions)


def build_start_page(course: Course) -> NotebookNode:
    """Return the start page as a notebook."""
    ids = _Ids("start")
    return _notebook([_markdown(ids, text, text) for text in start_page(course)])


def dump(notebook: NotebookNode) -> bytes:
    """Return a notebook as the bytes of its file."""
    import nbformat

    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook).rstrip()}\n".encode()


def _assemble(
    course: Course,
    lesson: Lesson,
    cells: list[Cell],
    figures: Mapping[str, Figure],
    references: References,
    questions: Mapping[int, str],
) -> NotebookNode:
    import nbformat.v4

    ids = _Ids(lesson.slug)
    cited = Cited()
    head = frame.header(course, lesson)
    made = [_markdown(ids, "header", head)]
    for place, cell in enumerate(cells):
        if cell.kind == "markdown":
            text = with_notes(cell.text, figures, references, cited)
            made.append(_markdown(ids, cell.text, text, cell.metadata))
        elif cell.kind == "code":
            outputs = [_output(questions[place])] if questions.get(place) else []
            made.append(
                nbformat.v4.new_code_cell(
                    cell.text,
                    id=ids.next("code", cell.text),
                    metadata=dict(cell.metadata),
                    outputs=outputs,
                )
            )
        else:
            made.append(
                nbformat.v4.new_raw_cell(
                    cell.text, id=ids.next(cell.kind, cell.text), metadata=dict(cell.metadata)
                )
            )
    loaded = _behind_tables(course, references, (c.text for c in cells if c.kind == "code"))
    if listed := frame.sources(cited, loaded):
        made.append(_markdown(ids, "sources", listed))
    made.append(_markdown(ids, "way on", frame.way_on(course, lesson)))
    return _notebook(made)


def _questions(
    course: Course, lesson: Lesson, cell: Cell, references: References
) -> tuple[str, list[Problem]]:
    """Plain HTML of the questions that a cell ends with, or what is wrong with their names."""
    from coursekit.bank import read_items

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
    from coursekit.quiz.payload import Context
    from coursekit.quiz.static import static_html

    return static_html(items, Context(figures=figures, references=references)), []


def _behind_tables(
    course: Course, references: References, code: Iterable[str]
) -> list[Reference]:
    """Return the references of the tables that code loads, which its charts name in short."""
    tables = describe(course.root)
    names = dict.fromkeys(name for text in code for name in asked(text).tables)
    from coursekit.build.needs import row_sources

    ids = [
        identifier
        for name in names
        if name in tables
        for identifier in (*tables[name].sources, *row_sources(tables[name]))
    ]
    return [references[identifier] for identifier in dict.fromkeys(ids) if identifier in references]


class _Ids:
    """Names cells after the lesson and their own text; equal cells are counted."""

    def __init__(self, lesson: str) -> None:
        self._lesson = lesson
        self._seen: dict[str, int] = {}

    def next(self, kind: str, text: str) -> str:
        key = f"{self._lesson}\0{kind}\0{text}".encode()
        name = hashlib.sha256(key).hexdigest()[:12]
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"


def _markdown(
    ids: _Ids, named_after: str, text: str, metadata: Mapping[str, Any] | None = None
) -> NotebookNode:
    import nbformat.v4

    identifier = ids.next("markdown", named_after)
    return nbformat.v4.new_markdown_cell(text, id=identifier, metadata=dict(metadata or {}))


def _output(html: str) -> NotebookNode:
    import nbformat.v4

    data = {"text/html": html, "text/plain": "Run this cell to answer the questions."}
    return nbformat.v4.new_output("display_data", data=data)


def _notebook(cells: list[NotebookNode]) -> NotebookNode:
    import nbformat.v4

    notebook = nbformat.v4.new_notebook(cells=cells, metadata=_METADATA)
    notebook.nbformat_minor = 5
    return notebook
