"""Question types as data, each with its scoring as a pure function of the answer."""

from typing import get_args

from coursekit.items.allocation import Allocation, Category
from coursekit.items.choice import MultipleChoice, Option, SingleChoice
from coursekit.items.classification import Classification, Statement
from coursekit.items.forecast import Forecast
from coursekit.items.item import About, Comment, Mark, Question, Score, Verdict, fingerprint
from coursekit.items.matching import Matching, Pair
from coursekit.items.numeric import Numeric, Slip
from coursekit.items.ordering import Ordering, Step
from coursekit.items.short_text import NearMiss, ShortText
from coursekit.items.sketch import Point, Sketch
from coursekit.items.variants import drawn, forms

Item = (
    SingleChoice
    | MultipleChoice
    | Numeric
    | Ordering
    | Matching
    | Classification
    | Allocation
    | Sketch
    | ShortText
    | Forecast
)
"""A question of any type."""

TYPES: tuple[str, ...] = tuple(item.type for item in get_args(Item))
"""Names of all types, as banks write them."""

__all__ = [
    "TYPES",
    "About",
    "Allocation",
    "Category",
    "Classification",
    "Comment",
    "Forecast",
    "Item",
    "Mark",
    "Matching",
    "MultipleChoice",
    "NearMiss",
    "Numeric",
    "Option",
    "Ordering",
    "Pair",
    "Point",
    "Question",
    "Score",
    "ShortText",
    "SingleChoice",
    "Sketch",
    "Slip",
    "Statement",
    "Step",
    "Verdict",
    "drawn",
    "fingerprint",
    "forms",
]
