"""Questions as plain HTML: for a notebook that is opened and not run, for print and export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coursekit.items import Item
from coursekit.markup import escape
from coursekit.quiz import payload
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words

# JupyterLab shows this HTML above the live quiz. It hides while the quiz is there, and hides the
# line “Error displaying widget” that stands in the quiz's place when nothing has been run.
_STYLE = (
    "<style>"
    ".jp-OutputArea-child:has(.ck-static):has(+ .jp-OutputArea-child .ck-quiz){display:none}"
    ".jp-OutputArea-child:has(.ck-static) + .jp-OutputArea-child:not(:has(.ck-quiz)){display:none}"
    ".ck-static{max-inline-size:70ch}"
    "</style>"
)


def static_html(
    items: Sequence[Item],
    context: Context,
    results: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    seed: str = "",
) -> str:
    """Return some questions, without a key, and with what the learner last answered.

    `results` maps item ids to what `Session.result` returns.
    """
    blocks = [
        _block(item, context, number, len(items), (results or {}).get(item.about.id), seed)
        for number, item in enumerate(items, start=1)
    ]
    run = f"<p><em>{escape(words()['run_cell'])}</em></p>"
    return f'<div class="ck-static">{_STYLE}{"".join(blocks)}{run}</div>'


def _block(
    item: Item,
    context: Context,
    number: int,
    total: int,
    result: Mapping[str, Any] | None,
    seed: str,
) -> str:
    say = words()
    asked = payload.question(item, context, seed=f"{seed}:{item.about.id}")
    count = f"<small>{escape(say['question_of'].format(n=number, total=total))}</small><br>"
    lines = [f"<p>{count if total > 1 else ''}<strong>{asked['stem']}</strong></p>"]
    for entries in (value for value in asked.values() if _texts(value)):
        lines += ["<ul>", *(f"<li>{entry['text']}</li>" for entry in entries), "</ul>"]
    if "unit" in asked:
        lines.append(f"<p>{escape(say['your_number'])}: ____ {escape(asked['unit'])}</p>")
    if result is not None:
        said = " ".join(
            comment["text"]
            for comment in result["comments"]
            if comment["mark"] in ("right", "wrong")
        )
        lines.append(
            f"<p>{escape(say['last_answer'])} <q>{result['answer']}</q>. "
            f"<strong>{escape(verdict_text(result))}</strong> {said}</p>"
        )
    return "".join(lines)


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def verdict_text(result: Mapping[str, Any]) -> str:
    """Return the verdict on an answer in words."""
    say = words()
    if result["left"]:
        return say["try_again"].format(left=result["left"])
    if result["reason"] == "near":
        return say["near"]
    return say[result["verdict"]].format(percent=result["percent"])
