"""Questions answered by putting entries in order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.item import About, Comment, Score, listed, reason_of, short_id, shuffled
from coursekit.items.pairing import remarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of an order, with what is said about it where that is needed."""

    text: str
    feedback: str = ""

    @property
    def id(self) -> str:
        """Short name by which the page and the learner's file know the entry."""
        return short_id(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """A question whose `entries` stand in the right order. A response is a list of all their ids.

    `right` is said to the right order, and explains it after the last try; `partial` is said to
    every other order.
    """

    type: ClassVar[str] = "ordering"
    about: About
    stem: str
    entries: tuple[Step, ...]
    right: str
    partial: str

    def ask(self, seed: str) -> dict[str, Any]:
        """Return the entries in an order by the seed that is never the right one."""
        shown = shuffled(self.entries, seed)
        while shown == list(self.entries):
            seed += "+"
            shown = shuffled(self.entries, seed)
        entries = [{"id": entry.id, "text": entry.text} for entry in shown]
        return {"entries": entries, "shuffle": ["entries"]}

    def score(self, response: Any) -> Score:
        """Share of all pairs of entries that stand in the right order.

        It is (1 + τ) / 2, with Kendall's τ between the learner's order and the right one: 1 for
        the right order, 0 for its reverse, and one half on average for chance. Entries are marked
        by place, which says more about what to change.

        References
        ----------
        Kendall, M. G. (1938). A new measure of rank correlation. Biometrika 30(1/2), 81-93.
        """
        order = self._read(response)
        places = {entry.id: place for place, entry in enumerate(self.entries)}
        pairs = list(combinations([places[name] for name in order], 2))
        fraction = sum(before < after for before, after in pairs) / len(pairs)
        whole = remarks("", True, self.right)
        if fraction < 1:
            whole = (
                Comment(entry="", mark="wrong", text=self.partial),
                Comment(entry="", mark="", text=self.right),
            )
        marked = [  # in the learner's order: another would tell the key before the last try
            remark
            for place, name in enumerate(order)
            for remark in remarks(name, places[name] == place, self._feedback(name))
        ]
        return Score(
            fraction=fraction,
            reason=reason_of(fraction),
            comments=(*whole, *marked),
            key=[entry.id for entry in self.entries],
        )

    def sealed(self) -> dict[str, Any]:
        """Return ids and feedback in the right order, and what is said to the whole."""
        return {
            "entries": [{"id": entry.id, "text": entry.feedback} for entry in self.entries],
            "right": {"text": self.right},
            "partial": {"text": self.partial},
        }

    def in_words(self, response: Any) -> str:
        """Return the entries in the learner's order, numbered."""
        texts = {entry.id: entry.text for entry in self.entries}
        return listed([f"({place}) {texts[name]}" for place, name in enumerate(response, start=1)])

    def _feedback(self, name: str) -> str:
        return next(entry.feedback for entry in self.entries if entry.id == name)

    def _read(self, response: Any) -> list[str]:
        if response in (None, "", [], {}):
            raise ResponseError("empty")
        known = {entry.id for entry in self.entries}
        if not isinstance(response, list) or not all(
            isinstance(name, str) and name in known for name in response
        ):
            raise ResponseError("unknown_option")
        if len(set(response)) < len(response):
            raise ResponseError("repeated")
        if len(response) < len(known):
            raise ResponseError("incomplete")
        return response
