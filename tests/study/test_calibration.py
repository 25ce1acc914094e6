"""Calibration in words and as a picture: warnings, intervals, and the score with its parts."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any
from xml.etree import ElementTree

import pytest

from coursekit.learner.calibration import Answer, calibration
from coursekit.study import said
from coursekit.study.calibration import calibration_html, diagram
from coursekit.study.words import words


def value(*groups: tuple[float, int, int]) -> dict[str, Any]:
    """The calibration of some answers: how sure, how many, how many of them right."""
    found = [
        Answer(item="x", theme="foundation", stated=stated, right=place < right)
        for stated, count, right in groups
        for place in range(count)
    ]
    one = calibration(found)
    bins = [{**asdict(each), "share": each.share} for each in one.bins]
    return {**asdict(one), "lean": one.lean, "bins": bins, "themes": {}}


def test_too_few_answers_say_how_many_are_missing_and_draw_nothing() -> None:
    shown = calibration_html(value((0.8, 7, 5)), words("standing"))
    assert "7 answers with a confidence so far" in shown
    assert "after 13 more" in shown
    assert "<svg" not in shown


def test_few_answers_are_called_rough_and_many_are_not() -> None:
    say = words("standing")
    assert "rough" in calibration_html(value((0.8, 30, 20)), say)
    assert "rough" not in calibration_html(value((0.8, 60, 45)), say)


@pytest.mark.parametrize(
    ("right", "word"),
    [(10, "You are overconfident"), (30, "may be chance"), (40, "underconfident")],
)
def test_the_lean_is_said_in_words(right: int, word: str) -> None:
    assert word in calibration_html(value((0.75, 40, right)), words("standing"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "When you say 80 %, you are right 62 % of the time (18 of 29; 44–77 %)."),
        ("ru", "Когда вы говорите 80 %, вы правы в 62 % случаев (18 из 29; 44–77 %)."),
        ("zh", "你说有80%的把握时，答对62%（18/29；44–77%）。"),
    ],
)
def test_a_group_of_answers_is_a_sentence_in_each_language(language: str, sentence: str) -> None:
    [one] = value((0.8, 29, 18))["bins"]
    assert said.bin_says(one, words("standing", language)).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_picture_shows_every_group_with_its_interval_and_count(language: str) -> None:
    found = value((0.6, 20, 12), (0.8, 30, 20), (1.0, 40, 30))
    root = ElementTree.fromstring(diagram(found["bins"], words("standing", language)))
    heights = [float(one.get("cy", "")) for one in root.iter("circle")]
    assert len(heights) == 3
    assert heights == sorted(heights, reverse=True)  # more sure, more often right: higher up
    uprights = [
        (float(one.get("y1", "")), float(one.get("y2", "")))
        for one in root.iter("line")
        if one.get("class") == "ck-interval" and one.get("x1") == one.get("x2")
    ]
    assert all(low > y > high for (low, high), y in zip(uprights, heights, strict=True))
    assert {"20", "30", "40"} <= {one.text for one in root.iter("text")}
    assert root.get("aria-label")


def test_the_parts_of_the_score_stand_beside_it() -> None:
    found = value((0.5, 20, 10), (0.9, 20, 18))
    shown = calibration_html(found, words("standing"))
    numbers = [
        float(n) for n in re.findall(r"(?:Reliability|Resolution|Uncertainty) (\S+?):", shown)
    ]
    reliability, resolution, uncertainty = numbers
    assert reliability - resolution + uncertainty == pytest.approx(found["brier"], abs=0.002)


def test_the_table_holds_what_the_picture_shows() -> None:
    shown = calibration_html(value((0.8, 40, 30)), words("standing"))
    cells = re.findall(r"<td[^>]*>([^<]+)</td>", shown)
    assert [cell.replace("\u00a0", " ") for cell in cells] == ["40", "30", "75 %", "60–86 %"]
