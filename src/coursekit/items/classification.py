"""Questions answered by sorting statements into categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.items.item import About, Score, listed, reason_of, short_id, shuffled
from coursekit.items.pairing import read_pairing, remarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement, the categories that are accepted for it, and why."""

    text: str
    categories: tuple[str, ...]
    feedback: str

    @property
    def id(self) -> str:
        """Short name by which the page and the learner's file know the statement."""
        return short_id(self.text)

    @property
    def accepted(self) -> list[str]:
        """Ids of the categories that are accepted."""
        return [short_id(category) for category in self.categories]


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A question that asks for the category of each statement.

    A response maps the id of every statement to the id of a category.
    """

    type: ClassVar[str] = "classification"
    about: About
    stem: str
    categories: tuple[str, ...]
    statements: tuple[Statement, ...]
    keep_order: bool = False

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the categories in the author's order, and the statements shuffled."""
        shown = self.statements if self.keep_order else shuffled(self.statements, seed)
        return {
            "categories": [{"id": short_id(text), "text": text} for text in self.categories],
            "statements": [{"id": one.id, "text": one.text} for one in shown],
            "shuffle": [] if self.keep_order else ["statements"],
        }

    def score(self, response: Any) -> Score:
        """Share of statements in a category that is accepted for them.

        Every statement weighs the same, and nothing is taken off for a wrong one. A plain count is
        this course's own rule, in docs/authoring.md; authors keep one category from carrying the
        score by giving none more than half of the statements.
        """
        chosen = read_pairing(
            response, {one.id for one in self.statements}, set(map(short_id, self.categories))
        )
        right = {one.id: chosen[one.id] in one.accepted for one in self.statements}
        fraction = sum(right.values()) / len(right)
        return Score(
            fraction=fraction,
            reason=reason_of(fraction),
            comments=tuple(
                remark
                for one in self.statements
                for remark in remarks(one.id, right[one.id], one.feedback)
            ),
            key={one.id: one.accepted for one in self.statements},
        )

    def sealed(self) -> dict[str, Any]:
        """Return the categories' ids, and each statement's accepted ones and feedback."""
        return {
            "categories": [short_id(text) for text in self.categories],
            "statements": [
                {"id": one.id, "accepted": one.accepted, "text": one.feedback}
                for one in self.statements
            ],
        }

    def in_words(self, response: Any) -> str:
        """Return each statement with the category that it was given."""
        texts = {short_id(text): text for text in self.categories}
        return listed([f"{one.text} ({texts[response[one.id]]})" for one in self.statements])
