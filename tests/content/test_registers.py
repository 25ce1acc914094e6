"""The registers of the course itself agree with its tables."""

from __future__ import annotations

from pathlib import Path

from coursekit.registers.events import read_events
from coursekit.registers.glossary import read_glossary
from coursekit.sources import read_rows


def test_every_event_that_a_lesson_counts_stands_in_the_timeline(checkout: Path) -> None:
    course = checkout / "course"
    rows = read_rows(course / "data" / "timeline.csv")
    counted = {cells[rows.header.index("date")] for cells in rows.cells}
    told = {event.date for event in read_events(course).entries}
    assert {day for day in counted if not any(date.startswith(day) for date in told)} == set()


def test_ukraine_and_third_countries_speak_in_the_timeline(checkout: Path) -> None:
    told = [event.says for event in read_events(checkout / "course").entries]
    for name in ("Ukrain", "India", "Kazakhstan", "Brazil", "United States"):
        assert sum(name in text for text in told) >= (10 if name == "Ukrain" else 1), name


def test_the_official_names_of_the_partnership_are_those_of_the_documents(checkout: Path) -> None:
    terms = {term.id: term for term in read_glossary(checkout / "course")}
    name = terms["partnership_new_era"]
    assert name.zh == "新时代全面战略协作伙伴关系"
    assert name.ru.startswith("отношения всеобъемлющего партнёрства и стратегического")
