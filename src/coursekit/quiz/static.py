"""Questions as plain HTML: for a notebook that is opened and not run, for print and export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coursekit.interface.fallback import framed
from coursekit.interface.words import Words
from coursekit.items import Item
from coursekit.markup import escape
from coursekit.quiz import payload
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words


def static_html(
    items: Sequence[Item],
    context: Context,
    results: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    say: Words | None = None,
) -> str:
    """Return some questions, without a key, and with what the learner last answered.

    `results` maps item ids to what `Session.result` returns; `say` is the interface's language.
    """
    say = say or words()
    blocks = []
    for number, item in enumerate(items, start=1):
        count = say("question_of", n=number, total=len(items)) if len(items) > 1 else ""
        blocks.append(_block(item, context, count, (results or {}).get(item.about.id), say))
    run = f"<p><em>{escape(say('run_cell'))}</em></p>"
    return framed("".join([*blocks, run]), language=say("language"), direction=say("dir"))


def _block(
    item: Item, context: Context, count: str, result: Mapping[str, Any] | None, say: Words
) -> str:
    asked = payload.question(item, context, seed=item.about.id)
    own = _authors(say)
    lines = [f"<p><small>{escape(count)}</small> <strong{own}>{asked['stem']}</strong></p>"]
    for entries in (value for value in asked.values() if _texts(value)):
        lines += [f"<ul{own}>", *(f"<li>{entry['text']}</li>" for entry in entries), "</ul>"]
    if "unit" in asked:
        unit = f"<span{own}>{escape(asked['unit'])}</span>"
        lines.append(f"<p>{escape(say('your_number'))}: ____ {unit}</p>")
    if result is not None:
        said = " ".join(
            comment["text"]
            for comment in result["comments"]
            if comment["mark"] in ("right", "wrong")
        )
        lines.append(
            f"<p>{escape(say('last_answer'))} <q{own}>{result['answer']}</q>{escape(say('stop'))}"
            f"<strong>{escape(verdict_text(result, say))}</strong> <span{own}>{said}</span></p>"
        )
    return "".join(lines)


def _authors(say: Words) -> str:
    """Return attributes for authors' texts: their language, where the interface speaks another."""
    return "" if say.language == "en" else ' lang="en" dir="ltr"'


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def verdict_text(result: Mapping[str, Any], say: Words) -> str:
    """Return the verdict on an answer in words."""
    if result["left"]:
        return say("try_again", left=result["left"])
    special = f"verdict_{result['reason']}"
    text = special if special in say else result["verdict"]
    brier = say.number(1 - result["fraction"], 2)
    return say(text, percent=say.percent(result["percent"]), brier=brier)
