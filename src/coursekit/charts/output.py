"""A drawn chart as notebooks show it: a figure in HTML, and the same in words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursekit.charts import svg
from coursekit.markup import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a table knows of itself: where it comes from, its date, and what it cannot say."""

    table: str
    title: str
    citation: str
    as_of: str
    licence: str
    limits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A chart, drawn for a wide page and, where that helps, for a narrow one.

    Its `repr` is the chart in words, for whoever sees no HTML.
    """

    title: str
    alt: str
    sources: tuple[Provenance, ...]
    drawings: tuple[bytes, ...]

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alt}\n{credit(self.sources)}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self.html()}

    def html(self) -> str:
        """Return the figure; its ids come from its content, so the same chart is the same text."""
        content = repr(self).encode() + b"".join(self.drawings)
        name = f"ck-{hashlib.sha256(content).hexdigest()[:10]}"
        widths = ("wide", "narrow")[: len(self.drawings)]
        pictures = [
            svg.page_svg(drawing, prefix=f"{name}-{width}-")
            for width, drawing in zip(widths, self.drawings, strict=True)
        ]
        still = svg.still(pictures[0])
        for width, picture in zip(widths, pictures, strict=True):
            picture.attrib |= {
                "class": f"ck-chart-{width}" if len(widths) > 1 else "ck-chart-alone",
                "role": "img",
                "aria-labelledby": f"{name}-title",
                "aria-describedby": f"{name}-alt",
            }
        # The plot is hidden until our rules show it: a page that strips them, as JupyterLab does
        # with a notebook that it does not trust, strips the drawing too and would leave its
        # labels as loose words. There the still image stands in. (An empty `hidden` is stripped.)
        return (
            f'<figure class="ck-chart" aria-labelledby="{name}-title"><style>{_css()}</style>'
            f'<p class="ck-chart-title" id="{name}-title"><strong>{escape(self.title)}</strong></p>'
            f'<div class="ck-chart-plot" hidden="hidden">{"".join(map(svg.markup, pictures))}'
            f'<p id="{name}-alt" hidden="hidden">{escape(self.alt)}</p></div>'
            f'<img class="ck-chart-still" alt="{escape(self.alt)}" src="{still}"/>'
            f"<figcaption>{escape(credit(self.sources))}{_about(self.sources)}</figcaption></figure>"
        )


def credit(sources: Sequence[Provenance]) -> str:
    """Return the line below a chart: its sources and their as-of dates."""
    cited = dict.fromkeys((each.citation, each.as_of) for each in sources)
    word = "Source" if len(cited) == 1 else "Sources"
    if len({as_of for _, as_of in cited}) == 1:
        names = "; ".join(citation for citation, _ in cited)
        return f"{word}: {names.rstrip('.')}. As of {sources[0].as_of}."
    return f"{word}: {'; '.join(f'{citation} (as of {as_of})' for citation, as_of in cited)}."


def _about(sources: Sequence[Provenance]) -> str:
    """Fold away what the tables cannot say and how they may be used."""
    notes = "".join(
        f"<p>{escape(' '.join(filter(None, (_sentence(each.title), each.limits))))}"
        f"{f' Licence: {escape(each.licence)}.' if each.licence else ''}</p>"
        for each in sources
        if each.limits
    )
    # JupyterLab takes keys away from a focused element unless that element says otherwise.
    summary = '<summary data-lm-suppress-shortcuts="">About the data</summary>'
    return f"<details>{summary}{notes}</details>" if notes else ""


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


@cache
def _css() -> str:
    text = Path(__file__).with_name("charts.css").read_text(encoding="utf-8")
    return "".join(line.strip() for line in text.splitlines() if not line.startswith("/*"))
