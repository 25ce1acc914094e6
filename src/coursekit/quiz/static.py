"""Questions as plain HTML: for a notebook that is opened and not run, for print and export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coursekit.items import Item, Numeric
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
    count = f"<small>{escape(say['question_of'].format(n=number, total=total))}</small><br>"
    lines = [f"<p>{count if total > 1 else ''}<strong>{payload.html(item.stem)}</strong></p>"]
    if isinstance(item, Numeric):
        lines.append(f"<p>{escape(say['your_number'])}: ____ {escape(item.unit.suffix)}</p>")
    else:
        options = payload.shown(item, f"{seed}:{item.about.id}")
        lines += ["<ul>", *(f"<li>{payload.html(option.text)}</li>" for option in options), "</ul>"]
    if result is not None:
        answer = payload.answer_text(item, result["response"])
        said = " ".join(comment["text"] for comment in result["comments"] if _own(comment, result))
        lines.append(
            f"<p>{escape(say['last_answer'].format(answer=''))}<q>{answer}</q>. "
            f"<strong>{escape(verdict_text(result))}</strong> {said}</p>"
        )
    return "".join(lines)


def _own(comment: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    response = result["response"]
    return comment["entry"] in ("", *(response if isinstance(response, list) else [response]))


def verdict_text(result: Mapping[str, Any]) -> str:
    """Return the verdict on an answer in words."""
    say = words()
    if result["left"]:
        return say["try_again"].format(left=result["left"])
    if result["reason"] == "near":
        return say["near"]
    return say[result["verdict"]].format(percent=result["percent"])
