"""The map of claims: what the seed report says, and where the course weighs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursekit.errors import ContentError
from coursekit.explorers import ways
from coursekit.explorers.choices import demand, here
from coursekit.explorers.texts import Texts
from coursekit.explorers.widget import Explorer
from coursekit.explorers.words import words
from coursekit.interface.language import language
from coursekit.markup import plain
from coursekit.references import read_references
from coursekit.registers.claims import KINDS, SPEAKERS, STRENGTHS, THEMES, Claim, read_claims
from coursekit.registers.contentions import examine_contentions


def claims(
    claim: str = "", *, kind: str = "", strength: str = "", theme: str = "", speaker: str = ""
) -> Explorer:
    """Show the claims of the seed report, and the evidence on each: `claims("S14")`.

    Parameters
    ----------
    claim : str
        Id of the claim that is open at first.
    kind, strength, theme, speaker : str
        Show claims of this kind (`fact`, `attribution`, `judgement`, `forecast`), of this rating
        (`supported`, `partly`, `contested`, `not testable`), theme, or type of speaker.
    """
    data = claims_data()
    demand("claim", claim, [entry["id"] for entry in data["entries"]])
    demand("kind of claim", kind, KINDS)
    demand("rating", strength, STRENGTHS)
    demand("theme", theme, THEMES)
    demand("type of speaker", speaker, SPEAKERS)
    chosen = {
        **{"entry": claim, "kind": kind, "strength": strength},
        **{"theme": theme, "speaker": speaker},
    }
    return Explorer(data, words(language()), chosen)


def claims_data(root: Path | None = None) -> dict[str, Any]:
    """Return all that the page shows of the claims."""
    root, course, folder = here(root)
    register = read_claims(root)
    texts = Texts(read_references(root))
    contentions = _contentions(root)
    return {
        "kind": "claims",
        "entries": [_entry(claim, texts, contentions) for claim in register],
        "kinds": list(KINDS),
        "strengths": list(STRENGTHS),
        "themes": list(THEMES),
        "speakers": list(SPEAKERS),
        "lessons": ways.lessons(course, folder),
        "items": ways.items(root, (name for claim in register for name in claim.items)),
        "tables": ways.tables(root, (name for claim in register for name in claim.tables)),
        "references": texts.listed(),
    }


def _contentions(root: Path) -> dict[str, list[dict[str, str]]]:
    """Return the contentions in which each claim plays a part."""
    if not (root / "contentions.yaml").is_file():
        return {}
    try:
        entries = examine_contentions(root)[0].entries
    except ContentError:  # ck.contentions says what is wrong with its file
        return {}
    found: dict[str, list[dict[str, str]]] = {}
    for entry in entries:
        for claim in entry.claims:
            way = {"call": f'ck.contentions("{entry.id}")', "title": plain(entry.title)}
            found.setdefault(claim, []).append(way)
    return found


def _entry(
    claim: Claim, texts: Texts, contentions: dict[str, list[dict[str, str]]]
) -> dict[str, Any]:
    said = {
        key: texts.html(getattr(claim, key))
        for key in ("says", "test", "status_2024", "later", "note")
        if not getattr(claim, key).startswith("neutral:")
    }
    return {
        "id": claim.id,
        "title": plain(claim.says),
        "note": "",
        **said,
        "speaker": plain(claim.speaker),
        "speaker_type": claim.speaker_type,
        "kind": claim.kind,
        "strength": claim.strength,
        "themes": list(claim.themes),
        "lessons": list(claim.lessons),
        "items": list(claim.items),
        "tables": list(claim.tables),
        "contentions": contentions.get(claim.id, []),
        **texts.behind(
            *(claim.test, claim.status_2024, claim.later, claim.note), sources=claim.documents
        ),
    }
