"""Events of the timeline: what happened when, in words that all sides can accept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coursekit.course import examine_course
from coursekit.errors import Problem
from coursekit.registers.reading import Reading, Register, begin, figures_of, sound

KINDS = ("treaty", "visit", "crisis", "vote", "sanction", "economic", "military", "statement")
THEMES = ("asymmetry", "contention", "foundation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `date` and `end` are days, months or years; `doubt` says what is not certain."""

    id: str
    date: str
    end: str
    title: str
    says: str
    kind: str
    themes: tuple[str, ...]
    why: str
    certain: bool
    doubt: str
    lessons: tuple[str, ...]
    sources: tuple[str, ...]


def read_events(root: Path) -> Register[Event]:
    """Read `timeline.yaml` of the course at `root`, by date; ContentError lists every problem."""
    return sound(*examine_events(root))


def examine_events(root: Path) -> tuple[Register[Event], list[Problem]]:
    """Read the events that are sound, and list the problems of the others."""
    reading = begin(root, root / "timeline.yaml", "timeline")
    lessons = [lesson.slug for lesson in examine_course(root)[0].lessons]
    events = []
    for index, entry in reading.entries.items():
        reading.demand("lesson", (index, "lessons"), entry["lessons"], lessons)
        _dated(reading, index)
        if entry.get("certain", True) == bool(entry.get("doubt")):
            what = f"The event “{entry['id']}” must either be certain or say its doubt."
            fix = "Write `certain: false` together with `doubt:`, or neither."
            reading.add((index,), "doubt", what, fix)
        events.append(
            Event(
                id=entry["id"],
                date=str(entry["date"]),
                end=str(entry.get("end", "")),
                title=entry["title"],
                says=entry["says"],
                kind=entry["kind"],
                themes=tuple(entry["theme"]),
                why=entry.get("why", ""),
                certain=entry.get("certain", True),
                doubt=entry.get("doubt", ""),
                lessons=tuple(entry["lessons"]),
                sources=tuple(entry["sources"]),
            )
        )
    figures = figures_of(reading)
    ordered = tuple(sorted(events, key=lambda event: (event.date, event.end)))
    return Register(entries=ordered, figures=figures), reading.problems


def _dated(reading: Reading, index: int) -> None:
    """Note a date that no calendar has, and an end before its beginning."""
    entry = reading.entries[index]
    found = []
    for key in ("date", "end"):
        if key in entry:
            text = str(entry[key])
            try:
                found.append(date.fromisoformat(text + "-01-01"[: 10 - len(text)]))
            except ValueError:
                what = f"“{text}” is not a date that the calendar has."
                reading.add((index, key), "date", what)
    if len(found) == 2 and found[1] < found[0]:
        what = f"The event “{entry['id']}” ends before it begins."
        reading.add((index, "end"), "date", what, "Correct `date` or `end`.")
