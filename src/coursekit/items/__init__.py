"""Question types as data, and scoring as pure functions of (item, answer)."""

from coursekit.items.choice import MultipleChoice, SingleChoice
from coursekit.items.item import About, Comment, Mark, Option, Score, Verdict, fingerprint
from coursekit.items.numeric import Numeric, Slip
from coursekit.items.scoring import Item, score

__all__ = [
    "About",
    "Comment",
    "Item",
    "Mark",
    "MultipleChoice",
    "Numeric",
    "Option",
    "Score",
    "SingleChoice",
    "Slip",
    "Verdict",
    "fingerprint",
    "score",
]
