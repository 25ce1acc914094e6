"""Numbers and citations in authors' text, and when a number contradicts its figure."""

from __future__ import annotations

import pytest

from coursekit.figures import Figure
from coursekit.prose import (
    citations,
    disagreement,
    figure_links,
    mentioned,
    with_citations,
    without_links,
)
from coursekit.references import Reference
from coursekit.units import UNITS


def figure(value: float, unit: str) -> Figure:
    return Figure(
        id="f", value=value, unit=UNITS[unit], decimals=1, says="It", source="Office", as_of="2025",
        tables=("t",), references=(),
    )  # fmt: skip


TRADE = figure(244.82, "billion US dollars")
FALL = figure(-6.84, "per cent")


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("It came to [244.8 billion US dollars](figure:f).", TRADE),
        ("It came to [US$ 245 billion](figure:f).", TRADE),
        ("It came to [$244.82bn](figure:f).", TRADE),
        ("It came to [244.8](figure:f) billion.", TRADE),
        ("It changed by [−6.8 %](figure:f).", FALL),
        ("It changed by [-7 per cent](figure:f).", FALL),
        ("It fell by [6.8 %](figure:f).", FALL),
        ("It was [6.8 %](figure:f) below the year before.", FALL),
        ("Prices rose.\nTrade fell by [6.8 %](figure:f).", FALL),
        ("A [3-fold](figure:f) rise.", figure(3.04, "times")),
        ("[12,346 words](figure:f)", figure(12345.6, "words")),
        ("[12\u202f346](figure:f)", figure(12345.6, "words")),
    ],
)
def test_a_number_that_says_its_figure_passes(text: str, of: Figure) -> None:
    (link,) = figure_links(text)
    assert disagreement(link, of, text) == ""


@pytest.mark.parametrize(
    ("text", "of", "says"),
    [
        ("It came to [244.9 billion US dollars](figure:f).", TRADE, "the figure f is 244.8"),
        ("It came to [244](figure:f).", TRADE, "the figure f is 244.8"),
        ("It came to [−244.8](figure:f).", TRADE, "the figure f is 244.8"),
        ("It came to [244.8 million US dollars](figure:f).", TRADE, "“million US dollars”"),
        ("It came to [244.8 %](figure:f).", TRADE, "“%”"),
        ("It came to [a lot](figure:f).", TRADE, "exactly one number"),
        ("It came to [240 to 250](figure:f).", TRADE, "exactly one number"),
        ("It changed by [6.8 %](figure:f).", FALL, "no minus and no direction"),
        ("It changed by [+6.8 %](figure:f).", FALL, "−6.8 %"),
        ("Prices fell.\nTrade changed by [6.8 %](figure:f).", FALL, "no direction"),
        ("Trade changed by [6.8 %](figure:f).\nPrices fell.", FALL, "no direction"),
        ("Did prices fall? Trade changed by [6.8 %](figure:f).", FALL, "no direction"),
    ],
)
def test_a_number_that_contradicts_its_figure_is_told_how(text: str, of: Figure, says: str) -> None:
    (link,) = figure_links(text)
    assert says in disagreement(link, of, text)


def test_links_and_citations_come_with_their_lines() -> None:
    text = "A [1](figure:a).\nB [@x-2024; @y] and [2 %](figure:b-2) [@z]."
    assert [(link.id, link.text, link.line) for link in figure_links(text)] == [
        ("a", "1", 0),
        ("b-2", "2 %", 1),
    ]
    assert list(citations(text)) == [("x-2024", 1), ("y", 1), ("z", 1)]
    assert without_links(text).startswith("A 1.\nB")


def test_a_citation_is_written_as_author_and_year_and_an_unknown_one_goes() -> None:
    blank = dict.fromkeys(("container", "accessed", "url", "note", "origin", "kind"), "")
    source = Reference(id="x", title="T", authors=("Tea Office",), issued="2025", line=1, **blank)
    text = "Tea rose [@x].\nTiles fell [@y]."
    assert with_citations(text, {"x": source}) == "Tea rose (Tea Office, 2025).\nTiles fell."


def test_figures_are_mentioned_once_and_unknown_ones_not_at_all() -> None:
    text = "[1](figure:f) and [1](figure:f) and [2](figure:g)"
    assert mentioned(text, {"f": TRADE}) == (TRADE,)
