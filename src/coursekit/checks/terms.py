"""Rules for the glossary: three languages, definitions of one size, and no term without a use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from coursekit.checks.content import Content
from coursekit.checks.promises import kept
from coursekit.errors import ContentError, Problem
from coursekit.registers.glossary import Term, examine_glossary, uses
from coursekit.sources import Document, Keys, read_yaml

FEWEST_WORDS, MOST_WORDS = 10, 45

_LATIN: dict[str, str] = dict(
    re.findall(
        r"(\w)(\w*)",
        "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch "
        "ъ ыy ь эe юyu яya",
    )
)
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")


def glossary_sound(content: Content) -> Iterable[Problem]:
    """The glossary can be read, and its terms name lessons of the course."""
    try:
        yield from examine_glossary(content.root)[1]
    except ContentError as error:
        yield from error.problems


def terms_apart(content: Content) -> Iterable[Problem]:
    """No two terms share a word, so that a reader meets one meaning."""
    seen: dict[str, str] = {}
    for term, problem in _terms(content):
        for word in term.words:
            other = seen.setdefault(word.casefold(), term.id)
            if other != term.id:
                what = f"“{word}” stands for {other} already."
                yield problem((), "term-twice", what, "Keep the word with one of the two terms.")


def terms_defined(content: Content) -> Iterable[Problem]:
    """A definition is short, and both transliterations are written as they should be."""
    for term, problem in _terms(content):
        count = len(term.says.split())
        if not FEWEST_WORDS <= count <= MOST_WORDS:
            what = f"The definition of “{term.en}” has {count} words."
            fix = f"Say it in {FEWEST_WORDS} to {MOST_WORDS} words."
            yield problem(("says",), "term-length", what, fix)
        if term.ru_latin != (latin := transliterated(term.ru)):
            what = f"“{term.ru}” is transliterated as {latin}, not {term.ru_latin}."
            yield problem(("ru_latin",), "term-latin", what, "Correct it.")
        if not _TONE.search(term.pinyin):
            what = f"The pinyin of “{term.zh}” shows no tones."
            yield problem(("pinyin",), "term-latin", what, "Write the marks, as in qìquán.")


def terms_used(content: Content) -> Iterable[Problem]:
    """A lesson that a term names uses it: in its text, its questions or its events."""
    if not content.complete:
        return
    texts = {lesson.slug: [text] for lesson in content.lessons for text in [_prose(lesson.prose())]}
    for item in content.items:
        texts.setdefault(item.slug, []).extend(text for _, text in item.texts())
    for event in _entries(content, "timeline.yaml"):
        said = " ".join(str(event.get(key, "")) for key in ("title", "says", "why"))
        for slug in event.get("lessons", ()):
            texts.setdefault(slug, []).append(said)
    for term, problem in _terms(content):
        spoken = (text for slug in term.lessons for text in texts.get(slug, ()))
        if not any(True for text in spoken for _ in uses(text, [term])):
            what = f"The term “{term.en}” is used by none of its lessons."
            yield problem(
                ("lessons",), "term-unused", what, "Name a lesson that uses it, or take it out."
            )


def terms_enough(content: Content) -> Iterable[Problem]:
    """There are as many terms as the course promises."""
    return kept(content, "terms", sum(1 for _ in _terms(content)))


def terms_listed(content: Content) -> Iterable[Problem]:
    """Remark a lesson whose text uses a term that does not name it, and so stays unmarked."""
    prose = {lesson.slug: _prose(lesson.prose()) for lesson in content.lessons}
    for term, problem in _terms(content):
        others = [s for s, t in prose.items() if s not in term.lessons and any(uses(t, [term]))]
        if others:
            what = f"“{term.en}” stands in {', '.join(others)}, and is not marked there."
            fix = "Add the lesson to `lessons`, unless the word means something else there."
            yield problem(("lessons",), "term", what, fix)


def transliterated(russian: str) -> str:
    """Russian in Latin letters, by the simple form of BGN/PCGN that English newspapers use."""
    return " ".join(map(_word, russian.split(" ")))


def _word(word: str) -> str:
    latin, before = "", ""
    for letter in word:
        low = letter.lower()
        new = _LATIN.get(low, letter)
        if low == "е" and not before.isalpha():
            new = "ye"
        latin += new.capitalize() if letter.isupper() else new
        before = letter
    letters = re.sub(r"\W", "", word)
    return latin.upper() if len(letters) > 1 and letters.isupper() else latin


def _prose(lines: Iterable[tuple[int, str]]) -> str:
    return "\n".join(text for _, text in lines)


class _At:
    """Makes problems of one entry of the glossary."""

    def __init__(self, document: Document, index: int) -> None:
        self._document, self._index = document, index

    def __call__(self, keys: Keys, rule: str, what: str, fix: str = "") -> Problem:
        return self._document.problem((self._index, *keys), rule, what, fix)


def _terms(content: Content) -> Iterator[tuple[Term, _At]]:
    """Yield each sound term, with what makes problems on its lines."""
    try:
        terms = {term.id: term for term in examine_glossary(content.root)[0]}
    except ContentError:  # said by `glossary_sound`
        return
    if not terms:
        return
    document = read_yaml(content.root / "glossary.yaml")
    for index, entry in enumerate(document.value):
        if isinstance(entry, dict) and (term := terms.pop(str(entry.get("id")), None)):
            yield term, _At(document, index)


def _entries(content: Content, name: str) -> list[dict[str, Any]]:
    """Return the entries of a register as written, or none where it cannot be read."""
    try:
        value = read_yaml(content.root / name).value
    except ContentError:
        return []
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
