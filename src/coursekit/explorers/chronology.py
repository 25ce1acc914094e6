"""The timeline: events of the course to zoom, to filter, and to read about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursekit.explorers import ways
from coursekit.explorers.choices import demand, here
from coursekit.explorers.texts import Texts
from coursekit.explorers.widget import Explorer
from coursekit.explorers.words import words
from coursekit.interface.language import language
from coursekit.markup import plain
from coursekit.references import read_references
from coursekit.registers.events import KINDS, THEMES, Event, read_events


def timeline(
    event: str = "", *, kind: str = "", theme: str = "", decade: int | None = None
) -> Explorer:
    """Show the course's events, from the beginning or with one chosen: `timeline(kind="treaty")`.

    Parameters
    ----------
    event : str
        Id of the event that is open at first.
    kind, theme : str
        Show events of this kind, such as `treaty`, or of this theme.
    decade : int
        Show events of ten years: 1990 for 1990 to 1999.
    """
    data = timeline_data()
    demand("event", event, [entry["id"] for entry in data["entries"]])
    demand("kind of event", kind, KINDS)
    demand("theme", theme, THEMES)
    demand("decade", decade, data["decades"])
    chosen = {"entry": event, "kind": kind, "theme": theme, "decade": str(decade or "")}
    return Explorer(data, words(language()), chosen)


def timeline_data(root: Path | None = None) -> dict[str, Any]:
    """Return all that the page shows of the events."""
    root, course, folder = here(root)
    register = read_events(root)
    texts = Texts(read_references(root), register.figures)
    entries = [_entry(event, texts) for event in register.entries]
    decades = sorted({int(event.date[:4]) // 10 * 10 for event in register.entries})
    return {
        "kind": "timeline",
        "entries": entries,
        "kinds": [kind for kind in KINDS if any(e.kind == kind for e in register.entries)],
        "themes": [t for t in THEMES if any(t in e.themes for e in register.entries)],
        "decades": decades,
        "lessons": ways.lessons(course, folder),
        "references": texts.listed(),
    }


def _entry(event: Event, texts: Texts) -> dict[str, Any]:
    return {
        "id": event.id,
        "date": event.date,
        "end": event.end,
        "title": plain(event.title),
        "says": texts.html(event.says),
        "why": texts.html(event.why),
        "kind": event.kind,
        "themes": list(event.themes),
        "doubt": texts.html(event.doubt),
        "lessons": list(event.lessons),
        **texts.behind(event.says, event.why, event.doubt, sources=event.sources),
    }
