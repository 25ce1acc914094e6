"""The words of the quiz, in each language of the interface."""

from __future__ import annotations

from coursekit.interface.words import Words, catalogue


def words(language: str = "en") -> Words:
    """Return the quiz's texts in a language."""
    return catalogue("coursekit.quiz.words", language)
