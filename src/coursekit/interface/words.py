"""The interface's words: one JSON file a language, with the plural forms that it needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = {"en": "English", "ru": "русский", "zh": "简体中文"}
"""Languages that have a catalogue, each with its own name."""


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the interface in one language. `{name}` in a text stands for a value.

    A text with plural forms is a mapping of the forms (`one`, `few`, `many`, `other`), whose
    `count` names the value that chooses among them.
    """

    language: str
    texts: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values put in."""
        text = self.texts[key]
        if isinstance(text, dict):
            from babel import Locale

            count = float(str(values[text["count"]]))
            form = Locale.parse(self.language).plural_form(count)
            text = text.get(form, text["other"])
        return str(text).format_map(values)

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number as the language writes it."""
        from babel.numbers import format_decimal

        pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        return str(format_decimal(value, pattern, locale=self.language))

    def percent(self, value: float) -> str:
        """Return whole per cents as the language writes them."""
        return self("percent", number=self.number(value))


@cache
def catalogue(package: str, language: str) -> Words:
    """Read the catalogue of a package, such as `coursekit.quiz.words`, in a language."""
    return Words(language, json.loads((files(package) / f"{language}.json").read_text("utf-8")))
