"""Both countries' values of one measure, year by year, from tables or figures, and their ratio."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coursekit.figures import Figure
from coursekit.selection import Tables, Unfit, fitting, numbers
from coursekit.tables import Table, unknown
from coursekit.units import unit_named

if TYPE_CHECKING:
    import pandas as pd

COUNTRIES = ("CHN", "RUS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One year, or a span of them: China's value, Russia's, and where they come from."""

    when: str
    china: float
    russia: float
    sources: tuple[str, ...]
    as_of: str

    @property
    def year(self) -> int:
        """The year, or the last one of a span."""
        return int(re.findall(r"\d{4}", self.when)[-1])

    @property
    def ratio(self) -> float:
        """How many times Russia's value China's is."""
        return self.china / self.russia


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A measure on one basis. `rate` is market, ppp or empty; `per` is total or head."""

    rate: str
    per: str
    basis: str
    unit: str
    tables: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the series of one row apart."""
        return (self.rate, self.per, self.basis)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One country's value in one year, with its origin."""

    value: float
    sources: tuple[str, ...]
    as_of: str


_Column = Mapping[str, _Cell]


def computed(known: Tables, declared: Mapping[str, Any], figures: Mapping[str, Figure]) -> Series:
    """Compute a declared series; Unfit names the place within it that does not fit."""
    if ("figures" in declared) == ("table" in declared):
        what = "a series is made either of a table or of figures."
        raise Unfit((), "asymmetry", what, "Keep `table:` or `figures:`.")
    names: tuple[str, ...]
    china: _Column
    russia: _Column
    if "figures" in declared:
        china, russia = _named(declared, figures)
        used = [figures[name] for pair in declared["figures"].values() for name in pair.values()]
        names = tuple(dict.fromkeys(name for figure in used for name in figure.tables))
    else:
        china, russia = (_column(known, declared, country) for country in COUNTRIES)
        over = declared.get("over")
        names = (declared["table"], *([over["table"]] if over else []))
    points = tuple(
        Point(
            when=when,
            china=china[when].value,
            russia=russia[when].value,
            sources=tuple(dict.fromkeys((*china[when].sources, *russia[when].sources))),
            as_of=max(china[when].as_of, russia[when].as_of),
        )
        for when in sorted(china.keys() & russia.keys())
    )
    if not points:
        what = "no year has a value of both countries."
        raise Unfit((), "asymmetry", what, "Widen `where`, or correct CHN and RUS.")
    return Series(
        rate=declared.get("rate", ""),
        per=declared["per"],
        basis=declared.get("basis", ""),
        unit=declared["unit"],
        tables=tuple(dict.fromkeys(names)),
        points=points,
    )


def _named(
    declared: Mapping[str, Any], figures: Mapping[str, Figure]
) -> tuple[dict[str, _Cell], dict[str, _Cell]]:
    """Return both countries' values by year, where each is a named figure."""
    columns: dict[str, dict[str, _Cell]] = {country: {} for country in COUNTRIES}
    for when, pair in declared["figures"].items():
        if not re.search(r"\d{4}", when):
            raise Unfit(("figures", when), "asymmetry", f"“{when}” names no year.")
        for country, name in pair.items():
            keys = ("figures", when, country)
            if name not in figures:
                raise Unfit(keys, "figure", unknown("figure", name, figures))
            figure = figures[name]
            if unit_named(declared["unit"]) not in (None, figure.unit):
                what = f"the figure {name} is in {figure.unit.name}, not in {declared['unit']}."
                raise Unfit(keys, "unit", what, "Correct `unit`, or name another figure.")
            value = _positive(figure.value, country, when, keys)
            columns[country][when] = _Cell(value, figure.references, figure.as_of)
    return columns["CHN"], columns["RUS"]


def _column(known: Tables, declared: Mapping[str, Any], country: str) -> _Column:
    """Return a country's value by year, divided where the series is one column over another."""
    values = _values(known, declared, country, ())
    over, times = declared.get("over"), declared.get("times", 1)
    _demand_unit(known, declared)
    below = _values(known, over, country, ("over",)) if over else {}
    return {
        when: _Cell(
            cell.value / (below[when].value if over else 1) * times,
            tuple(dict.fromkeys((*cell.sources, *(below[when].sources if over else ())))),
            max(cell.as_of, below[when].as_of) if over else cell.as_of,
        )
        for when, cell in values.items()
        if not over or when in below
    }


