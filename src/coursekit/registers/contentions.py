"""Points of contention: what each side says, what is documented, and what would tell more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.course import examine_course
from coursekit.errors import ContentError, Problem
from coursekit.registers.claims import examine_claims
from coursekit.registers.reading import Reading, Register, begin, figures_of, sound
from coursekit.tables import examine_tables

FIELDS = (
    *("war", "sanctions", "energy", "trade", "technology", "territory", "security"),
    *("diplomacy", "society"),
)
STATES = ("open", "managed", "latent")
SIDES = ("CN", "RU", "UA", "WEST", "OTHER")
STRENGTHS = ("strong", "moderate", "weak")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one side says, in words that it would accept; `as_of` is when it said so."""

    who: str
    side: str
    says: str
    as_of: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is documented, on whose reading it bears and how, and how strong it is."""

    says: str
    bears: str
    strength: str
    tables: tuple[str, ...]
    figures: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contention:
    """One point of contention; `strength` is that of its evidence as a whole."""

    id: str
    title: str
    question: str
    field: str
    state: str
    voices: tuple[Voice, ...]
    evidence: tuple[Evidence, ...]
    strength: str
    would_tell: str
    unknown: str
    lessons: tuple[str, ...]
    claims: tuple[str, ...]


def read_contentions(root: Path) -> Register[Contention]:
    """Read `contentions.yaml` of the course at `root`; ContentError lists every problem."""
    return sound(*examine_contentions(root))


def examine_contentions(root: Path) -> tuple[Register[Contention], list[Problem]]:
    """Read the contentions that are sound, and list the problems of the others."""
    reading = begin(root, root / "contentions.yaml", "contentions")
    lessons = [lesson.slug for lesson in examine_course(root)[0].lessons]
    claims, tables = _claims(root), examine_tables(root)[0]
    found = []
    for index, entry in reading.entries.items():
        reading.demand("lesson", (index, "lessons"), entry["lessons"], lessons)
        reading.demand("claim", (index, "claims"), entry.get("claims", ()), claims)
        for place, evidence in enumerate(entry["evidence"]):
            keys = (index, "evidence", place, "tables")
            reading.demand("table", keys, evidence.get("tables", ()), tables)
        _heard_twice(reading, index)
        found.append(_contention(entry))
    figures = figures_of(reading)
    return Register(entries=tuple(found), figures=figures), reading.problems


def _claims(root: Path) -> list[str]:
    try:
        return [claim.id for claim in examine_claims(root)[0]]
    except ContentError:  # the file of claims says itself what is wrong with it
        return []


def _heard_twice(reading: Reading, index: int) -> None:
    """Note voices of one name, and evidence in the same words: a reader's marks hang on both."""
    entry = reading.entries[index]
    for part, key, name in (("voices", "who", "voice"), ("evidence", "says", "piece of evidence")):
        seen: set[str] = set()
        for place, one in enumerate(entry[part]):
            if one[key] in seen:
                what = f"The {name} “{one[key][:60]}” stands twice in {entry['id']}."
                reading.add((index, part, place, key), "duplicate", what, "Merge the two.")
            seen.add(one[key])


def _contention(entry: dict[str, Any]) -> Contention:
    return Contention(
        id=entry["id"],
        title=entry["title"],
        question=entry["question"],
        field=entry["field"],
        state=entry["state"],
        voices=tuple(
            Voice(
                who=voice["who"],
                side=voice["side"],
                says=voice["says"],
                as_of=str(voice["as_of"]),
                sources=tuple(voice["sources"]),
            )
            for voice in entry["voices"]
        ),
        evidence=tuple(
            Evidence(
                says=one["says"],
                bears=one["bears"],
                strength=one["strength"],
                tables=tuple(one.get("tables", ())),
                figures=tuple(one.get("figures", ())),
                sources=tuple(one["sources"]),
            )
            for one in entry["evidence"]
        ),
        strength=entry["strength"],
        would_tell=entry["would_tell"],
        unknown=entry["unknown"],
        lessons=tuple(entry["lessons"]),
        claims=tuple(entry.get("claims", ())),
    )
