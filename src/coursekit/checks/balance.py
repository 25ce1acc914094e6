"""Rules for the bank as a whole: no question twice, levels and sides in balance, fit sizes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coursekit.checks.content import Content, Record
from coursekit.checks.tokens import similarity, tokens
from coursekit.errors import Problem

MOST_RECALL = 0.3
"""Share of items that may ask to remember or to guess (level 1)."""

SHARES = (0.35, 0.65)
"""Least and most of what should be about half."""

ENOUGH, ENOUGH_MULTIPLE = 20, 8
"""Items from which on a share says something; of multiple_choice, each with several options."""

ALIKE = 0.85
"""Share of content words from which on two stems of one type are remarked."""


def no_question_twice(content: Content) -> Iterable[Problem]:
    """No two items of the bank ask the same."""
    for item, other, alike in _pairs(content):
        if alike == 1:
            what = f"The items {other.id} and {item.id} have the same stem."
            fix = "Take one out, or say in its stem what is different."
            yield item.problem(("stem",), "item-twice", what, fix)


def questions_alike(content: Content) -> Iterable[Problem]:
    """Two stems of the bank that have most words in common."""
    for item, other, alike in _pairs(content):
        if alike < 1:
            what = f"The stems of {other.id} and {item.id} share most of their words."
            yield item.problem(("stem",), "item-alike", what, "See whether both are needed.")


def _pairs(content: Content) -> Iterator[tuple[Record, Record, float]]:
    """Yield items with an earlier one whose stem is much the same; 1 where all words are."""
    seen: list[tuple[Record, tuple[str, ...]]] = []
    for item in content.items:
        stem = tokens(item.value["stem"])
        for other, words in seen:
            if stem == words:
                yield item, other, 1.0
            elif item.value["type"] == other.value["type"]:
                alike = similarity(stem, words)
                if alike >= ALIKE:
                    yield item, other, min(alike, 0.99)
        seen.append((item, stem))


def bank_balanced(content: Content) -> Iterable[Problem]:
    """Recall, sides and true options keep to their shares over the bank."""
    if not content.items:
        return
    first = content.items[0]
    recall = [item for item in content.items if item.value["level"] == 1]
    if len(content.items) >= ENOUGH and len(recall) > MOST_RECALL * len(content.items):
        what = f"{len(recall)} of {len(content.items)} items are of level 1; 30 % are the most."
        yield first.problem((), "balance", what, "Ask for more than memory in some of them.")
    sides = Counter(str(item.value.get("favours")) for item in content.items)
    total = sides["russia"] + sides["china"] + sides["both"]
    if total >= ENOUGH:
        russia = (sides["russia"] + sides["both"] / 2) / total
        if not SHARES[0] <= russia <= SHARES[1]:
            what = f"{100 * russia:.0f} % of the items on asymmetries favour Russia "
            what += "(both counts half); 35 to 65 % are in balance."
            yield first.problem((), "balance", what, "Add items that favour the other side.")
    yield from _several_keys(content)


def _several_keys(content: Content) -> Iterator[Problem]:
    several = [item for item in content.items if item.value["type"] == "multiple_choice"]
    if len(several) < ENOUGH_MULTIPLE:
        return
    keys = [sum(bool(o.get("correct")) for o in item.value["options"]) for item in several]
    share = sum(keys) / sum(len(item.value["options"]) for item in several)
    if not SHARES[0] <= share <= SHARES[1]:
        what = (
            f"{100 * share:.0f} % of the options of multiple_choice are right; 35 to 65 % hide it."
        )
        yield several[0].problem((), "balance", what, "Add right or wrong options.")
    if len(set(keys)) == 1:
        what = f"Every item of multiple_choice has {keys[0]} right options."
        yield several[0].problem((), "balance", what, "Let their number vary.")


def sizes_work(content: Content) -> Iterable[Problem]:
    """Orders, pairs and parts are neither trivial nor a burden, and categories share the work."""
    limits = {
        "ordering": (("entries", 4, 7),),
        "matching": (("pairs", 4, 6), ("extra", 1, 2)),
        "allocation": (("categories", 4, 6),),
    }
    for item in content.items:
        for name, least, most in limits.get(item.value["type"], ()):
            count = len(item.value.get(name, ()))
            if not least <= count <= most:
                what = f"{item.id} has {count} {name}; {least} to {most} are right."
                yield item.problem((name,), "item-size", what, "Add some, or make two items.")
        if item.value["type"] == "classification":
            yield from _categories(item)


def _categories(item: Record) -> Iterator[Problem]:
    named = [statement["category"] for statement in item.value["statements"]]
    alone = Counter(name for name in named if isinstance(name, str))
    used = {one for name in named for one in ([name] if isinstance(name, str) else name)}
    for place, category in enumerate(item.value["categories"]):
        keys = ("categories", place)
        if category not in used:
            what = f"No statement of {item.id} belongs to “{category}”."
            yield item.problem(keys, "category", what, "Add one, or drop the category.")
        if alone[category] > len(named) / 2:
            what = f"More than half of the statements of {item.id} belong to “{category}”."
            yield item.problem(keys, "category", what, "Add statements of other categories.")