def _values(
    known: Tables, declared: Mapping[str, Any], country: str, keys: tuple[str, ...]
) -> _Column:
    """Return a country's value by year: one row a year, all above zero, empty cells left out."""
    name = declared["table"]
    table, frame = known.get(name, keys)
    rows = fitting(frame, declared.get("where", {}), (*keys, "where"), name)
    rows = fitting(rows, declared[country], (*keys, country), name)
    rows = rows[numbers(rows, declared["column"], (*keys, "column"), name).notna()]
    found: dict[str, _Cell] = {}
    whens, values = _years(rows, declared, keys, name), rows[declared["column"]].tolist()
    for when, value, (sources, as_of) in zip(whens, values, _origins(table, rows), strict=True):
        if when in found:
            what = f"two rows of “{name}” stand for {country} in {when}."
            raise Unfit((*keys, country), "asymmetry", what, "Narrow `where` to one row a year.")
        number = _positive(float(value), country, when, (*keys, country))
        found[when] = _Cell(number, sources, as_of)
    return found


def _origins(table: Table, rows: pd.DataFrame) -> list[tuple[tuple[str, ...], str]]:
    """Return references and as-of date of each row; those of the table where a row has none."""
    cells = {
        name: rows[name].astype("string").fillna("").tolist()
        if name in rows.columns
        else [""] * len(rows)
        for name in ("source", "as_of")
    }
    return [
        ((source,) if source else table.sources, as_of[:10] or table.as_of)
        for source, as_of in zip(cells["source"], cells["as_of"], strict=True)
    ]


def _positive(value: float, country: str, when: str, keys: tuple[str, ...]) -> float:
    if value <= 0:
        what = f"{country} in {when} is {value:g}; a ratio needs values above zero."
        raise Unfit(keys, "asymmetry", what, "Leave that year out.")
    return value


def _years(
    rows: pd.DataFrame, declared: Mapping[str, Any], keys: tuple[str, ...], name: str
) -> list[str]:
    column = declared.get("year")
    if column is None:
        if declared.get("only") is None:
            what = "neither the column of years nor a single year is named."
            raise Unfit(keys, "asymmetry", what, "Add `year:`, or `only:` with a year.")
        return [str(declared["only"])] * len(rows)
    if column not in rows.columns:
        what = f"the table “{name}” has no column “{column}”."
        raise Unfit((*keys, "year"), "column", what)
    years = [str(value) for value in rows[column]]
    if odd := [year for year in years if not re.search(r"\d{4}", year)]:
        raise Unfit((*keys, "year"), "column", f"“{odd[0]}” in “{column}” names no year.")
    return years


def _demand_unit(known: Tables, declared: Mapping[str, Any]) -> None:
    """Refuse a unit that the columns do not come to, as far as their units are known."""
    table, _ = known.get(declared["table"], ())
    own, wanted, over = table.units.get(declared["column"], ""), declared["unit"], None
    if "over" in declared:
        divisor, _ = known.get(declared["over"]["table"], ("over",))
        over = divisor.units.get(declared["over"]["column"], "")
    times = declared.get("times", 1)
    fits = own == wanted if over is None and times == 1 and own else True
    scales = [_scale(name) for name in (own, wanted, "number" if over is None else over)]
    if all(scales):
        above, asked, below = (scale or 1.0 for scale in scales)
        fits &= math.isclose(above / below / times, asked, rel_tol=1e-9)
    if not fits:
        made = f"“{own}”" + (f" over “{over}”" if over is not None else "")
        what = f"the unit “{wanted}” is not what {made}, times {times:g}, comes to."
        raise Unfit(("unit",), "unit", what, "Correct `unit` or `times`.")


def _scale(name: str) -> float | None:
    """Return what one of a unit is in base units; None for a unit that is not known."""
    unit = unit_named(name)
    return None if unit is None else 0.01 if unit.name == "per cent" else unit.scale
