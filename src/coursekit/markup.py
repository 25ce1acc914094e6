"""Turns authors' inline Markdown into HTML that is safe to show; nothing in it can run."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# Elements and attributes that authors' Markdown can give rise to; all else is dropped.
_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "em", "i", "li", "ol", "p", "pre"),
    *("span", "strong", "sub", "sup", "ul", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "span": {"lang", "title"},
    "th": {"style"},
    "td": {"style"},
}

FIGURE_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\(figure:(?P<id>[A-Za-z0-9_-]*)\)")
"""A number that names its figure: `[33 %](figure:share_ru)`."""


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=4096)  # an answer shows again what the question has shown
def inline_html(markdown: str) -> str:
    """Safe HTML for one run of text: emphasis, code and links, without a paragraph."""
    return clean(_markdown().renderInline(markdown.strip()))


def clean(markup: str) -> str:
    """Drop from HTML all that is not on the short list of harmless elements."""
    import nh3

    return nh3.clean(
        markup,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )


def escape(text: object) -> str:
    """Text for an HTML element or a double-quoted attribute."""
    return html.escape(str(text), quote=True)


def plain(markdown: str) -> str:
    """Return the words of a text without its Markdown."""
    return html.unescape(
        re.sub(r"<[^>]+>", "", inline_html(FIGURE_LINK.sub(r"\g<text>", markdown)))
    )
