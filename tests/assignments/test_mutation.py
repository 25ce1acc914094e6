"""Small mistakes are made on purpose, and counted when a test notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.assignments import mutation, trial
from coursekit.assignments.changes import changes

CELL = """\
def share(df, year, by="mt"):
    ### BEGIN SOLUTION
    if year < 1900 or not by:
        raise ValueError("the year is too early")
    rows = df[(df["year"] == year) & (df["kind"] == "oil")]
    total = sum(value for value in rows[by] if value > 0)
    return rows[by].max() / total if total else round(0.5, 2)
    ### END SOLUTION
"""


@pytest.mark.parametrize(
    "change",
    [
        "year < 1900 → year <= 1900",
        "year < 1900 or not by → year < 1900 and (not by)",
        "not by → by",
        "year < 1900 or not by → True",
        "raise ValueError('the year is too early') → nothing",
        "1900 → 1901",
        "'year' → 'kind'",
        "(df['year'] == year) & (df['kind'] == 'oil') → "
        "(df['year'] == year) | (df['kind'] == 'oil')",
        "sum((value for value in rows[by] if value > 0)) → "
        "max((value for value in rows[by] if value > 0))",
        "for value in rows[by] if value > 0 → for value in rows[by]",
        "rows[by].max() / total → rows[by].max() * total",
        "rows[by].max() → rows[by].min()",
        "round(0.5, 2) → round(2, 0.5)",
        "rows[by].max() → rows[by]",
    ],
)
def test_each_kind_of_small_mistake_is_made(change: str) -> None:
    def short(text: str) -> str:
        return text if len(text) <= 60 else f"{text[:57]}…"

    made = {each.what for each in changes(CELL)}
    assert " → ".join(short(part) for part in change.split(" → ")) in made


def test_signature_and_error_messages_are_left_alone() -> None:
    made = [each.what for each in changes(CELL)]
    assert not any("mt" in what or "too early' →" in what for what in made)


def test_every_change_is_other_code_that_compiles() -> None:
    sources = [each.source for each in changes(CELL)]
    assert len(set(sources)) == len(sources)
    for source in sources:
        compile(source, "<cell>", "exec")


def test_a_test_that_looks_notices_and_one_that_does_not_look_lets_through(
    a_small_one: Path,
) -> None:
    outcomes = mutation.study(a_small_one)
    assert {each.noticed for each in outcomes} == {"hidden"}
    assert mutation.score(outcomes) == 1
    path = a_small_one / "sums.py"
    text = path.read_text(encoding="utf-8")
    blind = text.replace("assert double_sum([1, 2, 3]) == 12", "assert double_sum([1, 2, 3])")
    path.write_text(blind, encoding="utf-8")
    outcomes = mutation.study(a_small_one)
    assert mutation.score(outcomes) < 1
    assert "visible" in {each.noticed for each in outcomes}


def test_a_cell_may_be_left_out_for_a_reason(a_small_one: Path) -> None:
    table = "| cell | change | reason |\n|---|---|---|\n| `t1` | `all` | typed by hand |\n"
    (a_small_one / "mutation.md").write_text(table, encoding="utf-8")
    assert mutation.study(a_small_one) == ()


def test_a_cell_that_never_ends_is_stopped() -> None:
    assert "stopped after" in trial.run("while True:\n    pass", {}, seconds=1)
    assert trial.run("x = 1", {}) == ""
    assert trial.run("raise KeyError('k')", {}) == "KeyError: 'k'"
