"""Terms as a course's glossary holds them, and where a text uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.errors import ContentError
from coursekit.registers.glossary import Term, read_glossary, uses

VETO = """\
- id: veto
  en: veto
  forms: [vetoes, vetoed]
  ru: право вето
  ru_latin: pravo veto
  zh: 否决权
  pinyin: fǒujuéquán
  says: The right of a permanent member to stop a decision of the council by its vote alone.
  lessons: [01_first]
"""


def term(name: str, *forms: str) -> Term:
    return Term(
        id=name, en=name, forms=forms, ru="", ru_latin="", zh="", pinyin="", says="", lessons=()
    )


TERMS = (term("share", "shares"), term("market share"), term("CIF"), term("veto", "vetoed"))


def found(text: str) -> list[tuple[str, str]]:
    return [(use.term.id, text[use.start : use.end]) for use in uses(text, TERMS)]


def test_a_glossary_is_read_in_alphabetical_order(tiny_course: Path) -> None:
    other = VETO.replace("id: veto", "id: ally").replace("en: veto", "en: Ally")
    (tiny_course / "glossary.yaml").write_text(VETO + other.replace("vetoes, vetoed", "allies"))
    first, second = read_glossary(tiny_course)
    assert (first.en, second.words) == ("Ally", ("veto", "vetoes", "vetoed"))
    assert (second.zh, second.pinyin, second.lessons) == ("否决权", "fǒujuéquán", ("01_first",))


def test_a_course_may_have_no_glossary(tiny_course: Path) -> None:
    assert read_glossary(tiny_course) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("  zh: 否决权\n", "", 1, "lacks “zh”"),
        ("ru: право вето", "ru: pravo veto", 4, "Russian letters"),
        ("zh: 否决权", "zh: foujuequan", 6, "Chinese characters"),
        ("[01_first]", "[01_frist]", 9, "Did you mean “01_first”"),
        ("  en: veto\n", "  en: veto\n  de: Veto\n", 1, "unknown key “de”"),
    ],
)
def test_a_missing_language_or_lesson_is_named_with_its_line(
    tiny_course: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in VETO
    (tiny_course / "glossary.yaml").write_text(VETO.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as raised:
        read_glossary(tiny_course)
    (problem,) = raised.value.problems
    assert (problem.path.name, problem.line) == ("glossary.yaml", line)
    assert says in problem.what


def test_the_longest_term_is_meant_and_may_begin_a_sentence() -> None:
    assert found("Market share is a share; shares add up.") == [
        ("market share", "Market share"),
        ("share", "share"),
        ("share", "shares"),
    ]


def test_a_term_is_a_whole_word_and_capitals_are_its_own() -> None:
    assert found("A shareholder and a job-share; specific, cif, CIF.") == [("CIF", "CIF")]


@pytest.mark.parametrize(
    "text",
    [
        "`share`",
        "```python\nshare = 1\n```",
        "[share](https://example.org/share)",
        "[4.0 % share](figure:share_2024)",
        "[@share; @veto]",
        "## A share",
        "| share | veto |",
        '<a href="#x">share</a>',
        "<summary>share</summary>",
        '<abbr title="share">4</abbr>',
        "<!-- neutral: R07 share -->",
        "https://example.org/share",
    ],
)
def test_words_in_another_role_are_left_alone(text: str) -> None:
    assert found(f"{text}\nThey vetoed it.") == [("veto", "vetoed")]
