"""Claims of the seed report: who says what, of which kind, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coursekit.errors import ContentError, Problem
from coursekit.schema import schema_problems
from coursekit.sources import read_yaml

KINDS = ("fact", "attribution", "judgement", "forecast")
STRENGTHS = ("supported", "partly", "contested", "not testable")
SPEAKERS = ("named", "unnamed", "reporter")
THEMES = ("asymmetry", "contention", "foundation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim in our words; what its author has not said is empty."""

    id: str
    says: str
    speaker: str
    speaker_type: str
    kind: str
    themes: tuple[str, ...]
    strength: str
    test: str
    status_2024: str
    later: str
    note: str
    lessons: tuple[str, ...]
    items: tuple[str, ...]
    tables: tuple[str, ...]
    documents: tuple[str, ...] = ()


def read_claims(root: Path) -> tuple[Claim, ...]:
    """Read `seeds/claims.yaml` beside the course at `root`; ContentError lists every problem."""
    claims, problems = examine_claims(root)
    if problems:
        raise ContentError(problems)
    return claims


def examine_claims(root: Path) -> tuple[tuple[Claim, ...], list[Problem]]:
    """Read the claims that are sound, and list the problems of the others."""
    document = read_yaml(root.parent / "seeds" / "claims.yaml")
    if problems := schema_problems(document, "claims"):
        raise ContentError(problems)
    claims = []
    for index, entry in enumerate(document.value):
        found = schema_problems(document, "claims", definition="claim", keys=(index,), value=entry)
        problems += found
        if found:
            continue
        text = {
            key: entry.get(key, "")
            for key in ("speaker_type", "strength", "test", "status_2024", "later", "note")
        }
        claims.append(
            Claim(
                id=entry["id"],
                says=entry["claim"],
                speaker=entry["speaker"],
                kind=entry["kind"],
                themes=tuple(entry.get("themes", ())),
                lessons=tuple(entry["lessons"]),
                items=tuple(entry["items"]),
                tables=tuple(entry["tables"]),
                documents=tuple(entry.get("documents", ())),
                **text,
            )
        )
    return tuple(claims), problems
