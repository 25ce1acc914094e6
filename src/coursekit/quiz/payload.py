"""What the page is told of a question before and after an answer: plain data and safe HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from coursekit.figures import Figure
from coursekit.items import Item, Score, forms
from coursekit.markup import escape, inline_html
from coursekit.prose import mentioned, with_citations, without_links
from coursekit.references import References

_LOOSE = re.compile(r"(?<=\d) (?=%)")  # where a line would break between number and sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the texts of items refer to."""

    figures: Mapping[str, Figure]
    references: References


def html(markdown: str, references: References | None = None) -> str:
    """Return an author's inline text as safe HTML: plain numbers, citations as author and year.

    Without `references` citations are left out.
    """
    text = with_citations(without_links(markdown), references or {})
    return inline_html(_LOOSE.sub("\u00a0", text))


def question(item: Item, context: Context, *, seed: str) -> dict[str, Any]:
    """Return all that may be known before an answer; neither key nor feedback.

    Entries without an order of their own are shuffled by `seed`.
    """
    return {
        "id": item.about.id,
        "type": item.type,
        "stem": html(item.stem, context.references),
        "hint": html(item.about.hint, context.references),
        "numbers": [number(figure) for figure in mentioned(item.stem, context.figures)],
        **_rendered(item.ask(seed), context),
    }


def result(
    item: Item, response: Any, score: Score, context: Context, *, left: int
) -> dict[str, Any]:
    """Return what may be known after an answer.

    While tries are left this is only what is said to the learner's own choices; then also the
    key, and what is said to everything else.
    """
    final = left == 0
    texts = [comment.text for comment in score.comments]
    said = [comment for comment in score.comments if final or comment.mark in ("right", "wrong")]
    return {
        "response": response,
        "answer": html(item.in_words(response), context.references),
        "verdict": score.verdict,
        "reason": score.reason,
        "fraction": score.fraction,
        "percent": floor(100 * score.fraction + 0.5),  # as a page without a kernel rounds
        "left": left,
        "comments": [
            {
                "entry": comment.entry,
                "mark": comment.mark,
                "text": html(comment.text, context.references),
            }
            for comment in said
        ],
        "key": _rendered(score.key, context) if final else None,
        "numbers": [number(figure) for figure in _figures(item, texts, context)] if final else [],
        "sources": [source(context, name) for name in item.about.sources] if final else [],
        "as_of": _as_of(item) if final else "",
    }


def sealed(item: Item, context: Context) -> dict[str, Any]:
    """Return what a page without a kernel adds to a question so that it can score by itself.

    An item with parameters brings all its forms, each with its own sealed part.
    """
    variants = forms(item)
    if len(variants) > 1:
        return {
            "variants": [
                {
                    **question(one, context, seed=one.about.id),
                    "variant": name,
                    "sealed": sealed(one, context),
                }
                for name, one in variants.items()
            ]
        }
    secret = item.sealed()
    return {
        "score": _rendered(secret, context),
        "tries": item.about.tries,
        "numbers": [number(figure) for figure in _figures(item, _texts(secret), context)],
        "sources": [source(context, name) for name in item.about.sources],
        "as_of": _as_of(item),
    }


def _as_of(item: Item) -> str:
    """Return the date of what is said; a forecast's is the past day that its stem looks from."""
    return "" if item.type == "forecast" else item.about.as_of


def _figures(item: Item, texts: Sequence[str], context: Context) -> list[Figure]:
    """Return the figures behind a question: the key's first, then those that its texts name."""
    names = (getattr(item, "figure", ""), *getattr(item, "figures", ()))
    keys = [context.figures[name] for name in names if name in context.figures]
    named = mentioned("\n".join([item.stem, *texts]), context.figures)
    return list({figure.id: figure for figure in (*keys, *named)}.values())


def _rendered(value: Any, context: Context) -> Any:
    """Return plain data with every author's text in it as safe HTML."""
    if isinstance(value, Mapping):
        return {
            name: html(child, context.references) if name == "text" else _rendered(child, context)
            for name, child in value.items()
        }
    if isinstance(value, list | tuple):
        return [_rendered(child, context) for child in value]
    return value


def _texts(value: Any) -> list[str]:
    """Return every author's text in plain data."""
    if isinstance(value, Mapping):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for child in value.values() for text in _texts(child)]
    if isinstance(value, list | tuple):
        return [text for child in value for text in _texts(child)]
    return []


def number(figure: Figure) -> str:
    """Return a figure with what it says, its source and its date."""
    return f"<b>{escape(figure.text)}</b>: {html(figure.provenance)}"


def source(context: Context, name: str) -> str:
    """Return a reference in full, as a link where it has an address."""
    reference = context.references.get(name)
    if reference is None:
        return escape(name)
    text = escape(reference.full)
    if not reference.url:
        return text
    link = f'<a href="{escape(reference.url)}" rel="noopener noreferrer" target="_blank">'
    return text.replace(escape(reference.url), f"{link}{escape(reference.url)}</a>")
