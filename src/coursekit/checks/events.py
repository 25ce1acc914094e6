"""Rules for the timeline: events that can be read, in order, and as many as promised."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from coursekit.checks.content import Content
from coursekit.checks.promises import kept
from coursekit.errors import ContentError, Problem
from coursekit.registers.events import examine_events
from coursekit.sources import read_yaml


def events_sound(content: Content) -> Iterable[Problem]:
    """Each event has a date, a kind, lessons and sources that exist, and numbers that agree."""
    if not (content.root / "timeline.yaml").is_file():
        return
    try:
        yield from examine_events(content.root)[1]
    except ContentError as error:
        yield from error.problems


def events_in_order(content: Content) -> Iterable[Problem]:
    """Events stand in the file in the order of their dates."""
    path = content.root / "timeline.yaml"
    if not path.is_file():
        return
    try:
        document = read_yaml(path)
    except ContentError:  # said by `events_sound`
        return
    entries = document.value if isinstance(document.value, list) else []
    dated = [
        (place, str(entry["date"]), entry.get("id"))
        for place, entry in enumerate(entries)
        if isinstance(entry, dict) and "date" in entry
    ]
    for (_, before, _), (place, date, name) in pairwise(dated):
        if date < before:
            what = f"The event “{name}” of {date} stands after one of {before}."
            yield document.problem((place, "date"), "order", what, "Move it, or correct its date.")


def events_enough(content: Content) -> Iterable[Problem]:
    """There are as many events as the course promises."""
    if not (content.root / "timeline.yaml").is_file():
        return kept(content, "events", 0)
    try:
        return kept(content, "events", len(examine_events(content.root)[0].entries))
    except ContentError:
        return ()
