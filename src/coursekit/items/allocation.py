"""Questions answered by dividing a whole, 100 %, over categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.item import (
    About,
    Comment,
    Score,
    listed,
    reason_of,
    short_id,
    shuffled,
)
from coursekit.items.numbers import is_number

TOLERANCE = 2.0
"""Points in the wrong place that still earn full marks: what rounding to whole per cents costs."""

CLOSE = 3.0
"""Points by which one part may be off and still be called right."""

_WHOLE, _SUM_SLACK, _SLACK = 100.0, 0.05, 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One part of the whole: its share in per cent, and what is said when it is off.

    `rest` marks what is left over, such as “all others”; it stays last in the list.
    """

    name: str
    share: float
    high: str = ""
    low: str = ""
    rest: bool = False

    @property
    def id(self) -> str:
        """Short name by which the page and the learner's file know the category."""
        return short_id(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """How is 100 % divided? A response maps each category's id to its part in per cent.

    `feedback` maps `right`, and where it is written `wrong`, to what is said. `source` cites the
    table, and `figures` names the figures, that the key comes from.
    """

    type: ClassVar[str] = "allocation"
    about: About
    stem: str
    categories: tuple[Category, ...]
    feedback: Mapping[str, str]
    tolerance: float = TOLERANCE
    source: str = ""
    figures: tuple[str, ...] = ()

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the categories, shuffled, what is left over last."""
        shown = sorted(shuffled(self.categories, seed), key=lambda category: category.rest)
        return {"categories": [{"id": one.id, "text": one.name} for one in shown]}

    def score(self, response: Any) -> Score:
        """How much better than an even split, as a share of what could be better.

        Let s be 1 less half the sum of |given − key| ÷ 100: the share of the whole that is in
        the right place. Credit is (s − s₀) ÷ (1 − s₀), where s₀ is what an even split scores, and
        never below 0; with no more than `tolerance` points in the wrong place it is full.

        References
        ----------
        Duncan, O. D. and B. Duncan (1955). A methodological analysis of segregation indexes.
        American Sociological Review 20(2), 210-217: 1 − s is their index of dissimilarity.
        The comparison with a blind guess is the rule that choices are corrected by.
        """
        given = _parts(self, response)
        off = misplaced(self.categories, given)
        even = misplaced(self.categories, _even(self.categories))
        right = off <= self.tolerance + _SLACK
        fraction = 1.0 if right else max(0.0, 1 - off / even) if even else 0.0
        comments = [_comment(one, given[one.id] - one.share) for one in self.categories]
        if right:
            comments.append(Comment(entry="", mark="right", text=self.feedback["right"]))
        elif "wrong" in self.feedback:
            comments.append(Comment(entry="", mark="wrong", text=self.feedback["wrong"]))
        else:  # it explains the whole picture, so it is said at the end
            comments.append(Comment(entry="", mark="", text=self.feedback["right"]))
        return Score(
            fraction=fraction,
            reason=reason_of(fraction),
            comments=tuple(comments),
            key={
                "shares": {one.id: round(one.share, 1) for one in self.categories},
                "text": self._written({one.id: one.share for one in self.categories}),
                "source": self.source,
            },
        )

    def sealed(self) -> dict[str, Any]:
        """Return each category's share and feedback, the tolerance, and the key in words."""
        return {
            "categories": [
                {
                    "id": one.id,
                    "share": one.share,
                    "high": {"text": one.high},
                    "low": {"text": one.low},
                }
                for one in self.categories
            ],
            "tolerance": self.tolerance,
            "feedback": {reason: {"text": text} for reason, text in self.feedback.items()},
            "text": self._written({one.id: one.share for one in self.categories}),
            "source": self.source,
        }

    def in_words(self, response: Any) -> str:
        """Return each category with its part."""
        return self._written(response)

    def _written(self, parts: Mapping[str, float]) -> str:
        return listed([f"{one.name} {round(parts[one.id], 1):g} %" for one in self.categories])


def misplaced(categories: tuple[Category, ...], parts: Mapping[str, float]) -> float:
    """Return how many of the 100 points a division puts in the wrong place."""
    return sum(abs(parts[one.id] - one.share) for one in categories) / 2


def _even(categories: tuple[Category, ...]) -> dict[str, float]:
    return {one.id: _WHOLE / len(categories) for one in categories}


def _parts(item: Allocation, response: Any) -> dict[str, float]:
    """Read a response; every category must have a part, and the parts make up the whole."""
    if response in (None, "", [], {}):
        raise ResponseError("empty")
    ids = {one.id for one in item.categories}
    if not isinstance(response, dict) or not response.keys() <= ids:
        raise ResponseError("unknown_option")
    if not all(map(is_number, response.values())):
        raise ResponseError("not_a_number")
    if any(not 0 <= part <= _WHOLE for part in response.values()):
        raise ResponseError("out_of_bounds")
    if response.keys() < ids:
        raise ResponseError("incomplete")
    if abs(sum(response[one.id] for one in item.categories) - _WHOLE) > _SUM_SLACK + _SLACK:
        raise ResponseError("sum")
    return dict(response)


def _comment(category: Category, over: float) -> Comment:
    if abs(over) <= CLOSE + _SLACK:
        return Comment(entry=category.id, mark="right", text="")
    text = category.high if over > 0 else category.low
    return Comment(entry=category.id, mark="wrong", text=text)
