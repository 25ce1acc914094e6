"""One entry of a bank as its author wrote it, and what entries of every type have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coursekit.errors import Problem
from coursekit.figures import Figure
from coursekit.items import About
from coursekit.selection import Tables
from coursekit.sources import Document, Keys


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as its author wrote it, where it stands, and what it may refer to."""

    slug: str
    value: Mapping[str, Any]
    document: Document
    keys: Keys
    figures: Mapping[str, Figure]
    tables: Tables

    def problem(self, keys: Keys, rule: str, what: str, fix: str = "") -> Problem:
        """Make a problem on the line of one of the entry's values."""
        text = f"Item {self.value['id']}: {what}"
        return self.document.problem((*self.keys, *keys), rule, text, fix)


def about(entry: Entry) -> About:
    """Read the keys that every item has, except type and stem."""
    value = entry.value
    return About(
        id=f"{entry.slug}/{value['id']}",
        theme=value["theme"],
        objective=value["objective"],
        level=value["level"],
        sources=tuple(value["sources"]),
        claims=tuple(value.get("claims", ())),
        contention=value.get("contention", ""),
        favours=value.get("favours", ""),
        as_of=str(value.get("as_of", "")),
        hint=value.get("hint", ""),
        tries=value.get("tries", 1),
    )


def repeats(entry: Entry, name: str, texts: Sequence[tuple[Keys, str]]) -> list[Problem]:
    """List each text that repeats an earlier one: two such parts could not be told apart.

    `texts` are the parts with their places in the entry; `name` says what a part is called.
    """
    seen: set[str] = set()
    problems = []
    for keys, text in texts:
        if text.casefold() in seen:
            what = f"this {name} stands twice."
            problems.append(entry.problem(keys, "duplicate", what, "Change one."))
        seen.add(text.casefold())
    return problems
