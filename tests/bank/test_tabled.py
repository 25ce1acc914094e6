"""Questions whose key is read from tables, and what their authors may get wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.bank import read_bank
from coursekit.errors import ContentError
from coursekit.items import Allocation, Item, Sketch

BANK = Path("quizzes/01_kettles.yaml")


@pytest.fixture
def course(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the course of guesses that may be changed."""
    shutil.copytree(checkout / "tests" / "courses" / "guesses", tmp_path / "guesses")
    return tmp_path / "guesses" / "course"


def change(course: Path, file: Path | str, old: str, new: str) -> None:
    path = course / file
    text = path.read_text("utf-8")
    assert old in text, "the example no longer fits the course of guesses"
    path.write_text(text.replace(old, new, 1), "utf-8")


def item(course: Path, name: str) -> Item:
    return read_bank(course, "01_kettles").items[f"01_kettles/{name}"]


def shares(course: Path) -> dict[str, float]:
    found = item(course, "buyers")
    assert isinstance(found, Allocation)
    return {one.name: round(one.share, 6) for one in found.categories}


def test_parts_of_a_table_become_shares_of_their_whole(course: Path) -> None:
    assert shares(course) == {"North": 50, "South": 30, "East": 10, "All others": 10}


def test_without_a_whole_the_parts_make_it_up(course: Path) -> None:
    change(course, BANK, "  total: {take: sum}\n", "")
    change(course, BANK, "{name: All others, rest: true}", "{name: West, where: {buyer: west}}")
    assert shares(course) == {
        "North": pytest.approx(52.083333), "South": pytest.approx(31.25),
        "East": pytest.approx(10.416667), "West": pytest.approx(6.25),
    }  # fmt: skip


def test_a_part_may_be_a_figure_and_is_cited_as_one(course: Path) -> None:
    for buyer in ("North", "South", "East"):
        name = "kettles_north_2025" if buyer == "North" else ""
        new = f"{{name: {buyer}, figure: {name}}}" if name else f"{{name: {buyer}, key: 20}}"
        change(course, BANK, f"{{name: {buyer}, where: {{buyer: {buyer.lower()}}}}}", new)
    change(course, BANK, "  total: {take: sum}\n", "")
    change(course, BANK, "  table: kettles_by_buyer\n  column: sold_mt\n", "")
    assert shares(course) == {"North": 50, "South": 20, "East": 20, "All others": 10}
    found = item(course, "buyers")
    assert isinstance(found, Allocation)
    assert (found.figures, found.source) == (("kettles_north_2025",), "Kettle Office, 2025")


def test_a_series_is_cut_where_its_known_part_ends(course: Path) -> None:
    found = item(course, "turnover")
    assert isinstance(found, Sketch)
    assert [point.year for point in found.known] == [2015, 2016, 2017, 2018, 2019]
    assert [(point.year, point.value) for point in found.asked][:3] == [
        (2020, 58.0), (2021, 80.0), (2022, 105.25),
    ]  # fmt: skip
    assert (found.unit.name, found.source) == ("billion US dollars", "Kettle Office, 2025")
    assert found.as_of == "2025-01-20"


def test_what_changes_in_a_table_changes_the_key(course: Path) -> None:
    change(course, "data/kettles.csv", "2020,all,58.0", "2020,all,59.0")
    found = item(course, "turnover")
    assert isinstance(found, Sketch)
    assert found.asked[0].value == 59.0


@dataclass(frozen=True)
class Mistake:
    """`old` becomes `new` in the bank; the message on the line of `at` holds `says`."""

    name: str
    old: str
    new: str
    at: str
    says: str


NORTH = "{name: North, where: {buyer: north}}"

