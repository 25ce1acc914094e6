"""Words of the course as Markdown that every notebook reader shows alike."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

# JupyterLab takes what stands between two dollar signs for mathematics, even where they are
# escaped; it spares an element of this class.
_DOLLAR = '<span class="mathjax_ignore">&#36;</span>'
_MARKS = re.compile(r"([\\`*_\[\]|~])")
_CURRENCY = re.compile(r"(?P<code>`[^`]*`)|(?<=US)\$")


def written(words: str) -> str:
    """Markdown that shows `words` letter by letter."""
    return _MARKS.sub(r"\\\1", html.escape(words, quote=False)).replace("$", _DOLLAR)


def in_html(words: str) -> str:
    """HTML that shows `words`, for a place where Markdown is not read."""
    return html.escape(words, quote=False).replace("$", _DOLLAR)


def attribute(words: str) -> str:
    """Return words as the value of an HTML attribute within Markdown."""
    single = " ".join(words.split())
    escaped = html.escape(single, quote=False).replace('"', "&quot;")
    return escaped.replace("$", "&#36;").replace("|", "&#124;")


def with_currency(markdown: str) -> str:
    """Keep `US$` in running text from being taken for mathematics."""
    return _CURRENCY.sub(lambda match: match["code"] or _DOLLAR, markdown)


def link(words: str, target: str) -> str:
    """Return a link whose target may hold spaces and any letters."""
    return f"[{written(words)}]({quote(target, safe='/#:')})"


def series(parts: list[str]) -> str:
    """Join parts as a sentence does: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
