"""Numbers and citations in prose, as a reader sees them: each with its source within reach.

A number keeps its place in the sentence and carries its note as a title; all notes of a cell stand
once more in a list below it that opens by mouse, keyboard and touch, and that screen readers read.
That is what JupyterLab's cleaning of Markdown leaves usable: it drops `tabindex`, `role` and
`aria-` attributes, and keeps titles, `details` and links to an id in the same notebook.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursekit.build.source import Cell
from coursekit.build.text import attribute, in_html, series, with_currency, written
from coursekit.errors import Problem
from coursekit.figures import Figure
from coursekit.markup import FIGURE_LINK
from coursekit.prose import CITATION, citations, disagreement, figure_links
from coursekit.references import Reference, References
from coursekit.tables import unknown

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_UNBROKEN = 12
"""Letters up to which a number and its unit stay on one line, as in `2.0 %`."""

_NAMED = 3
"""Numbers that a list's title names; the others are counted."""


@dataclass(slots=True)
class Cited:
    """References in the order in which a lesson first cites them, by id."""

    in_text: dict[str, Reference] = field(default_factory=dict)
    by_numbers: dict[str, Reference] = field(default_factory=dict)


def anchor(kind: str, identifier: str) -> str:
    """Name of a place in a lesson: `source` in its list of sources, `cited` in its text."""
    return f"{kind}-{identifier}"


def prose_problems(
    cell: Cell,
    path: Path,
    figures: Mapping[str, Figure],
    known: Collection[str],
    references: References,
) -> Iterator[Problem]:
    """Yield what a cell's numbers and citations get wrong; `known` are all figures' names."""
    for found in figure_links(_without_code(cell.text)):
        line = cell.line + found.line
        if found.id not in figures:
            fix = "Name a figure of figures.yaml."
            yield Problem(path, line, "figure", unknown("figure", found.id, known), fix)
        elif what := disagreement(found, figures[found.id], cell.text):
            fix = "Correct the text, or the figure in figures.yaml."
            yield Problem(path, line, "number", what, fix)
    for identifier, line in citations(_without_code(cell.text)):
        if identifier not in references:
            what = unknown("reference", identifier, references)
            fix = "Add it to references.yaml, or correct the name."
            yield Problem(path, cell.line + line, "reference", what, fix)


def with_notes(
    text: str, figures: Mapping[str, Figure], references: References, cited: Cited
) -> str:
    """Markdown of a cell with notes in place of figure links and citations; fills `cited`."""
    shown: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        figure = figures[match["id"]]
        # The first mention names the unit more often than a later one.
        shown.setdefault(figure.id, match["text"])
        whole = ' style="white-space: nowrap"' if len(match["text"]) <= _UNBROKEN else ""
        title = attribute(figure.provenance)
        return f'<abbr title="{title}"{whole}>{written(match["text"])}</abbr>'

    def citation(match: re.Match[str]) -> str:
        ids = re.findall(r"@([A-Za-z0-9_-]+)", match["ids"])
        return f"({'; '.join(_cite(references[identifier], cited) for identifier in ids)})"

    parts = _FENCED.split(text)  # text, fence, text, fence, … without the fenced code itself
    fenced = [match[0] for match in _FENCED.finditer(text)]
    prose = [with_currency(CITATION.sub(citation, FIGURE_LINK.sub(number, p))) for p in parts[::2]]
    body = "".join(
        piece for pair in zip(prose, [*fenced, ""], strict=True) for piece in pair
    ).rstrip()
    if not shown:
        return body
    used = {name: figures[name] for name in shown}
    for figure in used.values():
        for identifier in figure.references:
            if identifier in references:
                cited.by_numbers.setdefault(identifier, references[identifier])
    return f"{body}\n\n{_list(shown, used, references)}"


def _without_code(text: str) -> str:
    return _FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _cite(reference: Reference, cited: Cited) -> str:
    first = reference.id not in cited.in_text
    cited.in_text.setdefault(reference.id, reference)
    place = f' id="{anchor("cited", reference.id)}"' if first else ""
    target = anchor("source", reference.id)
    title = attribute(reference.full)
    return f'<a href="#{target}"{place} title="{title}">{written(reference.short)}</a>'


def _list(shown: Mapping[str, str], figures: Mapping[str, Figure], references: References) -> str:
    named = [" ".join(text.split()) for text in list(shown.values())[:_NAMED]]
    more = len(shown) - len(named)
    if more:
        named.append(f"{more} more number{'s' if more > 1 else ''}")
    verb = "comes" if len(shown) == 1 else "come"
    title = f"Where {in_html(series(named))} {verb} from"
    notes = [
        f"- **{written(' '.join(text.split()))}**: {_note(figures[name], references)}"
        for name, text in shown.items()
    ]
    return "\n".join(["<details>", f"<summary>{title}</summary>", "", *notes, "", "</details>"])


def _note(figure: Figure, references: References) -> str:
    sources = "; ".join(
        f"[{written(references[name].short)}](#{anchor('source', name)})"
        if name in references
        else written(name)
        for name in figure.references
    )
    note = f" {written(figure.note)}" if figure.note else ""
    stop = "" if sources.rpartition("]")[0].endswith(".") else "."  # n.d. brings its own
    source = f" Source: {sources}{stop}" if sources else ""
    return f"{written(figure.says)}.{note}{source} As of {figure.as_of}."
