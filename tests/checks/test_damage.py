"""However a course is damaged, a check reports it and does not break."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.checks import check_course

COUNTER = itertools.count()
VALUES = [
    "",
    "null",
    "[]",
    "{}",
    "-1",
    "true",
    "[[1]]",
    "{a: 1}",
    "&a [*a]",
    "!x",
    "\x00",
    '"',
    "é",
]


@pytest.fixture(scope="module")
def whole(checkout: Path) -> Path:
    return checkout / "tests" / "courses" / "tiny"


@settings(max_examples=40)  # each copies and checks a course
@given(data=st.data())
def test_a_damaged_line_never_breaks_the_check(
    data: st.DataObject, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.getbasetemp() / f"damaged{next(COUNTER)}"
    shutil.copytree(whole, copy)
    path = data.draw(st.sampled_from(sorted(p for p in copy.rglob("*.*") if p.is_file())))
    lines = path.read_text("utf-8").split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    before, colon, _ = lines[place].partition(":")
    lines[place : place + 1] = data.draw(
        st.sampled_from([[], [lines[place]] * 2, *([before + colon + " " + v] for v in VALUES)])
    )
    path.write_text("\n".join(lines), "utf-8")

    report = check_course(copy / "course")

    assert all(problem.what and problem.rule for problem in report.problems)
    shutil.rmtree(copy)
