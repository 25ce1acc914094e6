"""Entries of a bank that ask to put in order, to match or to sort become items."""

from __future__ import annotations

from typing import Any

from coursekit.bank.entry import Entry, about, repeats
from coursekit.errors import ContentError
from coursekit.items import Classification, Matching, Ordering, Pair, Statement, Step
from coursekit.tables import unknown


def ordering(entry: Entry) -> Ordering:
    """Make a question of order; its entries are texts, or mappings with feedback of their own."""
    steps = tuple(_step(value) for value in entry.value["entries"])
    places = [(("entries", place), step.text) for place, step in enumerate(steps)]
    if twice := repeats(entry, "entry", places):
        raise ContentError(twice)
    return Ordering(
        about=about(entry),
        stem=entry.value["stem"].strip(),
        entries=steps,
        right=entry.value["feedback"]["right"].strip(),
        partial=entry.value["feedback"]["partial"].strip(),
    )


def _step(value: Any) -> Step:
    if isinstance(value, str):
        return Step(text=value.strip())
    return Step(text=value["text"].strip(), feedback=value.get("feedback", "").strip())


def matching(entry: Entry) -> Matching:
    """Make a question of pairs; on either side no two entries may be the same."""
    pairs = tuple(
        Pair(
            left=pair["left"].strip(),
            right=pair["right"].strip(),
            feedback=pair["feedback"].strip(),
        )
        for pair in entry.value["pairs"]
    )
    extra = tuple(text.strip() for text in entry.value.get("extra", ()))
    lefts = [(("pairs", place, "left"), pair.left) for place, pair in enumerate(pairs)]
    rights = [
        *((("pairs", place, "right"), pair.right) for place, pair in enumerate(pairs)),
        *((("extra", place), text) for place, text in enumerate(extra)),
    ]
    twice = [*repeats(entry, "left entry", lefts), *repeats(entry, "right entry", rights)]
    if twice:
        raise ContentError(twice)
    return Matching(
        about=about(entry),
        stem=entry.value["stem"].strip(),
        pairs=pairs,
        extra=extra,
        keep_order=entry.value.get("keep_order", False),
    )


def classification(entry: Entry) -> Classification:
    """Make a question of categories; each statement names one, or several that are accepted."""
    categories = tuple(text.strip() for text in entry.value["categories"])
    statements = tuple(_statement(value) for value in entry.value["statements"])
    names = [(("categories", place), text) for place, text in enumerate(categories)]
    texts = [(("statements", place, "text"), one.text) for place, one in enumerate(statements)]
    problems = [*repeats(entry, "category", names), *repeats(entry, "statement", texts)]
    for place, one in enumerate(statements):
        where = ("statements", place, "category")
        for name in one.categories:
            if name not in categories:
                problems.append(entry.problem(where, "key", unknown("category", name, categories)))
        if set(one.categories) >= set(categories):
            what = "every category is accepted for this statement, so nothing is asked."
            problems.append(entry.problem(where, "key", what, "Leave at least one out."))
    if problems:
        raise ContentError(problems)
    return Classification(
        about=about(entry),
        stem=entry.value["stem"].strip(),
        categories=categories,
        statements=statements,
        keep_order=entry.value.get("keep_order", False),
    )


def _statement(value: Any) -> Statement:
    category = value["category"]
    names = [category] if isinstance(category, str) else category
    return Statement(
        text=value["text"].strip(),
        categories=tuple(dict.fromkeys(name.strip() for name in names)),
        feedback=value["feedback"].strip(),
    )
