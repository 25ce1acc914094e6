"""The course's tables: tidy CSV described by a data package, and YAML lists read as tables."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.references import read_references
from coursekit.sources import read_text, read_yaml

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
    """What the data package, or `registers` in course.yaml, says of one table.

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
    unit: str = ""

    @property
    def units(self) -> dict[str, str]:
        """Unit by column, for the columns that have one."""
        return {field.name: field.unit for field in self.fields if field.unit}


def describe(root: Path) -> dict[str, Table]:
    """Read the description of every table of the course at `root`, by name."""
    tables = {table.name: table for table in (*_resources(root), *_registers(root))}
    return dict(sorted(tables.items()))


def describe_one(root: Path, name: str) -> Table:
    """Read the description of one table; UnknownName suggests the nearest name."""
    tables = describe(root)
    if name not in tables:
        raise UnknownName(unknown("table", name, tables))
    return tables[name]


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
    frame = _read_register(table) if table.path.suffix == ".yaml" else _read_csv(table)
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


def _resources(root: Path) -> list[Table]:
    path = root / "data" / "datapackage.json"
    if not path.exists():
        return []
    text = read_text(path)
    try:
        package = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"This is not valid JSON: {error.msg} at column {error.colno}."
        raise ContentError([Problem(path, error.lineno, "json", what)]) from None
    problems: list[Problem] = []
    tables: list[Table] = []
    for resource in package.get("resources", []):
        name = str(resource.get("name", ""))
        line = resource_line(text, name)
        missing = [
            key
            for key in ("name", "path", "title", "as_of", "limits", "licenses", "sources", "schema")
            if not resource.get(key)
        ]
        problems += [
            Problem(path, line, "schema", f"The table “{name}” lacks “{key}”.", f'Add "{key}".')
            for key in missing
        ]
        if any(table.name == name for table in tables):
            what = f"The table “{name}” stands twice."
            problems.append(Problem(path, line, "duplicate", what, "Rename or remove one."))
        if not missing:
            tables.append(_table(path.parent, resource))
    if problems:
        raise ContentError(problems)
    return tables


def resource_line(text: str, name: str) -> int:
    """Line of a data package's text on which the resource `name` is named."""
    position = text.find(f'"name": "{name}"')
    return text.count("\n", 0, position) + 1 if position >= 0 else 1


def _table(folder: Path, resource: Mapping[str, Any]) -> Table:
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
    )


def _registers(root: Path) -> list[Table]:
    document = read_yaml(root / "course.yaml")
    registers = document.value.get("registers") if isinstance(document.value, dict) else None
    return [
        Table(
            name=name,
            path=(root / register["path"]).resolve(),
            title=register["title"],
            description="",
            limits=register.get("limits", ""),
            licence=str(document.value.get("licence", "")),
            as_of=str(register["as_of"]),
            sources=(register["source"],),
            source_titles=(),
            fields=(),
            unit=register["unit"],
        )
        for name, register in (registers or {}).items()
    ]


def _read_csv(table: Table) -> pd.DataFrame:
    import pandas as pd

    read_text(table.path)  # names the line when the file is missing or not UTF-8
    try:
        raw = pd.read_csv(table.path, dtype="string", keep_default_na=False, encoding="utf-8-sig")
    except pd.errors.ParserError as error:
        what = f"The table cannot be read: {str(error).splitlines()[-1]}"
        raise ContentError([Problem(table.path, 0, "table", what)]) from None
    described = [field.name for field in table.fields]
    if list(raw.columns) != described:
        raise ContentError([_header_problem(table, list(raw.columns), described)])
    columns, problems = {}, []
    for field in table.fields:
        cells = raw[field.name].replace("", pd.NA)
        columns[field.name], found = _typed(table, field, cells)
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
        what = "The columns stand in another order than in datapackage.json."
    return Problem(table.path, 1, "column", what, f"Described are: {', '.join(described)}.")


def _typed(table: Table, field: Field, cells: pd.Series) -> tuple[pd.Series, list[Problem]]:
    """Convert a column of text to its dtype, with a problem for each cell that does not fit."""
    import pandas as pd

    if field.type in ("integer", "number"):
        converted = pd.to_numeric(cells, errors="coerce")
        bad = converted.isna() & cells.notna()
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
            table.path,
            int(row) + 2,
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
    if not isinstance(document.value, list):
        raise ContentError([document.problem((), "schema", "The file must be a list.")])
    rows = [
        {
            key: "; ".join(map(str, value)) if isinstance(value, list) else value
            for key, value in entry.items()
        }
        for entry in document.value
    ]
    return pd.DataFrame(rows).convert_dtypes()


def _citation(root: Path, table: Table, frame: pd.DataFrame) -> str:
    references = read_references(root)
    ids = list(table.sources)
    if "source" in frame.columns and table.fields:
        ids += [str(value) for value in frame["source"].dropna().unique()]
    cited = [references[id].short for id in dict.fromkeys(ids) if id in references]
    return "; ".join(dict.fromkeys(cited)) or "; ".join(filter(None, table.source_titles))
