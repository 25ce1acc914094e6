"""The course's tables: tidy CSV described by a data package, and YAML lists read as tables."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.references import cited, examine_references
from coursekit.schema import schema_problems
from coursekit.sources import Rows, once_a_version, read_json, read_rows, read_yaml, version

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: its Frictionless type, and its unit when it holds numbers."""

    name: str
    type: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What the data package, or `registers` in course.yaml, says of one table, on which line.

    `sources` are ids of references.yaml; rows may name their own in a column `source`.
    """

    name: str
    path: Path
    title: str
    description: str
    limits: str
    licence: str
    as_of: str
    sources: tuple[str, ...]
    source_titles: tuple[str, ...]
    fields: tuple[Field, ...]
    line: int
    unit: str = ""

    @property
    def units(self) -> dict[str, str]:
        """Unit by column, for the columns that have one."""
        return {field.name: field.unit for field in self.fields if field.unit}


def describe(root: Path) -> Mapping[str, Table]:
    """Read the description of every table of the course at `root`, by name."""
    tables, problems = examine_tables(root)
    if problems:
        raise ContentError(problems)
    return tables


@once_a_version("data/datapackage.json", "course.yaml")
def examine_tables(root: Path) -> tuple[Mapping[str, Table], tuple[Problem, ...]]:
    """Read the descriptions that are sound, by name, and list the problems of the others."""
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for read in (_resources, _registers):
        try:
            found, unsound = read(root)
        except ContentError as error:
            problems += error.problems
        else:
            tables |= {table.name: table for table in found if table.name not in tables}
            problems += unsound
    return dict(sorted(tables.items())), tuple(problems)


def describe_one(root: Path, name: str) -> Table:
    """Read the description of one table; UnknownName suggests the nearest name."""
    tables, problems = examine_tables(root)
    if name in tables:
        return tables[name]
    if problems:
        raise ContentError(problems)
    raise UnknownName(unknown("table", name, tables))


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Message for a name that the course does not have, with the nearest ones it has."""
    known = list(known)
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(f'“{n}”' for n in near)}?" if near else ""
    if not near and len(known) <= 12:
        hint = f"There are: {', '.join(known)}." if known else f"There is no {kind} at all."
    return f"There is no {kind} “{name}”. {hint}".strip()


def load(root: Path, name: str) -> pd.DataFrame:
    """Return a table as a DataFrame with right dtypes.

    Its `.attrs` hold `table`, `title`, `units` (by column), `citation`, `as_of`, `licence` and
    `limits`. Raises UnknownName for a table that is not described, ContentError for a file that
    does not fit its description.
    """
    table = describe_one(root, name)
    frame = _read(table, version(table.path)).copy()
    frame.attrs = {
        "table": name,
        "title": table.title,
        "units": table.units or ({"": table.unit} if table.unit else {}),
        "citation": _citation(root, table, frame),
        "as_of": table.as_of,
        "licence": table.licence,
        "limits": table.limits,
    }
    return frame


@lru_cache(maxsize=128)  # a check and a bank ask for the same table many times
def _read(table: Table, as_written: object) -> pd.DataFrame:
    return _read_register(table) if table.path.suffix == ".yaml" else _read_csv(table)


def _resources(root: Path) -> tuple[list[Table], list[Problem]]:
    path = root / "data" / "datapackage.json"
    if not path.exists():
        return [], []
    document = read_json(path)
    problems = schema_problems(document, "datapackage")
    if problems:
        return [], problems
    tables: dict[str, Table] = {}
    for place, resource in enumerate(document.value["resources"]):
        keys = ("resources", place)
        found = schema_problems(
            document, "datapackage", definition="resource", keys=keys, value=resource
        )
        problems += found
        if found:
            continue
        if resource["name"] in tables:
            what = f"The table “{resource['name']}” stands twice."
            problems.append(
                document.problem((*keys, "name"), "duplicate", what, "Rename or remove one.")
            )
        tables.setdefault(resource["name"], _table(path.parent, resource, document.line(*keys)))
    return list(tables.values()), problems


def _table(folder: Path, resource: Mapping[str, Any], line: int) -> Table:
    return Table(
        name=resource["name"],
        path=folder / resource["path"],
        title=resource["title"],
        description=resource.get("description", ""),
        limits=resource["limits"],
        licence=", ".join(
            str(item.get("name") or item.get("title")) for item in resource["licenses"]
        ),
        as_of=str(resource["as_of"]),
        sources=tuple(item["reference"] for item in resource["sources"] if "reference" in item),
        source_titles=tuple(item.get("title", "") for item in resource["sources"]),
        fields=tuple(
            Field(
                name=field["name"],
                type=field.get("type", "string"),
                title=field.get("title", ""),
                unit=field.get("unit", ""),
            )
            for field in resource["schema"]["fields"]
        ),
        line=line,
    )


