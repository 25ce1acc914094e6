"""The words of studying alone, in each language: one folder of catalogues a kind of page."""

from __future__ import annotations

from coursekit.interface.words import Words, catalogue


def words(page: str, language: str = "en") -> Words:
    """Return the texts of a kind of page, such as `standing`, in a language."""
    return catalogue(f"coursekit.study.words.{page}", language)
