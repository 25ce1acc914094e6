"""Turns what students wrote, and what their code gave, into HTML where nothing of it runs."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from coursekit.feedback.work import Answer, error_lines, plain
from coursekit.markup import escape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "del", "em", "h4", "hr", "i", "img", "li"),
    *("ol", "p", "pre", "s", "span", "strong", "sub", "sup", "ul"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"}, "img": {"src", "alt"}, "ol": {"start"},
    "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"},
}  # fmt: skip
_IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
_EMPTY_HEAD = re.compile(r"<th([^>]*)>\s*</th>")
_NO_PICTURE = re.compile(r'<img(?: alt="([^"]*)")?>')  # one that would have been loaded
_ATTACHED = re.compile(r"\(attachment:([^)\s]+)\)")
_MOST_TEXT, _MOST_IMAGE = 4_000, 3_000_000


def answer_html(answer: Answer, quotes_hidden: Callable[[str], bool]) -> str:
    """A student's cell and its outputs; an output that repeats a hidden test is left out."""
    if not answer.code:
        return f'<div class="text">{text_html(answer.source, answer.attachments)}</div>'
    said = _scrolling(f"<pre><code>{escape(plain(answer.source))}</code></pre>", "Your code")
    outputs = "".join(_outputs(answer, quotes_hidden))
    return said + (f'<div class="outputs">{outputs}</div>' if outputs else "")


def text_html(markdown: str, attachments: Mapping[str, Any] | None = None) -> str:
    """Markdown as HTML: no markup of the writer's, no address that is loaded, headings below h3."""
    given = attachments or {}
    text = _ATTACHED.sub(lambda match: f"({_attached(given.get(match[1]))})", markdown)
    tokens = _markdown().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h4"
    cleaned = _clean(_markdown().renderer.render(tokens, _markdown().options, {}))
    return re.sub(r"<table>.*?</table>", lambda table: _scrolling(table[0], "Table"), cleaned,
                  flags=re.DOTALL)  # fmt: skip


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    standard = markdown.validateLink
    markdown.validateLink = lambda url: bool(_DATA.fullmatch(url)) or standard(url)  # type: ignore[method-assign]
    return markdown


def _attached(bundle: object) -> str:
    """The address of an image that lies in the cell itself; empty for anything else."""
    for kind, data in bundle.items() if isinstance(bundle, dict) else ():
        address = f"data:{kind};base64,{''.join(str(data).split())}"
        if len(address) <= _MOST_IMAGE and _DATA.fullmatch(address):
            return address
    return ""


def _clean(markup: str) -> str:
    import nh3

    cleaned = nh3.clean(
        markup,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer nofollow",
    )
    named = _NO_PICTURE.sub(r'<span class="note">[picture not shown: \1]</span>', cleaned)
    # A table of pandas has empty heads, which a screen reader would announce as heads.
    return _EMPTY_HEAD.sub(r"<td\1></td>", named)


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """Let images come out of the page itself only, and links never."""
    data = value.lstrip().lower().startswith("data:")
    if tag == "img" and attribute == "src":
        return value if _DATA.fullmatch(value) else None
    return None if data and attribute == "href" else value


def _outputs(answer: Answer, quotes_hidden: Callable[[str], bool]) -> Iterator[str]:
    number = 0
    for output in answer.outputs:
        data = output.get("data")
        if quotes_hidden(_words(output)):
            yield '<p class="note">An output is left out, because it repeats a hidden test.</p>'
        elif output.get("output_type") == "stream":
            yield _printed(_joined(output.get("text")))
        elif output.get("output_type") == "error":
            yield _printed("\n".join(error_lines(iter([output]))))
        elif isinstance(data, dict):
            number += 1
            yield _shown(data, number)


def _words(output: Mapping[str, Any]) -> str:
    """All text of an output, however it is meant to be shown; pictures of points have none."""
    data = output.get("data")
    shown = data.items() if isinstance(data, dict) else ()
    texts = [text for kind, text in shown if kind not in _IMAGES or kind == "image/svg+xml"]
    told = [output.get("text"), output.get("evalue"), *texts]
    return "\n".join(_joined(each) for each in told if isinstance(each, str | list))


def _shown(data: Mapping[str, Any], number: int) -> str:
    """The richest form of a result that is safe to show: an image, a table, formatted text."""
    for kind in _IMAGES:
        if kind in data and (image := _image(kind, _joined(data[kind]), number)):
            return image
    if "<table" in (html := _joined(data.get("text/html"))) and len(html) < 20 * _MOST_TEXT:
        return _scrolling(_clean(html), f"Table {number}")
    if "text/markdown" in data:
        return f'<div class="text">{text_html(_joined(data["text/markdown"]))}</div>'
    return _printed(_joined(data.get("text/plain")))


def _image(kind: str, content: str, number: int) -> str:
    """A picture that is part of the page; in an `img` no script of an SVG runs."""
    if kind == "image/svg+xml":
        content = base64.b64encode(content.encode()).decode()
    content = "".join(content.split())
    try:
        base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return ""
    if len(content) > _MOST_IMAGE:
        return '<p class="note">A picture is left out, because it is very large.</p>'
    return f'<img src="data:{kind};base64,{content}" alt="Picture {number} that this code gave">'


def _printed(text: str) -> str:
    text = plain(text)
    cut = len(text) > _MOST_TEXT
    note = '<p class="note">The rest of this output is in your notebook.</p>' if cut else ""
    if not text:
        return ""
    shown = escape(text[:_MOST_TEXT])
    return _scrolling(f"<pre><samp>{shown}</samp></pre>", "What the code printed") + note


def _scrolling(markup: str, name: str) -> str:
    """A box that scrolls sideways, by keyboard too, where the page is narrow."""
    return f'<div class="wide" role="group" aria-label="{escape(name)}" tabindex="0">{markup}</div>'


def _joined(text: object) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text or "")