def _registers(root: Path) -> tuple[list[Table], list[Problem]]:
    document = read_yaml(root / "course.yaml")
    problems = schema_problems(document, "course")
    if problems:
        return [], problems
    tables = [
        Table(
            name=name,
            path=(root / register["path"]).resolve(),
            title=register["title"],
            description="",
            limits=register.get("limits", ""),
            licence=document.value["licence"],
            as_of=str(register["as_of"]),
            sources=(register["source"],),
            source_titles=(),
            fields=(),
            line=document.line("registers", name),
            unit=register["unit"],
        )
        for name, register in document.value.get("registers", {}).items()
    ]
    return tables, []


def _read_csv(table: Table) -> pd.DataFrame:
    import pandas as pd

    rows = read_rows(table.path)
    described = [field.name for field in table.fields]
    if rows.header != described:
        raise ContentError([_header_problem(table, rows.header, described)])
    columns, problems = {}, []
    for place, field in enumerate(table.fields):
        cells = pd.Series([row[place] for row in rows.cells], dtype="string").replace("", pd.NA)
        columns[field.name], found = _typed(rows, field, cells)
        problems += found
    if problems:
        raise ContentError(problems)
    return pd.DataFrame(columns)


def _header_problem(table: Table, actual: list[str], described: list[str]) -> Problem:
    missing = [name for name in described if name not in actual]
    extra = [name for name in actual if name not in described]
    if missing or extra:
        parts = [f"lacks the column {', '.join(f'“{n}”' for n in missing)}"] if missing else []
        parts += (
            [f"has the undescribed column {', '.join(f'“{n}”' for n in extra)}"] if extra else []
        )
        what = f"The table {' and '.join(parts)}."
    else:
        twice = len(set(actual)) < len(actual)
        what = "A column stands twice." if twice else "The columns stand in another order."
    fix = f"Described in datapackage.json are: {', '.join(described)}."
    return Problem(table.path, 1, "column", what, fix)


def _typed(rows: Rows, field: Field, cells: pd.Series) -> tuple[pd.Series, list[Problem]]:
    """Convert a column of text to its dtype, with a problem for each cell that does not fit."""
    import pandas as pd

    if field.type in ("integer", "number"):
        converted = pd.to_numeric(cells, errors="coerce")
        bad = (converted.isna() & cells.notna()) | converted.abs().eq(float("inf"))
        if field.type == "integer":
            bad |= (converted % 1).fillna(0) != 0
    elif field.type == "date":
        converted = pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
        bad = converted.isna() & cells.notna()
    elif field.type == "boolean":
        converted = cells.map({"true": True, "false": False})
        bad = converted.isna() & cells.notna()
    else:
        converted, bad = cells, cells.isna() & False
    problems = [
        Problem(
            rows.path,
            rows.lines[row],
            "cell",
            f"Row {int(row) + 1}, column “{field.name}”: “{cells[row]}” is not "
            f"{_WORDS.get(field.type, field.type)}.",
            "Correct the cell, or the column's type in datapackage.json.",
        )
        for row in cells.index[bad.fillna(False).astype(bool)]
    ]
    if problems:
        return cells, problems
    return converted.astype(_DTYPES.get(field.type, "string")), []


_WORDS = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a date such as 2025-01-13",
    "boolean": "true or false",
}


def _read_register(table: Table) -> pd.DataFrame:
    import pandas as pd

    document = read_yaml(table.path)
    if not isinstance(document.value, list) or not all(
        isinstance(entry, dict) for entry in document.value
    ):
        what = "The file must be a list of entries with keys."
        raise ContentError([document.problem((), "schema", what)])
    rows = [
        {
            key: "; ".join(map(str, value)) if isinstance(value, list) else value
            for key, value in entry.items()
        }
        for entry in document.value
    ]
    return pd.DataFrame(rows).convert_dtypes()


def _citation(root: Path, table: Table, frame: pd.DataFrame) -> str:
    references, _ = examine_references(root)
    ids = list(table.sources)
    if "source" in frame.columns and table.fields:
        ids += [str(value) for value in frame["source"].dropna().unique()]
    known = cited(references[id] for id in ids if id in references)
    return known or "; ".join(filter(None, table.source_titles))
