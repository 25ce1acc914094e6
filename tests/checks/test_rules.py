"""Every rule of `coursekit check`: an example that breaks it, and examples that only look so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.checks import check_course
from coursekit.errors import Problem

ONE, TWO = "course/lessons/01_first.py", "course/lessons/02_second.py"
BANK, BANK_TWO = "course/quizzes/01_first.yaml", "course/quizzes/02_second.yaml"
FIGURES, SOURCES, COURSE = "course/figures.yaml", "course/references.yaml", "course/course.yaml"
FORM, FORM_TWO = "course/forms/a.yaml", "course/forms/b.yaml"
TEA, PACKAGE, CLAIMS = "course/data/tea.csv", "course/data/datapackage.json", "seeds/claims.yaml"

QUESTION = "# Before any data: which of them sells more?"
STEM = "Who sold **more** tea in 2024, by the table of this lesson?"
CHINA_FEEDBACK = "China's line ends above Russia's, though the table stops in 2024 and is invented."
LONG = "a word " * 40


@dataclass(frozen=True)
class Edit:
    """`old` becomes `new` in a file; `at` are words of the line that is blamed.

    `#2` behind them means their second place, `#-1` the line above; `blamed` is another file.
    """

    name: str
    file: str
    old: str
    new: str
    rule: str = ""
    at: str = ""
    says: str = ""
    blamed: str = ""


BREAKS = [
    # tables
    Edit("a table that does not say what it holds", PACKAGE,
         '"description": "Invented numbers, one row a year and exporter.",', "", "table",
         '"name": "tea"#-1', "“tea” lacks “description”"),
    Edit("a table without a key", PACKAGE, '"primaryKey": ["day"],', "", "table",
         '"name": "tiles"#-1', "no “primaryKey”"),
    Edit("a column without a title", PACKAGE, '"title": "Seller", ', "", "column", '"exporter"',
         "has no title"),
    Edit("a number without a unit", PACKAGE, ', "unit": "million tonnes"}', "}", "unit",
         '"stored_mt"', "has no unit"),
    Edit("an unknown status", TEA, "9.1,actual", "9.1,sure", "cell", "9.1,sure", "one of"),
    Edit("a date in words", TEA, "9.1,actual,tea-office-2025,2025-01-13",
         "9.1,actual,tea-office-2025,13 January", "cell", "13 January", "is not a date"),
    Edit("a value that is not allowed", TEA, "2024,CHN", "2024,USA", "cell", "2024,USA",
         "Row 5, column “exporter”: “USA” must be one of"),
    Edit("a value that is too small", TEA, "9.1", "-9.1", "cell", "-9.1", "at least 0"),
    Edit("a value that is too large", TEA, "2024,RUS", "2025,RUS", "cell", "2025,RUS",
         "at most 2024"),
    Edit("an empty cell that must not be", TEA, "2.4,estimate,tea-office-2025", "2.4,estimate,",
         "cell", "2.4,estimate", "the cell is empty"),
    Edit("two rows with one key", TEA, "2024,RUS", "2024,CHN", "cell", "2024,CHN#2",
         "the key (year 2024, exporter CHN) stands also on line 6"),
    Edit("a value twice where it must be unique", "course/data/tiles.csv", "2025-02-01",
         "2025-01-15", "cell", "2025-01-15#2", "must be unique"),
    Edit("a constraint that does not exist", PACKAGE, '"minimum": 2022', '"smallest": 2022',
         "table", '"schema"', "cannot be used"),
    # sources
    Edit("a row with an unknown source", TEA, "9.1,actual,tea-office-2025",
         "9.1,actual,tea-office", "source-unknown", "9.1", "Did you mean “tea-office-2025”"),
    Edit("a table with an unknown source", PACKAGE, '"reference": "tile-board-2025"',
         '"reference": "tile-board"', "source-unknown", "tile-board", "no reference “tile-board”"),
    Edit("a table without a source", PACKAGE, ', "reference": "tile-board-2025"', "",
         "source-unknown", '"Tile Board"', "“tiles” names no reference"),
    Edit("a source without a title", PACKAGE, '"title": "Tile Board", ', '"name": "x", ', "table",
         "tile-board", "no title"),
    Edit("a register with an unknown source", COURSE, "source: report-2024", "source: report",
         "source-unknown", "  claims:", "no reference “report”"),
    Edit("an item with an unknown source", BANK, "sources: [tea-office-2025]\n  as_of",
         "sources: [tea-office]\n  as_of", "source-unknown", "[tea-office]", "“tea-office”"),
    Edit("a citation of nothing", ONE, "[@handbook-2020;", "[@handbook;", "source-unknown",
         "[@handbook;", "no reference “handbook”"),
    Edit("a citation of nothing in feedback", BANK, "is invented.", "is invented [@nobody].",
         "source-unknown", "@nobody", "no reference “nobody”"),
    Edit("a source that nobody uses", ONE, "[@handbook-2020; @", "[@", "source-unused",
         "id: handbook-2020", "“handbook-2020” is used by no table", SOURCES),
    # numbers
    Edit("a number that is not its figure's", ONE, "[9.1 billion", "[9.2 billion", "figure-text",
         "[9.2", "the figure tea_2024 is 9.1 billion US dollars"),
    Edit("a unit that is not its figure's", ONE, "[79 %]", "[79 times]", "figure-text", "[79",
         "“times”"),
    Edit("a number in a parameter that is not its figure's", BANK_TWO, "year: [2022, 2023, 2024]",
         'year: [2022, 2023, {value: 2024, text: "2024, not [9.2](figure:tea_2024)"}]',
         "figure-text", "year: [2022", "9.1"),
    Edit("a number in feedback that is not its figure's", BANK, "[3.8](", "[3.9](", "figure-text",
         "[3.9](", "3.8 times"),
    Edit("a link to no figure", ONE, "(figure:tea_share_2024)", "(figure:tea_share)", "figure",
         "(figure:tea_share)", "no figure “tea_share”"),
    Edit("a figure in code that does not exist", ONE, 'ck.figure("tea_2024")',
         'ck.figure("tea_2042")', "figure", "ck.figure", "no figure “tea_2042”"),
    Edit("a figure that nobody uses", TWO, " after [76 days](figure:tiles_days) of counting", "",
         "figure-unused", "tiles_days:", "“tiles_days” is used nowhere", FIGURES),
    Edit("a part that the transform does not use", FIGURES, "transform: count",
         "transform: count\n  minus: {figure: tea_2024}", "figure", "  minus:",
         "count does not use “minus”"),
    Edit("a share in prose without a figure", ONE, QUESTION, "# It is 33 % of all tea.",
         "bare-number", "33 %", "“33 %” has neither a figure nor a source"),
    Edit("dollars in prose without a figure", ONE, QUESTION, "# That makes US$ 5.5 of a pound.",
         "bare-number", "5.5", "“US$ 5.5”"),
    Edit("a multiple in prose without a figure", ONE, QUESTION, "# It is 3 times as much.",
         "bare-number", "3 times", "“3 times”"),
    Edit("a share in feedback without a figure", BANK, "is invented.", "is 33 % invented.",
         "bare-number", "33 %", "“33 %”"),
    Edit("a price in a stem without a figure", BANK, "Who sold", "Who sold for $5",
         "bare-number", "$5", "“$5”"),
    # lessons
    Edit("a lesson with a version in its header", ONE, "#     name: python3",
         "#     name: python3\n#   version: 1.17", "header", "version", "kernel's name alone"),
    Edit("a heading of the first level", ONE, "# ## Guess first", "# # Guess first", "heading",
         "Guess first", "the build adds the lesson's title"),
    Edit("a cell of thirteen lines", ONE, "import coursekit as ck\n",
         "import coursekit as ck\n" + "x = 1\n" * 10, "cell-length", "import coursekit",
         "13 lines of code"),
    Edit("two sentences in a line", ONE, QUESTION, "# Think first. Then read on.", "sentence",
         "Think first", "more than one sentence"),
    Edit("a sentence in two lines", ONE, QUESTION, "# Before any data,\n# which sells more?",
         "sentence", "which sells more", "goes on here"),
    Edit("code that cannot be read", ONE, "import coursekit as ck", "import coursekit as",
         "code", "import coursekit", "cannot be read"),
    # code
    Edit("a table in code that does not exist", ONE, 'ck.load("tea")', 'ck.load("tee")', "table",
         "ck.load", "no table “tee”"),
    Edit("a chart without an alternative text", ONE, "    alt=f", "    # alt=f", "chart",
         "with ck.chart", "no alt"),
    Edit("a chart without a source", ONE, "    source=tea,\n", "", "chart", "with ck.chart",
         "no source"),
    Edit("a chart without a title", ONE, '    "China sells more tea each year",\n', "", "chart",
         "with ck.chart", "no title"),
    Edit("a quiz that is not the last line", ONE, 'ck.quiz("01_first/seller", "01_first/ratio")',
         'ck.quiz("01_first/seller", "01_first/ratio")\nprint(1)', "quiz-place", "ck.quiz",
         "the last line of its cell"),
    Edit("a quiz inside another call", ONE, 'ck.quiz("01_first/seller", "01_first/ratio")',
         'print(ck.quiz("01_first"))', "quiz-place", "print(ck.quiz", "stand alone"),
    Edit("a quiz of no item", ONE, '"01_first/ratio")', '"01_first/ratio", "01_first/rato")',
         "quiz", "ck.quiz", "no item “01_first/rato”. Did you mean"),
    Edit("a quiz that is not spelled out", ONE, 'ck.quiz("01_first/seller", "01_first/ratio")',
         'ck.quiz(*["01_first"])', "quiz", "ck.quiz", "as plain text"),
    Edit("an item that no quiz asks", ONE, ', "01_first/ratio")', ")", "quiz-uncalled",
         "- id: ratio", "asks the item 01_first/ratio", BANK),
    Edit("a lesson that asks an item of the test", ONE, '"01_first/ratio"', '"form_a/share"',
         "quiz", "ck.quiz", "form_a/share"),
    # forms
    Edit("a form without one of its slots", FORM_TWO, "  slot: 2", "  slot: 3", "form",
         "slot: 2", "form_b has nothing in slot 2, where form_a has form_a/share", FORM),
    Edit("two items in one slot", FORM, "  slot: 2", "  slot: 1", "form", "slot: 1#2",
         "form_a/share and form_a/seller have the same slot"),
    Edit("parallel items of two objectives", FORM_TWO, "objective: O2", "objective: O1", "form",
         "objective: O1#2", "form_b/share has the objective “O1”"),
    Edit("an item of a form without a slot", FORM, "  slot: 1\n", "", "form", "- id: seller",
         "form_a/seller has no slot"),
    Edit("a lesson's item with a slot", BANK, "- id: ratio\n", "- id: ratio\n  slot: 1\n",
         "form", "- id: ratio", "01_first/ratio has a slot"),
    # items
    Edit("an item with an unknown objective", BANK, "objective: O2", "objective: O7", "objective",
         "objective: O7", "no objective “O7”"),
    Edit("an item with an unknown claim", BANK_TWO, "claims: [S02, S03]", "claims: [S02, S03, S99]",
         "claim", "claims:", "no claim “S99”"),
    Edit("an asymmetry that favours nobody", BANK, "  favours: china\n", "", "favours",
         "- id: ratio", "whom it favours"),
    Edit("feedback that is only a verdict", BANK, CHINA_FEEDBACK, "Wrong.", "feedback-length",
         "feedback: Wrong.", "has 1 words"),
    Edit("feedback that is a lecture", BANK, CHINA_FEEDBACK, LONG, "feedback-length", LONG[:40],
         "has 80 words"),
    Edit("a remark on a number that is only a verdict", BANK,
         "sign: A ratio of two sales is never negative.", "sign: Wrong sign.", "feedback-length",
         "sign: Wrong", "has 2 words"),
    # wording
    Edit("a stem that asks nothing", BANK,
         STEM,
         "The tea that was sold in 2024.", "stem-question", "stem: The tea", "does not ask"),
    Edit("a stem of three words", BANK,
         STEM,
         "Who sold more?", "stem-question", "stem: Who", "at least 6 words"),
    Edit("a stem that is too long", BANK, "Who sold", f"{LONG} who sold", "stem-length", "stem:",
         "60 are the most"),
    Edit("a negative question", BANK, "Who sold **more** tea", "Who did not sell tea",
         "stem-negative", "stem: Who did not", "“not”"),
    Edit("an option that is too long", BANK, "- text: Both the same", f"- text: {LONG[:182]}",
         "option-length", "- text: a word", "25 are the most"),
    Edit("all of the above", BANK, "- text: Both the same", "- text: All of the above",
         "option-refers", "- text: All", "shuffled"),
    Edit("neither of them", BANK, "- text: Both the same", "- text: Neither of these",
         "option-refers", "- text: Neither", "shuffled"),
    Edit("options named by letters", BANK, "- text: Both the same", "- text: A and B",
         "option-refers", "- text: A and B", "shuffled"),
    Edit("options that differ in a full stop", BANK, "- text: Both the same", "- text: '*Russia*.'",
         "option-twice", "*Russia*.", "options 2 and 3"),
    Edit("a stereotype", BANK, "is invented.", "is invented by a dragon.", "R04", "dragon",
         "“dragon”"),
    Edit("a key that is longer than all others", BANK, "- text: China\n",
         "- text: China, in each year that the table of this lesson covers\n", "key-longest",
         "  options:", "much longer"),
    # claims
    Edit("a claim twice", CLAIMS, "id: S03", "id: S02", "duplicate", "id: S02#2",
         "S02 stands twice"),
    Edit("a gap in the numbers", CLAIMS, "id: S03", "id: S04", "claim", "id: S04",
         "Claim 3 of the list is called S04"),
    Edit("a claim of no known kind", CLAIMS, "kind: forecast", "kind: guess", "schema",
         "kind: guess", "Use one of"),
    Edit("a claim that leads to no lesson", CLAIMS, "lessons: [01_first]", "lessons: [01_frist]",
         "claim", "[01_frist]", "Did you mean “01_first”"),
    Edit("a claim that leads to no table", CLAIMS, "tables: [tea]", "tables: [coffee]", "claim",
         "[coffee]", "no table “coffee”"),
    Edit("a claim that leads to no item", CLAIMS, "01_first/ratio]", "01_first/ratios]", "claim",
         "ratios]", "no item “01_first/ratios”"),
    Edit("a claim that forgets an item", CLAIMS, ", 01_first/ratio]", "]", "claim-trace",
         "claims: [S01]#2", "01_first/ratio names S01, but S01 does not list it", BANK),
    Edit("an item that forgets a claim", BANK_TWO, "claims: [S02, S03]", "claims: [S02]",
         "claim-trace", "items: [02_second/testable]#2",
         "S03 lists the item 02_second/testable", CLAIMS),
]  # fmt: skip


@pytest.mark.parametrize("edit", BREAKS, ids=lambda edit: edit.name)
def test_a_broken_rule_is_named_with_file_and_line(edit: Edit, tiny_course: Path) -> None:
    _apply(edit, tiny_course)

    problems = [p for p in check_course(tiny_course).problems if p.rule == edit.rule]

    assert problems, "the rule did not notice"
    assert any(edit.says in f"{p.what} {p.fix}" for p in problems), problems
    problem = next(p for p in problems if edit.says in f"{p.what} {p.fix}")
    assert _place(problem, tiny_course) == _expected(edit, tiny_course)


HARMLESS = [
    Edit("years and dates", ONE, QUESTION, "# In 2024, on 16 May, there were 7 sentences."),
    Edit("all of a whole", ONE, QUESTION, "# The shares of all partners add up to 100 %."),
    Edit("a number whose sentence cites", ONE, QUESTION, "# It was 33 % then [@handbook-2020]."),
    Edit("a number in a quotation", ONE, QUESTION, "# The report says “33 % of all tea”."),
    Edit("a number in a formula or in code", ONE, QUESTION, "# Take `100 %` or $x = 5 \\%$ of it."),
    Edit("an abbreviation in a sentence", ONE, QUESTION,
         "# See p. 7, i.e. Art. 9, by J. Nye, U.S. edition."),
    Edit("a bold word before its sentence", ONE, QUESTION, "# - **Tea.** Who sells more?"),
    Edit("a numbered list", ONE, QUESTION, "# 1. First.\n# 2. Second."),
    Edit("a quotation of two sentences", ONE, QUESTION, "# It says: “So it is. And so it stays.”"),
    Edit("a list after a colon", ONE, QUESTION, "# Two things:\n#\n# - tea\n# - tiles"),
    Edit("code in a fenced block", ONE, "# lines[", "# # One. Two. 33 %\n# lines["),
    Edit("an empty line in a long cell", ONE, "import coursekit as ck\n",
         "import coursekit as ck\n" + "x = 1\n" * 9 + "\n" * 4),
    Edit("a tolerance", BANK, "Answer to one decimal.", "Answer within 10 %."),
    Edit("a stem that is an order", BANK, STEM,
         "Look at 2024. Put a mark at the port that sold more."),
    Edit("a stem to be completed", BANK, STEM,
         "In 2024 more tea was sold by …"),
    Edit("an emphasised negation", BANK, "Who sold **more** tea", "Who did **not** sell tea"),
    Edit("a negation before the question", BANK, "Who sold **more**",
         "Ports that were not open are left out. Who sold **more**"),
    Edit("at least", BANK, "Who sold **more** tea", "Who sold at least one box of tea"),
    Edit("a negation in a quotation", BANK, "Who sold **more** tea", "Who says “not more” of tea"),
    Edit("a number of one word that is the key and longest", BANK, "- text: China\n",
         "- text: China and its provinces\n"),
    Edit("a stereotype in quotation marks", BANK, "is invented.",
         "is no “dragon”, as one paper said."),
    Edit("a whole lesson in one quiz", ONE, 'ck.quiz("01_first/seller", "01_first/ratio")',
         'ck.quiz("01_first")'),
    Edit("an item of an earlier lesson again", TWO, 'ck.quiz("02_second")',
         'ck.quiz("02_second", "01_first/seller")'),
    Edit("coursekit under another name", ONE, "import coursekit as ck",
         "import coursekit as kit, coursekit as ck"),
    Edit("a chart given by a mapping", ONE, "    source=tea,\n", "    **{'source': tea},\n"),
    Edit("an interact with a described control", TWO, "from ipywidgets import interact",
         "from ipywidgets import Dropdown, VBox, interact\n\n"
         'VBox([Dropdown(description="Store")])'),
]  # fmt: skip


@pytest.mark.parametrize("edit", HARMLESS, ids=lambda edit: edit.name)
def test_what_only_looks_like_a_mistake_is_left_alone(edit: Edit, tiny_course: Path) -> None:
    _apply(edit, tiny_course)
    assert [str(problem) for problem in check_course(tiny_course).problems] == []


def test_the_tiny_course_breaks_no_rule(tiny_course: Path) -> None:
    assert check_course(tiny_course).problems == ()


@pytest.mark.parametrize(
    "control",
    ["Dropdown(options=[1])", "widgets.IntSlider()", 'Dropdown(description="")'],
)
def test_a_control_without_a_description_is_named(control: str, tiny_course: Path) -> None:
    _append(tiny_course / "lessons" / "02_second.py", (
        f"\n# %%\nimport ipywidgets as widgets\nfrom ipywidgets import Dropdown\n{control}\n"
    ))  # fmt: skip
    (problem,) = check_course(tiny_course).problems
    assert (problem.rule, problem.line) == ("control", 39)
    assert "has no description" in problem.what


@pytest.mark.parametrize("alt", ['""', '"  "', "None", 'f""', "[]"])
def test_an_empty_alternative_text_is_none(alt: str, tiny_course: Path) -> None:
    _append(tiny_course / "lessons" / "02_second.py", (
        f'\n# %%\nwith ck.chart("Tiles", alt={alt}, source=tiles) as ax:\n    ax.plot([1])\n'
    ))  # fmt: skip
    (problem,) = check_course(tiny_course).problems
    assert (problem.rule, problem.line) == ("chart", 37)
    assert "no alt" in problem.what


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("lessons/09_lost.py", "lesson"),
        ("quizzes/09_lost.yaml", "lesson"),
        ("data/lost.csv", "table"),
    ],
)
def test_a_file_that_belongs_to_nothing_is_named(file: str, rule: str, tiny_course: Path) -> None:
    path = tiny_course / file
    path.write_text("[]\n", "utf-8")
    assert [(p.path, p.rule) for p in check_course(tiny_course).problems] == [(path, rule)]


def _apply(edit: Edit, root: Path) -> None:
    path = root.parent / edit.file
    text = path.read_text("utf-8")
    assert edit.old in text, "the example no longer fits the tiny course"
    path.write_text(text.replace(edit.old, edit.new, 1), "utf-8")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def _place(problem: Problem, root: Path) -> tuple[str, int]:
    return problem.path.relative_to(root.parent).as_posix(), problem.line


def _expected(edit: Edit, root: Path) -> tuple[str, int]:
    file = edit.blamed or edit.file
    words, _, number = edit.at.partition("#")
    lines = (root.parent / file).read_text("utf-8").split("\n")
    at = [line for line, text in enumerate(lines, 1) if words in text]
    return file, at[0] + int(number) if number.startswith("-") else at[int(number or 1) - 1]
