"""Asymmetries: both countries' figures side by side, and which is how many times the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coursekit.explorers import ways
from coursekit.explorers.choices import demand, here
from coursekit.explorers.texts import Texts
from coursekit.explorers.widget import Explorer
from coursekit.explorers.words import words
from coursekit.interface.language import language
from coursekit.markup import plain
from coursekit.references import read_references
from coursekit.registers.asymmetries import FAVOURS, Asymmetry, read_asymmetries
from coursekit.registers.series import Series


def asymmetries(
    row: str = "", *, per: str = "", rate: str = "", year: int | None = None, favours: str = ""
) -> Explorer:
    """Show how unequal China and Russia are, by one measure after another.

    Parameters
    ----------
    row : str
        Id of the row that is open at first, such as `A01`.
    per : {"total", "head"}
        In all, or for each inhabitant.
    rate : {"market", "ppp"}
        At market rates, or at purchasing power.
    year : int
        Show the latest numbers up to this year.
    favours : {"CHN", "RUS", "both", "none"}
        Show the measures that are usually said to strengthen this side.
    """
    data = asymmetries_data()
    demand("row", row, [entry["id"] for entry in data["entries"]])
    demand("basis", per, ("total", "head"))
    demand("rate", rate, ("market", "ppp"))
    demand("year", year, data["years"])
    demand("side", favours, FAVOURS)
    chosen = {"entry": row, "per": per, "rate": rate, "year": str(year or ""), "favours": favours}
    return Explorer(data, words(language()), chosen)


def asymmetries_data(root: Path | None = None) -> dict[str, Any]:
    """Return all that the page shows of the asymmetries."""
    root, course, folder = here(root)
    register = read_asymmetries(root)
    texts = Texts(read_references(root), register.figures)
    entries = [_entry(row, texts) for row in register.entries]
    named = [name for row in register.entries for series in row.series for name in series.tables]
    years = {
        point.year for row in register.entries for series in row.series for point in series.points
    }
    return {
        "kind": "asymmetries",
        "entries": entries,
        "years": sorted(years),
        "lessons": ways.lessons(course, folder),
        "tables": ways.tables(root, named),
        "references": texts.listed(),
    }


def _entry(row: Asymmetry, texts: Texts) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": plain(row.dimension),
        "measure": texts.html(row.measure),
        "favours": row.favours,
        "counter": row.counter,
        "pitfall": texts.html(row.pitfall),
        "judgement": texts.html(row.judgement),
        "lessons": list(row.lessons),
        "series": [_series(series, texts) for series in row.series],
        **texts.behind(row.measure, row.pitfall, row.judgement, sources=row.sources),
    }


def _series(series: Series, texts: Texts) -> dict[str, Any]:
    return {
        "rate": series.rate,
        "per": series.per,
        "basis": series.basis,
        "unit": series.unit,
        "tables": list(series.tables),
        "points": [
            {
                "when": point.when,
                "year": point.year,
                "CHN": point.china,
                "RUS": point.russia,
                "ratio": point.ratio,
                "as_of": point.as_of,
                "sources": texts.behind(sources=point.sources)["sources"],
            }
            for point in series.points
        ],
    }
