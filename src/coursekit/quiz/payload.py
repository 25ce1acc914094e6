"""What the page is told of a question before and after an answer: plain data and safe HTML."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coursekit.figures import Figure
from coursekit.items import Item, Numeric, Option, Score, SingleChoice
from coursekit.markup import escape, inline_html
from coursekit.prose import mentioned, without_links
from coursekit.references import References


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the texts of items refer to."""

    figures: Mapping[str, Figure]
    references: References


def html(markdown: str) -> str:
    """Return an author's inline text as safe HTML, its numbers as plain words."""
    return inline_html(without_links(markdown))


def question(item: Item, context: Context, *, seed: str) -> dict[str, Any]:
    """Return all that may be known before an answer; neither key nor feedback.

    Options are shuffled by `seed`, unless the author asked to keep their order.
    """
    payload: dict[str, Any] = {
        "id": item.about.id,
        "type": kind(item),
        "stem": html(item.stem),
        "hint": html(item.about.hint) if item.about.hint else "",
        "tries": item.about.tries,
        "numbers": [number(figure) for figure in mentioned(item.stem, context.figures)],
    }
    if isinstance(item, Numeric):
        return payload | {"unit": item.unit.suffix}
    return payload | {
        "options": [{"id": option.id, "text": html(option.text)} for option in shown(item, seed)]
    }


def kind(item: Item) -> str:
    """Name of an item's type, as banks write it."""
    if isinstance(item, Numeric):
        return "numeric"
    return "single_choice" if isinstance(item, SingleChoice) else "multiple_choice"


def shown(item: Item, seed: str) -> Sequence[Option]:
    """Return the options of a choice in the order in which they are shown."""
    if isinstance(item, Numeric):
        return ()
    if item.keep_order:
        return item.options
    # By id first: the order in which the author wrote them must not matter.
    options = sorted(item.options, key=lambda option: option.id)
    random.Random(seed).shuffle(options)  # noqa: S311 - an order, not a secret
    return options


def result(
    item: Item, response: Any, score: Score, context: Context, *, left: int
) -> dict[str, Any]:
    """Return what may be known after an answer.

    While tries are left this is only what is said to the learner's own choices; then also the
    key, and what is said to every other option.
    """
    final = left == 0
    chosen = set(response) if isinstance(response, list) else {response, ""}
    comments = [
        {"entry": comment.entry, "mark": comment.mark, "text": html(comment.text)}
        for comment in score.comments
        if final or comment.entry in chosen
    ]
    texts = [comment.text for comment in score.comments]
    figures = dict.fromkeys(mentioned(" ".join([item.stem, *texts]), context.figures))
    if isinstance(item, Numeric) and item.figure in context.figures:
        figures = {context.figures[item.figure]: None} | figures
    return {
        "response": response,
        "verdict": score.verdict,
        "reason": score.reason,
        "percent": round(100 * score.fraction),
        "left": left,
        "comments": comments,
        "key": list(score.key) if final else [],
        "numbers": [number(figure) for figure in figures] if final else [],
        "sources": [source(context, name) for name in item.about.sources] if final else [],
        "as_of": item.about.as_of if final else "",
    }


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


def answer_text(item: Item, response: Any) -> str:
    """Return a learner's answer in words, as HTML."""
    if isinstance(item, Numeric):
        suffix = f" {item.unit.suffix}" if item.unit.suffix else ""
        return escape(f"{response}" if not str(response)[-1:].isdigit() else f"{response}{suffix}")
    chosen = set(response) if isinstance(response, list) else {response}
    return "; ".join(html(option.text) for option in item.options if option.id in chosen)
