"""Questions answered by matching entries on the left with entries on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.item import About, Score, listed, reason_of, short_id, shuffled
from coursekit.items.pairing import read_pairing, remarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries that belong together, and why."""

    left: str
    right: str
    feedback: str

    @property
    def left_id(self) -> str:
        """Short name of the entry on the left."""
        return short_id(self.left)

    @property
    def right_id(self) -> str:
        """Short name of the entry on the right."""
        return short_id(self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """A question of pairs; `extra` are entries on the right that fit nothing.

    A response maps the id of every left entry to the id of a right one, each used once at most.
    """

    type: ClassVar[str] = "matching"
    about: About
    stem: str
    pairs: tuple[Pair, ...]
    extra: tuple[str, ...] = ()
    keep_order: bool = False

    def ask(self, seed: str) -> dict[str, Any]:
        """Return both sides; the right is always shuffled, or its order would tell the pairs."""
        lefts = [pair.left for pair in self.pairs]
        return {
            "lefts": _asked(lefts, "" if self.keep_order else f"{seed}:left"),
            "rights": _asked([*(pair.right for pair in self.pairs), *self.extra], f"{seed}:right"),
            "shuffle": ["rights"] if self.keep_order else ["lefts", "rights"],
        }

    def score(self, response: Any) -> Score:
        """Share of left entries with the right partner.

        No pair weighs more than another, and nothing is taken off for a wrong one: entries that
        fit nothing and the rule that each is used once keep a blind guess near 1 / (entries on
        the right). A plain count is this course's own rule, in docs/authoring.md.
        """
        lefts = {pair.left_id for pair in self.pairs}
        rights = {*(pair.right_id for pair in self.pairs), *map(short_id, self.extra)}
        chosen = read_pairing(response, lefts, rights)
        if len(set(chosen.values())) < len(chosen):
            raise ResponseError("repeated")
        right = {pair.left_id: chosen[pair.left_id] == pair.right_id for pair in self.pairs}
        fraction = sum(right.values()) / len(right)
        return Score(
            fraction=fraction,
            reason=reason_of(fraction),
            comments=tuple(
                remark
                for pair in self.pairs
                for remark in remarks(pair.left_id, right[pair.left_id], pair.feedback)
            ),
            key={pair.left_id: pair.right_id for pair in self.pairs},
        )

    def sealed(self) -> dict[str, Any]:
        """Return each pair's ids and feedback, and the ids that fit nothing."""
        return {
            "pairs": [
                {"left": pair.left_id, "right": pair.right_id, "text": pair.feedback}
                for pair in self.pairs
            ],
            "extra": [short_id(text) for text in self.extra],
        }

    def in_words(self, response: Any) -> str:
        """Return each left entry with the partner that it was given."""
        texts = {short_id(text): text for text in (*(p.right for p in self.pairs), *self.extra)}
        return listed([f"{pair.left}: {texts[response[pair.left_id]]}" for pair in self.pairs])


def _asked(texts: list[str], seed: str) -> list[dict[str, str]]:
    shown = shuffled(texts, seed) if seed else texts
    return [{"id": short_id(text), "text": text} for text in shown]
