"""Rules for the options of a question beside each other: distinct, alike in form, no giveaway."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from coursekit.checks.content import Content, Record
from coursekit.checks.guessers import ABSOLUTE
from coursekit.checks.tokens import similarity, tokens
from coursekit.errors import Problem
from coursekit.markup import plain

ALIKE = 0.9
"""Share of content words from which on two options are remarked as nearly the same."""

ECHO = 2
"""Words of the stem that a right option may repeat beyond what the others do."""

_NUMBER = r"[-−+]?\d+(?:[.,]\d+)*"
_PLAIN_NUMBER = re.compile(rf"\W*({_NUMBER})\D*")
_BETWEEN = re.compile(
    rf"\W*(?:between |from )?({_NUMBER})\D{{0,3}}?\s*(?:to|and|–|-)\s*({_NUMBER})\D*"
)
_BELOW = re.compile(rf"\W*(?:under|below|less than|fewer than|up to|at most) ({_NUMBER})\D*", re.I)
_ABOVE = re.compile(rf"\W*(?:over|above|more than|at least) ({_NUMBER})\D*", re.I)
_ARTICLE = re.compile(r"\ban?\s*(?:…|_{2,}|:)\s*$", re.IGNORECASE)


def _choices(content: Content) -> Iterator[tuple[Record, list[str], list[bool]]]:
    """Yield each item that has options, with their texts, and which of them are right."""
    for item in content.items:
        if options := item.value.get("options"):
            texts = [plain(option["text"]) for option in options]
            yield item, texts, [bool(option.get("correct")) for option in options]


def _is_code(item: Record) -> bool:
    """Whether options are code, in which signs make the difference."""
    return any("`" in option["text"] for option in item.value["options"])


def options_differ(content: Content) -> Iterable[Problem]:
    """Two options differ in more than small words."""
    for item, texts, _ in _choices(content):
        if _is_code(item):
            continue
        read = [tokens(text) for text in texts]
        for one, other in combinations(range(len(texts)), 2):
            if read[one] and read[one] == read[other] and texts[one] != texts[other]:
                what = f"The options {one + 1} and {other + 1} of {item.id} "
                what += "differ in small words only."
                yield item.problem(("options", other), "option-same", what, "Change or remove one.")


def ranges_apart(content: Content) -> Iterable[Problem]:
    """Ranges of numbers do not overlap: only one of them can hold the answer."""
    for item, texts, _ in _choices(content):
        ranges = [_range(text) for text in texts]
        for one, other in combinations(range(len(texts)), 2):
            here, there = ranges[one], ranges[other]
            if here and there and max(here[0], there[0]) < min(here[1], there[1]):
                what = f"The ranges “{texts[one]}” and “{texts[other]}” overlap."
                fix = "Let each begin where the one before ends."
                yield item.problem(("options", other), "option-overlap", what, fix)


def _range(text: str) -> tuple[float, float] | None:
    if found := _BETWEEN.fullmatch(text):
        return _value(found[1]), _value(found[2])
    if found := _BELOW.fullmatch(text):
        return -math.inf, _value(found[1])
    if found := _ABOVE.fullmatch(text):
        return _value(found[1]), math.inf
    return None


def _value(number: str) -> float:
    return float(number.replace(",", "").replace("−", "-"))


def numbers_in_order(content: Content) -> Iterable[Problem]:
    """Options that are numbers stand in order, and keep it."""
    for item, texts, _ in _choices(content):
        found = [_PLAIN_NUMBER.fullmatch(text) for text in texts]
        values = [_value(match[1]) for match in found if match]
        if len(values) < len(texts):
            continue
        if values not in (sorted(values), sorted(values, reverse=True)):
            what = f"The options of {item.id} are numbers, but not in order."
            yield item.problem(("options",), "option-order", what, "Sort them; add `keep_order`.")
        elif not item.value.get("keep_order", False):
            what = f"The options of {item.id} are numbers, and would be shuffled."
            yield item.problem(("options",), "option-order", what, "Add `keep_order: true`.")


def options_fit_stem(content: Content) -> Iterable[Problem]:
    """Options end alike, and no article at the end of the stem picks one."""
    for item, texts, _ in _choices(content):
        stops = [text.rstrip("”\"')").endswith((".", "!", "?")) for text in texts]
        if any(stops) and not all(stops):
            odd = stops.index(sum(stops) * 2 < len(stops))
            what = f"Some options of {item.id} end with a full stop, others do not."
            fix = "End all with one where they are sentences; none, where they are not."
            yield item.problem(("options", odd), "option-end", what, fix)
        if _ARTICLE.search(plain(item.value["stem"])):
            what = f"The article before the blank of {item.id} fits some options only."
            yield item.problem(("stem",), "stem-article", what, "Put the article in the options.")


def giveaways(content: Content) -> Iterable[Problem]:
    """Signs that help who does not know: an echo, one absolute, an option within another."""
    for item, texts, right in _choices(content):
        read = [set(tokens(text)) for text in texts]
        if not _is_code(item):
            yield from _nested(item, read)
        absolute = [place for place, text in enumerate(texts) if ABSOLUTE.search(text)]
        if len(absolute) == 1:
            found = ABSOLUTE.search(texts[absolute[0]])
            what = f"“{found[0] if found else ''}” stands in one option of {item.id} only."
            fix = "An absolute tells a wrong option; take it out, or give others one."
            yield item.problem(("options", absolute[0]), "lone-absolute", what, fix)
        stem = set(tokens(item.value["stem"]))
        keys = [len(stem & words) for words, good in zip(read, right, strict=True) if good]
        lures = [len(stem & words) for words, good in zip(read, right, strict=True) if not good]
        if len(keys) == 1 and lures and keys[0] - sum(lures) / len(lures) >= ECHO:
            place = right.index(True)
            what = f"The right option of {item.id} repeats the stem more than the others do: "
            what += f"{', '.join(sorted(stem & read[place]))}."
            fix = "Say it in other words, or let a wrong option repeat as much."
            yield item.problem(("options", place), "key-echo", what, fix)
        if plain(item.value["stem"]).count("?") > 1:
            what = f"The stem of {item.id} asks two questions."
            yield item.problem(("stem",), "stem-two", what, "Ask one; make two items of it.")


def _nested(item: Record, read: list[set[str]]) -> Iterator[Problem]:
    for one, other in combinations(range(len(read)), 2):
        first, second = read[one], read[other]
        if not first or not second or first == second:
            continue
        if first < second or second < first:
            what = f"The options {one + 1} and {other + 1} of {item.id}: one is within the other."
        elif similarity(first, second) >= ALIKE:
            what = f"The options {one + 1} and {other + 1} of {item.id} differ in one word."
        else:
            continue
        yield item.problem(("options", other), "option-within", what, "Make them say two things.")
