"""What explorers tell the page: everything there is to see, and only ways that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import coursekit as ck
from coursekit.errors import UnknownName

CALLS = {
    "timeline": ck.timeline,
    "asymmetries": ck.asymmetries,
    "contentions": ck.contentions,
    "claims": ck.claims,
}


@pytest.mark.parametrize(
    ("name", "entries"), [("timeline", 5), ("asymmetries", 3), ("contentions", 2), ("claims", 3)]
)
def test_the_page_gets_every_entry_and_every_source_that_it_names(
    workspace: Path, name: str, entries: int
) -> None:
    widget = CALLS[name]()
    assert len(widget.data["entries"]) == entries
    named = {source for found in _under(widget.data, "sources") for source in found}
    assert named <= set(widget.data["references"])
    widget.close()


def test_a_lesson_is_a_link_only_where_its_notebook_lies_beside(workspace: Path) -> None:
    lessons = ck.claims().data["lessons"]
    assert lessons["01_kettles"]["href"] == "01_kettles.ipynb"
    assert lessons["02_cranes"]["href"] == ""
    html = ck.claims().static_html()
    assert re.findall(r'href="([^":]+)"', html) == ["01_kettles.ipynb"]  # others are addresses


def test_an_unrun_notebook_shows_everything_in_a_table(workspace: Path) -> None:
    html = ck.asymmetries().static_html()
    for text in ("China 1200", "Russia 400", "China 3 times Russia", "Russia 11 times China"):
        assert text.replace("1200", "1,200") in html
    assert "Both sides are said to have it" in html
    assert html.count("<tr>") == 1 + 3


def test_authors_words_say_their_language_in_another_interface(workspace: Path) -> None:
    assert "<td>" in ck.claims().static_html()
    ck.language("zh")
    html = ck.claims().static_html()
    assert html.startswith('<div class="ck-static" lang="zh"')
    assert html.count('<td lang="en" dir="ltr">') == 3 * 4


def test_numbers_in_text_bring_their_source(workspace: Path) -> None:
    entry = next(e for e in ck.timeline().data["entries"] if e["id"] == "kettle_vote")
    assert "figure:" not in entry["says"]
    assert "Source: Kettle Office, 2025" in entry["numbers"][0]


def test_a_claim_leads_to_its_question_table_and_contention(workspace: Path) -> None:
    data = ck.claims("S01").data
    first = data["entries"][0]
    assert data["items"][first["items"][0]]["call"] == 'ck.quiz("01_kettles/more")'
    assert data["tables"]["kettles"]["limits"].startswith("Invented for tests")
    assert first["contentions"][0]["call"] == 'ck.contentions("C01")'


def test_a_claim_without_a_table_names_the_document_it_is_held_against(workspace: Path) -> None:
    data = ck.claims("S03").data
    assert data["entries"][2]["sources"] == ["kettle-office-2025"]
    assert "Kettle Office" in data["references"]["kettle-office-2025"]


@pytest.mark.parametrize(
    ("name", "chosen", "says"),
    [
        ("timeline", {"kind": "treaties"}, "“treaty”"),
        ("timeline", {"decade": 1970}, "1980"),
        ("asymmetries", {"row": "A11"}, "“A01”"),
        ("contentions", {"side": "USA"}, "UA"),
        ("claims", {"strength": "support"}, "“supported”"),
    ],
)
def test_a_choice_that_there_is_not_is_answered_with_the_nearest(
    workspace: Path, name: str, chosen: dict[str, Any], says: str
) -> None:
    with pytest.raises(UnknownName, match=re.escape(says)):
        CALLS[name](**chosen)


def _under(value: Any, wanted: str) -> list[Any]:
    if isinstance(value, dict):
        own = [value[wanted]] if wanted in value else []
        return own + [found for child in value.values() for found in _under(child, wanted)]
    return (
        [found for child in value for found in _under(child, wanted)]
        if isinstance(value, list)
        else []
    )
