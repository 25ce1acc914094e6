"""Named figures: each one number, computed from a table as `figures.yaml` declares."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit import tables
from coursekit.errors import ContentError, CoursekitError, Problem, UnknownName
from coursekit.references import References, examine_references
from coursekit.schema import schema_problems
from coursekit.sources import Document, read_yaml
from coursekit.units import Unit, unit_named

if TYPE_CHECKING:
    import pandas as pd

PARTS = {
    "share": ("of", "in"),
    "ratio": ("of", "to"),
    "difference": ("of", "minus"),
    "change": ("from", "to"),
}
"""Transforms of two parts, with the names of their parts."""

_OWN_UNIT = {"share": "per cent", "change": "per cent", "ratio": "times"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number with its provenance. `as_of` is the latest vintage that went into it."""

    id: str
    value: float
    unit: Unit
    decimals: int
    says: str
    source: str
    as_of: str
    tables: tuple[str, ...]
    references: tuple[str, ...]
    note: str = ""

    @property
    def text(self) -> str:
        """Value and unit as prose writes them, such as `244.8 billion US dollars`."""
        return self.unit.text(format_number(self.value, self.decimals))

    @property
    def provenance(self) -> str:
        """One sentence: what the number says, its source, and its as-of date."""
        note = f" {self.note}" if self.note else ""
        return f"{self.says}.{note} Source: {self.source}. As of {self.as_of}."


@dataclass(frozen=True, slots=True)
class _Selection:
    """What a part of a figure came to: its value, unit and origin."""

    value: float
    unit: str
    tables: tuple[str, ...]
    references: tuple[str, ...]
    as_of: tuple[str, ...]


class _Unfit(CoursekitError):
    """A declaration that cannot be computed; becomes a Problem with file and line."""

    def __init__(self, keys: tuple[str, ...], rule: str, what: str, fix: str = "") -> None:
        self.keys, self.rule, self.what, self.fix = keys, rule, what, fix
        super().__init__(what)


@dataclass(slots=True)
class _Computation:
    """One pass over figures.yaml, which reads each table and computes each figure once."""

    root: Path
    document: Document
    references: References
    frames: dict[str, tuple[tables.Table, pd.DataFrame]] = field(default_factory=dict)
    done: dict[str, Figure] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)


def read_figures(root: Path) -> dict[str, Figure]:
    """Compute every figure of the course at `root`; ContentError lists all problems."""
    return read_some(root, figure_names(root))


def read_figure(root: Path, name: str) -> Figure:
    """Compute one figure; UnknownName suggests the nearest names."""
    return read_some(root, [name])[name]


def read_some(root: Path, names: Iterable[str]) -> dict[str, Figure]:
    """Compute the figures `names` and what they rest on; UnknownName suggests the nearest."""
    figures, problems = examine_some(root, names)
    if problems:
        raise ContentError(problems)
    return figures


def examine_some(root: Path, names: Iterable[str]) -> tuple[dict[str, Figure], list[Problem]]:
    """Compute those of the figures `names` that are sound, and list the problems of the others."""
    names = list(names)
    if not names:
        return {}, []
    computation = _begin(root)
    known = (computation.document.value or {}) if computation else {}
    problems: list[Problem] = []
    for name in names:
        if computation is None or name not in known:
            raise UnknownName(tables.unknown("figure", name, known))
        try:
            _figure(computation, name)
        except ContentError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    done = computation.done if computation else {}
    return {name: done[name] for name in names if name in done}, problems


def figure_names(root: Path) -> tuple[str, ...]:
    """Return the names of the course's figures, without computing any."""
    document = _document(root)
    return tuple(document.value or ()) if document else ()


def format_number(value: float, decimals: int) -> str:
    """Write a number to `decimals` places, halves away from zero, with a true minus sign.

    Groups of three digits are set apart by a comma from 10,000 on.
    """
    rounded = _rounded(value, decimals)
    text = (
        f"{abs(rounded):,.{decimals}f}"
        if abs(rounded) >= 10_000
        else f"{abs(rounded):.{decimals}f}"
    )
    return f"−{text}" if rounded < 0 else text


def _rounded(value: float, decimals: int) -> Decimal:
    # str() first: 0.285 is meant as typed, not as its binary neighbour below.
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def agrees(figure: Figure, number: str) -> bool:
    """Whether a number as prose writes it equals the figure at the precision that it shows.

    The sign may be missing in prose that says the direction in words.
    """
    shown = Decimal(re.sub(r"[,\u00a0\u2009\u202f]", "", number.replace("−", "-")))
    decimals = max(0, -int(shown.as_tuple().exponent))
    exact = _rounded(figure.value, decimals)
    return shown == exact or (shown >= 0 and shown == abs(exact))


