"""The words of the start page, calibration and report: complete, used, with the same values."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from babel import Locale

from coursekit.interface.words import LANGUAGES
from coursekit.learner.plan import Kind
from coursekit.study.words import words

CODE = ("said.py", "start.py", "page.py", "calibration.py", "report.py", "front/start.js")
CHOSEN = ("what_", "why_", "state_", "lacks_", "lean_", "theme_", "test_p", "go_", "title_")
FREE = {"language", "dir", "percent"}


def texts(language: str) -> dict[str, Any]:
    return dict(words("standing", language).texts)


def values(text: Any) -> set[str]:
    if isinstance(text, dict):
        return {text["count"]}.union(
            *(values(one) for form, one in text.items() if form != "count")
        )
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_text_is_asked_for() -> None:
    package = files("coursekit.study")
    code = "".join(package.joinpath(name).read_text("utf-8") for name in CODE)
    unused = {
        key
        for key in texts("en")
        if not re.search(rf"words\.{key}\b|[\"']{key}[\"']", code) and not key.startswith(CHOSEN)
    }
    assert unused <= FREE


def test_every_step_has_words() -> None:
    assert {f"what_{kind}" for kind in Kind.__args__} <= set(texts("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    own, english = texts(language), texts("en")
    assert list(own) == list(english)
    assert own["language"] == language
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    for key, text in own.items():
        assert values(text) == values(english[key]), key
        assert isinstance(text, dict) == isinstance(english[key], dict), key
        if isinstance(text, dict):
            assert set(text) - {"count"} == forms, key
