"""Signs of who is heard: sides of a contention, origins of a lesson's sources, quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from coursekit.checks.content import Content
from coursekit.checks.sentences import sentences
from coursekit.errors import ContentError, Problem
from coursekit.prose import CITATION, citations
from coursekit.sources import Document, read_yaml

FEWEST_SIDES = 3
MOST_OF_ONE = 0.5
PRIMARY = 0.5

ENOUGH = 6
"""Sources of a lesson from which on their origins say something."""

_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»")
_LONG = 5  # words from which on a quotation is more than a name or a phrase


def sides_heard(content: Content) -> Iterable[Problem]:
    """A contention has voices of three sides or more, Russia's and China's among them (R15)."""
    document = _contentions(content)
    for index, entry in enumerate(document.value if document else ()):
        sides = {voice.get("side") for voice in entry.get("voices", ())}
        missing = {"RU", "CN"} - sides
        if missing or len(sides) < FEWEST_SIDES:
            assert document is not None  # noqa: S101 - there was an entry
            who = f"; {' and '.join(sorted(missing))} missing" if missing else ""
            what = f"{entry.get('id')} hears {len(sides)} sides{who}."
            fix = "Add voices, in words that their holders would accept."
            yield document.problem((index, "voices"), "R15", what, fix)


def sides_alike(content: Content) -> Iterable[Problem]:
    """No side has more than half of a contention's words (R16)."""
    document = _contentions(content)
    for index, entry in enumerate(document.value if document else ()):
        words = Counter[str]()
        for voice in entry.get("voices", ()):
            words[voice.get("side", "")] += len(str(voice.get("says", "")).split())
        for side, count in words.most_common(1):
            if document and count > MOST_OF_ONE * words.total():
                what = f"{100 * count / words.total():.0f} % of {entry.get('id')} are {side}'s."
                fix = "Shorten it, or let others say more."
                yield document.problem((index, "voices"), "R16", what, fix)


def _contentions(content: Content) -> Document | None:
    path = content.root / "contentions.yaml"
    try:
        document = read_yaml(path) if path.is_file() else None
    except ContentError:  # the register's own rule says so
        return None
    listed = document is not None and isinstance(document.value, list)
    sound = listed and all(isinstance(entry, dict) for entry in document.value)  # type: ignore[union-attr]
    return document if sound else None


def sources_varied(content: Content) -> Iterable[Problem]:
    """A lesson cites Russia, China and others, and primary sources as often as not (R26)."""
    for lesson in content.lessons:
        cited = {name for _, text in lesson.prose() for name, _ in citations(text)}
        cited |= {
            name
            for item in content.items
            if item.slug == lesson.slug
            for name in item.value["sources"]
        }
        found = [content.references[name] for name in sorted(cited & set(content.references))]
        if len(found) < ENOUGH:
            continue
        origins = {source.origin for source in found}
        missing = [code for code in ("RU", "CN") if code not in origins]
        missing += [] if origins - {"RU", "CN"} else ["any other"]
        if missing:
            what = f"The lesson cites no source of the origin {', '.join(missing)}."
            yield lesson.problem(1, "R26", what, "Add one, or say why there is none.")
        primary = sum(source.kind == "primary" for source in found)
        if primary < PRIMARY * len(found):
            what = f"{primary} of {len(found)} sources are primary."
            yield lesson.problem(1, "R26", what, "Cite the document where it can be read.")


def quotations_sourced(content: Content) -> Iterable[Problem]:
    """A quotation of five words or more has its source in the same paragraph (R22)."""
    for sentence in sentences(content):
        if sentence.place != "lesson" or CITATION.search(sentence.paragraph):
            continue
        for match in _QUOTATION.finditer(sentence.text):
            if len(match[0].split()) >= _LONG and "R22" not in sentence.waived:
                what = f"{match[0]} has no source in its paragraph."
                yield sentence.problem("R22", what, "Cite where it stands: [@id].", "")
