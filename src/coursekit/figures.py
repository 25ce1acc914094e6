"""Named figures: each one number, computed from a table as `figures.yaml` declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from coursekit import tables
from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.references import References, cited, examine_references
from coursekit.schema import schema_problems
from coursekit.selection import Selection, Tables, Unfit, select
from coursekit.sources import Document, read_yaml
from coursekit.units import Unit, unit_named

PARTS = {
    "share": ("of", "in"),
    "ratio": ("of", "to"),
    "difference": ("of", "minus"),
    "change": ("from", "to"),
}
"""Transforms of two parts, with the names of their parts."""

_SOURCES = 5  # named in one line; a table may rest on dozens

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
        source = self.source.removesuffix(".")  # of n.d.
        return f"{self.says}.{note} Source: {source}. As of {self.as_of}."


@dataclass(slots=True)
class _Computation:
    """One pass over figures.yaml, which reads each table and computes each figure once."""

    document: Document
    references: References
    tables: Tables
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


def compute(root: Path, name: str, declared: Mapping[str, Any]) -> Figure:
    """Compute a figure that is declared elsewhere; Unfit names what in it does not fit."""
    computation = _begin(root) or _Computation(
        Document(root / "figures.yaml", {}, {}), examine_references(root)[0], Tables(root)
    )
    return _computed(computation, name, declared)


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
    if document is None:
        return None
    return _Computation(document, examine_references(root)[0], Tables(root))


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
        except Unfit as unfit:
            what = f"Figure {name}: {unfit.what}"
            problem = document.problem((*keys, *unfit.keys), unfit.rule, what, unfit.fix)
            raise ContentError([problem]) from None
    return computation.done[name]


def _computed(computation: _Computation, name: str, declared: Mapping[str, Any]) -> Figure:
    if name in computation.open:
        ring = " → ".join([*computation.open[computation.open.index(name) :], name])
        raise Unfit((), "figure", f"it is computed from itself: {ring}.")
    computation.open.append(name)
    try:
        result = _compute(computation, declared)
    finally:
        computation.open.remove(name)
    unit = unit_named(declared["unit"])
    if unit is None:
        raise Unfit(
            ("unit",),
            "unit",
            f"the unit “{declared['unit']}” is not known.",
            "`coursekit.units` lists the known units; add it there with its spellings.",
        )
    if result.unit and unit_named(result.unit) != unit:
        raise Unfit(
            ("unit",),
            "unit",
            f"its unit is “{declared['unit']}”, but what it computes is in “{result.unit}”.",
            "Correct the unit here, or the column's unit in datapackage.json.",
        )
    references = computation.references
    known = [references[name] for name in result.references if name in references]
    return Figure(
        id=name,
        value=result.value,
        unit=unit,
        decimals=declared["decimals"],
        says=declared["says"].rstrip("."),
        source=cited(known, most=_SOURCES),
        as_of=max(result.as_of, default=""),
        tables=result.tables,
        references=result.references,
        note=declared.get("note", ""),
    )


def _compute(computation: _Computation, declared: Mapping[str, Any]) -> Selection:
    transform = declared.get("transform", "value")
    if transform not in PARTS:
        return select(computation.tables, declared, (), take=transform)
    names = PARTS[transform]
    for part in names:
        if part not in declared:
            raise Unfit((), "figure", f"the transform {transform} needs the part “{part}”.")
    inherited = {key: declared[key] for key in ("table", "where", "column") if key in declared}
    first, second = (_part(computation, {**inherited, **declared[part]}, (part,)) for part in names)
    alike = not (first.unit and second.unit) or unit_named(first.unit) == unit_named(second.unit)
    if not alike and transform != "ratio":
        what = f"its parts have different units, “{first.unit}” and “{second.unit}”."
        raise Unfit((), "unit", what)
    base = first if transform == "change" else second
    if transform != "difference" and base.value == 0:
        raise Unfit((names[1],), "figure", "the divisor is 0.")
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
    return Selection(
        value,
        unit,
        tuple(dict.fromkeys(first.tables + second.tables)),
        tuple(dict.fromkeys(first.references + second.references)),
        first.as_of + second.as_of,
    )


def _part(
    computation: _Computation, declared: Mapping[str, Any], keys: tuple[str, ...]
) -> Selection:
    if "figure" not in declared:
        return select(computation.tables, declared, keys, take=declared.get("take", "value"))
    name = declared["figure"]
    if name not in computation.document.value:
        what = tables.unknown("figure", name, computation.document.value)
        raise Unfit((*keys, "figure"), "figure", what)
    figure = _figure(computation, name)
    return Selection(
        figure.value, figure.unit.name, figure.tables, figure.references, (figure.as_of,)
    )
