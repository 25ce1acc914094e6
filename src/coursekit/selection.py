"""Selections of tables: rows by their values, and the number that a column comes to in them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit import tables
from coursekit.errors import CoursekitError, UnknownName

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Selection:
    """What a selection came to: its value, unit and origin."""

    value: float
    unit: str
    tables: tuple[str, ...]
    references: tuple[str, ...]
    as_of: tuple[str, ...]


class Unfit(CoursekitError):
    """A declaration that cannot be computed; becomes a Problem with file and line."""

    def __init__(self, keys: tuple[str, ...], rule: str, what: str, fix: str = "") -> None:
        self.keys, self.rule, self.what, self.fix = keys, rule, what, fix
        super().__init__(what)


@dataclass(slots=True)
class Tables:
    """Tables of one course, each read once, and only when something is selected from it."""

    root: Path
    _frames: dict[str, tuple[tables.Table, pd.DataFrame]] = field(default_factory=dict)

    def get(self, name: str, keys: tuple[str, ...]) -> tuple[tables.Table, pd.DataFrame]:
        """Return a table's description and rows; `keys` say where it was named."""
        if name not in self._frames:
            try:
                self._frames[name] = (
                    tables.describe_one(self.root, name),
                    tables.load(self.root, name),
                )
            except UnknownName as error:
                raise Unfit((*keys, "table"), "table", str(error)) from None
        return self._frames[name]


def select(
    known: Tables, declared: Mapping[str, Any], keys: tuple[str, ...], *, take: str
) -> Selection:
    """Return what `take` makes of the declared column in the declared rows.

    `keys` is the place of the declaration; Unfit names the place within it that does not fit.
    """
    if "table" not in declared:
        raise Unfit(keys, "figure", "no table is named.", "Add `table:`.")
    name = declared["table"]
    table, frame = known.get(name, keys)
    rows = fitting(frame, declared.get("where", {}), (*keys, "where"), name)
    sources, dates = origin(table, rows)
    if take == "count":
        return Selection(float(len(rows)), table.unit, (name,), sources, dates)
    column = declared.get("column")
    if column is None:
        raise Unfit(keys, "figure", "no column is named.", "Add `column:`.")
    values = numbers(rows, column, (*keys, "column"), name)
    unit = table.units.get(column, "")
    return Selection(_taken(values, take, keys, name), unit, (name,), sources, dates)


def fitting(
    frame: pd.DataFrame, where: Mapping[str, Any], keys: tuple[str, ...], name: str
) -> pd.DataFrame:
    """Return the rows of the table `name` whose cells are as `where` wants them."""
    for column, wanted in where.items():
        _demand_column(frame, column, (*keys, column), name)
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


def numbers(rows: pd.DataFrame, column: str, keys: tuple[str, ...], name: str) -> pd.Series:
    """Return a column of numbers; empty cells are left in."""
    _demand_column(rows, column, keys, name)
    values = rows[column]
    if not all(isinstance(value, int | float) for value in values.dropna().tolist()):
        raise Unfit(keys, "column", f"the column “{column}” holds no numbers.")
    return values


def origin(table: tables.Table, rows: pd.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """References and as-of dates of the selected rows, or of the table where rows carry none."""
    sources = table.sources
    dates: tuple[str, ...] = (table.as_of,)
    if table.fields and "source" in rows.columns and rows["source"].notna().any():
        sources = tuple(dict.fromkeys(map(str, rows["source"].dropna())))
    if table.fields and "as_of" in rows.columns and rows["as_of"].notna().any():
        dates = tuple(str(value)[:10] for value in rows["as_of"].dropna())
    return sources, dates


def _taken(values: pd.Series, take: str, keys: tuple[str, ...], name: str) -> float:
    if values.isna().any():
        raise Unfit((*keys, "where"), "figure", f"a selected cell of “{name}” is empty.")
    if values.empty:
        raise Unfit((*keys, "where"), "figure", f"no row of “{name}” fits the selection.")
    if take == "value":
        if len(values) != 1:
            what = f"{len(values)} rows of “{name}” fit the selection; a value needs exactly one."
            fix = "Narrow `where`, or use sum, mean, min or max."
            raise Unfit((*keys, "where"), "figure", what, fix)
        return float(values.iloc[0])
    if take == "sum":
        return math.fsum(values)
    return float({"mean": values.mean, "min": values.min, "max": values.max}[take]())


def _demand_column(frame: pd.DataFrame, column: str, keys: tuple[str, ...], name: str) -> None:
    if column not in frame.columns:
        what = f"the table “{name}” has no column “{column}”."
        fix = f"Its columns: {', '.join(map(str, frame.columns))}."
        raise Unfit(keys, "column", what, fix)


def _demand_known(
    frame: pd.DataFrame, column: str, choices: list[Any], keys: tuple[str, ...], name: str
) -> None:
    """Refuse a choice that can fit no cell because it is text where cells are numbers."""
    text = frame[column].dtype.kind not in "biuf"
    for choice in choices:
        if isinstance(choice, str) != text:
            kind = "text" if text else "numbers, or true and false"
            what = f"“{choice}” cannot fit: the column “{column}” of “{name}” holds {kind}."
            raise Unfit(keys, "figure", what, "Write the value in the column's type.")
