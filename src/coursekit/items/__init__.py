"""Question types as data, each with its scoring as a pure function of the answer."""

from coursekit.items.choice import MultipleChoice, Option, SingleChoice
from coursekit.items.item import About, Comment, Mark, Question, Score, Verdict, fingerprint
from coursekit.items.numeric import Numeric, Slip

Item = SingleChoice | MultipleChoice | Numeric
"""A question of any type."""

TYPES = tuple(item.type for item in (SingleChoice, MultipleChoice, Numeric))
"""Names of all types, as banks write them."""

__all__ = [
    "TYPES",
    "About",
    "Comment",
    "Item",
    "Mark",
    "MultipleChoice",
    "Numeric",
    "Option",
    "Question",
    "Score",
    "SingleChoice",
    "Slip",
    "Verdict",
    "fingerprint",
]
