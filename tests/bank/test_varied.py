"""Numeric entries with parameters: every combination is computed, and its mistakes are named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.bank import read_bank
from coursekit.errors import ContentError, Problem
from coursekit.items import Numeric, drawn, fingerprint, forms

SOLD = "02_second/sold"
LISTED = "year: [2022, 2023, 2024]"
TABLED = "year: {table: tea, column: year, where: {year: {from: 2023}}}"


@pytest.fixture
def change(tiny_course: Path) -> Callable[..., Path]:
    """Replace text in the tiny course's second bank."""

    def changed(*pairs: tuple[str, str]) -> Path:
        path = tiny_course / "quizzes" / "02_second.yaml"
        text = path.read_text("utf-8")
        start = text.index("- id: sold")
        head, entry = text[:start], text[start:]
        for old, new in pairs:
            assert old in entry
            entry = entry.replace(old, new)
        path.write_text(head + entry, "utf-8")
        return tiny_course

    return changed


def sold(root: Path) -> Numeric:
    item = read_bank(root, "02_second").items[SOLD]
    assert isinstance(item, Numeric)
    return item


def problems(root: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        read_bank(root, "02_second")
    return list(caught.value.problems)


def line_of(root: Path, text: str, nth: int = 1) -> int:
    lines = (root / "quizzes" / "02_second.yaml").read_text("utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line == "- id: sold")
    return [i + 1 for i, line in enumerate(lines) if i >= first and text in line][nth - 1]


def test_each_value_makes_a_form_with_its_own_stem_key_and_feedback(tiny_course: Path) -> None:
    item = sold(tiny_course)
    assert {name: form.key for name, form in item.variants.items()} == {
        "year=2022": 6.0,
        "year=2023": 7.5,
        "year=2024": 9.1,
    }
    form = item.variants["year=2023"]
    assert "in 2023?" in form.stem
    assert form.feedback["right"].startswith("The row of 2023 says 7.5 billion US dollars")
    assert [slip.value for slip in form.slips] == [2.5]
    assert form.score("2.5").comments[0].text.startswith("That is what Russia sold in 2023")
    assert form.about.as_of == "2025-01-13"


def test_the_item_itself_is_its_first_form(tiny_course: Path) -> None:
    item = sold(tiny_course)
    assert (item.stem, item.key) == (
        item.variants["year=2022"].stem,
        item.variants["year=2022"].key,
    )


def test_the_figure_of_each_form_is_known_with_its_source(tiny_course: Path) -> None:
    bank = read_bank(tiny_course, "02_second")
    figure = bank.figures[forms(bank.items[SOLD])["year=2024"].figure]  # type: ignore[union-attr]
    assert "China sold in 2024" in figure.provenance
    assert "Tea Office" in figure.source


def test_values_may_come_from_a_table(change: Callable[..., Path]) -> None:
    item = sold(change((LISTED, TABLED)))
    assert list(item.variants) == ["year=2023", "year=2024"]


def test_several_parameters_give_every_combination(change: Callable[..., Path]) -> None:
    seller = "[{value: CHN, text: China}, {value: RUS, text: Russia}]"
    item = sold(
        change(
            (LISTED, f"year: [2022, 2024]\n    seller: {seller}"),
            ("did China sell", "did {seller} sell"),
            ('{year: "{year}", exporter: CHN}', '{year: "{year}", exporter: "{seller}"}'),
            ('{year: "{year}", exporter: RUS}', "{year: 2023, exporter: CHN}"),
        )
    )
    assert {name: form.key for name, form in item.variants.items()} == {
        "year=2022,seller=CHN": 6.0,
        "year=2022,seller=RUS": 2.0,
        "year=2024,seller=CHN": 9.1,
        "year=2024,seller=RUS": 2.4,
    }
    assert "did Russia sell in 2024" in item.variants["year=2024,seller=RUS"].stem


def test_a_form_shows_the_sources_of_its_own_key_only(
    change: Callable[..., Path], tiny_course: Path
) -> None:
    table = tiny_course / "data" / "tea.csv"
    table.write_text(
        table.read_text("utf-8").replace("6.0,actual,tea-office-2025", "6.0,actual,handbook-2020")
    )
    item = sold(change(("sources: [tea-office-2025]", "sources: [report-2024, tea-office-2025]")))
    assert item.variants["year=2022"].about.sources == ("report-2024", "handbook-2020")
    assert item.variants["year=2024"].about.sources == ("report-2024", "tea-office-2025")


def test_a_form_that_is_added_leaves_the_others_what_they_were(
    change: Callable[..., Path], tiny_course: Path
) -> None:
    all_three = sold(tiny_course).variants
    fewer = sold(change((LISTED, "year: [2022, 2024]"))).variants
    assert {fingerprint(form) for form in fewer.values()} < {
        fingerprint(form) for form in all_three.values()
    }
    assert drawn(all_three, "seed") in {*fewer, "year=2023"}


MISTAKES = {
    "a year without a row": (
        (LISTED, "year: [2022, 2031]"), "where:", 1,
        "no row of “tea” fits the selection, with year=2031",
    ),
    "two rows fit": (
        (", exporter: CHN}", "}"), "where:", 1, "2 rows of “tea” fit the selection; a value needs "
        "exactly one, with year=2022 and 2 more",
    ),
    "the key is a slip": (
        ("exporter: RUS", "exporter: CHN"), "- figure:", 1,
        "which is right: the answer is 6, with year=2022",
    ),
    "the slip comes within the tolerance": (
        ("value: 0.1", "value: 4"), "- figure:", 1, "this slip gives 2, which is right",
    ),
    "the key is 0": (
        ("decimals: 1\n  tolerance", "decimals: 1\n    transform: difference\n"
         "    of: {}\n    minus: {}\n  tolerance"), "figure:", 1, "the right answer is 0",
    ),
    "one value only": ((LISTED, "year: [2024]"), "vary:", 1, "have 1 combinations; 2 to 50"),
    "too many": ((LISTED, f"year: {list(range(1900, 1951))}"), "vary:", 1, "51 combinations"),
    "a value twice": ((LISTED, "year: [2024, 2024]"), "year:", 1, "“year” stands twice"),
    "an unknown placeholder": (
        ("whose seller is China", "of {yaer}"), "wrong:", 1, "{yaer} is none of its parameters",
    ),
    "a stem without the parameter": (
        ("sell in {year}", "sell"), "stem:", 1, "does not name the parameter “year”",
    ),
    "a parameter called key": (
        (LISTED, "key: [1, 2]"), "key: [1, 2]", 1, "cannot be called “key”",
    ),
    "an unknown table": (
        (LISTED, "year: {table: tee, column: year}"), "year: {table", 1, "no table “tee”",
    ),
    "an unknown column": (
        (LISTED, "year: {table: tea, column: yaer}"), "year: {table", 1, "no column “yaer”",
    ),
    "an unknown unit": (
        ("unit: billion US dollars", "unit: ells"), "unit:", 1, "the unit “ells” is not known",
    ),
    "a figure that lacks its unit": (
        ("    unit: billion US dollars\n    decimals: 1\n  tol", "    decimals: 1\n  tol"),
        "figure:", 1, "lacks “unit”",
    ),
    "a declared figure without parameters": (
        ("  vary:\n    year: [2022, 2023, 2024]\n", ""), "figure:", 1, "has no parameters",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_its_line_and_the_values(change: Callable[..., Path], name: str) -> None:
    pair, at, nth, says = MISTAKES[name]
    root = change(pair)
    found = problems(root)
    assert says in found[0].what, [str(problem) for problem in found]
    assert found[0].line == line_of(root, at, nth), str(found[0])


def test_a_mistake_in_every_form_is_said_once(change: Callable[..., Path]) -> None:
    found = problems(change(("column: value_usd_bn\n    unit", "column: valeu\n    unit")))
    assert len(found) == 1
    assert "no column “valeu”, with year=2022 and 2 more." in found[0].what


def test_parameters_need_a_figure_of_their_own(
    change: Callable[..., Path], tiny_course: Path
) -> None:
    path = tiny_course / "quizzes" / "02_second.yaml"
    text = path.read_text("utf-8")
    start = text.index("  figure:\n    says: Tea that China")
    end = text.index("  tolerance:", start)
    path.write_text(text[:start] + "  figure: tea_2024\n" + text[end:], "utf-8")
    assert "a figure that is declared here" in problems(tiny_course)[0].what


def test_a_mistake_in_another_file_is_said_as_there(tiny_course: Path) -> None:
    table = tiny_course / "data" / "tea.csv"
    table.write_text(table.read_text("utf-8").replace(",6.0,", ",six,"), "utf-8")
    (found,) = problems(tiny_course)
    assert found.path == table
    assert "year=" not in found.what
