"""A student's page: one file of HTML that needs nothing else, for a phone, a desk or paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources

from coursekit.feedback.judged import criteria_html, out_of, points, test_html
from coursekit.feedback.outline import Outline, Place
from coursekit.feedback.rubric import Rubric
from coursekit.feedback.shown import answer_html, text_html
from coursekit.feedback.work import Answer, Work
from coursekit.markup import escape
from coursekit.teaching.results import Cell, Result

# A page has no script of its own, and this lets no other run or load anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a student is told: result, work, the assignment's outline and rubric.

    `problem` says why the work could not be graded; `with_tests` adds the code of the tests.
    """

    result: Result
    outline: Outline
    work: Work
    rubric: Mapping[str, Rubric]
    problem: str = ""
    with_tests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """A part of the assignment with what belongs to it."""

    title: str
    anchor: str
    cells: tuple[Cell, ...]
    answers: tuple[Answer, ...]

    @property
    def score(self) -> float:
        return sum(cell.score for cell in self.cells)

    @property
    def most(self) -> float:
        return sum(cell.points for cell in self.cells)

    @property
    def to_come(self) -> bool:
        """Whether nothing in it has been marked."""
        return not self.score and all(cell.waiting for cell in self.cells if cell.points)


def page(told: Told, mark: str) -> str:
    """The page; `mark` goes into its head, so that the next run knows what it was made from."""
    title = told.outline.title or told.result.assignment
    sections = tuple(_sections(told))
    body = "".join(_body(told, title, sections))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="coursekit-feedback" content="{mark}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">\n'
        f"<title>Feedback: {escape(title)}</title>\n<style>\n{style()}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


@cache
def style() -> str:
    """The style sheet of the page."""
    sheet = resources.files("coursekit.feedback").joinpath("page.css")
    return sheet.read_text(encoding="utf-8")


def _sections(told: Told) -> Iterator[_Section]:
    """The parts in which there is something to say, in the order of the notebooks."""
    outline, several = told.outline, len(told.outline.notebooks) > 1
    cells: dict[int, list[Cell]] = {}
    for cell in told.result.cells:
        cells.setdefault(outline.places.get((cell.notebook, cell.name), -1), []).append(cell)
    answers: dict[int, list[Answer]] = {}
    for answer in told.work.answers:
        answers.setdefault(answer.part, []).append(answer)
    for number in sorted(cells.keys() | answers.keys()):
        part = outline.parts[number] if 0 <= number < len(outline.parts) else None
        title = (part.title if part else "") or "Other cells"
        yield _Section(
            title=f"{part.notebook}: {title}" if several and part else title,
            anchor=f"part-{number + 1}",
            cells=tuple(cells.get(number, ())),
            answers=tuple(answers.get(number, ())),
        )


def _body(told: Told, title: str, sections: tuple[_Section, ...]) -> Iterator[str]:
    result = told.result
    name = f"{result.student.first_name} {result.student.last_name}".strip()
    facts = {
        "Student": f"<bdi>{escape(name)}</bdi> ({escape(result.student.id)})"
        if name
        else escape(result.student.id),
        "Handed in": _time(result.submitted),
        "Due": _time(result.due),
    }
    rows = "".join(f"<dt>{key}</dt><dd>{value}</dd>" for key, value in facts.items() if value)
    yield f'<header>\n<p class="kind">Feedback</p>\n<h1>{_title(title)}</h1>\n<dl>{rows}</dl>\n'
    yield "</header>\n<main>\n"
    if told.problem:
        yield f'<p class="notice">This work could not be graded: {escape(told.problem)}.</p>\n'
    yield from _overview(result, sections)
    for section in sections:
        yield from _section(told, section)
    yield "</main>\n"