MISTAKES = [
    Mistake("a category twice", "{name: South,", "{name: north,", at="{name: north,",
            says="this category stands twice"),
    Mistake("a row that is not there", "buyer: north}", "buyer: nort}", at="buyer: nort}",
            says="no row of “kettles_by_buyer” fits"),
    Mistake("a column that is not there", "column: sold_mt", "column: sold", at="column: sold",
            says="has no column “sold”"),
    Mistake("a table that is not there", "table: kettles_by_buyer", "table: kettles_by",
            at="table: kettles_by",
            says="or “kettles_by_buyer”"),
    Mistake("two rests", NORTH, "{name: North, rest: true}", at="categories:",
            says="only one category"),
    Mistake("a rest of nothing known", "  total: {take: sum}\n", "", at="categories:",
            says="left over cannot be known"),
    Mistake("a whole that is too small", "total: {take: sum}",
            "total: {where: {buyer: north}}", at="categories:",
            says="add up to 0.9, the whole is 0.5"),
    Mistake("parts of different units", NORTH, "{name: North, figure: kettles_north_2025}",
            at="categories:", says="different units: million tonnes, per cent"),
    Mistake("feedback to nobody", "north_high:", "nord_high:", at="nord_high:",
            says="names no category"),
    Mistake("a key that is no share", NORTH, "{name: North, key: many}",
            at="{name: North, key: many}", says="“key”"),
    Mistake("a series without a column", "x: year", "x: years", at="x: years",
            says="has no column “years”"),
    Mistake("a series of words", "y: value_usd_bn", "y: source", at="y: source",
            says="holds no numbers"),
    Mistake("two series in one", "where: {region: all}", "where: {}", at="where: {}",
            says="share a year"),
    Mistake("nothing known", "known: {to: 2019}", "known: {to: 2001}", at="known: {to: 2001}",
            says="0 years are known"),
    Mistake("nothing asked", "known: {to: 2019}", "known: {to: 2023}", at="known: {to: 2023}",
            says="1 are asked for"),
    Mistake("no tolerance at all", "tolerance: 0.1", "tolerance: 0", at="tolerance: 0",
            says="“tolerance”"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_named_with_its_line(mistake: Mistake, course: Path) -> None:
    change(course, BANK, mistake.old, mistake.new)
    with pytest.raises(ContentError) as caught:
        read_bank(course, "01_kettles")
    lines = (course / BANK).read_text("utf-8").splitlines()
    found = [(p.line, p.what + p.fix) for p in caught.value.problems]
    expected = next(number for number, line in enumerate(lines, 1) if mistake.at in line)
    assert any(line == expected and mistake.says in what for line, what in found), found


def test_an_even_key_is_refused_because_nobody_could_do_better(course: Path) -> None:
    change(course, BANK, "{name: All others, rest: true}", "{name: West, where: {buyer: west}}")
    change(course, BANK, "  total: {take: sum}\n", "")
    change(course, BANK, "column: sold_mt", "column: price_usd_bn")
    with pytest.raises(ContentError, match="an even split is only 0"):
        read_bank(course, "01_kettles")


@pytest.mark.parametrize(
    ("row", "new", "says"),
    [
        ("2020,all,58.0", "2020,all,", "a cell of the series is empty"),
        ("2020,all,58.0", "2020,all,-5", "below 0"),
        ("2020,all,58.0", "2021,all,58.0", "share a year"),
    ],
)
def test_a_series_that_cannot_be_drawn_is_refused(
    course: Path, row: str, new: str, says: str
) -> None:
    change(course, "data/kettles.csv", row, new)
    with pytest.raises(ContentError, match=says):
        read_bank(course, "01_kettles")


def test_a_bank_without_such_items_reads_no_table(course: Path) -> None:
    text = (course / BANK).read_text("utf-8")
    (course / BANK).write_text(
        text[text.index("- id: north") :].replace(
            "figure: kettles_north_2025", "answer: 50\n  unit: per cent"
        ),
        "utf-8",
    )
    (course / "data" / "kettles.csv").unlink()
    (course / "data" / "kettles_by_buyer.csv").unlink()
    assert list(read_bank(course, "01_kettles").items) == ["01_kettles/north"]
