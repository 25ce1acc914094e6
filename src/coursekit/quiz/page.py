"""Questions on a page without a kernel: one HTML file that marks by itself."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from coursekit.interface.words import Words
from coursekit.items import Item
from coursekit.markup import escape
from coursekit.quiz import front, payload
from coursekit.quiz.payload import Context

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
body {{
  background: Canvas; color: CanvasText; font-family: system-ui, sans-serif;
  margin-inline: auto; max-inline-size: 76ch; padding: 1rem;
}}
{style}
</style>
<main>
<h1>{title}</h1>
<div id="quiz"></div>
</main>
<script type="application/json" id="data">{data}</script>
<script type="module">
{script}
mount(document.getElementById("quiz"), JSON.parse(document.getElementById("data").textContent));
</script>
</html>
"""


def data(
    items: Sequence[Item], context: Context, say: Words, *, confidence: bool = False
) -> dict[str, Any]:
    """Return what the front end's `mount` needs.

    Keys are in it, since nobody else can mark: they are kept from the casual eye, as base64, and
    from nobody who looks for them.
    """
    questions = []
    for item in items:
        secret = json.dumps(payload.sealed(item, context), ensure_ascii=False)
        question = payload.question(item, context, seed=item.about.id)
        question["sealed"] = base64.b64encode(secret.encode()).decode()
        questions.append(question)
    return {
        "questions": questions,
        "words": dict(say.texts),
        "settings": {"confidence": confidence},
    }


def page(items: Sequence[Item], context: Context, say: Words, *, title: str) -> str:
    """Return a whole page with some questions."""
    values = json.dumps(data(items, context, say), ensure_ascii=False)
    return _PAGE.format(
        language=say.language,
        title=escape(title),
        style=front.style(),
        script=front.script(alone=True),
        data=values.replace("<", "\\u003c"),  # no text may close the element
    )
