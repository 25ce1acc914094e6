"""Neutral language: what breaks a rule, what only looks like it, and how a rule is set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.checks import check_course
from coursekit.errors import Problem

QUESTION = "# Before any data: which of them sells more?"
STEM = "Who sold **more** tea in 2024, by the table of this lesson?"
CHINA_FEEDBACK = "China's line ends above Russia's, though the table stops in 2024 and is invented."
CITED = "[@handbook-2020]"

RULES = {
    "R01", "R02", "R03", "R04", "R07", "R08", "R09", "R10", "R11", "R12", "R13", "R14", "R17",
    "R18", "R20", "R21", "R23", "R24", "R25", "R28", "R29", "bare-number",
}  # fmt: skip


def edited(root: Path, file: str, old: str, new: str) -> Path:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, "the example no longer fits the tiny course"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def found(root: Path) -> list[Problem]:
    report = check_course(root, remarks=True)
    return [p for p in (*report.problems, *report.remarks) if p.rule in RULES]


def in_lesson(root: Path, sentence: str) -> list[Problem]:
    edited(root, "lessons/01_first.py", QUESTION, f"# {sentence}")
    return found(root)


# Each pair says the same thing twice: with the slip, and mended.
PAIRS = [
    ("R01", "The two ports are inevitable partners.",
     f"The Tea Office presents closer ties as decided, not given; Lo argued otherwise {CITED}."),
    ("R02", "The Russians want to break the tea market.",
     "In joint papers both governments said that they oppose “hegemonism” in the tea trade."),
    ("R01", "China obviously supports the war.",
     "China says that it is neutral; NATO members say that its exports of dual-use goods matter."),
    ("R03", "Trade exploded in one year.",
     f"Goods trade rose by 26.3 % in 2023, by the office that counts it {CITED}."),
    ("R03", "Russia is China's vassal.",
     f"President Macron spoke of “vassalisation” in May 2023; whether it is so is open {CITED}."),
    ("R03", "China backed Russia at the UN over Crimea.",
     "China abstained on resolution 68/262, and voted against later texts on rights in Crimea."),
    ("R03", "Sanctions have failed.",
     "Russia's output grew in 2023; what it had been without sanctions is not observed."),
    ("R03", "Beijing has bought Central Asia.",
     f"China's trade with the five states was 94.8 billion US dollars in 2024 {CITED}."),
    ("R08", "Putin admitted that payments were slow, while Xi insisted that they were not.",
     "Putin said that payments were slow; Xi said that they were not."),
    ("R29", "Power of Siberia 2 was signed.",
     f"Gazprom said on 2 September 2025 that a memorandum on the line had been signed {CITED}."),
    ("R04", "Millions of Chinese are flooding the eastern ports.",
     f"The census of 2021 counted those who named Chinese ethnicity {CITED}."),
    ("R13", "China's economy is much bigger, so it decides.",
     f"China's economy was larger in 2024; outcomes of single bargains show who yielded {CITED}."),
    ("R09", "Experts agree that one port depends on the other.",
     "Kluge argues that the trade has become vital; Demarais argues that its volume is ordinary."),
    ("R07", "Today the two leaders are close.",
     "In June 2019 one leader called the other a friend."),
    ("R03", "The two leaders are the best of friends.",
     "In June 2019 Xi Jinping called his colleague his “best friend”."),
    ("R08", "Ukraine claims one number, and Russia states another.",
     "Ukraine's foreign ministry says one number, and Russia's says another."),
    # rules without a pair there
    ("R10", "The growth of this trade is unprecedented.",
     f"The growth of this trade is unprecedented in the table {CITED}."),
    ("R10", "China never recognises such votes.", f"China recognised no such vote {CITED}."),
    ("R11", "Russia will sell more tea.", "Russia will likely sell more tea."),
    ("R11", "Both governments are set to sign a paper on tea.",
     "A newspaper said that both governments are set to sign a paper on tea."),
    ("R12", "Moscow seeks to keep the tea price low.",
     "Moscow's delegate said that it seeks to keep the tea price low."),
    ("R17", "The cargo went by way of Kiev.", "The cargo went by way of Kyiv."),
    ("R17", "The cargo went to the Ukraine.", "The cargo went to Ukraine."),
    ("R17", "Tea went on to Turkey.", "Tea went on to Türkiye."),
    ("R18", "After the annexation of Crimea the tea trade moved.",
     "After the annexation of Crimea, which UN resolution 68/262 holds invalid, the trade moved."),
    ("R21", f"The report says “{'very long words ' * 9}”.",
     f"The report says “{'very long words ' * 8}”."),
    ("R23", "This would weaken our side.", "This would weaken Ukraine's side."),
    ("R24", "Look at the last row!", "Look at the last row."),
    ("R03", "The regime bought tea.", "The government bought tea."),
    ("R03", "China is Russia's ally.", "Russia and China have no alliance."),
    ("R03", "The West buys less tea.", "According to the Tea Office, the West buys less tea."),
    ("R03", "The harbour became a lifeline.", "The mayor called the harbour a lifeline."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "slip", "mended"), PAIRS)
def test_a_slip_is_found_and_the_mended_sentence_is_not(
    rule: str, slip: str, mended: str, tiny_course: Path
) -> None:
    problems = in_lesson(tiny_course, slip)
    assert rule in {problem.rule for problem in problems}
    assert {problem.line for problem in problems} == {13}
    assert all(problem.fix for problem in problems)

    edited(tiny_course, "lessons/01_first.py", f"# {slip}", f"# {mended}")
    assert found(tiny_course) == []


HARMLESS = [
    "The report calls it an “inevitable” bond, and speaks of “vassals”.",
    "The word *regime* has a technical sense, as in sanctions regime.",
    "Take `obviously` as a name, or [this page](https://x.org/Kiev) as a source.",
    "What can now be said is how they voted.",
    "Will Russia sell more?",
    "If the price rises, Russia will sell more.",
    "Is it right that China bought and Russia sold?",
    "West of the harbour lies a western store.",
    "It was signed in the Convention of Peking, or at Peking University.",
    "In the course of the year no sale was lost.",
    "The worst month was May; it was worst in no other sense [@handbook-2020].",
]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_only_looks_like_a_slip_is_left_alone(sentence: str, tiny_course: Path) -> None:
    assert in_lesson(tiny_course, sentence) == []


@pytest.mark.parametrize(
    "words", ["Some say", "It is widely believed", "Observers expect", "Many believe"]
)
def test_quotation_marks_or_a_crowd_are_no_speaker(words: str, tiny_course: Path) -> None:
    problems = in_lesson(tiny_course, f"{words} that a new harbour is inevitable.")
    assert {problem.rule for problem in problems} == {"R01", "R09"}


def test_a_chart_s_title_is_the_course_s_own_voice(tiny_course: Path) -> None:
    edited(tiny_course, "lessons/01_first.py", "China sells more tea each year",
           "Sales soared")  # fmt: skip
    (problem,) = found(tiny_course)
    assert problem.rule == "R03"


def test_a_term_may_stand_once_a_lesson_has_defined_it(tiny_course: Path) -> None:
    (problem,) = in_lesson(tiny_course, "The West buys tea.")
    assert "after a lesson has defined it in bold" in problem.fix

    edited(tiny_course, "lessons/02_second.py", "# A report", "# The West buys tiles.\n# A report")
    edited(tiny_course, "lessons/01_first.py", "# The West buys tea.",
           "# **The West** stands here for the G7.\n# The West buys tea.")  # fmt: skip
    assert found(tiny_course) == []


def test_a_definition_does_not_reach_back(tiny_course: Path) -> None:
    problems = in_lesson(tiny_course, "The West buys.\n# **The West** stands here for the G7.")
    assert [problem.line for problem in problems] == [13]


def test_a_lesson_that_leans_on_the_west_is_remarked(tiny_course: Path) -> None:
    sentence = "Western buyers of tea pay more.\n# "
    assert [p.rule for p in in_lesson(tiny_course, sentence * 5 + "End.")] == ["R20"]


def test_countries_take_turns_at_being_named_first(tiny_course: Path) -> None:
    (problem,) = in_lesson(tiny_course, "Russia–China trade.\n# " * 8 + "China–Russia.\n# " * 3)
    assert (problem.rule, "8 begin with Russia" in problem.what) == ("R14", True)
    edited(tiny_course, "lessons/01_first.py", "Russia–China trade.\n# " * 3,
           "China–Russia trade.\n# " * 3)  # fmt: skip
    assert found(tiny_course) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("quizzes/01_first.yaml", STEM, "Who is right about the tea of 2024, do they say?", "R25"),
        ("quizzes/01_first.yaml", STEM, "In your opinion, who sold more tea in 2024?", "R25"),
        ("quizzes/01_first.yaml", STEM, "Which of the two is to blame for dear tea?", "R25"),
        ("quizzes/01_first.yaml", "- text: China\n", "- text: China was wrong\n", "R25"),
        ("quizzes/01_first.yaml", CHINA_FEEDBACK,
         "The Kremlin clearly wants its line to end above the other one.", "R01"),
        ("quizzes/01_first.yaml", "hint: Look", "hint: Obviously, look", "R01"),
        ("../seeds/claims.yaml", "claim: China sells more tea than it buys.",
         "claim: China sells the best tea.", "R28"),
        ("../seeds/claims.yaml", "claim: China sells more tea than it buys.",
         "claim: China must sell tea.", "R28"),
        ("../seeds/claims.yaml", "The invented table supports", "It naturally supports", "R01"),
    ],
)  # fmt: skip
def test_questions_and_claims_are_read_too(
    file: str, old: str, new: str, rule: str, tiny_course: Path
) -> None:
    edited(tiny_course, file, old, new)
    assert rule in {problem.rule for problem in found(tiny_course)}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("quizzes/01_first.yaml", "- text: Russia\n", "- text: Russia was wrong and a vassal\n"),
        ("quizzes/01_first.yaml", "- text: China\n",
         "- text: China was wrong, according to the Tea Office\n"),
        ("quizzes/01_first.yaml", STEM, "Which port, says the Tea Office, is to blame for 2024?"),
        ("../seeds/claims.yaml", "claim: Tiles will be", "claim: Inevitably, tiles must be"),
    ],
)  # fmt: skip
def test_wrong_options_and_claims_of_others_may_be_loaded(
    file: str, old: str, new: str, tiny_course: Path
) -> None:
    edited(tiny_course, file, old, new)
    assert found(tiny_course) == []


@pytest.mark.parametrize(
    "waived",
    [
        "Sales soared. <!-- neutral: R03 a word that the lesson takes apart -->",
        "<!-- neutral: R03 a word that the lesson takes apart -->\n# Sales soared.",
    ],
)
def test_a_waiver_sets_a_rule_aside_and_is_listed(waived: str, tiny_course: Path) -> None:
    assert in_lesson(tiny_course, waived) == []
    report = check_course(tiny_course, remarks=True)
    assert report.problems == ()
    assert [remark.what for remark in report.remarks] == [
        "R03 is waived: a word that the lesson takes apart."
    ]


def test_a_waiver_of_an_item_stands_in_its_note(tiny_course: Path) -> None:
    edited(tiny_course, "quizzes/01_first.yaml", "  hint: Look",
           '  note: "neutral: R01 a joke"\n  hint: Obviously, look')  # fmt: skip
    assert found(tiny_course) == []


def test_a_waiver_is_for_its_own_line_and_rule(tiny_course: Path) -> None:
    mark = "<!-- neutral: R01 a reason -->"
    problems = in_lesson(
        tiny_course, f"Sales soared. {mark}\n# {mark}\n# Well.\n# It is clearly so."
    )
    assert [(problem.line, problem.rule) for problem in problems] == [(13, "R03"), (16, "R01")]


@pytest.mark.parametrize("mark", ["<!-- neutral: R03 -->", "<!-- neutral: R99 a reason -->"])
def test_a_waiver_without_a_reason_or_a_rule_is_a_problem(mark: str, tiny_course: Path) -> None:
    edited(tiny_course, "lessons/01_first.py", QUESTION, f"# Which sells more? {mark}")
    assert [p.rule for p in check_course(tiny_course).problems] == ["waiver"]
