"""One way in to every type of question: read an answer, and score it."""

from __future__ import annotations

from typing import Any, assert_never

from coursekit.items.choice import (
    MultipleChoice,
    SingleChoice,
    read_one,
    read_several,
    score_one,
    score_several,
)
from coursekit.items.item import Score
from coursekit.items.numeric import Numeric, read_typed, score_number

Item = SingleChoice | MultipleChoice | Numeric
"""A question of any type."""


def score(item: Item, raw: Any) -> Score:
    """Score an answer as the page sends it.

    `raw` is an option's id, a list of ids, or the typed text of a number. Raises ResponseError
    for an answer that cannot be read: it is asked for again and not scored.
    """
    match item:
        case SingleChoice():
            return score_one(item, read_one(item, raw))
        case MultipleChoice():
            return score_several(item, read_several(item, raw))
        case Numeric():
            return score_number(item, read_typed(item, raw))
        case _:
            assert_never(item)
