"""Rules for neutral language; the words that they look for stand in neutrality.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursekit.checks.content import Content
from coursekit.checks.sentences import OWN_VOICE, Sentence, sentences, waivers
from coursekit.errors import Problem
from coursekit.sources import read_yaml

WORDS = Path(__file__).with_name("neutrality.yaml")

WEST_PER_THOUSAND = 3
"""Mentions of the West in a thousand words of a lesson, from which on it is remarked."""

ENOUGH_PAIRS = 10
"""Pairs of names such as China–Russia from which on their order is counted."""

LONGEST_SHOWN = 60
"""Letters of an offending passage that a message repeats."""

_WEST = re.compile(r"\b[Tt]he West\b|\bWestern\b")
_PAIR = re.compile(
    r"\b(?:Russian?|Chin(?:a|ese))(?:[-–]| and )(?:Russian?|Chin(?:a|ese))\b|\bSino-Russian\b"
)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LIKELY = re.compile(r"\b(?:un)?likely\b|\bprobab\w+|\bchance\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|whether|suppose|assum\w+|as long as)\b", re.IGNORECASE)
_RECOGNITION = re.compile(r"recogni[sz]|resolution|68/262|ES-11/4|assembly", re.IGNORECASE)
_ECONOMIC = re.compile(
    r"\b(?:trad(?:e|ed|ing)|sanction\w*|war|econom\w+|exports?|imports?|prices?|gas|oil|tariffs?)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:China|Russia|Ukraine|Beijing|Moscow|Kyiv|Kremlin|NATO|EU|US|Putin|Xi|Zelensky|Biden|Trump)\b"
)
_NAMED = re.compile(
    r"(?<!^)(?<![.?!:] )\b(?!(?:Russia|China|Chinese|West|American|Ukrain|Europe|Asia|Beijing"
    r"|Moscow|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\w*\b)[A-Z]\w+"
)

_CONDITIONS: Mapping[str, Callable[[Sentence], object]] = {
    "attributed": lambda sentence: sentence.attributed,
    "cited": lambda sentence: sentence.cited,
    "linked": lambda sentence: sentence.linked,
    "numbered": lambda sentence: sentence.linked or re.search(r"\d", sentence.own),
    "dated": lambda sentence: _YEAR.search(sentence.own),
    "named": lambda sentence: sentence.cited or _NAMED.search(sentence.own),
    "likely": lambda sentence: _LIKELY.search(sentence.own),
    "conditional": lambda sentence: _CONDITION.search(sentence.own),
    "question": lambda sentence: sentence.own.rstrip('*_ ”")').endswith("?"),
    "recognition": lambda sentence: _RECOGNITION.search(sentence.paragraph),
    "economic": lambda sentence: _ECONOMIC.search(sentence.own),
    "two_speakers": lambda sentence: len(set(_SPEAKER.findall(sentence.own))) > 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What to look for, where, and when to let it pass."""

    name: str
    remark: bool
    where: frozenset[str] | None
    quotations: bool
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    defined: bool
    what: str
    fix: str

    def found(self, sentence: Sentence) -> str:
        """Return the words that break the rule, or nothing."""
        if self.where is not None and sentence.place not in self.where:
            return ""
        match = self.pattern.search(sentence.text if self.quotations else sentence.own)
        if not match or self.name in sentence.waived:
            return ""
        if any(_CONDITIONS[name](sentence) for name in self.unless):
            return ""
        return match[0].strip() if all(_CONDITIONS[name](sentence) for name in self.needs) else ""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of neutrality.yaml."""
    listed = read_yaml(WORDS).value
    names = listed["lists"]
    return (
        *(_rule(entry, names) for entry in listed["rules"]),
        *(_loaded(entry, names) for entry in listed["loaded"]),
    )


def _rule(entry: Mapping[str, Any], names: Mapping[str, str]) -> Rule:
    where = entry.get("where", OWN_VOICE)
    return Rule(
        name=entry["rule"],
        remark=entry.get("level") == "remark",
        where=None if where == "any" else frozenset(where),
        quotations=entry.get("read") == "text",
        pattern=_pattern(entry["find"], names),
        needs=tuple(entry.get("needs", ())),
        unless=tuple(entry.get("unless", ())),
        defined=False,
        what=entry["what"],
        fix=entry["fix"],
    )


def _loaded(entry: Mapping[str, Any], names: Mapping[str, str]) -> Rule:
    stands = entry["stands"]
    unless = {"quoted": (), "attributed": ("attributed",), "defined": ("attributed", "cited")}
    when = {
        "quoted": "in quotation marks, with a speaker",
        "attributed": "where the sentence names who says so",
        "defined": "after a lesson has defined it in bold, or where a speaker or a source is named",
    }
    return Rule(
        name="R03",
        remark=False,
        where=frozenset((*OWN_VOICE, "fact")),
        quotations=False,
        pattern=_pattern(entry["find"], names),
        needs=(),
        unless=unless[stands],
        defined=stands == "defined",
        what="“{}” is a loaded word.",
        fix=f"Write {entry['write']}; it may stand {when[stands]}.",
    )


def _pattern(find: Iterable[str], names: Mapping[str, str]) -> re.Pattern[str]:
    alternatives = "|".join(find)
    for name, value in (*names.items(), *names.items()):  # a list may use another
        alternatives = alternatives.replace(f"{{{name}}}", value)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def neutral(content: Content) -> Iterable[Problem]:
    """What the course says itself is neutral, attributed and dated; a waiver gives its reason."""
    for found, remark in _breaks(content):
        if not remark:
            yield found
    known = {rule.name for rule in rules()}
    for waiver in waivers(content):
        if waiver.rule not in known or not waiver.reason:
            what = f"The waiver of {waiver.rule} names no known rule, or gives no reason."
            fix = "Write `neutral: R07 the reason`, with a rule of docs/authoring.md."
            yield waiver.problem("waiver", what, fix, "")


def remarks(content: Content) -> Iterable[Problem]:
    """Turns of phrase that are often, but not always, a slip; and the waivers with reasons."""
    for found, remark in _breaks(content):
        if remark:
            yield found
    for waiver in waivers(content):
        yield waiver.problem("waiver", f"{waiver.rule} is waived: {waiver.reason}.", "", "")


def names_in_balance(content: Content) -> Iterable[Problem]:
    """Neither country is always named first, and the West is not a person of its own."""
    words, wests = Counter[str](), Counter[str]()
    places: dict[str, Callable[[str, str, str, str], Problem]] = {}
    firsts = Counter[str]()
    for sentence in sentences(content):
        if sentence.place == "lesson":
            places.setdefault(sentence.slug, sentence.problem)
            words[sentence.slug] += len(sentence.own.split())
            wests[sentence.slug] += len(_WEST.findall(sentence.own))
            firsts.update(match[0][0].upper() for match in _PAIR.finditer(sentence.own))
    for slug, problem in places.items():
        if 1000 * wests[slug] > WEST_PER_THOUSAND * words[slug] and wests[slug] > WEST_PER_THOUSAND:
            what = f"The lesson says the West or Western {wests[slug]} times."
            yield problem("R20", what, "Name the states or the group that is meant.", "")
    russia, total = firsts["R"], firsts.total()
    if total >= ENOUGH_PAIRS and not 0.4 <= russia / total <= 0.6:
        what = f"Of {total} pairs of names such as China–Russia, {russia} begin with Russia."
        problem = next(iter(places.values()))
        yield problem("R14", what, "Let lessons take turns: 40 to 60 % each.", "")


def _breaks(content: Content) -> Iterator[tuple[Problem, bool]]:
    terms = _terms(content)
    for sentence in sentences(content):
        for rule in rules():
            words = rule.found(sentence)
            if words and not (rule.defined and _is_defined(words, sentence, terms)):
                shown = words if len(words) < LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
                what = rule.what.format(shown.strip("“”«»"))
                yield sentence.problem(rule.name, what, rule.fix, words.split()[0]), rule.remark


def _terms(content: Content) -> dict[str, list[tuple[int, str]]]:
    """Return what each lesson and the ones before it define in bold, with the line."""
    known: list[tuple[int, str]] = []
    terms = {}
    for lesson in content.lessons:
        here = [(n, bold) for n, text in lesson.prose() for bold in _BOLD.findall(text.casefold())]
        terms[lesson.slug] = known + here
        known = known + [(0, bold) for _, bold in here]
    return terms


def _is_defined(words: str, sentence: Sentence, terms: Mapping[str, list[tuple[int, str]]]) -> bool:
    """Whether the lesson, up to this sentence, or one before it has set the words in bold."""
    return any(
        words.casefold() in term and (line <= sentence.line or not sentence.line)
        for line, term in terms.get(sentence.slug, ())
    )
