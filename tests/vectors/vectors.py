"""Reads the vectors that both scorers, Python's and the page's, are held to.

A file is `{items: {name: entry of a bank}, cases: [...]}`; an entry leaves out what every item
has. A case names an item, a response, and either `fraction` and `reason` or the code of an
`error`. A text `#Some text` in a response stands for the id of the entry with that text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursekit.bank.entries import item_of
from coursekit.bank.entry import Entry
from coursekit.items import Item
from coursekit.items.item import short_id
from coursekit.schema import schema_problems
from coursekit.selection import Tables
from coursekit.sources import Document

FOLDER = Path(__file__).parent
COURSE = FOLDER.parent / "courses" / "guesses" / "course"
TYPES = sorted(path.stem for path in FOLDER.glob("*.json"))

_COMMON = {
    "theme": "foundation",
    "objective": "O1",
    "level": 1,
    "stem": "Which one?",
    "sources": ["nobody"],
}


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    item: Item
    response: Any
    expected: dict[str, Any]


def item_from(value: dict[str, Any]) -> Item:
    """Make an item as a bank's reader would, schema included."""
    entry = {"id": "vector", **_COMMON, **value}
    document = Document(FOLDER / "vectors.json", [entry], {})
    problems = schema_problems(document, "items", definition=entry["type"], keys=(0,), value=entry)
    assert problems == [], problems
    return item_of(Entry("vectors", entry, document, (0,), {}, Tables(COURSE)))


@cache
def cases(type_name: str) -> tuple[Case, ...]:
    data = json.loads((FOLDER / f"{type_name}.json").read_text("utf-8"))
    items = {name: item_from(value) for name, value in data["items"].items()}
    return tuple(
        Case(
            name=case["name"],
            item=items[case["item"]],
            response=_with_ids(case["response"]),
            expected={key: case[key] for key in ("fraction", "reason", "error") if key in case},
        )
        for case in data["cases"]
    )


def _with_ids(value: Any) -> Any:
    if isinstance(value, str):
        return short_id(value[1:]) if value.startswith("#") else value
    if isinstance(value, list):
        return [_with_ids(child) for child in value]
    if isinstance(value, dict):
        return {_with_ids(name): _with_ids(child) for name, child in value.items()}
    return value