def _begin(root: Path) -> _Computation | None:
    document = _document(root)
    return _Computation(root, document, examine_references(root)[0]) if document else None


def _document(root: Path) -> Document | None:
    path = root / "figures.yaml"
    if not path.exists():
        return None
    document = read_yaml(path)
    if document.value is not None and not isinstance(document.value, dict):
        problem = document.problem((), "schema", "The file must map figure ids to figures.")
        raise ContentError([problem])
    return document


def _figure(computation: _Computation, name: str) -> Figure:
    """Return one figure, computed once; ContentError says what is wrong with it, and where."""
    if name not in computation.done:
        document = computation.document
        declared = document.value[name]
        keys = (name,)
        misfits = schema_problems(
            document, "figures", definition="figure", keys=keys, value=declared
        )
        if misfits:
            raise ContentError(misfits)
        try:
            computation.done[name] = _computed(computation, name, declared)
        except _Unfit as unfit:
            what = f"Figure {name}: {unfit.what}"
            problem = document.problem((*keys, *unfit.keys), unfit.rule, what, unfit.fix)
            raise ContentError([problem]) from None
    return computation.done[name]


def _computed(computation: _Computation, name: str, declared: Mapping[str, Any]) -> Figure:
    if name in computation.open:
        ring = " → ".join([*computation.open[computation.open.index(name) :], name])
        raise _Unfit((), "figure", f"it is computed from itself: {ring}.")
    computation.open.append(name)
    try:
        result = _compute(computation, declared)
    finally:
        computation.open.remove(name)
    unit = unit_named(declared["unit"])
    if unit is None:
        raise _Unfit(
            ("unit",),
            "unit",
            f"the unit “{declared['unit']}” is not known.",
            "`coursekit.units` lists the known units; add it there with its spellings.",
        )
    if result.unit and unit_named(result.unit) != unit:
        raise _Unfit(
            ("unit",),
            "unit",
            f"its unit is “{declared['unit']}”, but what it computes is in “{result.unit}”.",
            "Correct the unit here, or the column's unit in datapackage.json.",
        )
    references = computation.references
    short = [references[r].short if r in references else r for r in result.references]
    return Figure(
        id=name,
        value=result.value,
        unit=unit,
        decimals=declared["decimals"],
        says=declared["says"].rstrip("."),
        source="; ".join(dict.fromkeys(short)),
        as_of=max(result.as_of, default=""),
        tables=result.tables,
        references=result.references,
        note=declared.get("note", ""),
    )


def _compute(computation: _Computation, declared: Mapping[str, Any]) -> _Selection:
    transform = declared.get("transform", "value")
    if transform not in PARTS:
        return _select(computation, declared, (), take=transform)
    names = PARTS[transform]
    for part in names:
        if part not in declared:
            raise _Unfit((), "figure", f"the transform {transform} needs the part “{part}”.")
    inherited = {key: declared[key] for key in ("table", "where", "column") if key in declared}
    first, second = (_part(computation, {**inherited, **declared[part]}, (part,)) for part in names)
    alike = not (first.unit and second.unit) or unit_named(first.unit) == unit_named(second.unit)
    if not alike and transform != "ratio":
        what = f"its parts have different units, “{first.unit}” and “{second.unit}”."
        raise _Unfit((), "unit", what)
    base = first if transform == "change" else second
    if transform != "difference" and base.value == 0:
        raise _Unfit((names[1],), "figure", "the divisor is 0.")
    value = {
        "share": lambda: 100 * first.value / second.value,
        "ratio": lambda: first.value / second.value,
        "difference": lambda: first.value - second.value,
        "change": lambda: 100 * (second.value - first.value) / first.value,
    }[transform]()
    unit = _OWN_UNIT.get(transform, first.unit)
    if transform == "ratio" and unit_named(first.unit) != unit_named(second.unit):
        unit = ""  # for example dollars per head: the declared unit stands
    if transform == "difference" and unit_named(first.unit) == unit_named("per cent"):
        unit = "percentage points"
    return _Selection(
        value,
        unit,
        tuple(dict.fromkeys(first.tables + second.tables)),
        tuple(dict.fromkeys(first.references + second.references)),
        first.as_of + second.as_of,
    )


def _part(
    computation: _Computation, declared: Mapping[str, Any], keys: tuple[str, ...]
) -> _Selection:
    if "figure" not in declared:
        return _select(computation, declared, keys, take=declared.get("take", "value"))
    name = declared["figure"]
    if name not in computation.document.value:
        what = tables.unknown("figure", name, computation.document.value)
        raise _Unfit((*keys, "figure"), "figure", what)
    figure = _figure(computation, name)
    return _Selection(
        figure.value, figure.unit.name, figure.tables, figure.references, (figure.as_of,)
    )


