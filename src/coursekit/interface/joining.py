"""Joins small modules of JavaScript and CSS into the one file that a widget may have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r"^import [^;]*? from \"[./\w]+\.js\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function|class)", re.MULTILINE)


def script(package: str, names: Iterable[str], ending: str) -> str:
    """Return one ES module: what widgets share, the modules of a package, and its exports.

    Its parts share one scope, so no two may declare the same name.
    """
    parts = [
        _text("coursekit.interface", "front/dom.js"),
        *(_text(package, f"{name}.js") for name in names),
    ]
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)
    return f"{joined}\n{ending}\n"


def style(package: str, names: Iterable[str]) -> str:
    """Return one style sheet: the look that widgets share, then that of a package."""
    own = (_text(package, f"{name}.css") for name in names)
    return "\n".join((_text("coursekit.interface", "front/theme.css"), *own))


@cache
def _text(package: str, name: str) -> str:
    return (files(package) / name).read_text("utf-8")
