"""Every mistake in the content gets a message of its own, with the file and the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.bank import read_bank
from coursekit.course import read_course
from coursekit.errors import ContentError, Problem
from coursekit.figures import read_figures
from coursekit.references import read_references
from coursekit.tables import describe, load

FIGURES, TEA, TILES = "figures.yaml", "data/tea.csv", "data/tiles.csv"
PACKAGE, BANK, SOURCES = "data/datapackage.json", "quizzes/01_first.yaml", "references.yaml"
COURSE = "course.yaml"

READERS: dict[str, Callable[[Path], object]] = {
    FIGURES: read_figures,
    TEA: lambda root: load(root, "tea"),
    TILES: lambda root: load(root, "tiles"),
    PACKAGE: describe,
    BANK: lambda root: read_bank(root, "01_first"),
    SOURCES: read_references,
    COURSE: read_course,
}


@dataclass(frozen=True)
class Mistake:
    """`old` becomes `new` in a file; the message on the line of `at` holds the words `says`."""

    name: str
    file: str
    old: str
    new: str
    at: str
    says: str
    rule: str


TEA_2024 = "table: tea\n  where: {year: 2024, exporter: CHN}\n  column: value_usd_bn\n  unit"

MISTAKES = [
    # YAML
    Mistake("wrong indentation", FIGURES, "  says: Tea that", "   says: Tea that",
            at="  table: tea", says="not valid YAML", rule="yaml"),
    Mistake("a quote is missing", COURSE, 'course"', "course", at='title: "Tea: who', says="YAML",
            rule="yaml"),
    Mistake("a key twice", FIGURES,
            "  decimals: 1\ntea_share", "  decimals: 1\n  unit: x\ntea_share",
            at="  unit: x", says="“unit” stands twice", rule="yaml"),
    Mistake("a control character", BANK, "Who sold", "Who \x07sold", at="\x07", says="U+0007",
            rule="yaml"),
    Mistake("an unknown tag", BANK, "level: 1", "level: !huge 1", at="!huge", says="!huge",
            rule="yaml"),
    Mistake("a key that is no text", FIGURES, "tiles_days:", "42:", at="42:", says="not text",
            rule="yaml"),
    # course.yaml
    Mistake("a course without a licence", COURSE, "licence: CC-BY-4.0\n", "", at="title:",
            says="lacks “licence”", rule="schema"),
    Mistake("a date that is none", COURSE, "as_of: 2025-06-30", "as_of: June", at="as_of: June",
            says="must be a date", rule="schema"),
    Mistake("an unknown objective", COURSE, "objectives: [O1]", "objectives: [O9]",
            at="objectives: [O9]", says="no objective “O9”", rule="objective"),
    Mistake("a lesson without a source", COURSE, "slug: 02_second", "slug: 02_lost",
            at="slug: 02_lost", says="“02_lost” has no source", rule="lesson"),
    Mistake("a lesson twice", COURSE, "slug: 02_second", "slug: 01_first",
            at="minutes: 15#-3", says="“01_first” stands twice", rule="duplicate"),
    # references.yaml
    Mistake("a reference twice", SOURCES, "id: handbook-2020", "id: tea-office-2025",
            at="id: tea-office-2025#2", says="stands twice (first on line 2)", rule="duplicate"),
    Mistake("a reference without a date", SOURCES, "  issued: 2020\n", "", at="id: handbook-2020",
            says="has no date", rule="reference-date"),
    Mistake("an unknown kind of source", SOURCES,
            "kind: primary\n- id: tile", "kind: first\n- id: tile",
            at="kind: first", says="Use one of: primary, secondary", rule="schema"),
    Mistake("an address that is none", SOURCES, "https://example.org/tea", "example.org/tea",
            at="URL: example.org/tea", says="an address", rule="schema"),
    # datapackage.json
    Mistake("a comma too many in JSON", PACKAGE, '"as_of": "2025-03",', '"as_of": "2025-03",,',
            at=",,", says="not valid JSON", rule="json"),
    Mistake("a key twice in JSON", PACKAGE,
            '"as_of": "2025-03",', '"as_of": "2", "as_of": "2025-03",',
            at='"as_of": "2"', says="“as_of” stands twice", rule="yaml"),
    Mistake("a table without limits", PACKAGE,
            '"limits": "Invented for tests: it says nothing of real tiles.",\n', "",
            at='"name": "tiles"#-1', says="lacks “limits”", rule="schema"),
    Mistake("a table twice", PACKAGE, '"name": "tiles"', '"name": "tea"', at='"name": "tea"#2',
            says="“tea” stands twice", rule="duplicate"),
    Mistake("an unknown type", PACKAGE, '"type": "date"', '"type": "day"', at='"type": "day"',
            says="Use one of: string, integer, number, date, boolean", rule="schema"),
    Mistake("no list of tables", PACKAGE, '"resources"', '"tables"', at="{", says="“resources”",
            rule="schema"),
    # tables
    Mistake("a missing column", TEA, "value_usd_bn,status", "status", at="year,",
            says="names 5 columns, every row has 6 cells", rule="column"),
    Mistake("a column of another name", TEA, "value_usd_bn", "value", at="year,",
            says="lacks the column “value_usd_bn”", rule="column"),
    Mistake("a word for a number", TEA, "2023,CHN,7.5", "2023,CHN,much", at="2023,CHN",
            says="Row 3, column “value_usd_bn”: “much” is not a number", rule="cell"),
    Mistake("a fraction for a year", TEA, "2023,CHN", "2023.5,CHN", at="2023.5,CHN",
            says="“2023.5” is not a whole number", rule="cell"),
    Mistake("an infinite number", TEA, "7.5", "inf", at="inf", says="“inf” is not a number",
            rule="cell"),
    Mistake("a date that is no day", TILES, "2025-01-15", "2025-02-30", at="2025-02-30",
            says="a date such as", rule="cell"),
    Mistake("a yes for a true", TILES, "1.5,true", "1.5,yes", at="1.5,yes",
            says="“yes” is not true or false", rule="cell"),
    Mistake("a cell too many", TEA, "2023,CHN,7.5,", "2023,CHN,7,5,", at="2023,CHN",
            says="7 cells, the header 6", rule="table"),
    Mistake("an empty line", TEA, "2023,CHN", "\n2023,CHN", at="2023,CHN#-1", says="line is empty",
            rule="table"),
    Mistake("a quotation mark too many", TEA, "2023,CHN", '2023,"CHN', at='2023,"CHN',
            says="cannot be read", rule="table"),
    # figures
    Mistake("an unknown table", FIGURES, TEA_2024, TEA_2024.replace("table: tea", "table: tee"),
            at="table: tee", says="There is no table “tee”. Did you mean “tea”", rule="table"),
    Mistake("an unknown column", FIGURES, TEA_2024, TEA_2024.replace("value_usd_bn", "usd"),
            at="column: usd", says="has no column “usd”", rule="column"),
    Mistake("a selection by an unknown column", FIGURES, TEA_2024, TEA_2024.replace("year", "y"),
            at="where: {y:", says="has no column “y”", rule="column"),
    Mistake("a column of text", FIGURES, TEA_2024, TEA_2024.replace("value_usd_bn", "exporter"),
            at="column: exporter", says="“exporter” holds no numbers", rule="column"),
    Mistake("the unit of another column", FIGURES, "unit: billion US dollars", "unit: days",
            at="unit: days", says="what it computes is in “billion US dollars”", rule="unit"),
    Mistake("an unknown unit", FIGURES, "unit: billion US dollars", "unit: bushels",
            at="unit: bushels", says="the unit “bushels” is not known", rule="unit"),
    Mistake("two rows where one is needed", FIGURES,
            TEA_2024, TEA_2024.replace(", exporter: CHN", ""),
            at="where: {year: 2024}", says="2 rows of “tea” fit", rule="figure"),
    Mistake("no row", FIGURES, TEA_2024, TEA_2024.replace("2024", "1924"),
            at="where: {year: 1924", says="no row of “tea” fits", rule="figure"),
    Mistake("an empty cell", FIGURES, '{day: {from: "2025-02-01"}}', '{day: "2025-01-15"}',
            at='{day: "2025-01-15"}', says="a selected cell of “tiles” is empty", rule="figure"),
    Mistake("text where the column has numbers", FIGURES,
            TEA_2024, TEA_2024.replace("2024", '"2024"'),
            at='year: "2024"', says="“2024” cannot fit", rule="figure"),
    Mistake("a range of numbers in a column of text", FIGURES, TEA_2024,
            TEA_2024.replace("exporter: CHN", "exporter: {from: 1}"), at="exporter: {from: 1}",
            says="“1” cannot fit", rule="figure"),
    Mistake("a figure from itself", FIGURES,
            "of: {figure: tea_2024}", "of: {figure: tea_ratio_2024}",
            at="tea_ratio_2024:", says="tea_ratio_2024 → tea_ratio_2024", rule="figure"),
    Mistake("an unknown part", FIGURES, "of: {figure: tea_2024}", "of: {figure: tea_2042}",
            at="tea_2042", says="no figure “tea_2042”. Did you mean “tea_2024”", rule="figure"),
    Mistake("a part too few", FIGURES, "  of: {figure: tea_2024}\n", "", at="tea_ratio_2024:",
            says="needs the part “of”", rule="figure"),
    Mistake("parts of different units", FIGURES, "in: {where: {year: 2024}, take: sum}",
            "in: {table: tiles, column: counted_days, where: {}, take: sum}", at="tea_share_2024:",
            says="different units", rule="unit"),
    Mistake("decimals in words", FIGURES, "decimals: 2", "decimals: two", at="decimals: two",
            says="a whole number", rule="schema"),
    Mistake("a figure without words", FIGURES,
            "  says: Days on which tiles were counted\n", "", at="tiles_days:",
            says="lacks “says”", rule="schema"),
    Mistake("a list for a figure", FIGURES, "tiles_days:\n", "tiles_days_old: [1]\ntiles_days:\n",
            at="tiles_days_old", says="must be a mapping", rule="schema"),
    Mistake("a selection by nothing", FIGURES, TEA_2024, TEA_2024.replace("2024", ""),
            at="where: {year: ,", says="one value, a list of values, or a range", rule="schema"),
    # banks
    Mistake("an item twice", BANK, "- id: ratio", "- id: seller", at="- id: seller#2",
            says="“seller” stands twice (first on line 1)", rule="duplicate"),
    Mistake("an unknown type of item", BANK, "type: numeric", "type: number", at="type: number",
            says="“number”, which is not known", rule="schema"),
    Mistake("an item without a stem", BANK,
            "  stem: Who sold **more** tea in 2024, by the table of this lesson?\n", "",
            at="- id: seller", says="lacks “stem”", rule="schema"),
    Mistake("an option without feedback", BANK,
            "feedback: The two lines never touch", "comment: The two lines never touch",
            at="text: Both", says="lacks “feedback”", rule="schema"),
    Mistake("a level that does not exist", BANK, "level: 2", "level: 4", at="level: 4",
            says="Use one of: 1, 2, 3", rule="schema"),
    Mistake("a list for an id", BANK, "- id: ratio", "- id: [ratio]", at="- id: [ratio]",
            says="must be text", rule="schema"),
    Mistake("two keys of one", BANK, "- text: Russia\n", "- text: Russia\n      correct: true\n",
            at="  options:", says="2", rule="key"),
    Mistake("no key", BANK, "      correct: true\n", "", at="  options:", says="0", rule="key"),
    Mistake("an option twice", BANK, "- text: Russia", "- text: China ", at="- text: China#2",
            says="stands twice", rule="duplicate"),
    Mistake("an unknown figure as key", BANK, "  figure: tea_ratio_2024\n", "  figure: tea_ratio\n",
            at="  figure: tea_ratio\n", says="no figure “tea_ratio”", rule="figure"),
    Mistake("a link to an unknown figure", BANK,
            "[3.8](figure:tea_ratio_2024)", "[3.8](figure:tea)",
            at="(figure:tea)", says="no figure “tea”", rule="figure"),
    Mistake("a figure and an answer", BANK, "  figure: tea_ratio_2024\n",
            "  figure: tea_ratio_2024\n  answer: 3.8\n", at="- id: ratio",
            says="either `figure` or `answer`", rule="key"),
    Mistake("a unit that is not the figure's", BANK, "  figure: tea_ratio_2024\n",
            "  figure: tea_ratio_2024\n  unit: days\n", at="  unit: days",
            says="“days”, but the figure tea_ratio_2024 is in times", rule="unit"),
    Mistake("an answer without a unit", BANK, "  figure: tea_ratio_2024\n", "  answer: 3.8\n",
            at="  answer: 3.8", says="unit", rule="unit"),
    Mistake("a negative tolerance", BANK, "value: 0.1", "value: -0.1", at="value: -0.1",
            says="at least 0", rule="schema"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_named_with_its_file_and_line(mistake: Mistake, tiny_course: Path) -> None:
    path = tiny_course / mistake.file
    text = path.read_text("utf-8")
    assert mistake.old in text, "the example no longer fits the tiny course"
    path.write_text(text.replace(mistake.old, mistake.new, 1), "utf-8")

    problems = _problems(READERS[mistake.file], tiny_course)

    found = [problem for problem in problems if mistake.says in problem.what + problem.fix]
    assert found, f"nobody says “{mistake.says}”: {[str(problem) for problem in problems]}"
    assert (found[0].path, found[0].line) == (path, _line(path, mistake.at)), str(found[0])
    assert found[0].rule == mistake.rule


def _problems(read: Callable[[Path], object], root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as error:
        read(root)
    return error.value.problems


def _line(path: Path, at: str) -> int:
    """Line of the first place with the words `at`; `#2` counts places, `#-1` moves up a line."""
    words, _, number = at.partition("#")
    words = words.rstrip("\n")
    lines = [n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if words in text]
    if number.startswith("-"):
        return lines[0] + int(number)
    return lines[int(number or 1) - 1]


@pytest.mark.parametrize("file", [FIGURES, TEA, PACKAGE, BANK, SOURCES, COURSE])
def test_a_file_that_is_not_utf_8_is_named_with_line_and_byte(file: str, tiny_course: Path) -> None:
    path = tiny_course / file
    text = path.read_bytes()
    end_of_line = text.index(b"\n")
    path.write_bytes(text[:end_of_line] + b"\n# caf\xe9" + text[end_of_line:])

    (problem,) = _problems(READERS[file], tiny_course)

    assert (problem.path, problem.line, problem.rule) == (path, 2, "encoding")
    assert "0xe9 at column 6" in problem.what


@pytest.mark.parametrize("file", [TEA, BANK, COURSE])
def test_a_missing_file_is_named(file: str, tiny_course: Path) -> None:
    (tiny_course / file).unlink()

    (problem,) = _problems(READERS[file], tiny_course)

    assert (problem.path, problem.rule) == (tiny_course / file, "file")
    assert "does not exist" in problem.what


def test_a_folder_in_place_of_a_file_is_named(tiny_course: Path) -> None:
    (tiny_course / TEA).unlink()
    (tiny_course / TEA).mkdir()

    (problem,) = _problems(READERS[TEA], tiny_course)

    assert "cannot be read" in problem.what


def test_a_divisor_of_nothing_is_named(tiny_course: Path) -> None:
    _replace(tiny_course / TEA, "2024,RUS,2.4", "2024,RUS,0")

    problems = _problems(read_figures, tiny_course)

    assert [problem.what for problem in problems] == ["Figure tea_ratio_2024: the divisor is 0."]
    assert problems[0].line == _line(tiny_course / FIGURES, "to: {table: tea")


def test_figures_that_go_round_in_a_circle_are_both_named(tiny_course: Path) -> None:
    with (tiny_course / FIGURES).open("a", encoding="utf-8") as file:
        file.write(
            "egg: {says: Eggs, transform: ratio, of: {figure: hen}, to: {figure: tea_2024},"
            " unit: times, decimals: 0}\n"
            "hen: {says: Hens, transform: ratio, of: {figure: egg}, to: {figure: tea_2024},"
            " unit: times, decimals: 0}\n"
        )

    problems = _problems(read_figures, tiny_course)

    assert {problem.what.split(": ")[0] for problem in problems} == {"Figure egg", "Figure hen"}
    assert "egg → hen → egg" in problems[0].what


def test_a_broken_part_is_reported_where_it_stands_and_once(tiny_course: Path) -> None:
    _replace(tiny_course / FIGURES, TEA_2024, TEA_2024.replace("value_usd_bn", "usd"))

    problems = _problems(read_figures, tiny_course)

    assert [problem.what.split(":")[0] for problem in problems] == ["Figure tea_2024"]


def test_all_mistakes_of_a_file_are_reported_at_once(tiny_course: Path) -> None:
    bank = tiny_course / BANK
    _replace(bank, "level: 1", "level: one")
    _replace(bank, "  figure: tea_ratio_2024\n", "  figure: tea_ratio\n")

    problems = _problems(READERS[BANK], tiny_course)

    assert {problem.rule for problem in problems} == {"schema", "figure"}


def test_one_broken_table_does_not_hide_the_others(tiny_course: Path) -> None:
    _replace(tiny_course / PACKAGE, '"type": "date"', '"type": "day"')

    assert len(load(tiny_course, "tea")) == 6
    assert "day" in _problems(READERS[TILES], tiny_course)[0].what


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