def _overview(result: Result, sections: tuple[_Section, ...]) -> Iterator[str]:
    so_far = " so far" if result.waiting else ""
    yield '<section aria-labelledby="points">\n<h2 id="points">Points</h2>\n'
    yield f'<p class="total">{out_of(result.score, result.most)}{so_far}</p>\n'
    if result.waiting:
        yield '<p class="notice">A person has still to look at some of this work.</p>\n'
    if late := _late(result):
        yield f"<p>{late}</p>\n"
    yield '<table class="points">\n<caption>Points of each part</caption>\n<thead><tr>'
    yield '<th scope="col">Part</th><th scope="col">Points</th><th scope="col">Out of</th>'
    yield "</tr></thead>\n<tbody>\n"
    for section in sections:
        if section.most or section.score:
            link = f'<a href="#{section.anchor}">{_title(section.title)}</a>'
            score = "to come" if section.to_come else points(section.score)
            yield _row(link, score, points(section.most))
    if result.penalty:
        yield _row("Taken off for lateness", f"−{points(result.penalty)}", "")
    yield "</tbody>\n<tfoot>"
    yield _row("Total", points(result.score), points(result.most))
    yield "</tfoot>\n</table>\n</section>\n"


def _row(head: str, *cells: str) -> str:
    rest = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{head}</th>{rest}</tr>\n'


def _late(result: Result) -> str:
    """What lateness cost, and why; empty for work that came in time."""
    late = result.late
    if not late.days and not result.penalty:
        return ""
    days = "1 day" if late.days == 1 else f"{late.days} days"
    said = [f"This work came {days} late." if late.days else "This work came late."]
    if late.free:
        said.append(f"Your own late days cover {late.free} of them.")
    if result.penalty:
        share = f"{late.percent:g} % of the points earned, " if late.percent else ""
        said.append(f"It costs {share}{points(result.penalty)} of {points(result.earned)} points.")
    else:
        said.append("It costs no points.")
    return " ".join(said)


def _section(told: Told, section: _Section) -> Iterator[str]:
    said = out_of(section.score, section.most)
    if section.to_come:
        said = f"{points(section.most)} points to come"
    score = f" <span>{said}</span>" if section.most or section.score else ""
    yield f'<section id="{section.anchor}" aria-labelledby="{section.anchor}-title">\n'
    yield f'<h2 id="{section.anchor}-title">{_title(section.title)}{score}</h2>\n'
    tests = [cell for cell in section.cells if _is_test(told, cell)]
    if tests:
        yield '<h3>Tests</h3>\n<ul class="tests">\n'
        yield from (_test(told, cell) for cell in tests)
        yield "</ul>\n"
    for cell in section.cells:
        if cell not in tests:
            yield from _by_person(told, cell)
    if section.answers:
        yield "<h3>Your answer</h3>\n"
    for answer in section.answers:
        if answer.untouched:
            yield '<p class="note">This cell was handed in as it was handed out.</p>\n'
        else:
            yield answer_html(answer, told.outline.quotes_hidden) + "\n"
    yield "</section>\n"


def _is_test(told: Told, cell: Cell) -> bool:
    place: Place = cell.notebook, cell.name
    return place in told.outline.tests or place in told.work.hints


def _test(told: Told, cell: Cell) -> str:
    place: Place = cell.notebook, cell.name
    return test_html(
        cell,
        hint=told.work.hints.get(place, ""),
        hidden=told.outline.is_hidden(place),
        code=told.outline.tests.get(place, "") if told.with_tests else "",
    ) + (_comment(cell.comment) if cell.comment else "")


def _by_person(told: Told, cell: Cell) -> Iterator[str]:
    """What a person said of a cell: the level, and a comment."""
    if cell.points and cell.waiting:
        yield '<p class="note">A person has still to mark this.</p>\n'
    elif cell.points or cell.extra:
        yield f"<h3>Mark</h3>\n<p>{out_of(cell.score, cell.points)}"
        yield f", {points(cell.extra)} of them extra credit" if cell.extra else ""
        yield "</p>\n"
        yield from criteria_html(told.rubric.get(cell.name, ()), cell)
    if cell.comment:
        yield f"<h3>Comment</h3>\n{_comment(cell.comment)}"


def _comment(text: str) -> str:
    return f'<div class="comment">{text_html(text)}</div>\n'


def _title(text: str) -> str:
    """A heading of the author's, in which a code span may stand."""
    return escape(text.replace("`", "").replace("**", ""))


def _time(time: datetime | None) -> str:
    if time is None:
        return ""
    said = f"{time.day} {time:%B %Y, %H:%M} UTC"
    return f'<time datetime="{time.isoformat(timespec="minutes")}">{said}</time>'
