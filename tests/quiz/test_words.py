"""The interface's catalogues: complete, used, with the same values and the right plural forms.

A key is named in one of these ways, and a key that is chosen at run time must be, too: the
message of an error has the name of its code, the mark of an entry `mark_MARK`, a verdict its own
name or `verdict_REASON`.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any, get_args

import pytest
from babel import Locale
from babel.numbers import format_percent

from coursekit.interface.words import LANGUAGES, Words
from coursekit.items import Mark, Verdict
from coursekit.quiz.words import words

PACKAGE = files("coursekit")
NO_TEXTS = {"language", "dir", "stop"}  # what the language is, and how its sentences are joined


def source(*folders: str, ending: str) -> str:
    found = []
    for folder in folders:
        found += [
            part.read_text("utf-8")
            for part in PACKAGE.joinpath(folder).iterdir()
            if part.name.endswith(ending)
        ]
    return "\n".join(found)


SCRIPTS = source("quiz/front", "interface/front", ending=".js")
PYTHON = source(".", "interface", "quiz", "items", "learner", ending=".py")

# Keys that the page and Python ask for by their full name.
NAMED = (
    set(re.findall(r"\b(?:words|say)\.([a-z_]+)\b(?! *\()", SCRIPTS))
    | set(re.findall(r"[a-z]+Code: \"([a-z_]+)\"", SCRIPTS))
    | set(re.findall(r"new Unreadable\(\"([a-z_]+)\"\)", SCRIPTS))
    | set(re.findall(r"\b(?:say|_say|self)\(\s*\"([a-z_]+)\"", PYTHON))
    | set(re.findall(r"(?:ResponseError|StoreError)\(\s*\"([a-z_]+)\"", PYTHON))
    | set(re.findall(r"\"SQLITE_[A-Z]+\", \"([a-z_]+)\"", PYTHON))
    | {f"mark_{mark or 'none'}" for mark in get_args(Mark)}
    | set(get_args(Verdict))
) - {"empty"}  # each type of question has its own message for that


def texts(language: str) -> dict[str, Any]:
    return dict(words(language).texts)


def placeholders(text: Any) -> set[str]:
    if isinstance(text, dict):
        return {text["count"]}.union(*(placeholders(t) for f, t in text.items() if f != "count"))
    return set(re.findall(r"\{(\w+)\}", text))


def mentioned(key: str) -> bool:
    """Whether scripts or Python name a key, whole or by the part before what is put in."""
    start = key.split("_")[0] + "_"
    both = SCRIPTS + PYTHON
    whole = re.search(rf"\.{key}\b|[\"'`]{key}[\"'`]|\b{key}: words", both)
    return bool(whole or f"`{start}${{" in both or f'f"{start}{{' in both)


def test_every_key_that_is_asked_for_stands_in_the_catalogue() -> None:
    assert NAMED - set(texts("en")) == set()


def test_every_key_of_the_catalogue_is_asked_for() -> None:
    assert {key for key in texts("en") if not mentioned(key)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_lacks_a_key_or_has_one_too_many(language: str) -> None:
    assert set(texts(language)) == set(texts("en"))
    file = (PACKAGE / "quiz" / "words" / f"{language}.json").read_text("utf-8")
    pairs: list[str] = []
    json.loads(file, object_pairs_hook=lambda found: pairs.extend(key for key, _ in found))
    assert pairs.count("check") == 1
    assert list(texts("en")) == list(texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_same_values_in_every_language(language: str) -> None:
    theirs = {key: placeholders(text) for key, text in texts(language).items()}
    assert theirs == {key: placeholders(text) for key, text in texts("en").items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_counts_has_every_plural_form_of_its_language(language: str) -> None:
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    for key, text in texts(language).items():
        if isinstance(texts("en")[key], dict):
            assert set(text) - {"count"} == forms, key


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_no_text_is_left_in_english(language: str) -> None:
    english = texts("en")
    same = {key for key, text in texts(language).items() if text == english[key]}
    assert same <= {*NO_TEXTS, "percent"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_use_the_letters_of_their_language(language: str) -> None:
    letters = {"en": r"[A-Za-z]", "ru": r"[А-Яа-яЁё]", "zh": r"[\u4e00-\u9fff]"}[language]
    for key, text in texts(language).items():
        said = dict(text) if isinstance(text, dict) else {"": text}
        said.pop("count", None)
        for one in said.values():
            if key not in {*NO_TEXTS, "percent"}:
                assert re.search(letters, one), key


def test_chinese_sentences_carry_chinese_punctuation() -> None:
    for key, text in texts("zh").items():
        for one in text.values() if isinstance(text, dict) else [text]:
            assert not re.search(r"[\u4e00-\u9fff][,.:;?!]|[\u4e00-\u9fff] [,:;?!]", one), (
                key,
                one,
            )


@pytest.mark.parametrize(
    ("language", "left", "said"),
    [
        ("en", 1, "One more try."),
        ("en", 2, "2 more tries."),
        ("ru", 1, "1 попытка."),
        ("ru", 2, "2 попытки."),
        ("ru", 5, "5 попыток."),
        ("ru", 11, "11 попыток."),
        ("ru", 21, "21 попытка."),
        ("zh", 1, "1 次。"),
        ("zh", 5, "5 次。"),
    ],
)
def test_counts_take_the_plural_form_of_their_number(language: str, left: int, said: str) -> None:
    assert words(language)("try_again", left=left).endswith(said)


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_per_cents_are_written_as_the_language_writes_them(language: str) -> None:
    say: Words = words(language)
    assert say.percent(75) == format_percent(0.75, locale=language)


def test_decimals_are_written_as_the_language_writes_them() -> None:
    assert [words(language).number(0.25, 2) for language in LANGUAGES] == ["0.25", "0,25", "0.25"]
