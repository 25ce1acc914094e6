"""Entries whose key is read from tables: a whole divided, and a series drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coursekit.bank.entry import Entry, about, repeats
from coursekit.errors import ContentError
from coursekit.items import Allocation, Category, Point, Sketch
from coursekit.items.allocation import TOLERANCE, misplaced
from coursekit.references import cited, examine_references
from coursekit.selection import Selection, Unfit, fitting, numbers, origin, select
from coursekit.sources import Keys
from coursekit.units import Unit, unit_named

if TYPE_CHECKING:
    import pandas as pd

_SUM_SLACK = 0.6  # five shares, each rounded to whole per cents, may miss 100 by this much
_PLAINEST = 5.0  # points: an even split must be further from the key, or it is the key


def allocation(entry: Entry) -> Allocation:
    """Make the item; ContentError says which part cannot be computed."""
    value = entry.value
    names = [one["name"].strip() for one in value["categories"]]
    places: list[Keys] = [("categories", place) for place in range(len(names))]
    if twice := repeats(entry, "category", list(zip(places, names, strict=True))):
        raise ContentError(twice)
    directed = _directed(entry, names)
    parts, total = _amounts(entry)
    shares = _shares(entry, parts, total)
    categories = tuple(
        Category(
            name=name,
            share=share,
            high=directed.get((name, "high"), ""),
            low=directed.get((name, "low"), ""),
            rest=part is None,
        )
        for name, share, part in zip(names, shares, parts, strict=True)
    )
    tolerance = float(value.get("tolerance", TOLERANCE))
    even = misplaced(categories, {one.id: 100 / len(categories) for one in categories})
    if even <= max(_PLAINEST, 2 * tolerance):
        what = f"an even split is only {even:.1f} points off; nobody could do better."
        raise ContentError(
            [entry.problem(("categories",), "key", what, "Ask about another whole.")]
        )
    used = [part for part in (*parts, total) if part]
    return Allocation(
        about=about(entry),
        stem=value["stem"].strip(),
        categories=categories,
        feedback={
            kind: said.strip()
            for kind, said in value["feedback"].items()
            if kind in ("right", "wrong")
        },
        tolerance=tolerance,
        source=_cited(entry, [name for part in used for name in part.references]),
        figures=tuple(
            dict.fromkeys(
                one["figure"]
                for one in (*value["categories"], value.get("total", {}))
                if "figure" in one
            )
        ),
    )


def sketch(entry: Entry) -> Sketch:
    """Make the item; ContentError says what of the series does not fit."""
    value = entry.value
    name, x, y = value["table"], value["x"], value["y"]
    try:
        table, frame = entry.tables.get(name, ())
        rows = fitting(frame, value.get("where", {}), ("where",), name)
        years, values = numbers(rows, x, ("x",), name), numbers(rows, y, ("y",), name)
    except Unfit as unfit:
        raise _problem(entry, unfit) from None
    points = _points(entry, years, values)
    last = value["known"]["to"]
    known = tuple(point for point in points if point.year <= last)
    asked = tuple(point for point in points if point.year > last)
    if not known or len(asked) < 2 or max(point.value for point in asked) <= 0:
        what = f"{len(known)} years are known and {len(asked)} are asked for."
        fix = "Show at least one year, and ask for two or more whose values are not all 0."
        raise ContentError([entry.problem(("known", "to"), "key", what, fix)])
    return Sketch(
        about=about(entry),
        stem=value["stem"].strip(),
        known=known,
        asked=asked,
        unit=_unit(entry, ("y",), table.units.get(y, "")),
        decimals=value.get("decimals", 1),
        tolerance=float(value["tolerance"]),
        feedback={kind: said.strip() for kind, said in value["feedback"].items()},
        source=_cited(entry, origin(table, rows)[0]),
        as_of=max(origin(table, rows)[1], default=""),
    )


def _points(entry: Entry, years: pd.Series, values: pd.Series) -> list[Point]:
    if years.isna().any() or values.isna().any():
        what = "a cell of the series is empty."
        raise ContentError([entry.problem(("where",), "key", what, "Narrow `where`.")])
    pairs = sorted(zip(years, values, strict=True))
    points = [Point(year=int(year), value=float(value)) for year, value in pairs]
    if len({point.year for point in points}) < len(points):
        what = f"{len(points)} rows fit the selection, and some of them share a year."
        raise ContentError([entry.problem(("where",), "key", what, "Narrow `where`.")])
    if any(point.value < 0 for point in points):
        what = "a value of the series is below 0, where the axis begins."
        raise ContentError([entry.problem(("y",), "key", what, "Choose another series.")])
    return points


def _amounts(entry: Entry) -> tuple[list[Selection | None], Selection | None]:
    """Amount of each category, None for the one that gets the rest, and the whole, if named."""
    value = entry.value
    shared = {key: value[key] for key in ("table", "where", "column") if key in value}
    parts = [
        None if one.get("rest") else _amount(entry, shared, one, ("categories", place))
        for place, one in enumerate(value["categories"])
    ]
    if parts.count(None) > 1:
        what = "only one category can be what is left over."
        raise ContentError([entry.problem(("categories",), "key", what, "Keep one `rest`.")])
    total = _amount(entry, shared, value["total"], ("total",)) if "total" in value else None
    units = {_unit(entry, ("categories",), part.unit).name for part in (*parts, total) if part}
    if len(units) > 1:
        what = f"its parts have different units: {', '.join(sorted(units))}."
        raise ContentError([entry.problem(("categories",), "unit", what)])
    return parts, total


def _amount(
    entry: Entry, shared: Mapping[str, Any], declared: Mapping[str, Any], keys: Keys
) -> Selection:
    if "key" in declared:
        return Selection(float(declared["key"]), "per cent", (), (), ())
    if "figure" in declared:
        figure = entry.figures[declared["figure"]]
        return Selection(figure.value, figure.unit.name, (), figure.references, (figure.as_of,))
    where = {**shared.get("where", {}), **declared.get("where", {})}
    try:
        return select(
            entry.tables,
            {**shared, **declared, "where": where},
            (),
            take=declared.get("take", "value"),
        )
    except Unfit as unfit:
        own = not unfit.keys or unfit.keys[0] in declared  # or what the parts share is at fault
        raise _problem(entry, unfit, keys if own else ()) from None


def _shares(
    entry: Entry, parts: Sequence[Selection | None], total: Selection | None
) -> list[float]:
    """Turn amounts into per cents of the whole, which sum to 100."""
    given = [part.value if part else None for part in parts]
    known = sum(part.value for part in parts if part)
    per_cent = any(part and unit_named(part.unit) == unit_named("per cent") for part in parts)
    whole = total.value if total else 100.0 if per_cent else known
    slack = _SUM_SLACK * whole / 100
    problem = ""
    if any(amount is not None and amount < 0 for amount in given) or whole <= 0:
        problem = "a part of a whole is below 0."
    elif None in given and not per_cent and not total:
        problem = "what is left over cannot be known without the whole."
    elif known > whole + slack or (None not in given and known < whole - slack):
        problem = f"the parts add up to {known:g}, the whole is {whole:g}."
    if problem:
        fix = "Correct the parts, or add `rest: true` to a category, or `total:`."
        raise ContentError([entry.problem(("categories",), "key", problem, fix)])
    rest = max(0.0, whole - known)
    whole = known + rest if None in given else known
    return [100 * (rest if amount is None else amount) / whole for amount in given]


def _directed(entry: Entry, names: Iterable[str]) -> dict[tuple[str, str], str]:
    """Feedback to a part that is too high or too low, by category and direction."""
    by_name = {_snake(name): name for name in names}
    found, problems = {}, []
    for key, said in entry.value["feedback"].items():
        name, _, direction = key.rpartition("_")
        if not name:
            continue
        if name in by_name:
            found[by_name[name], direction] = said.strip()
        else:
            what = f"the feedback “{key}” names no category."
            fix = f"Begin with one of: {', '.join(by_name)}."
            problems.append(entry.problem(("feedback", key), "feedback", what, fix))
    if problems:
        raise ContentError(problems)
    return found


def _snake(name: str) -> str:
    """Return a category's name as keys of feedback write it: `all_others`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"\W+", "_", plain).strip("_")


def _unit(entry: Entry, keys: Keys, name: str) -> Unit:
    unit = unit_named(name)
    if unit is None:
        what = f"the unit “{name}” is not known." if name else "the column has no unit."
        fix = "Give the column in datapackage.json a unit that `coursekit.units` lists."
        raise ContentError([entry.problem(keys, "unit", what, fix)])
    return unit


def _cited(entry: Entry, names: Iterable[str]) -> str:
    references, _ = examine_references(entry.tables.root)
    return cited(references[name] for name in names if name in references)


def _problem(entry: Entry, unfit: Unfit, keys: Keys = ()) -> ContentError:
    return ContentError([entry.problem((*keys, *unfit.keys), unfit.rule, unfit.what, unfit.fix)])
