"""Registers are read into data, and each mistake in them is named by its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursekit.checks import check_course
from coursekit.errors import ContentError
from coursekit.registers.asymmetries import examine_asymmetries, read_asymmetries
from coursekit.registers.claims import read_claims
from coursekit.registers.contentions import examine_contentions, read_contentions
from coursekit.registers.events import examine_events, read_events

Spoil = Callable[[str, str, str], int]
EXAMINE: dict[str, Callable[[Path], Any]] = {
    "timeline.yaml": examine_events,
    "contentions.yaml": examine_contentions,
    "asymmetries.yaml": examine_asymmetries,
}


def test_events_come_by_date_with_what_is_not_certain(course: Path) -> None:
    register = read_events(course)
    assert [event.id for event in register.entries] == [
        *("old_map", "kettle_treaty", "crane_visit", "kettle_vote", "crane_treaty"),
    ]
    old, treaty = register.entries[:2]
    assert (old.date, old.certain, old.doubt) == (
        "1689",
        False,
        "The year rests on one later copy.",
    )
    assert (treaty.date, treaty.end, treaty.themes) == ("1989-05-16", "1991-06", ("contention",))
    assert set(register.figures) == {"kettles_2024"}


def test_contentions_have_voices_and_evidence_with_their_strength(course: Path) -> None:
    first, second = read_contentions(course).entries
    assert [voice.side for voice in first.voices] == ["CN", "RU", "OTHER"]
    assert [one.strength for one in first.evidence] == ["strong", "weak"]
    assert (first.claims, second.claims) == (("S01", "S02"), ())


def test_asymmetries_are_computed_from_tables(course: Path) -> None:
    kettles, cranes, skill = read_asymmetries(course).entries
    total, head = kettles.series
    # In 2023 one side's cell is empty: the year is left out.
    assert [(point.when, point.ratio) for point in total.points] == [("2022", 3), ("2024", 3)]
    assert [round(point.china, 3) for point in head.points] == [0.643, 0.8]
    assert [round(point.ratio, 3) for point in head.points] == [0.3, 0.2]
    assert cranes.series[0].points[0].ratio == pytest.approx(1 / 11)
    assert cranes.series[0].points[0].sources == ("crane-board-2024",)
    assert (skill.series, bool(skill.judgement)) == ((), True)


def test_a_series_may_be_made_of_figures_for_a_span_of_years(course: Path, spoil: Spoil) -> None:
    spoil(
        "asymmetries.yaml",
        "  series: []\n",
        "  series:\n    - per: total\n      unit: billion US dollars\n      basis: named\n"
        '      figures: {"2007–2024": {CHN: kettles_2024, RUS: kettles_2024}}\n',
    )
    spoil(
        "asymmetries.yaml", "  judgement: Both sides are said to have it", "  note: Said to have it"
    )
    (point,) = read_asymmetries(course).entries[2].series[0].points
    assert (point.when, point.year, point.ratio) == ("2007–2024", 2024, 1)


def test_claims_leave_empty_what_nobody_said(course: Path) -> None:
    first, second, _ = read_claims(course)
    assert (first.later, second.later) == ("Nothing new (June 2025).", "")


@pytest.mark.parametrize("name", EXAMINE)
def test_the_invented_registers_have_no_problem(course: Path, name: str) -> None:
    assert EXAMINE[name](course)[1] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("timeline.yaml", "date: 1989-05-16", "date: 1989-02-30", "not a date"),
        ("timeline.yaml", "end: 1991-06", "end: 1981-06", "ends before it begins"),
        ("timeline.yaml", "kind: visit", "kind: tourism", "which is not known"),
        ("timeline.yaml", "doubt: The year rests on one later copy.", "note: x", "certain or say"),
        (
            "timeline.yaml",
            "lessons: [02_cranes]",
            "lessons: [02_crane]",
            "mean “02_cranes”",
        ),
        ("timeline.yaml", "sources: [crane-board-2024]", "sources: [crane]", "reference “crane”"),
        ("timeline.yaml", "[1200 billion", "[1300 billion", "the figure kettles_2024 is"),
        ("timeline.yaml", "figure:kettles_2024", "figure:kettles", "no figure “kettles”"),
        ("timeline.yaml", "[@crane-board-2024]", "[@crane-board]", "reference “crane-board”"),
        ("timeline.yaml", "title: Visit to the cranes", f"title: {'x' * 61}", "61 characters"),
        ("timeline.yaml", "why: The first", "whi: The first", "unknown key “whi”"),
        ("contentions.yaml", "id: C02", "id: C01", "stands twice"),
        ("contentions.yaml", "side: UA", "side: UKR", "which is not known"),
        ("contentions.yaml", "claims: [S01, S02]", "claims: [S01, S77]", "no claim “S77”"),
        ("contentions.yaml", "tables: [cranes]", "tables: [crane]", "no table “crane”"),
        ("contentions.yaml", "who: A western builder", "who: Russian Crane Board", "stands twice"),
        ("asymmetries.yaml", "counter: A02", "counter: A01", "is no other row"),
        ("asymmetries.yaml", "column: cranes", "column: crane", "no column “crane”"),
        ("asymmetries.yaml", "unit: thousand US", "unit: US", "times 1, comes to"),
        ("asymmetries.yaml", "unit: billion US", "unit: million US", "is not what"),
        ("asymmetries.yaml", "RUS: {country: RUS}", "RUS: {year: 2022}", "two rows"),
        ("asymmetries.yaml", "only: 2024", "rate: ppp", "neither the column of years"),
        ("asymmetries.yaml", "per: head", "per: total", "share rate, per and basis"),
        ("asymmetries.yaml", "judgement: Both", "note: Both", "numbers or a judgement"),
    ],
)
def test_a_mistake_is_named_by_its_line(
    course: Path, spoil: Spoil, name: str, old: str, new: str, says: str
) -> None:
    line = spoil(name, old, new)
    problems = EXAMINE[name](course)[1]
    assert [problem.path for problem in problems] == [course / name] * len(problems)
    found = [problem for problem in problems if says in f"{problem.what} {problem.fix}"]
    assert found, [str(problem) for problem in problems]
    # A problem of an entry as a whole stands at the entry, a few lines above.
    assert line - 17 <= found[0].line <= line


def test_a_number_that_is_zero_has_no_ratio(course: Path, spoil: Spoil) -> None:
    spoil("data/cranes.csv", "CHN,50", "CHN,0")
    (problem,) = examine_asymmetries(course)[1]
    assert "values above zero" in problem.what


def test_all_mistakes_are_listed_at_once(course: Path, spoil: Spoil) -> None:
    spoil("timeline.yaml", "kind: visit", "kind: tourism")
    spoil("timeline.yaml", "date: 2023-03-21", "date: 2023-13-21")
    with pytest.raises(ContentError) as caught:
        read_events(course)
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("name", ["contentions.yaml", "asymmetries.yaml"])
def test_the_check_of_a_course_reads_its_registers(course: Path, spoil: Spoil, name: str) -> None:
    line = spoil(name, "lessons: [01_kettles]", "lessons: [01_pots]")
    problems = check_course(course).problems
    assert (name, line, "lesson") in [(p.path.name, p.line, p.rule) for p in problems]
