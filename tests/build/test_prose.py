"""Numbers and citations in prose: noted where they are right, refused where they are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursekit.errors import ContentError

LESSON = "lessons/01_first.py"


def line_of(course: Path, text: str, name: str = LESSON) -> int:
    lines = (course / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def problem(build):
    with pytest.raises(ContentError) as error:
        build()
    (only,) = error.value.problems
    return only


def test_a_number_keeps_its_place_and_gets_a_note(build, texts) -> None:
    build()
    text = texts("01_first")[2]
    note = (
        "Tea that China sold to Russia in 2024, in an invented table. "
        "Source: Tea Office, 2025. As of 2025-01-13."
    )
    assert f'China sold <abbr title="{note}">9.1 billion US dollars</abbr> of tea' in text
    assert "figure:" not in text


def test_a_short_number_and_its_unit_stay_on_one_line(build, texts) -> None:
    build()
    assert re.search(
        r'<abbr title="[^"]+" style="white-space: nowrap">79 %</abbr>', texts("01_first")[2]
    )


def test_all_notes_of_a_cell_stand_below_it_once(build, texts) -> None:
    build()
    below = texts("01_first")[2].partition("<details>")[2]
    assert "<summary>Where 9.1 billion US dollars, 79 % and 4.0 % come from</summary>" in below
    notes = [line for line in below.splitlines() if line.startswith("- ")]
    assert len(notes) == 3  # the fourth number is the first figure again
    assert notes[0] == (
        "- **9.1 billion US dollars**: Tea that China sold to Russia in 2024, in an invented "
        "table. Source: [Tea Office, 2025](#source-tea-office-2025). As of 2025-01-13."
    )


def test_a_cell_without_numbers_gets_no_list(build, texts) -> None:
    build()
    assert "<details>" not in texts("01_first")[1]


def test_a_citation_becomes_author_and_year_linked_to_the_source(build, texts) -> None:
    build()
    text = texts("01_first")[2]
    assert re.search(
        r'counted \(<a href="#source-handbook-2020" id="cited-handbook-2020" title="[^"]+">'
        r'Gray and Moss, 2020</a>; <a href="#source-tea-office-2025" title="[^"]+">'
        r"Tea Office, 2025</a>\)\.",
        text,
    )
    assert text.count('id="cited-tea-office-2025"') == 1


def test_every_place_that_is_linked_to_is_there(build, texts) -> None:
    build()
    for name in ("01_first", "02_second"):
        text = "\n".join(texts(name))
        targets = set(re.findall(r'(?:href="|\]\()#([\w-]+)', text))
        assert targets
        assert targets <= set(re.findall(r'id="([\w-]+)"', text))


def test_a_number_that_differs_from_its_figure_is_refused(build, tiny_course, rewrite) -> None:
    rewrite(LESSON, "[79 %]", "[78 %]")
    found = problem(build)
    assert (found.path, found.line) == (tiny_course / LESSON, line_of(tiny_course, "[78 %]"))
    assert "“78 %”" in found.what
    assert "79 %" in found.what


def test_a_lost_direction_is_refused(build, rewrite) -> None:
    rewrite(LESSON, "sales fell by", "sales moved by")
    assert "no minus" in problem(build).what


def test_an_unknown_figure_is_refused_with_the_nearest_name(build, tiny_course, rewrite) -> None:
    rewrite(LESSON, "figure:tea_share_2024", "figure:tea_share_204")
    found = problem(build)
    assert found.line == line_of(tiny_course, "tea_share_204")
    assert "“tea_share_2024”" in found.what


def test_an_unknown_citation_is_refused(build, tiny_course, rewrite) -> None:
    rewrite(LESSON, "[@handbook-2020; @", "[@handbok-2020; @")
    found = problem(build)
    assert found.line == line_of(tiny_course, "@handbok-2020")
    assert "“handbook-2020”" in found.what


def test_lines_are_right_after_magic_commands_and_odd_cells(build, tiny_course) -> None:
    path = tiny_course / LESSON
    path.write_text(
        path.read_text(encoding="utf-8")
        + "\n# %%\n# %matplotlib inline\nx = 1\n\n\n# %%\n\n# %% [markdown]\n#\n# One.\n#\n"
        "# Two is [5 %](figure:tea_share_2024).\n",
        encoding="utf-8",
    )
    assert problem(build).line == line_of(tiny_course, "[5 %]")


def test_code_that_shows_a_link_is_left_as_it_is(build, texts, tiny_course) -> None:
    path = tiny_course / LESSON
    shown = "[1 %](figure:nothing) and [@nobody]"
    path.write_text(f"{path.read_text()}\n# %% [markdown]\n# ```\n# {shown}\n# ```\n")
    build()
    assert any(shown in text for text in texts("01_first"))


def test_a_number_in_a_table_cell_breaks_neither_table_nor_mathematics(
    build, texts, tiny_course
) -> None:
    figures = tiny_course / "figures.yaml"
    figures.write_text(
        figures.read_text()
        + "priced:\n  says: Tea, in US$ | in all\n  table: tea\n"
        + "  where: {year: 2024, exporter: CHN}\n  column: value_usd_bn\n"
        + "  unit: billion US dollars\n  decimals: 1\n"
    )
    path = tiny_course / LESSON
    row = "| Sold | [US$ 9.1 bn](figure:priced) |"
    path.write_text(
        f"{path.read_text()}\n# %% [markdown]\n# | a | b |\n# |---|---|\n# {row}\n"
        "#\n# From US$ 1 to US$ 2, in `US$`.\n"
    )
    build()
    text = next(text for text in texts("01_first") if "| Sold |" in text)
    line = next(line for line in text.splitlines() if line.startswith("| Sold |"))
    assert line.count("|") == 3
    assert text.count("$") == 1  # the one in code
    assert "in `US$`" in text


def test_text_that_looks_like_markup_is_shown_as_it_is_written(build, texts, rewrite) -> None:
    rewrite(
        "figures.yaml",
        "says: Tea that China sold to Russia in 2024, in an invented table",
        'says: "Tea <b>by</b> *weight* [x](y)"',
    )
    build()
    text = texts("01_first")[2]
    assert 'title="Tea &lt;b&gt;by&lt;/b&gt; *weight* [x](y). Source' in text
    assert r"Tea &lt;b&gt;by&lt;/b&gt; \*weight\* \[x\](y). Source" in text