def _select(
    computation: _Computation, declared: Mapping[str, Any], keys: tuple[str, ...], *, take: str
) -> _Selection:
    if "table" not in declared:
        raise _Unfit(keys, "figure", "no table is named.", "Add `table:`.")
    name = declared["table"]
    table, frame = _frame(computation, name, keys)
    rows = _rows(frame, declared.get("where", {}), (*keys, "where"), name)
    sources, dates = _origin(table, rows)
    if take == "count":
        return _Selection(float(len(rows)), table.unit, (name,), sources, dates)
    column = declared.get("column")
    if column is None:
        raise _Unfit(keys, "figure", "no column is named.", "Add `column:`.")
    if column not in frame.columns:
        what = f"the table “{name}” has no column “{column}”."
        fix = f"Its columns: {', '.join(map(str, frame.columns))}."
        raise _Unfit((*keys, "column"), "column", what, fix)
    values = rows[column]
    if not all(isinstance(value, int | float) for value in values.dropna().tolist()):
        raise _Unfit((*keys, "column"), "column", f"the column “{column}” holds no numbers.")
    unit = table.units.get(column, "")
    return _Selection(_taken(values, take, keys, name), unit, (name,), sources, dates)


def _taken(values: pd.Series, take: str, keys: tuple[str, ...], name: str) -> float:
    if values.isna().any():
        raise _Unfit((*keys, "where"), "figure", f"a selected cell of “{name}” is empty.")
    if values.empty:
        raise _Unfit((*keys, "where"), "figure", f"no row of “{name}” fits the selection.")
    if take == "value":
        if len(values) != 1:
            what = f"{len(values)} rows of “{name}” fit the selection; a value needs exactly one."
            fix = "Narrow `where`, or use sum, mean, min or max."
            raise _Unfit((*keys, "where"), "figure", what, fix)
        return float(values.iloc[0])
    if take == "sum":
        return math.fsum(values)
    return float({"mean": values.mean, "min": values.min, "max": values.max}[take]())


def _frame(
    computation: _Computation, name: str, keys: tuple[str, ...]
) -> tuple[tables.Table, pd.DataFrame]:
    if name not in computation.frames:
        try:
            computation.frames[name] = (
                tables.describe_one(computation.root, name),
                tables.load(computation.root, name),
            )
        except UnknownName as error:
            raise _Unfit((*keys, "table"), "table", str(error)) from None
    return computation.frames[name]


def _rows(
    frame: pd.DataFrame, where: Mapping[str, Any], keys: tuple[str, ...], name: str
) -> pd.DataFrame:
    for column, wanted in where.items():
        if column not in frame.columns:
            what = f"the table “{name}” has no column “{column}”."
            fix = f"Its columns: {', '.join(map(str, frame.columns))}."
            raise _Unfit((*keys, column), "column", what, fix)
        cells = frame[column]
        choices = wanted if isinstance(wanted, list) else [wanted]
        ends = list(wanted.values()) if isinstance(wanted, dict) else choices
        _demand_known(frame, column, ends, (*keys, column), name)
        if isinstance(wanted, dict):
            fits = cells.notna()
            if "from" in wanted:
                fits &= (cells >= wanted["from"]).fillna(False)
            if "to" in wanted:
                fits &= (cells <= wanted["to"]).fillna(False)
        elif cells.dtype.kind == "M":
            fits = cells.dt.strftime("%Y-%m-%d").isin(choices)
        else:
            fits = cells.isin(choices)
        frame = frame[fits]
    return frame


def _demand_known(
    frame: pd.DataFrame, column: str, choices: list[Any], keys: tuple[str, ...], name: str
) -> None:
    """Refuse a choice that can fit no cell because it is text where cells are numbers."""
    text = frame[column].dtype.kind not in "biuf"
    for choice in choices:
        if isinstance(choice, str) != text:
            kind = "text" if text else "numbers, or true and false"
            what = f"“{choice}” cannot fit: the column “{column}” of “{name}” holds {kind}."
            raise _Unfit(keys, "figure", what, "Write the value in the column's type.")


def _origin(table: tables.Table, rows: pd.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """References and as-of dates of the selected rows, or of the table where rows carry none."""
    sources = table.sources
    dates: tuple[str, ...] = (table.as_of,)
    if table.fields and "source" in rows.columns and rows["source"].notna().any():
        sources = tuple(dict.fromkeys(map(str, rows["source"].dropna())))
    if table.fields and "as_of" in rows.columns and rows["as_of"].notna().any():
        dates = tuple(str(value)[:10] for value in rows["as_of"].dropna())
    return sources, dates
