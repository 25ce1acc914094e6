"""Options beside each other, guessers over the bank, and the bank as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursekit.checks import check_course
from coursekit.checks.content import read_content
from coursekit.checks.solvers import gains
from coursekit.errors import Problem

FEEDBACK = "This is what the invented table of this lesson says of it, and nothing more."
STEM = "Which of the ports on the list is the one asked for?"
BANK = "quizzes/01_first.yaml"


def item(name: str, kind: str = "single_choice", **values: Any) -> dict[str, Any]:
    about = {"theme": "foundation", "objective": "O1", "level": 2, "sources": ["tea-office-2025"]}
    return {"id": name, "type": kind, "stem": f"{STEM} Take {name}.", **about, **values}


def asked(name: str, *options: str, key: int = 0, **values: Any) -> dict[str, Any]:
    """A question whose option at `key` is right."""
    written = [
        {"text": text, "feedback": FEEDBACK} | ({"correct": True} if place == key else {})
        for place, text in enumerate(options)
    ]
    return item(name, options=written, **values)


def found(root: Path, *items: Mapping[str, Any]) -> list[Problem]:
    """Problems and remarks of a bank with these items more, those of calling them left out."""
    path = root / BANK
    before = path.read_text("utf-8")
    more = yaml.safe_dump(list(items), allow_unicode=True, sort_keys=False) if items else ""
    path.write_text(before + more, "utf-8")
    report = check_course(root, remarks=True)
    path.write_text(before, "utf-8")
    return [p for p in (*report.problems, *report.remarks) if p.rule != "quiz-uncalled"]


def names(problems: list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


OPTIONS = [
    ("option-same", ["The port sold tea", "A port sold that tea", "Nobody knows"],
     ["The port sold tea", "The port did not sell tea", "Nobody knows"]),
    ("option-same", ["more than Russia", "More by than Russia", "as much"],
     ["China more than Russia", "Russia more than China", "as much"]),
    ("option-overlap", ["10 to 20", "15 to 30", "over 30"],
     ["10 to 20", "20 to 30", "over 30"]),
    ("option-overlap", ["under 5", "4–6", "at least 6"], ["under 4", "4–6", "at least 6"]),
    ("option-end", ["The port grew.", "The port shrank.", "The port stayed"],
     ["The port grew.", "The port shrank.", "The port stayed."]),
    ("option-order", ["12", "7", "30"], ["north", "south", "east"]),
    ("option-within", ["sold tea", "sold tea and tiles", "sold lamps"],
     ["sold tea", "sold tiles", "sold lamps"]),
    ("lone-absolute", ["It always sells", "It burns in winter", "It has no sales"],
     ["It always sells", "It never sells", "It has few sales"]),
    ("key-echo", ["ports listed and asked", "a ship in the wind", "the sea"],
     ["ports listed and asked", "a listed port in the wind", "a sea of those asked"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "slip", "mended"), OPTIONS)
def test_options_beside_each_other(
    rule: str, slip: list[str], mended: list[str], tiny_course: Path
) -> None:
    problems = found(tiny_course, asked("one", *slip))
    assert names(problems) == {rule}
    line = (tiny_course / BANK).read_text("utf-8").count("\n")
    assert all(problem.line > line for problem in problems)
    assert found(tiny_course, asked("one", *mended)) == []


def test_numbers_in_order_keep_it(tiny_course: Path) -> None:
    assert names(found(tiny_course, asked("one", "7", "12", "30"))) == {"option-order"}
    assert found(tiny_course, asked("one", "7", "12", "30", keep_order=True)) == []
    assert found(tiny_course, asked("one", "30", "12", "−7", keep_order=True)) == []


def test_options_of_code_may_differ_in_signs(tiny_course: Path) -> None:
    assert found(tiny_course, asked("one", "`a | b`", "`a & b`", "`a and b`")) == []


def test_an_article_before_the_blank_is_a_hint(tiny_course: Path) -> None:
    options = ("orange", "lemon", "pear")
    stem = "What the port sold most in that year was {} …"
    (problem,) = found(tiny_course, asked("one", *options, stem=stem.format("an")))
    assert problem.rule == "stem-article"
    assert found(tiny_course, asked("one", *options, stem=stem.format("the"))) == []


def test_two_questions_in_a_stem_are_remarked(tiny_course: Path) -> None:
    stem = "Who sold more tea, and who tiles? {}ho bought them all in the end?"
    options = ("north", "south", "east")
    assert names(found(tiny_course, asked("one", *options, stem=stem.format("W")))) == {"stem-two"}
    assert found(tiny_course, asked("one", *options, stem=stem.format("w")[34:] + " Say it.")) == []


GUESSERS = [
    ("the longest option", ["pear tree", "plum", "fig"]),
    ("the shortest option", ["fig", "pear", "plum"]),
    ("most hedges", ["may be", "will be", "has been"]),
    ("without an absolute", ["sold well", "only pears", "all lamps"]),
    ("gives a reason", ["low, as rain fell", "low in the north", "low near the sea"]),
    ("gives no reason", ["low in the north", "low, as rain fell", "low, for wind blew"]),
    ("of two halves", ["sold; not lent", "sold in the north", "lent in the south"]),
    ("of one piece", ["sold in the north", "sold; not lent", "lent, not sold"]),
    ("most digits", ["May 2024", "late May", "in spring"]),
    ("repeats most of the stem", ["a list", "a tree", "a ship"]),
    ("shares most with the others", ["red cap", "red hat", "old cap"]),
]


@pytest.mark.parametrize(("takes", "options"), GUESSERS)
def test_a_guesser_who_does_not_read_gains_nothing(
    takes: str, options: list[str], tiny_course: Path
) -> None:
    def guessed(right: int) -> list[Problem]:
        items = [asked(f"n{n}", *options, key=0 if n < right else 1 + n % 2) for n in range(18)]
        said = [p for p in found(tiny_course, *items) if p.rule == "guessable"]
        return [p for p in said if takes in p.what]

    assert guessed(6) == []
    (problem,) = guessed(18)
    assert "of 21 items of single_choice" in problem.what
    assert "01_first/n0" in problem.what


def test_a_guesser_who_takes_several_options_gains_nothing(tiny_course: Path) -> None:
    words = ["a pear tree", "a fig tree", "plums", "figs"]

    def guessed(keys: Mapping[tuple[int, int], int]) -> list[Problem]:
        items = []
        for number, pair in enumerate(pair for pair, count in keys.items() for _ in range(count)):
            options = [
                {"text": text, "feedback": FEEDBACK} | ({"correct": True} if at in pair else {})
                for at, text in enumerate(words)
            ]
            items.append(item(f"n{number}", "multiple_choice", options=options))
        said = [p for p in found(tiny_course, *items) if p.rule == "guessable"]
        return [p for p in said if "the longest option, 2 at a time" in p.what]

    assert guessed({(0, 1): 5, (2, 3): 5, (0, 2): 5, (1, 3): 5}) == []
    (problem,) = guessed({(0, 1): 18, (2, 3): 2})
    assert "of multiple_choice" in problem.what


def test_luck_gives_a_guesser_what_was_counted_by_hand(tiny_course: Path) -> None:
    # Two of four options: one pair in six has both keys, four have one key and one lure.
    options = [
        {"text": text, "feedback": FEEDBACK} | ({"correct": True} if at < 2 else {})
        for at, text in enumerate(["north", "south", "east", "west"])
    ]
    path = tiny_course / BANK
    several = item("one", "multiple_choice", options=options)
    path.write_text(path.read_text("utf-8") + yaml.safe_dump([several], sort_keys=False), "utf-8")
    content, _ = read_content(tiny_course)
    found = gains(one for one in content.items if one.id == "01_first/one")
    assert {(one.take, one.items, round(one.chance, 6)) for one in found} == {(2, 1, 0.166667)}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_place_that_is_right_too_often_is_found_where_order_is_kept(
    place: int, tiny_course: Path
) -> None:
    def placed(**values: bool) -> list[str]:
        items = [asked(f"n{n}", "red", "two", "sea", key=place, **values) for n in range(12)]
        return [p.what for p in found(tiny_course, *items) if p.rule == "guessable"]

    assert placed() == []
    assert any(f"{('first', 'second', 'third')[place]} option" in what
               for what in placed(keep_order=True))  # fmt: skip


def test_a_large_bank_allows_a_gain_of_five_points(tiny_course: Path) -> None:
    def gained(right: int) -> list[Problem]:
        items = [
            asked(f"n{n}", *GUESSERS[0][1], key=0 if n < right else 1 + n % 2) for n in range(999)
        ]
        said = [p for p in found(tiny_course, *items) if p.rule == "guessable"]
        return [p for p in said if "longest" in p.what]

    assert gained(380) == []  # chance gives 333, and 50 more are allowed
    assert len(gained(390)) == 1


def test_cue_words_are_as_frequent_in_wrong_options(tiny_course: Path) -> None:
    def cued(lure: str) -> set[str]:
        items = [asked(f"n{n}", "often red", lure, "the sea") for n in range(10)]
        return names(found(tiny_course, *items)) & {"cue-words"}

    assert cued("the rim") == {"cue-words"}
    assert cued("may rim") == set()


def test_a_question_stands_in_the_bank_once(tiny_course: Path) -> None:
    stem = "Which port sold the most tea to the other port in the spring of {}?"
    one = asked("one", "north", "south", "east", stem=stem.format(2023))
    same = asked("two", "west", "right", "left", stem=stem.format(2023).replace("the most", "most"))
    alike = asked("two", "west", "right", "left", stem=stem.format(2024))
    assert names(found(tiny_course, one, same)) == {"item-twice"}
    assert names(found(tiny_course, one, alike)) == set()
    longer = stem.replace(
        "sold", "by the table of the office sold to buyers north of the harbour wall, by weight,"
    )
    pair = [one | {"stem": longer.format(2023)}, alike | {"stem": longer.format(2024)}]
    assert names(found(tiny_course, *pair)) == {"item-alike"}


def test_recall_is_a_small_part_of_the_bank(tiny_course: Path) -> None:
    def recalled(count: int) -> set[str]:
        items = [
            asked(f"n{n}", "north", "south", "east", key=n % 3, level=1 if n < count else 2)
            for n in range(20)
        ]
        return names(found(tiny_course, *items)) & {"balance"}

    assert recalled(3) == set()
    assert recalled(6) == {"balance"}


def test_neither_country_is_favoured_by_most_items(tiny_course: Path) -> None:
    def favoured(russia: int) -> set[str]:
        items = [
            asked(f"n{n}", "north", "south", "east", key=n % 3, theme="asymmetry",
                  favours="russia" if n < russia else "china")
            for n in range(20)
        ]  # fmt: skip
        return names(found(tiny_course, *items)) & {"balance"}

    assert favoured(10) == set()
    assert favoured(4) == favoured(16) == {"balance"}


def test_the_number_of_right_options_varies(tiny_course: Path) -> None:
    def several(counts: list[int]) -> list[str]:
        items = []
        for n, count in enumerate(counts):
            options = [
                {"text": text, "feedback": FEEDBACK} | ({"correct": True} if at < count else {})
                for at, text in enumerate(["north", "south", "east", "west"])
            ]
            items.append(item(f"n{n}", "multiple_choice", options=options))
        return [p.what for p in found(tiny_course, *items) if p.rule == "balance"]

    assert several([1, 2, 3, 2, 1, 2, 3, 2]) == []
    (fixed,) = several([2] * 8)
    assert "has 2 right options" in fixed
    (few,) = several([1, 1, 1, 1, 1, 1, 1, 2])
    assert "are right" in few


SIZES = [
    ("ordering", {"entries": ["a", "b", "c"], "feedback": {"right": FEEDBACK, "partial": FEEDBACK}},
     {"entries": ["a", "b", "c", "d"]}),
    ("matching", {"pairs": [{"left": x, "right": x * 2, "feedback": FEEDBACK} for x in "abcd"]},
     {"extra": ["x"]}),
    ("matching", {"pairs": [{"left": x, "right": x * 2, "feedback": FEEDBACK} for x in "abc"],
                  "extra": ["x"]},
     {"pairs": [{"left": x, "right": x * 2, "feedback": FEEDBACK} for x in "abcd"]}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "slip", "mended"), SIZES)
def test_orders_and_pairs_have_a_size_that_works(
    kind: str, slip: dict[str, Any], mended: dict[str, Any], tiny_course: Path
) -> None:
    assert names(found(tiny_course, item("one", kind, **slip))) == {"item-size"}
    assert found(tiny_course, item("one", kind, **{**slip, **mended})) == []


@pytest.mark.parametrize(
    ("sorted_as", "rules"),
    [("aabb", set()), ("aaab", {"category"}), ("aaaa", {"category"}), ("abca", set())],
)
def test_categories_share_the_statements(
    sorted_as: str, rules: set[str], tiny_course: Path
) -> None:
    statements = [
        {"text": f"Statement {n} of the port.", "category": category, "feedback": FEEDBACK}
        for n, category in enumerate(sorted_as)
    ]
    categories = sorted({*sorted_as, "b"})
    sort = item("one", "classification", categories=categories, statements=statements)
    assert names(found(tiny_course, sort)) == rules
