"""What authors' text refers to: numbers that name their figure, and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursekit.figures import Figure, agrees
from coursekit.markup import FIGURE_LINK
from coursekit.references import References
from coursekit.units import Unit

CITATION = re.compile(r"\[(?P<ids>@[A-Za-z0-9_-]+(?:\s*;\s*@[A-Za-z0-9_-]+)*)\]")
"""Citation in text: `[@gacc-2025-01]`, or several, `[@gacc-2025-01; @fcs-2024-09]`."""

_NUMBER = re.compile(r"[-−+]?\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|[-−+]?\d+(?:\.\d+)?")
_DOWN = re.compile(
    r"\b(fell|falls?|fallen|falling|drop(s|ped)?|declin\w+|decreas\w+|down|less|lower|fewer|below"
    r"|los[est]\w*|lost|shr[aiu]nk\w*|deficit|minus|smaller|short|behind|reduc\w+)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.?!][”\"')*_]*\s|\n\n")  # of a sentence; in lessons each has its own line


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A number in a text that names its figure; `start` and `line` say where (line from 0)."""

    text: str
    id: str
    start: int
    line: int


def figure_links(text: str) -> Iterator[FigureLink]:
    """Yield the figure links of a text in order."""
    for match in FIGURE_LINK.finditer(text):
        line = text.count("\n", 0, match.start())
        yield FigureLink(match["text"], match["id"], match.start(), line)


def without_links(text: str) -> str:
    """Return the text with each figure link replaced by the number as written."""
    return FIGURE_LINK.sub(r"\g<text>", text)


def with_citations(text: str, references: References) -> str:
    """Return the text with each citation as author and year; one that is not known goes."""

    def written(match: re.Match[str]) -> str:
        names = re.findall(r"@([A-Za-z0-9_-]+)", match["ids"])
        shown = [references[name].short for name in names if name in references]
        return f"{match['before']}({'; '.join(shown)})" if shown else ""

    return re.sub(rf"(?P<before>\s*){CITATION.pattern}", written, text)


def citations(text: str) -> Iterator[tuple[str, int]]:
    """Yield each cited reference id, with its line in the text, from 0."""
    for match in CITATION.finditer(text):
        line = text.count("\n", 0, match.start())
        for identifier in re.findall(r"@([A-Za-z0-9_-]+)", match["ids"]):
            yield identifier, line


def disagreement(link: FigureLink, figure: Figure, text: str) -> str:
    """Say how a number in `text` differs from its figure; empty when it does not.

    The number must equal the figure at the precision that it shows. Its unit, where it names
    one, must be a spelling of the figure's unit. A negative figure may lose its sign only where
    the sentence before or after it says the direction.
    """
    numbers = list(_NUMBER.finditer(link.text))
    if len(numbers) != 1:
        return f"“{link.text}” must hold exactly one number."
    number = numbers[0]
    if not agrees(figure, number[0].lstrip("+")) or (figure.value < 0 and number[0][0] == "+"):
        return f"The text says “{link.text}”, the figure {figure.id} is {figure.text}."
    if figure.value < 0 and number[0][0] not in "-−" and not _says_down(text, link.start):
        return f"The figure {figure.id} is {figure.text}; the text shows no minus and no direction."
    words = f"{link.text[: number.start()]} {link.text[number.end() :]}"
    unit = " ".join(words.split())
    if unit and not _spells(figure.unit, unit):
        return f"The text says “{unit}”, the unit of the figure {figure.id} is {figure.unit.name}."
    return ""


def _says_down(text: str, position: int) -> bool:
    """Whether the sentence around `position` says that something fell or is lower."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    start = max(end for end in ends if end <= position)
    return bool(_DOWN.search(text, start, min(end for end in ends if end > position)))


def _spells(unit: Unit, words: str) -> bool:
    return unit.spells(words) or unit.spells(words.removeprefix("-"))


def mentioned(text: str, figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """Figures that a text links to, each once, in order; unknown names are left out."""
    names = dict.fromkeys(link.id for link in figure_links(text))
    return tuple(figures[name] for name in names if name in figures)
