"""Authors' texts as the page shows them: safe HTML, with the sources of every number at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from coursekit.figures import Figure
from coursekit.markup import escape, inline_html
from coursekit.prose import citations, mentioned, with_citations, without_links
from coursekit.references import Reference, References


@dataclass(slots=True)
class Texts:
    """Renders texts, and remembers each reference that they rest on: the page gets it once."""

    references: References
    figures: Mapping[str, Figure] = field(default_factory=dict)
    used: dict[str, Reference] = field(default_factory=dict)

    def html(self, markdown: str) -> str:
        """Return a text with its numbers as plain words and its citations as author and year."""
        return inline_html(with_citations(without_links(markdown), self.references))

    def behind(
        self, *texts: str, sources: Iterable[str] = (), figures: Iterable[str] = ()
    ) -> dict[str, Any]:
        """Return what texts rest on: notes on their numbers, and ids of their references."""
        named = [self.figures[name] for name in figures if name in self.figures]
        named += mentioned("\n".join(texts), self.figures)
        cited = [name for text in texts for name, _ in citations(text)]
        ids = [name for name in dict.fromkeys([*sources, *cited]) if name in self.references]
        self.used |= {name: self.references[name] for name in ids}
        numbers = {figure.id: number(figure) for figure in named}
        return {"numbers": list(numbers.values()), "sources": ids}

    def listed(self) -> dict[str, str]:
        """Return every reference used so far in full, by id."""
        return {name: source(reference) for name, reference in self.used.items()}


def number(figure: Figure) -> str:
    """Return a figure with what it says, its source and its date."""
    return f"<b>{escape(figure.text)}</b>: {inline_html(without_links(figure.provenance))}"


def source(reference: Reference) -> str:
    """Return a reference in full, as a link where it has an address."""
    text, address = escape(reference.full), escape(reference.url)
    if not address.startswith(("http://", "https://")):
        return text
    link = f'<a href="{address}" rel="noopener noreferrer" target="_blank">{address}</a>'
    return text.replace(address, link, 1)
