"""Mistakes in questions of order, pairs and categories are named with their line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.bank import read_bank
from coursekit.errors import ContentError
from coursekit.items import Classification, Matching, Ordering


@pytest.fixture
def course(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the course of arrangements: the folder of course.yaml."""
    shutil.copytree(checkout / "tests" / "courses" / "arrangements", tmp_path / "arrangements")
    return tmp_path / "arrangements" / "course"


def test_entries_of_the_three_types_become_items(course: Path) -> None:
    items = read_bank(course, "01_lamps").items
    stages, makers, kinds = items.values()
    assert isinstance(stages, Ordering)
    assert isinstance(makers, Matching)
    assert isinstance(kinds, Classification)
    assert [entry.text for entry in stages.entries][:2] == ["Oil lamp", "Gas lamp"]
    assert [bool(entry.feedback) for entry in stages.entries] == [False, True, False, False]
    assert makers.extra == ("a wire in a glass",)
    assert kinds.statements[2].categories == ("judgement", "attribution")


@dataclass(frozen=True)
class Mistake:
    """`old` becomes `new`; the message on the line of `at` holds the words `says`."""

    name: str
    old: str
    new: str
    at: str
    says: str
    rule: str


MISTAKES = [
    Mistake("an entry twice", "- Arc lamp", "- oil lamp", at="- oil lamp",
            says="this entry stands twice", rule="duplicate"),
    Mistake("two entries only", "    - Arc lamp\n    - Bulb of glass\n", "", at="entries:",
            says="has 2 entries; it needs at least 3", rule="schema"),
    Mistake("an order without a reason", "    partial: Start", "    wrong: Start",
            at="  feedback:#2", says="lacks “partial”", rule="schema"),
    Mistake("a number for an entry", "- Arc lamp", "- 1808", at="- 1808",
            says="text, or a mapping with `text` and `feedback`", rule="schema"),
    Mistake("a left entry twice", "left: Gas lamp", "left: Oil lamp", at="left: Oil lamp#2",
            says="this left entry stands twice", rule="duplicate"),
    Mistake("a right entry twice", "right: what comes out of a pipe", "right: A wick in fat",
            at="right: A wick", says="this right entry stands twice", rule="duplicate"),
    Mistake("an extra entry that fits", "extra: [a wire in a glass]", "extra: [a wick in fat]",
            at="extra:", says="this right entry stands twice", rule="duplicate"),
    Mistake("a pair without feedback", "feedback: The pipe ends", "note: The pipe ends",
            at="left: Gas lamp", says="lacks “feedback”", rule="schema"),
    Mistake("an unknown category", "category: forecast", "category: forcast",
            at="category: forcast", says="no category “forcast”. Did you mean “forecast”",
            rule="key"),
    Mistake("an unknown category among several", "[judgement, attribution]", "[judgement, view]",
            at="[judgement, view]", says="no category “view”", rule="key"),
    Mistake("every category accepted", "[judgement, attribution]",
            "[judgement, attribution, fact, forecast]", at="category: [judgement",
            says="every category is accepted", rule="key"),
    Mistake("a category twice", "[fact, attribution,", "[fact, Fact, attribution,",
            at="categories:", says="this category stands twice", rule="duplicate"),
    Mistake("one category", "categories: [fact, attribution, judgement, forecast]",
            "categories: [fact]", at="categories:", says="it needs at least 2", rule="schema"),
    Mistake("six categories", "forecast]", "forecast, rumour, advice]", at="categories:",
            says="it needs at most 5", rule="schema"),
    Mistake("a statement twice", "text: Gas gives the better light.",
            "text: A maker said that gas is the best light.", at="A maker said#2",
            says="this statement stands twice", rule="duplicate"),
    Mistake("a statement without a category", "      category: forecast\n", "",
            at="Nobody will light", says="lacks “category”", rule="schema"),
    Mistake("a number for a category", "category: forecast", "category: 4", at="category: 4",
            says="a category, or a list of those that are accepted", rule="schema"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_named_with_its_line(mistake: Mistake, course: Path) -> None:
    path = course / "quizzes" / "01_lamps.yaml"
    text = path.read_text("utf-8")
    assert mistake.old in text, "the example no longer fits the course"
    path.write_text(text.replace(mistake.old, mistake.new, 1), "utf-8")

    with pytest.raises(ContentError) as caught:
        read_bank(course, "01_lamps")

    problems = caught.value.problems
    found = [problem for problem in problems if mistake.says in problem.what + problem.fix]
    assert found, f"nobody says “{mistake.says}”: {[str(problem) for problem in problems]}"
    assert (found[0].line, found[0].rule) == (_line(path, mistake.at), mistake.rule)


def test_every_mistake_of_an_item_is_named_at_once(course: Path) -> None:
    path = course / "quizzes" / "01_lamps.yaml"
    text = path.read_text("utf-8")
    for old, new in (("category: forecast", "category: x"), ("category: fact", "category: y")):
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_bank(course, "01_lamps")
    assert len(caught.value.problems) == 2


def _line(path: Path, at: str) -> int:
    """Line of the first place with the words `at`; `#2` counts places."""
    words, _, number = at.partition("#")
    lines = [n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if words in text]
    return lines[int(number or 1) - 1]
