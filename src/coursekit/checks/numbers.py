"""Rules for numbers: each is a named figure, agrees with it, and each figure is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coursekit.checks.code import calls, literal
from coursekit.checks.content import Content, Record
from coursekit.errors import Problem
from coursekit.figures import PARTS
from coursekit.prose import CITATION, disagreement, figure_links
from coursekit.sources import Keys
from coursekit.tables import unknown

_DIGITS = r"\d(?:[\d.,\u2009\u00a0\u202f]*\d)?"
_UNIT = (
    r"%|‰|×|per\s?cent\b|percentage\spoints?\b|pp\b|[bmt]n\b|(?:thousand|million|billion|trillion)\b"
    r"|[MGk]t\b|bcm\b|TWh\b|mb/d|tonnes?\b|barrels?\b|times\b|fold\b|warheads?\b|(?:US)?\$"
    r"|(?:US )?dollars?\b|yuan\b|roubles?\b|rubles?\b|euros?\b"
)
_MEASURED = re.compile(
    rf"(?:(?:US)?\$|[€¥₽£])\s?{_DIGITS}|{_DIGITS}[\s\u2009\u00a0\u202f-]?(?:{_UNIT})"
)
_EXEMPT = re.compile(r"\b100\s?(?:%|per\s?cent)|\bwithin \d+\s?(?:%|per\s?cent)")  # a tolerance
_NOT_PROSE = re.compile(
    r"`[^`]*`"  # code
    r"|\[[^\]]*\]\([^)]*\)"  # links, figure links among them
    r"|“[^”]*”|\"[^\"]*\"|«[^»]*»"  # words of others
    r"|<[^>]*>"  # HTML
    r"|\$[^$]*[\\=][^$]*\$"  # formulas
)


_CORRECT = "Correct the text; or the figure, where the text is right."


def lesson_links_agree(content: Content) -> Iterable[Problem]:
    """Figure links in lessons name a figure, and say its number and unit."""
    declared = content.declared_figures()
    for lesson in content.lessons:
        for cell in lesson.cells:
            text = "\n".join(cell.lines) if cell.markdown else ""
            for link in figure_links(text):
                line = cell.line + link.line
                if content.declared and link.id not in declared:
                    yield lesson.problem(line, "figure", unknown("figure", link.id, declared))
                elif link.id in content.figures:
                    what = disagreement(link, content.figures[link.id], text)
                    if what:
                        yield lesson.problem(line, "figure-text", what, _CORRECT)


def item_links_agree(content: Content) -> Iterable[Problem]:
    """Figure links in items say their figure's number and unit; reading the bank knew the names."""
    for item in content.items:
        for keys, text in (*item.texts(), *_parameters(item)):
            for link in figure_links(text):
                if link.id in content.figures:
                    what = disagreement(link, content.figures[link.id], text)
                    if what:
                        near = f"figure:{link.id}"
                        yield item.problem(keys, "figure-text", what, _CORRECT, near=near)


def figures_used(content: Content) -> Iterable[Problem]:
    """Every figure stands in a lesson, in a bank, or in another figure."""
    declared = content.declared_figures() if content.complete else {}
    used = {
        link.id
        for item in content.items
        for _, text in (*item.texts(), *_parameters(item))
        for link in figure_links(text)
    }
    for lesson in content.lessons:
        used |= {link.id for cell in lesson.cells for link in figure_links("\n".join(cell.lines))}
        used |= {name for call in calls(lesson, "figure") if (name := literal(call))}
    for item in content.items:
        used |= set(_named(item.value))
    for figure in declared.values():
        used |= set(_named(figure))
    for name in declared:
        if name not in used and content.declared:
            what = f"The figure “{name}” is used nowhere."
            fix = "Link to it in a lesson or a bank, or take it out."
            yield content.declared.problem((name,), "figure-unused", what, fix)


def _parameters(item: Record) -> Iterator[tuple[Keys, str]]:
    """Yield what a varied item writes in the place of its parameters."""
    for name, values in item.value.get("vary", {}).items():
        for place, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, dict):
                yield ("vary", name, place, "text"), value["text"]


def _named(value: Any) -> Iterator[str]:
    """Yield the figures that a declaration or an item names under the key `figure`."""
    if isinstance(value, Mapping):
        name = value.get("figure")
        if isinstance(name, str):
            yield name
        for child in value.values():
            yield from _named(child)
    elif isinstance(value, list):
        for child in value:
            yield from _named(child)


def parts_fit(content: Content) -> Iterable[Problem]:
    """A figure has the parts of its transform, and no others."""
    every = {part for parts in PARTS.values() for part in parts}
    for name, figure in content.declared_figures().items():
        if name in content.figures and content.declared:
            transform = figure.get("transform", "value")
            stray = [part for part in figure if part in every - set(PARTS.get(transform, ()))]
            if stray:
                what = f"Figure {name}: the transform {transform} does not use “{stray[0]}”."
                fix = "Name the transform that is meant, or take the part out."
                yield content.declared.problem((name, stray[0]), "figure", what, fix)


def lesson_numbers(content: Content) -> Iterable[Problem]:
    """A number with a unit in a lesson's prose is a figure link, or its sentence cites a source.

    Years, dates and counts may stand bare; so may what is quoted, and 100 per cent.
    """
    for lesson in content.lessons:
        for cell in lesson.cells:
            cited = any(CITATION.search(text) for _, text in cell.prose())
            for line, text in cell.prose():
                in_cited_table = cited and text.startswith("|")
                if (number := _bare(text)) and not in_cited_table:
                    yield lesson.problem(line, "bare-number", _LOOSE.format(number), _LINK)


def item_numbers(content: Content) -> Iterable[Problem]:
    """A number with a unit in a stem, an option or feedback is a figure link or cites a source.

    A form's items measure skill with numbers of their own: their `note` says so.
    """
    for item in content.items:
        if item.in_form and "note" in item.value:
            continue
        for keys, text in item.texts():
            if number := _bare(text):
                what = _LOOSE.format(number)
                yield item.problem(keys, "bare-number", what, _LINK, near=number)


_LOOSE = "The number “{}” has neither a figure nor a source."
_LINK = "Write it as [number](figure:ID), or cite its source in the sentence."


def _bare(text: str) -> str:
    """Return the first number with a unit that is neither linked, quoted nor cited."""
    if CITATION.search(text):
        return ""
    found = _MEASURED.search(_EXEMPT.sub("", _NOT_PROSE.sub(" ", text)))
    return found[0].strip() if found else ""
