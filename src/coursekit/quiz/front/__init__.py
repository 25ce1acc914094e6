"""The front end: small modules of JavaScript and CSS, joined into the one file of a widget."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_SHOWING = (
    *("dom", "entries", "choice", "numeric", "ordering", "pairing", "typed"),
    *("allocation", "sketch", "types", "question", "quiz"),
)
_MARKING = (  # what Python does where there is a kernel
    *("score", "numbers", "folding", "score_choice", "score_numeric", "score_typed"),
    *("score_arrangements", "score_allocation", "score_sketch", "scorers", "page"),
)
_STYLES = ("base", "arrangements", "allocation", "sketch")

_IMPORT = re.compile(r"^import [^;]*? from \"\./\w+\.js\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function|class)", re.MULTILINE)


@cache
def script(*, alone: bool = False) -> str:
    """Return one ES module that shows quizzes; `alone`, it also marks them without a kernel.

    It exports `{ render }` for a widget; alone, also `mount` and `score`. Its parts share one
    scope, so no two may declare the same name.
    """
    parts = [_text(f"{name}.js") for name in (*_SHOWING, *(_MARKING if alone else ()))]
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)
    return f"{joined}\n{'export { mount, score };' if alone else 'export default { render };'}\n"


@cache
def style() -> str:
    """Return one style sheet."""
    return "\n".join(_text(f"{name}.css") for name in _STYLES)


def _text(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
