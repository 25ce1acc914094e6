"""Terms of the course in English, Russian and Chinese, and where a text uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coursekit.course import examine_course
from coursekit.errors import Problem
from coursekit.markup import FIGURE_LINK
from coursekit.prose import CITATION
from coursekit.registers.reading import Register, begin, sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term. `forms` are other words for it in prose, `lessons` those that mark and list it."""

    id: str
    en: str
    forms: tuple[str, ...]
    ru: str
    ru_latin: str
    zh: str
    pinyin: str
    says: str
    lessons: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every word or phrase that stands for the term."""
        return (self.en, *self.forms)


def read_glossary(root: Path) -> tuple[Term, ...]:
    """Read `glossary.yaml` of the course at `root`, if there is one, in alphabetical order.

    ContentError lists every problem.
    """
    terms, problems = examine_glossary(root)
    return sound(Register(entries=terms, figures={}), problems).entries


def examine_glossary(root: Path) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the terms that are sound, and list the problems of the others."""
    path = root / "glossary.yaml"
    if not path.is_file():
        return (), []
    reading = begin(root, path, "glossary", sources=False)
    lessons = [lesson.slug for lesson in examine_course(root)[0].lessons]
    for index, entry in reading.entries.items():
        reading.demand("lesson", (index, "lessons"), entry["lessons"], lessons)
    terms = [
        Term(
            **{key: entry[key] for key in ("id", "en", "ru", "ru_latin", "zh", "pinyin", "says")},
            forms=tuple(entry.get("forms", ())),
            lessons=tuple(entry["lessons"]),
        )
        for entry in reading.entries.values()
    ]
    return tuple(sorted(terms, key=lambda term: (term.en.casefold(), term.id))), reading.problems


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text, from `start` to `end`."""

    term: Term
    start: int
    end: int


def uses(text: str, terms: Iterable[Term]) -> Iterator[Use]:
    """Yield where Markdown uses terms, longest first, in order.

    What has another role is left out: code, links, citations, numbers, headings, tables, HTML.
    """
    meant = {word: term for term in terms for word in term.words}
    if not meant:
        return
    for match in _pattern(tuple(meant)).finditer(text):
        if found := match["term"]:
            term = meant.get(found) or meant[found[0].lower() + found[1:]]
            yield Use(term, match.start(), match.end())


_OTHER_ROLE = "|".join(
    (
        r"^(?P<fence>```|~~~).*?^(?P=fence)",
        r"<(?P<element>a|abbr|code|summary)\b.*?</(?P=element)>",
        r"<!--.*?-->|<[^>\n]*>",
        r"`[^`\n]*`",
        r"\$[^$\n]*\$",
        r"^[ ]{0,3}(?:#|\|)[^\n]*",
        CITATION.pattern.replace("?P<ids>", "?:"),
        FIGURE_LINK.pattern.replace("?P<text>", "?:").replace("?P<id>", "?:"),
        r"!?\[[^\]\n]*\]\([^)\n]*\)|https?://\S+",
    )
)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match what has another role, or one of `words` as a whole, the longest at each place."""
    longest = sorted(words, key=len, reverse=True)
    terms = "|".join(map(_either_case, longest))
    return re.compile(
        rf"{_OTHER_ROLE}|(?<![\w-])(?P<term>{terms})(?![\w-])", re.MULTILINE | re.DOTALL
    )


def _either_case(word: str) -> str:
    """Let a word begin a sentence; one with capitals of its own must be written so."""
    if word != word.lower():
        return re.escape(word)
    return f"[{re.escape(word[0])}{re.escape(word[0].upper())}]{re.escape(word[1:])}"
