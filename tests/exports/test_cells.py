"""No cell of a CSV file is taken for a formula, and numbers stay numbers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.exports import cells


@pytest.mark.parametrize(
    "said",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "--",
        "+ 1",
        "\n-1",
    ],
)
def test_what_begins_like_a_formula_becomes_text(said: str) -> None:
    assert cells.text(said) == f"'{said}"


@pytest.mark.parametrize(
    "said", ["", "Ada", "-", "-5", "+3", "-0,5", "王小明", "a=b", "O'Neill", "5-3"]
)
def test_numbers_and_other_text_stay_as_they_are(said: str) -> None:
    assert cells.text(said) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-2.5, "-2.5"),
        (1 / 3, "0.3333"),
        (-0.00001, "0"),
        (12345.67, "12345.67"),
        (7.0, "7"),
        (0, "0"),
    ],
)
def test_numbers_are_written_with_a_point(value: float, said: str) -> None:
    assert cells.number(value) == said


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1)))
def test_any_text_comes_back_and_none_begins_like_a_formula(rows: list[list[str]]) -> None:
    content = cells.table(rows, mark=False).decode()
    back = list(csv.reader(io.StringIO(content, newline="")))
    wanted = [[cells.text(cell) for cell in row] for row in rows]
    assert [row for row in back if row] == [row for row in wanted if row]
    for row in back:
        for cell in row:
            first = cell.lstrip()[:1]
            assert first not in ("=", "@") or not cell
