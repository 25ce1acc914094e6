"""How a test or a person judged a cell, in HTML: state, hint, level reached and the next one up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coursekit.feedback.rubric import Criterion, Level, Rubric
from coursekit.feedback.shown import text_html
from coursekit.markup import escape

if TYPE_CHECKING:
    from coursekit.teaching.results import Cell

_STATES = {
    "passed": "✓ Passed",
    "part": "◐ Passed in part",
    "failed": "✗ Not passed",
    "waiting": "… Not decided yet",
}


def points(number: float) -> str:
    """A number of points as people write it."""
    return f"{round(number, 2):g}"


def out_of(number: float, most: float) -> str:
    """Points that were earned, of how many."""
    return f"{points(number)} of {points(most)} {'point' if most == 1 else 'points'}"


def test_html(cell: Cell, *, hint: str, hidden: bool, code: str) -> str:
    """An entry of the list of tests: what became of it, and what it says to whoever failed."""
    state = _state(cell)
    kind = "Hidden test" if hidden else "Test"
    worth = out_of(cell.score, cell.points) if cell.points else "no points"
    entry = f'<p><span class="state">{_STATES[state]}</span> · {kind} · {worth}</p>'
    if state != "passed":
        entry += f"<p>{escape(_why(cell, hint))}</p>"
    if code:
        entry += (
            f'<div class="wide" role="group" aria-label="Code of the test {escape(cell.name)}" '
            f'tabindex="0"><pre><code>{escape(code)}</code></pre></div>'
        )
    return f'<li data-state="{state}">{entry}</li>\n'


def _why(cell: Cell, hint: str) -> str:
    if cell.waiting:
        return "A person has still to look at this."
    if cell.manual is not None and cell.manual != cell.automatic:
        return f"{hint} A person changed the points of this test.".strip()
    return hint or "This test did not get as far as giving a hint."


def _state(cell: Cell) -> str:
    if cell.waiting:
        return "waiting"
    if cell.score >= cell.points:
        return "passed"
    return "part" if cell.score > 0 else "failed"


def criteria_html(rubric: Rubric, cell: Cell) -> Iterator[str]:
    """The level that was reached for each criterion, with what the next one up asks for.

    A mark for several criteria together does not say which level each has, unless the marker
    wrote them into the comment; without that, all levels are shown.
    """
    if cell.unanswered and not cell.score:
        return
    for criterion in rubric:
        score = criterion.noted(cell.comment) if criterion.title else cell.score
        if criterion.title:
            yield f"<h4>{escape(criterion.title)}</h4>\n"
        if score is None:
            yield _all_levels(criterion)
        else:
            yield _reached(criterion, score)


def _reached(criterion: Criterion, score: float) -> str:
    level, above = criterion.reached(score)
    highest = criterion.levels[0]
    name = f"Level {level.name}" + ("" if level is highest else f" of {highest.name}")
    name += ", the highest" if level is highest else ""
    said = _level(f"{name}:", level)
    if above:
        worth = "point" if above.points == 1 else "points"
        said += _level(f"Next, level {above.name} ({points(above.points)} {worth}):", above)
    return f'<div class="level">{said}</div>\n'


def _level(head: str, level: Level) -> str:
    words = text_html(level.says).removeprefix("<p>").strip().removesuffix("</p>")
    return f"<p><strong>{escape(head)}</strong> {words}</p>"


def _all_levels(criterion: Criterion) -> str:
    rows = "".join(
        _level(f"Level {level.name} ({points(level.points)}):", level) for level in criterion.levels
    )
    return f'<div class="level">{rows}</div>\n'
