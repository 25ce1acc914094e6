"""Turns one lesson into a notebook; the same source gives the same notebook, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from coursekit.build import frame
from coursekit.build.calls import asked
from coursekit.build.needs import row_sources
from coursekit.build.notes import Cited, prose_problems, with_notes
from coursekit.build.questions import questions
from coursekit.build.source import Cell, read_cells
from coursekit.build.start import start_page
from coursekit.build.terms import Marks, glossary_page, terms_list, terms_of
from coursekit.build.writing import Notebook, html_output
from coursekit.course import START_PAGE, Course, Lesson
from coursekit.errors import ContentError
from coursekit.figures import Figure, figure_names, read_some
from coursekit.prose import figure_links
from coursekit.references import Reference, References, read_references
from coursekit.registers.glossary import read_glossary
from coursekit.tables import describe

if TYPE_CHECKING:
    from nbformat import NotebookNode


def build_lesson(course: Course, lesson: Lesson) -> NotebookNode:
    """Return a lesson as a notebook that nobody has run, with its questions as plain HTML.

    ContentError lists what is wrong in its prose and with its questions.
    """
    cells = read_cells(lesson.source)
    prose = [cell for cell in cells if cell.kind == "markdown"]
    references = read_references(course.root)
    known = figure_names(course.root)
    named = {link.id for cell in prose for link in figure_links(cell.text)}
    figures = read_some(course.root, sorted(named.intersection(known)))
    problems = [
        problem
        for cell in prose
        for problem in prose_problems(cell, lesson.source, figures, known, references)
    ]
    asked_here: dict[int, str] = {}
    for place, cell in enumerate(cells):
        if cell.kind == "code":
            asked_here[place], found = questions(course, lesson, cell, references)
            problems += found
    if problems:
        raise ContentError(problems)
    return _assembled(course, lesson, cells, figures, references, asked_here)


def build_page(course: Course, name: str) -> NotebookNode:
    """Return a page that is no lesson, the start page or the glossary, as a notebook."""
    if name == START_PAGE:
        notebook = Notebook("start")
        for cell in start_page(course):
            said = "Run this cell to see where you stand."
            outputs = [html_output(cell.output, said)] if cell.output else []
            notebook.add(cell.kind, cell.text, outputs=outputs)
        return notebook.node()
    notebook = Notebook("glossary")
    for text in glossary_page(course, read_glossary(course.root)):
        notebook.add("markdown", text)
    return notebook.node()


def _assembled(
    course: Course,
    lesson: Lesson,
    cells: list[Cell],
    figures: Mapping[str, Figure],
    references: References,
    asked_here: Mapping[int, str],
) -> NotebookNode:
    notebook = Notebook(lesson.slug)
    cited = Cited()
    marks = Marks(terms_of(read_glossary(course.root), lesson.slug))
    notebook.add("markdown", frame.header(course, lesson), named_after="header")
    for place, cell in enumerate(cells):
        text, outputs = cell.text, []
        if cell.kind == "markdown":
            text = with_notes(marks.marked(cell.text), figures, references, cited)
        elif asked_here.get(place):
            outputs = [html_output(asked_here[place], "Run this cell to answer the questions.")]
        notebook.add(
            cell.kind, text, named_after=cell.text, metadata=cell.metadata, outputs=outputs
        )
    loaded = _behind_tables(course, references, (c.text for c in cells if c.kind == "code"))
    if listed := terms_list(marks.used.values()):
        notebook.add("markdown", listed, named_after="terms")
    if listed := frame.sources(cited, loaded):
        notebook.add("markdown", listed, named_after="sources")
    notebook.add("markdown", frame.way_on(course, lesson), named_after="way on")
    return notebook.node()


def _behind_tables(course: Course, references: References, code: Iterable[str]) -> list[Reference]:
    """Return the references of the tables that code loads, which its charts name in short."""
    tables = describe(course.root)
    names = dict.fromkeys(name for text in code for name in asked(text).tables)
    ids = [
        identifier
        for name in names
        if name in tables
        for identifier in (*tables[name].sources, *row_sources(tables[name]))
    ]
    return [references[identifier] for identifier in dict.fromkeys(ids) if identifier in references]
