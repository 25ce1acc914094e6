"""Rules for tables: what a data package must say of each, and what each cell must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coursekit.checks.content import Content
from coursekit.errors import Problem
from coursekit.sources import Document, Rows

_STATUS = ("actual", "estimate", "forecast", "announced", "unconfirmed")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def resources(content: Content) -> Iterator[tuple[int, Mapping[str, Any], Document]]:
    """Yield each sound entry of the data package, with its place there."""
    if content.package:
        for place, resource in enumerate(content.package.value["resources"]):
            if resource.get("name") in content.tables:
                yield place, resource, content.package


def descriptions(content: Content) -> Iterable[Problem]:
    """Every table says what it holds: description, key, titles, units; each file is described."""
    for place, resource, package in resources(content):
        name, keys = resource["name"], ("resources", place)
        if not resource.get("description"):
            what = f"The table “{name}” lacks “description”."
            yield package.problem(keys, "table", what, "Say what one row is, and who compiled it.")
        if not resource["schema"].get("primaryKey"):
            what = f"The table “{name}” has no “primaryKey”."
            fix = "Name the columns that identify a row, inside its schema."
            yield package.problem(keys, "table", what, fix)
        for index, field in enumerate(resource["schema"]["fields"]):
            where = (*keys, "schema", "fields", index)
            if not field.get("title"):
                what = f"The column “{field['name']}” of “{name}” has no title."
                yield package.problem(where, "column", what, 'Add "title".')
            if field["type"] == "number" and not field.get("unit"):
                what = f"The column “{field['name']}” of “{name}” has no unit."
                yield package.problem(where, "unit", what, 'Add "unit", as coursekit.units has it.')
    described = {table.path.resolve() for table in content.tables.values()}
    for path in sorted((content.root / "data").glob("*.csv")):
        if content.package and path.resolve() not in described:
            what = "The table is not described in datapackage.json."
            yield Problem(path, 0, "table", what, "Describe it there, or remove the file.")


def cells(content: Content) -> Iterable[Problem]:
    """Statuses are of the known ones, and as-of dates are dates."""
    for rows in content.rows.values():
        for column, fits, wanted in (
            ("status", lambda cell: cell in _STATUS, f"one of: {', '.join(_STATUS)}"),
            ("as_of", _DATE.fullmatch, "a date such as 2025, 2025-01 or 2025-01-13"),
        ):
            if column in rows.header:
                place = rows.header.index(column)
                for line, row in zip(rows.lines, rows.cells, strict=True):
                    if row[place] and not fits(row[place]):
                        what = f"Column “{column}”: “{row[place]}” is not {wanted}."
                        yield Problem(rows.path, line, "cell", what, "Correct the cell.")


def constraints(content: Content) -> Iterable[Problem]:
    """Cells and keys fit what datapackage.json demands of them, as Frictionless reads it."""
    if not content.rows:
        return
    try:
        import frictionless  # noqa: F401
    except ImportError:
        path = content.root / "data" / "datapackage.json"
        what = "The tables were not held against their constraints: frictionless is missing."
        fix = "Install the extra for authors: pip install 'coursekit[author]'."
        yield Problem(path, 0, "not-checked", what, fix)
        return
    for place, resource, package in resources(content):
        if resource["name"] in content.rows:
            keys = ("resources", place)
            yield from _violations(content.rows[resource["name"]], resource, package, keys)


def _violations(
    rows: Rows, resource: Mapping[str, Any], package: Document, keys: tuple[str | int, ...]
) -> Iterator[Problem]:
    from frictionless import FrictionlessException, Resource, Schema

    try:
        schema = Schema.from_descriptor(dict(resource["schema"]))
        report = Resource(data=[rows.header, *rows.cells], schema=schema).validate()
    except FrictionlessException as error:
        notes = [reason.note for reason in error.reasons] or [error.error.note]
        what = f"The schema of “{resource['name']}” cannot be used: {'; '.join(notes)}."
        yield package.problem((*keys, "schema"), "table", what)
        return
    for found in (error for task in report.tasks for error in task.errors):
        row = getattr(found, "row_number", None)
        if row is None:
            what = f"The table “{resource['name']}”: {found.message}"
            yield package.problem(keys, "table", what)
            continue
        line = rows.lines[row - 2]
        what, fix = _in_words(found, rows, row - 2, resource["schema"])
        yield Problem(rows.path, line, "cell", f"Row {row - 1}{what}", fix)


def _in_words(found: Any, rows: Rows, row: int, schema: Mapping[str, Any]) -> tuple[str, str]:
    """Say what Frictionless found, in the words of our other messages."""
    fix = "Correct the cell, or the column's constraints in datapackage.json."
    twin = re.search(r"position (\d+)", found.note)
    if found.type == "primary-key":
        names = schema["primaryKey"]
        names = [names] if isinstance(names, str) else names
        key = ", ".join(f"{name} {rows.cells[row][rows.header.index(name)]}" for name in names)
        if twin is None:
            return f": the key ({', '.join(names)}) is empty.", fix
        first = rows.lines[int(twin[1]) - 2]
        return (
            f": the key ({key}) stands also on line {first}.",
            "Remove or correct one of the two.",
        )
    cell = f", column “{found.field_name}”: " if hasattr(found, "field_name") else ": "
    if found.type == "unique-error":
        return f"{cell}“{found.cell}” stands twice; the column must be unique.", fix
    constraint = re.match(r'constraint "(\w+)" is "(.*)"$', found.note)
    if constraint and constraint[1] == "required":
        return f"{cell}the cell is empty, but must not be.", fix
    if constraint:
        words = {
            "enum": "must be one of",
            "minimum": "must be at least",
            "maximum": "must be at most",
            "pattern": "must have the form",
        }
        demand = words.get(constraint[1], f"must have the {constraint[1]}")
        return f"{cell}“{found.cell}” {demand} {constraint[2]}.", fix
    return f"{cell}{found.note}.", fix
