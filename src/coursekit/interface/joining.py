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
    return joined(((package, name) for name in names), ending)


def joined(modules: Iterable[tuple[str, str]], ending: str) -> str:
    """Return one ES module made of modules of several packages, each named with its package."""
    parts = [
        _text("coursekit.interface", "front/dom.js"),
        *(_text(package, f"{name}.js") for package, name in modules),
    ]
    one = "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)
    return f"{one}\n{ending}\n"


def style(package: str, names: Iterable[str]) -> str:
    """Return one style sheet: the look that widgets share, then that of a package."""
    return joined_style((package, name) for name in names)


def joined_style(sheets: Iterable[tuple[str, str]]) -> str:
    """Return one style sheet made of those of several packages, each named with its package."""
    own = (_text(package, f"{name}.css") for package, name in sheets)
    return "\n".join((_text("coursekit.interface", "front/theme.css"), *own))


@cache
def _text(package: str, name: str) -> str:
    return (files(package) / name).read_text("utf-8")
