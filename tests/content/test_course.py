"""The course, and its question banks, as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.bank import read_bank, read_items
from coursekit.course import read_course
from coursekit.errors import UnknownName
from coursekit.items import MultipleChoice, Numeric, SingleChoice


def test_a_course_has_its_lessons_in_order(tiny_course: Path) -> None:
    course = read_course(tiny_course)
    assert [(lesson.number, lesson.slug) for lesson in course.lessons] == [
        (1, "01_first"),
        (2, "02_second"),
    ]
    assert course.lesson("02_second").bank == tiny_course / "quizzes" / "02_second.yaml"
    assert course.as_of == "2025-06-30"


def test_an_unknown_lesson_is_met_with_the_nearest(tiny_course: Path) -> None:
    with pytest.raises(UnknownName, match="Did you mean “01_first”"):
        read_course(tiny_course).lesson("01_frist")


def test_a_bank_holds_items_of_every_type_by_their_full_names(tiny_course: Path) -> None:
    items = read_bank(tiny_course, "01_first").items | read_bank(tiny_course, "02_second").items
    assert {name: type(item) for name, item in items.items()} == {
        "01_first/seller": SingleChoice,
        "01_first/ratio": Numeric,
        "02_second/testable": MultipleChoice,
        "02_second/stored": Numeric,
        "02_second/sold": Numeric,
    }


def test_a_numeric_key_comes_from_its_figure(tiny_course: Path) -> None:
    item = read_bank(tiny_course, "01_first").items["01_first/ratio"]
    assert isinstance(item, Numeric)
    assert item.key == pytest.approx(9.1 / 2.4)
    assert item.key_text == "3.8 times"
    assert [slip.value for slip in item.slips] == [3.0, 6.7]


def test_a_relative_tolerance_is_a_part_of_the_key(tiny_course: Path) -> None:
    item = read_bank(tiny_course, "02_second").items["02_second/stored"]
    assert isinstance(item, Numeric)
    assert item.tolerance == pytest.approx(0.15)


def test_items_are_asked_for_by_name_or_by_lesson_and_come_once(tiny_course: Path) -> None:
    items, figures = read_items(tiny_course, ["02_second/stored", "01_first", "01_first/ratio"])
    assert [item.about.id for item in items] == [
        "02_second/stored",
        "01_first/seller",
        "01_first/ratio",
    ]
    assert "tea_ratio_2024" in figures


@pytest.mark.parametrize(
    ("name", "near"),
    [("01_first/rato", "01_first/ratio"), ("01_frist", "01_first")],
)
def test_an_unknown_item_is_met_with_the_nearest(name: str, near: str, tiny_course: Path) -> None:
    with pytest.raises(UnknownName, match=near):
        read_items(tiny_course, [name])
