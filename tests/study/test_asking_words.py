"""The words of reviews and tests: complete in each language, used, with the same values."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from babel import Locale

from coursekit.interface.words import LANGUAGES
from coursekit.quiz.words import words as quiz_words
from coursekit.study.words import words

PAGES = {
    "review": ("review.py", "review_widget.py", "changes.py", "times.py", "front/review.js"),
    "sittings": (
        *("sitting_widget.py", "sitting_pages.py", "sitting.py"),
        *("front/sitting.js", "front/held.js", "front/places.js"),
    ),
}
STARTS = ("state_", "place_", "title_", "why_")  # of keys that are chosen at run time


def texts(page: str, language: str) -> dict[str, Any]:
    return dict(words(page, language).texts)


def values(text: Any) -> set[str]:
    if isinstance(text, dict):
        return {text["count"]}.union(
            *(values(one) for form, one in text.items() if form != "count")
        )
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_used(page: str) -> None:
    package = files("coursekit.study")
    code = "".join(package.joinpath(name).read_text("utf-8") for name in PAGES[page])
    unused = {
        key
        for key in texts(page, "en")
        if not re.search(rf"words\.{key}\b|[\"']{key}[\"']", code) and not key.startswith(STARTS)
    }
    assert unused <= {"language", "dir"}


@pytest.mark.parametrize("page", PAGES)
def test_no_text_hides_one_of_the_quiz(page: str) -> None:
    assert set(texts(page, "en")) & set(quiz_words().texts) == {"language", "dir"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_language_says_the_same(page: str, language: str) -> None:
    own, english = texts(page, language), texts(page, "en")
    assert list(own) == list(english)
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    for key, text in own.items():
        assert values(text) == values(english[key]), key
        if isinstance(english[key], dict):
            assert set(text) - {"count"} == forms, key
        if language != "en" and key not in ("dir", "comma"):
            assert text != english[key], key
