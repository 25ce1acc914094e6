"""Points of cells, as nbgrader gives them, from verdicts that a student's code cannot write."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coursekit.grading.execution import is_test
from coursekit.grading.task import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Points of one graded cell; `points` is None where a person must decide.

    `doubt` says why they must although the tests passed.
    """

    points: float | None
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a notebook's cells earned, and which were left as they were handed out."""

    grades: Mapping[str, Mark]
    unanswered: Mapping[str, bool]


def mark_notebook(notebook: Any, verdicts: Mapping[int, Verdict], *, watched: bool) -> Marks:
    """Mark every cell that nbgrader marks.

    Without `watched`, tests are marked from their outputs, as nbgrader does.
    """
    from nbgrader import utils

    grades: dict[str, Mark] = {}
    unanswered: dict[str, bool] = {}
    for index, cell in enumerate(notebook.cells):
        meta = cell.metadata.get("nbgrader")
        if not meta or "grade_id" not in meta:
            continue
        name = meta["grade_id"]
        if utils.is_grade(cell):
            if is_test(cell) and watched:
                grades[name] = mark_test(float(meta["points"]), verdicts.get(index, Verdict()))
            else:
                grades[name] = _as_nbgrader(cell)
        if utils.is_solution(cell) or utils.is_task(cell):
            same = meta.get("checksum") == utils.compute_checksum(cell)
            unanswered[name] = same and not utils.is_task(cell)
    return Marks(grades=grades, unanswered=unanswered)


def mark_test(most: float, verdict: Verdict) -> Mark:
    """Mark a cell of tests.

    nbgrader reads the first result or error among the outputs. Here an error counts wherever it
    came, and a result counts only where the test itself ends in a value.
    """
    if verdict.error or verdict.stderr:
        return Mark(points=0.0)
    if not verdict.ran:
        return Mark(points=None, doubt="it was not run") if most else Mark(points=0.0)
    points, doubt = most, ""
    if verdict.values or verdict.results or verdict.ends_in_value:
        points, doubt = _result(verdict, most)
    doubts = [*verdict.doubts, *([doubt] if doubt else [])]
    if doubts:
        return Mark(points=None, doubt="; ".join(doubts))
    return Mark(points=points)


def _result(verdict: Verdict, most: float) -> tuple[float, str]:
    """Points for a test that ends in a value, and why they are in doubt."""
    if len(verdict.results) != 1 or not verdict.ends_in_value or len(verdict.values) > 1:
        return most, "a result was shown that the test does not have"
    kind, number = verdict.results[0]
    shown = verdict.values[0] if verdict.values else ""
    if kind == "NoneType":
        return most, "a result was shown where there is none" if shown else ""
    if not number:
        return most, f"a {kind} shows itself as a number" if _number(shown) is not None else ""
    if shown and shown != number:
        return most, f"{number} is shown as something else"
    value = _number(number)
    if value is None or not math.isfinite(value) or not 0 <= value <= most:
        return most, f"it ends in {number[:40]}, which is no score"
    return (value if shown else most), ""


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _as_nbgrader(cell: Any) -> Mark:
    from nbgrader import utils

    try:
        return Mark(points=utils.determine_grade(cell)[0])
    except (ValueError, KeyError, TypeError) as error:
        return Mark(points=None, doubt=f"its outputs cannot be marked ({type(error).__name__})")
