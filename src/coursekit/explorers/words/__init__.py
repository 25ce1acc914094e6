"""The words of the explorers, in each language of the interface."""

from __future__ import annotations

from coursekit.interface.words import Words, catalogue


def words(language: str = "en") -> Words:
    """Return the explorers' texts in a language."""
    return catalogue("coursekit.explorers.words", language)
