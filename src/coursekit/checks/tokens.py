"""The content words of a text, reduced to their stems: what two texts have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from coursekit.markup import plain

# Small words that say little; negations, comparisons and numbers are content here.
_STOP = frozenset(
    {
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and"),
        *("or", "as", "is", "are", "was", "were", "be", "been", "being", "it", "its", "this"),
        *("that", "these", "those", "which", "what", "who", "whom", "whose", "when", "where"),
        *("how", "why", "do", "does", "did", "has", "have", "had", "there", "their", "they"),
        *("them", "he", "she", "his", "her", "i", "you", "your", "we", "our", "into", "than"),
        *("then", "so", "such", "each", "one", "ones", "if", "s", "can", "could", "would"),
        *("may", "might", "about"),
    }
)
_ENDING = re.compile(r"(?:ations?|ments?|ingly|ings?|edly|ed|ies|es|ly|s|y|e)$")
_SHORTEST_STEM = 3


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Return the content words of a text in order, without endings."""
    words = re.findall(r"[^\W_]+(?:[.,]\d+)*", plain(text).casefold().replace("’s", ""))
    return tuple(_stem(word) for word in words if word not in _STOP)


def similarity(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of content words that two texts have in common (Jaccard), 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first or second else 0.0


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word
