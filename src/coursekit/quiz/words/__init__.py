"""The interface's words, one JSON file a language."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def words(language: str = "en") -> dict[str, str]:
    """Return every text of the interface; `{name}` stands for a value."""
    text = (files(__package__) / f"{language}.json").read_text("utf-8")
    return dict(json.loads(text))
