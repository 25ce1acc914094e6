"""Reads and marks answers that give each of several entries one of several choices."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from coursekit.errors import ResponseError
from coursekit.items.item import Comment


def read_pairing(
    response: Any, entries: Collection[str], choices: Collection[str]
) -> dict[str, str]:
    """Return the choice for every entry, both as ids.

    Raises
    ------
    ResponseError
        `empty`, `unknown_option` for what is no mapping of known ids, `incomplete` where an entry
        has no choice.
    """
    if response in (None, "", [], {}):
        raise ResponseError("empty")
    if not isinstance(response, dict):
        raise ResponseError("unknown_option")
    for entry, choice in response.items():
        if entry not in entries or not isinstance(choice, str) or choice not in choices:
            raise ResponseError("unknown_option")
    if len(response) < len(entries):
        raise ResponseError("incomplete")
    return response


def remarks(entry: str, right: bool, text: str) -> tuple[Comment, ...]:
    """Mark one entry of an answer.

    Feedback on an entry tells where it belongs. So with a wrong choice it is kept apart, without
    a mark, and comes only after the last try.
    """
    if right:
        return (Comment(entry=entry, mark="right", text=text),)
    return Comment(entry=entry, mark="wrong", text=""), Comment(entry=entry, mark="", text=text)
