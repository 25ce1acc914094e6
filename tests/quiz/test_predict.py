"""Committing to a guess before a chart: what may be asked, and what the chart's code is given."""

from __future__ import annotations

from pathlib import Path

import pytest

import coursekit as ck
from coursekit.bank import read_bank
from coursekit.errors import CoursekitError, UnknownName
from coursekit.items.item import short_id
from coursekit.quiz.predict import guess


@pytest.fixture
def course(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = checkout / "tests" / "courses" / "guesses" / "course"
    monkeypatch.setenv("COURSEKIT_COURSE", str(root))
    (tmp_path / ".coursekit").mkdir()
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    return root


def test_the_chart_is_given_the_guess_in_a_form_that_can_be_drawn(course: Path) -> None:
    items = read_bank(course, "01_kettles").items
    parts = {short_id(name): 25 for name in ("North", "South", "East", "All others")}
    assert guess(items["01_kettles/north"], "about 45 %") == 45.0
    assert guess(items["01_kettles/turnover"], {"2020": 60, "2021": 70.5}) == {
        2020: 60.0,
        2021: 70.5,
    }
    assert guess(items["01_kettles/buyers"], parts) == {
        "North": 25.0, "South": 25.0, "East": 25.0, "All others": 25.0,
    }  # fmt: skip


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("name", "then", "says"),
    [
        ("01_kettles/north", None, "without brackets"),
        ("01_kettles", str, "asks one question"),
    ],
)
def test_what_cannot_be_predicted_is_refused(name: str, then, says: str) -> None:
    with pytest.raises(CoursekitError, match=says):
        ck.predict(name, then=then)


@pytest.mark.usefixtures("course")
def test_an_unknown_item_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="01_kettles/north"):
        ck.predict("01_kettles/nort", then=str)


@pytest.mark.usefixtures("course")
def test_nothing_is_drawn_before_an_answer() -> None:
    drawn: list[object] = []
    prediction = ck.predict("01_kettles/north", then=drawn.append)
    prediction._ipython_display_()
    assert drawn == []
    assert "50" not in str(prediction.quiz.questions)
