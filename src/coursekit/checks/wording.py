"""Rules for the wording of items, after the guidelines on multiple-choice questions.

References
----------
Haladyna, T. M., Downing, S. M. and Rodriguez, M. C. (2002). A review of multiple-choice
item-writing guidelines for classroom assessment. Applied Measurement in Education 15(3), 309-334.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from coursekit.checks.content import Content, Record
from coursekit.checks.items import words
from coursekit.errors import Problem
from coursekit.markup import plain

LONGEST_STEM, LONGEST_OPTION, SHORTEST_STEM = 60, 25, 6
"""Words that a stem and an option may have."""

LONGEST_KEY = 1.5
"""How many times the longest wrong option the right one may be long."""

_ORDERS = (
    *("add", "answer", "arrange", "assign", "calculate", "choose", "classify", "complete"),
    *("compute", "distribute", "divide", "draw", "estimate", "fill", "find", "give", "guess"),
    *("mark", "match", "name", "order", "pick", "put", "rank", "read", "say", "select", "sort"),
    *("state", "type", "write"),
)
_ASKS = re.compile(
    rf"\?|:\s*$|_{{2,}}|…\s*$|(?:^|[.:;,]\s+|\bthen )(?:{'|'.join(_ORDERS)})\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»")
_EMPHASISED = re.compile(r"\*[^*]+\*|_[^_]+_")
_NEGATION = re.compile(
    r"\b(?:not|never|except|cannot|incorrect|false|\w+n[’']t)\b|(?<!\bat )\bleast\b", re.IGNORECASE
)
_ALL_OR_NONE = re.compile(
    r"^\W*(?:all|none|both|neither)(?: of)? (?:the above|these|them)\b|\bof the above\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b[A-F] and [A-F]\b|\bonly I and II\b")


def _choices(content: Content) -> Iterator[tuple[Record, list[dict[str, Any]]]]:
    """Yield each item that has options, with them."""
    for item in content.items:
        if "options" in item.value:
            yield item, item.value["options"]


def stems_ask(content: Content) -> Iterable[Problem]:
    """A stem alone says what is asked, and is short enough to be read twice."""
    for item in content.items:
        stem = plain(item.value["stem"])
        length = words(stem)
        if length < SHORTEST_STEM or not _ASKS.search(stem):
            what = f"The stem of {item.id} does not ask anything that can be answered by itself."
            fix = f"Write a question, or an order, of at least {SHORTEST_STEM} words."
            yield item.problem(("stem",), "stem-question", what, fix)
        if length > LONGEST_STEM:
            what = f"The stem of {item.id} has {length} words; {LONGEST_STEM} are the most."
            yield item.problem(("stem",), "stem-length", what, "Leave out what is not needed.")


def stems_positive(content: Content) -> Iterable[Problem]:
    """A negation in a question is emphasised, or it is overlooked."""
    for item, _ in _choices(content):
        stem = _EMPHASISED.sub(" ", _QUOTED.sub(" ", item.value["stem"]))
        asking = [s for s in re.split(r"(?<=[.?!:])\s+", stem.strip()) if _ASKS.search(s)]
        for sentence in asking:
            if (found := _NEGATION.search(sentence)) and found[0] != found[0].upper():
                what = f"The question of {item.id} is negative: “{found[0]}”."
                fix = "Ask for what holds; or set the word in **bold** where the negation matters."
                yield item.problem(("stem",), "stem-negative", what, fix, near=found[0])


def options_fit(content: Content) -> Iterable[Problem]:
    """Options are short, differ from each other, and do not point to each other."""
    for item, options in _choices(content):
        seen: dict[str, int] = {}
        for place, option in enumerate(options):
            keys = ("options", place)
            text = plain(option["text"])
            if (length := words(text)) > LONGEST_OPTION:
                what = f"The option has {length} words; {LONGEST_OPTION} are the most."
                yield item.problem(keys, "option-length", what, "Move what all share to the stem.")
            if _ALL_OR_NONE.search(text) or _LETTERS.search(text):
                what = f"The option “{text}” speaks of other options, which are shuffled."
                fix = "Write what it claims; several keys make the item multiple_choice."
                yield item.problem(keys, "option-refers", what, fix)
            signs = r"\S+" if "`" in option["text"] else r"\w+"  # in code each sign counts
            same = " ".join(re.findall(signs, text.casefold()))
            if same in seen:
                what = f"The options {seen[same] + 1} and {place + 1} of {item.id} say the same."
                yield item.problem(keys, "option-twice", what, "Change or remove one.")
            seen.setdefault(same, place)


def keys_not_longest(content: Content) -> Iterable[Problem]:
    """Length does not give the key of an item away; over the bank, `solvers` sees to it."""
    for item, options in _choices(content):
        keys = [option["text"] for option in options if option.get("correct")]
        lures = [len(plain(option["text"])) for option in options if not option.get("correct")]
        if item.value["type"] == "single_choice" and len(keys) == 1:
            longest = LONGEST_KEY * max(lures)
            if len(plain(keys[0])) > longest and words(keys[0]) >= SHORTEST_STEM:
                what = f"The right option of {item.id} is much longer than every other."
                fix = "Shorten it, or make the others as exact."
                yield item.problem(("options",), "key-longest", what, fix)
