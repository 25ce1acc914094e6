"""Terms in built notebooks: marked at their first use, listed, and on a page of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GLOSSARY = """\
- id: table
  en: table
  ru: таблица
  ru_latin: tablitsa
  zh: 表格
  pinyin: biǎogé
  says: Rows and columns; "each" row holds one observation, as a US$ price of tea | coffee.
  lessons: [01_first, 02_second]
- id: port
  en: port
  forms: [ports]
  ru: порт
  ru_latin: port
  zh: 港口
  pinyin: gǎngkǒu
  says: A place where ships are laden, and where somebody counts what goes in and out.
  lessons: [01_first]
"""


@pytest.fixture
def with_terms(build, tiny_course: Path):
    """Build the tiny course with a glossary."""
    (tiny_course / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    return build


def test_the_first_use_of_a_term_is_a_link_with_its_meaning(with_terms, texts) -> None:
    with_terms()
    text = "\n".join(texts("01_first"))
    assert text.count('class="ck-term"') == 2
    assert (
        'Two <a class="ck-term" href="#term-port" id="used-port" title="Port: A place where ships '
        'are laden, and where somebody counts what goes in and out.">ports</a> trade tea.'
    ) in text


def test_the_list_at_the_end_has_three_languages_and_the_way_back(with_terms, texts) -> None:
    with_terms()
    listed = next(t for t in texts("01_first") if t.startswith("## Terms of this lesson"))
    assert (
        '- <span id="term-port">**port** (<span lang="ru">порт</span>, port; '
        '<span lang="zh-Hans">港口</span>, gǎngkǒu): A place where'
    ) in listed
    assert "[back to the text](#used-port)" in listed
    assert "[glossary](Glossary.ipynb)" in listed
    every = "\n".join(texts("01_first"))
    targets = set(re.findall(r'(?:href="|\]\()#([\w-]+)', every))
    assert targets <= set(re.findall(r'id="([\w-]+)"', every))


def test_a_meaning_breaks_neither_the_link_nor_mathematics(with_terms, texts) -> None:
    with_terms()
    text = "\n".join(texts("01_first"))
    title = re.search(r'id="used-table" title="([^"]*)"', text)
    assert title
    assert "&quot;each&quot; row" in title[1]
    assert "US&#36;" in title[1]
    assert "|" not in title[1]


def test_a_lesson_that_a_term_does_not_name_stays_unmarked(with_terms, texts, rewrite) -> None:
    rewrite("glossary.yaml", "[01_first, 02_second]", "[02_second]")
    with_terms()
    assert "used-table" not in "\n".join(texts("01_first"))


def test_the_page_of_all_terms_leads_to_their_lessons(with_terms, texts, out: Path) -> None:
    report = with_terms()
    assert "Glossary.ipynb" in report.built
    page = "\n".join(texts("Glossary"))
    assert page.index("**port**") < page.index("**table**")
    assert "[Tea: who buys from whom?](01_first.ipynb)" in page
    assert "(Glossary.ipynb)" in "\n".join(texts("Start here"))


def test_without_a_glossary_nothing_speaks_of_one(build, texts, out: Path) -> None:
    build()
    assert not (out / "Glossary.ipynb").exists()
    assert "Glossary" not in "\n".join((*texts("Start here"), *texts("01_first")))


def test_another_meaning_rebuilds_the_lessons_of_that_term_only(with_terms, rewrite) -> None:
    with_terms()
    rewrite("glossary.yaml", "A place where ships are laden,", "A place where ships wait,")
    report = with_terms()
    assert set(report.built) == {"01_first.ipynb", "Glossary.ipynb"}


def test_a_glossary_that_is_taken_away_takes_its_page_with_it(
    with_terms, tiny_course: Path, out: Path
) -> None:
    with_terms()
    (tiny_course / "glossary.yaml").unlink()
    assert with_terms().removed == ("Glossary.ipynb",)
    assert not (out / "Glossary.ipynb").exists()
