"""Reads what a course says sentence by sentence: who is named, what is quoted, what is waived."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from coursekit.checks.cells import LessonText
from coursekit.checks.code import calls
from coursekit.checks.content import Content, Record
from coursekit.errors import ContentError, Problem
from coursekit.prose import CITATION
from coursekit.sources import Keys, read_yaml

Place = Literal["lesson", "stem", "feedback", "key", "lure", "entry", "fact", "note"]

OWN_VOICE: tuple[Place, ...] = ("lesson", "stem", "feedback", "key", "note")
"""Where the course speaks itself; wrong options and entries are there to be judged."""

WAIVER = re.compile(r"neutral:\s*(?P<rule>R\d\d)\b[ \t]*(?P<reason>[^\n]*?)\s*(?=-->|neutral:|$)")
"""`<!-- neutral: R07 reason -->` in a lesson, `neutral: R07 reason` in the note of an item."""

_COMMENT = re.compile(r"<!--.*?-->")
_CODE = re.compile(r"(`+).*?\1|\$[^$]*[\\=][^$]*\$")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_HTML = re.compile(r"<[^>]+>")
_MENTION = re.compile(r"(?<![*\w])\*[^*\s]+(?: [^*\s]+)?\*(?![*\w])")  # *regime*: the word itself
_NAMED_WORD = re.compile(r"(?<=\bword )\w+|(?<=\bterm )\w+|(?<=\bwords )\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)‘[^’]*’(?!\w)")
_END = re.compile(r"[.?!][”\"')*_]*\s+(?=[“\"'(*_\[]*[A-ZА-Я])")

_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|stat(?:es?|ed)|argu(?:es?|ed|ing)|call(?:s|ed|ing)|describ(?:es?|ed)"
    r"|wr(?:ites?|ote|itten)|announc(?:es?|ed)|estimat(?:es?|ed)|report(?:s|ed)|declar(?:es?|ed)"
    r"|den(?:y|ies|ied)|turn(?:s|ed) against|oppos(?:es?|ed)"
    r"|sp(?:eak|eaks|oke) of|reject(?:s|ed)|h(?:olds|eld) (?:it|that|in)|warn(?:s|ed)"
    r"|according to|in the words of|in \w+[’']s words|the wording of)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.?!:] )(?<!^)\b[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
_OFFICE = re.compile(
    r"\b(?:ministry|ministries|ministers?|governments?|presidents?|secretary|spokes\w+|embassy"
    r"|report|paper|statement|declaration|treaty|resolution|claim|institute|bank|agency|analysts?"
    r"|economists?|scholars?|historians?|authors?|document|texts?|summar(?:y|ies)|law|speech)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:some|many|most|few|others|experts|analysts|observers|critics|commentators|sources"
    r"|everyone|everybody|people|it|they)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as its reader sees it; in `own` the words of others are blank.

    `paragraph` is the text around it, `waived` are rules that its author set aside with a reason,
    and `problem` makes a problem (of a rule, what, fix, and the words near which it stands).
    """

    text: str
    own: str
    paragraph: str
    place: Place
    slug: str
    line: int
    cited: bool
    linked: bool
    waived: frozenset[str]
    problem: Callable[[str, str, str, str], Problem]

    @property
    def attributed(self) -> bool:
        """Whether somebody is named who said it; quotation marks alone name nobody."""
        said = _SAID.search(self.own)
        if not said:
            return False
        if self.cited:
            return True
        if _NOBODY.match(self.own):
            return False
        first_word_speaks = 0 < said.start() < 25 and self.own[:1].isupper()
        return bool(first_word_speaks or _NAME.search(self.own) or _OFFICE.search(self.own))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule that an author set aside, where, and why."""

    rule: str
    reason: str
    problem: Callable[[str, str, str, str], Problem]


def sentences(content: Content) -> Iterator[Sentence]:
    """Yield every sentence of lessons, questions, claims, events and terms, in order."""
    for lesson in content.lessons:
        yield from _of_lesson(lesson)
    for item in content.items:
        waived = frozenset(match["rule"] for match in WAIVER.finditer(item.value.get("note", "")))
        whole = " ".join(text for _, text in item.texts())
        for keys, text in item.texts():
            place = _place(item, keys)
            for part, own in _split(text):
                yield _sentence(item, keys, part, own, whole, place, waived)
    for claim in content.claims:
        waived = frozenset(match["rule"] for match in WAIVER.finditer(claim.value.get("note", "")))
        fact: Place = "fact" if claim.value["kind"] == "fact" else "entry"
        told: tuple[tuple[str, Place], ...] = (
            ("claim", fact),
            ("status_2024", "note"),
            ("later", "note"),
        )
        for key, place in told:
            for part, own in _split(claim.value.get(key, "")):
                yield _sentence(claim, (key,), part, own, part, place, waived)
    for record in _registered(content):
        yield from _of_entry(record)


def _of_entry(record: Record) -> Iterator[Sentence]:
    """Yield the sentences of an event or a term."""
    waived = frozenset(match["rule"] for match in WAIVER.finditer(record.value.get("note", "")))
    for key in ("title", "says", "why", "doubt"):
        text = str(record.value.get(key, ""))
        for part, own in _split(text):
            yield _sentence(record, (key,), part, own, text, "note", waived)


def _registered(content: Content) -> Iterator[Record]:
    """Yield the entries of the timeline and the glossary that can be read."""
    for path in (content.root / "timeline.yaml", content.root / "glossary.yaml"):
        document = None
        if path.is_file():
            with suppress(ContentError):  # the register's own rule says so
                document = read_yaml(path)
        entries = document.value if document and isinstance(document.value, list) else []
        for index, entry in enumerate(entries):
            if document and isinstance(entry, dict):
                name = str(entry.get("id"))
                yield Record(id=name, index=index, document=document, value=entry)


def waivers(content: Content) -> Iterator[Waiver]:
    """Yield every waiver of a lesson or an item."""
    for lesson in content.lessons:
        for line, text in lesson.prose():
            for comment in _COMMENT.findall(text):
                for match in WAIVER.finditer(comment):
                    problem = _on_line(lesson, line)
                    yield Waiver(rule=match["rule"], reason=match["reason"], problem=problem)
    for record in (*content.items, *content.claims):
        for match in WAIVER.finditer(record.value.get("note", "")):
            problem = _on_record(record, ("note",))
            yield Waiver(rule=match["rule"], reason=match["reason"], problem=problem)


def _of_lesson(lesson: LessonText) -> Iterator[Sentence]:
    for cell in lesson.cells:
        whole = " ".join(text for _, text in cell.prose())
        waived: frozenset[str] = frozenset()
        for line, text in cell.prose():
            here = frozenset(match["rule"] for match in WAIVER.finditer(text))
            if here and not _COMMENT.sub("", text).strip():
                waived = here  # a waiver on its own line is for the next one
                continue
            for part, own in _split(text):
                yield Sentence(
                    text=part,
                    own=own,
                    paragraph=whole,
                    place="lesson",
                    slug=lesson.slug,
                    line=line,
                    cited=bool(CITATION.search(text)),
                    linked="](figure:" in text,
                    waived=waived | here,
                    problem=_on_line(lesson, line),
                )
            waived = frozenset()
    for call in calls(lesson, "chart"):
        match call.args[:1]:
            case [ast.Constant(value=str(title))]:
                yield Sentence(
                    text=title,
                    own=_blank(_QUOTED, title),
                    paragraph=title,
                    place="lesson",
                    slug=lesson.slug,
                    line=call.lineno,
                    cited=False,
                    linked=True,
                    waived=frozenset(),
                    problem=_on_line(lesson, call.lineno),
                )


def _sentence(
    record: Record,
    keys: Keys,
    part: str,
    own: str,
    whole: str,
    place: Place,
    waived: frozenset[str],
) -> Sentence:
    return Sentence(
        text=part,
        own=own,
        paragraph=whole,
        place=place,
        slug=record.slug,
        line=0,
        cited=bool(CITATION.search(part)),
        linked="](figure:" in part,
        waived=waived,
        problem=_on_record(record, keys),
    )


def _place(item: Record, keys: Keys) -> Place:
    if keys[0] == "stem":
        return "stem"
    if keys[-1] == "feedback" or keys[0] in ("feedback", "hint"):
        return "feedback"
    if keys[0] == "options":
        return "key" if item.value["options"][keys[1]].get("correct") else "lure"
    if keys[0] == "statements" and item.value["statements"][keys[1]]["category"] == "fact":
        return "fact"
    return "entry"


def _on_line(lesson: LessonText, line: int) -> Callable[[str, str, str, str], Problem]:
    def problem(rule: str, what: str, fix: str, near: str) -> Problem:
        return lesson.problem(line, rule, what, fix)

    return problem


def _on_record(record: Record, keys: Keys) -> Callable[[str, str, str, str], Problem]:
    def problem(rule: str, what: str, fix: str, near: str) -> Problem:
        return record.problem(keys, rule, what, fix, near=near)

    return problem


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield sentences as they are read, each with the words of others blanked out."""
    shown = _HTML.sub(" ", _CODE.sub(" ", _COMMENT.sub(" ", text)))
    own = _blank(_NAMED_WORD, _blank(_MENTION, _blank(_QUOTED, shown)))
    start = 0
    for end in (*(match.end() for match in _END.finditer(own)), len(own)):
        if own[start:end].strip():
            yield _read(shown[start:end]), _read(own[start:end])
        start = end


def _read(text: str) -> str:
    """Drop the targets of links, but keep that a number is a figure and that a source is cited."""
    return _LINK.sub(
        lambda match: match[0] if match["target"].startswith("figure:") else match["text"], text
    ).strip()


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(
        lambda match: f"{match[0][0]}{' ' * (len(match[0]) - 2)}{match[0][-1]}", text
    )
