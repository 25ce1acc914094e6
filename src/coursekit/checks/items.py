"""Rules for what an item names and says: objective, claims, whom it favours, its feedback."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursekit.checks.content import Content, Record
from coursekit.errors import Problem
from coursekit.markup import plain
from coursekit.sources import Keys
from coursekit.tables import unknown

SHORTEST_REASON, SHORTEST_REMARK, LONGEST_FEEDBACK = 10, 6, 60
"""Words of feedback: at least on an option, at least on a whole answer, and at most."""


def words(text: str) -> int:
    """Count the words of a text, its Markdown left out."""
    return len(re.findall(r"\w[\w.,’'-]*", plain(text)))


def names_known(content: Content) -> Iterable[Problem]:
    """An item's objective stands in course.yaml, its claims in seeds/claims.yaml."""
    objectives = content.course.objectives if content.course else None
    claims = {claim.id for claim in content.claims}
    for item in content.items:
        objective = item.value["objective"]
        if objectives is not None and objective not in objectives:
            what = unknown("objective", objective, objectives)
            yield item.problem(("objective",), "objective", what)
        for place, claim in enumerate(item.value.get("claims", ())):
            if claims and claim not in claims:
                yield item.problem(("claims", place), "claim", unknown("claim", claim, claims))


def favours_said(content: Content) -> Iterable[Problem]:
    """An item on an asymmetry says whom it favours, so that the bank can be balanced."""
    for item in content.items:
        if item.value["theme"] == "asymmetry" and "favours" not in item.value:
            what = f"The item {item.id} is on an asymmetry, but does not say whom it favours."
            yield item.problem((), "favours", what, "Add `favours:` russia, china or both.")


def feedback_reasons(content: Content) -> Iterable[Problem]:
    """Feedback gives a reason: not a bare verdict, and not a lecture."""
    for item in content.items:
        for keys, text, least in _feedback(item):
            count = words(text)
            if not least <= count <= LONGEST_FEEDBACK:
                what = f"The feedback has {count} words; {least} to {LONGEST_FEEDBACK} are allowed."
                fix = "Say why it is right and one limit, or where the reasoning breaks."
                yield item.problem(keys, "feedback-length", what, fix)


def _feedback(item: Record) -> Iterable[tuple[Keys, str, int]]:
    for keys, text in item.texts():
        if keys[0] == "feedback":
            yield keys, text, SHORTEST_REMARK
        elif keys[-1] == "feedback":
            yield keys, text, SHORTEST_REASON
