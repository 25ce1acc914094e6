"""The front end: small modules of JavaScript and CSS, joined into the one file of a widget."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_SCRIPTS = (
    *("dom", "entries", "choice", "numeric", "ordering", "pairing", "typed"),
    *("allocation", "sketch"),
    *("types", "question", "quiz"),
    *(
        "score",
        "numbers",
        "score_choice",
        "score_numeric",
        "folding",
        "score_typed",
        "score_arrangements",
        "score_allocation",
        "score_sketch",
        "scorers",
        "page",
    ),
)
_STYLES = ("base", "arrangements", "allocation", "sketch")

_IMPORT = re.compile(r"^import [^;]*? from \"\./\w+\.js\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function|class)", re.MULTILINE)


@cache
def script() -> str:
    """Return one ES module; its parts share one scope, so no two may declare the same name."""
    parts = (_text(f"{name}.js") for name in _SCRIPTS)
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)


@cache
def style() -> str:
    """Return one style sheet."""
    return "\n".join(_text(f"{name}.css") for name in _STYLES)


def _text(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
