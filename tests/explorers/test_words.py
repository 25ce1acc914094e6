"""The explorers' catalogues: complete, used, with the same values and plural forms."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from babel import Locale

from coursekit.explorers.words import words
from coursekit.interface.words import LANGUAGES
from coursekit.registers import asymmetries, claims, contentions, events

PACKAGE = files("coursekit") / "explorers"
COMMON = {"language", "dir"}
GROUPS = {  # keys that are chosen at run time, by their first part
    "bearing": ("for", "against", "silent", "none"),
    "favours": asymmetries.FAVOURS,
    "field": contentions.FIELDS,
    "kind": (*events.KINDS, *claims.KINDS),
    "larger": ("CHN", "RUS"),
    "per": ("total", "head"),
    "rate": ("market", "ppp"),
    "rating": tuple(one.replace(" ", "_") for one in claims.STRENGTHS),
    "side": contentions.SIDES,
    "speaker": claims.SPEAKERS,
    "state": contentions.STATES,
    "strength": contentions.STRENGTHS,
    "theme": events.THEMES,
    "times": ("CHN", "RUS"),
    "title": ("timeline", "asymmetries", "contentions", "claims"),
}
CHOSEN = {f"{group}_{name}" for group, names in GROUPS.items() for name in names}
CHOSEN |= {"CHN", "RUS", "read_only", "full", "unavailable"}


def texts(language: str) -> dict[str, Any]:
    return dict(words(language).texts)


def placeholders(text: Any) -> set[str]:
    if isinstance(text, dict):
        return {text["count"]}.union(*(placeholders(t) for f, t in text.items() if f != "count"))
    return set(re.findall(r"\{(\w+)\}", text))


def source() -> str:
    parts = [*PACKAGE.iterdir(), *(PACKAGE / "front").iterdir()]
    return "\n".join(p.read_text("utf-8") for p in parts if p.name.endswith((".py", ".js")))


def test_every_key_stands_in_the_catalogue_and_is_asked_for() -> None:
    code = source()
    named = set(re.findall(r"\bwords\.([a-zA-Z_]+)\b(?! *[(=])", code))
    named |= set(re.findall(r"\bsay\(\s*\"([a-zA-Z_]+)\"", code))
    keys = set(texts("en"))
    assert (named | CHOSEN) - keys == set()
    used = {key for key in keys if re.search(rf"[\"'`.]{key}\b", code)}
    assert keys - named - CHOSEN - used - COMMON == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys_values_and_their_own_plurals(language: str) -> None:
    theirs, english = texts(language), texts("en")
    assert list(theirs) == list(english)
    assert theirs["language"] == language
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    letters = {"en": r"[A-Za-z]", "ru": r"[А-Яа-яЁё]", "zh": r"[\u4e00-\u9fff]"}[language]
    for key, text in theirs.items():
        assert placeholders(text) == placeholders(english[key]), key
        assert isinstance(text, dict) == isinstance(english[key], dict), key
        if isinstance(text, dict):
            assert set(text) - {"count"} == forms, key
        elif key not in COMMON:
            assert re.search(letters, text), key
