"""Rules for sources: whatever is cited is known, and whatever is listed is cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from coursekit.checks.content import Content
from coursekit.checks.data import resources
from coursekit.errors import ContentError, Problem
from coursekit.prose import citations
from coursekit.sources import read_yaml
from coursekit.tables import unknown

_RULE = "source-unknown"

REGISTERS = ("timeline", "contentions", "asymmetries")
"""Registers whose entries name sources."""


def _uses(content: Content) -> Iterator[tuple[str, Problem]]:
    """Yield each mention of a reference id, with where it stands as a problem without words."""
    yield from _uses_in_lessons(content)
    yield from _uses_in_items(content)
    yield from _uses_in_tables(content)
    for rows in content.rows.values():
        if "source" in rows.header:
            place = rows.header.index("source")
            for line, row in zip(rows.lines, rows.cells, strict=True):
                if name := row[place]:
                    yield name, Problem(rows.path, line, _RULE, "")


def _uses_in_lessons(content: Content) -> Iterator[tuple[str, Problem]]:
    for lesson in content.lessons:
        for line, text in lesson.prose():
            for name, _ in citations(text):
                yield name, lesson.problem(line, _RULE, "")


def _uses_in_items(content: Content) -> Iterator[tuple[str, Problem]]:
    for item in content.items:
        for place, name in enumerate(item.value["sources"]):
            yield name, item.problem(("sources", place), _RULE, "")
        for keys, text in item.texts():
            for name, _ in citations(text):
                yield name, item.problem(keys, _RULE, "", near=name)


def _uses_in_tables(content: Content) -> Iterator[tuple[str, Problem]]:
    for index, resource, package in resources(content):
        for place, source in enumerate(resource["sources"]):
            if name := source.get("reference"):
                keys = ("resources", index, "sources", place)
                yield name, package.problem(keys, _RULE, "")
    for table in content.tables.values():
        if not table.fields:
            path, name = content.root / "course.yaml", table.sources[0]
            yield name, Problem(path, table.line, _RULE, "")


def _in_registers(content: Content) -> Iterator[str]:
    """Yield the ids that registers name; their readers say which of them are unknown."""
    for path in (content.root / f"{name}.yaml" for name in REGISTERS):
        if path.is_file():
            with suppress(ContentError):  # the register's own rule says so
                yield from _named(read_yaml(path).value)
    for claim in content.claims:
        yield from claim.value.get("documents", ())


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (name for name, _ in citations(value))
    elif isinstance(value, list):
        for child in value:
            yield from _named(child)
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from map(str, child or ()) if key == "sources" else _named(child)


def sources_known(content: Content) -> Iterable[Problem]:
    """Every id that a table, item or lesson names stands in references.yaml."""
    for name, problem in _uses(content):
        if content.reference_ids is not None and name not in content.reference_ids:
            what = unknown("reference", name, content.reference_ids)
            fix = "Add it to references.yaml, or correct the id."
            yield replace(problem, what=what, fix=fix)


def sources_used(content: Content) -> Iterable[Problem]:
    """Every entry of references.yaml is named somewhere."""
    if not content.complete:
        return
    used = {name for name, _ in _uses(content)} | set(_in_registers(content))
    for name, reference in content.references.items():
        if name not in used:
            path = content.root / "references.yaml"
            what = f"The reference “{name}” is used by no table, item or lesson."
            yield Problem(path, reference.line, "source-unused", what, "Cite it, or take it out.")


def tables_sourced(content: Content) -> Iterable[Problem]:
    """Each table names its references: in its rows, or in the data package."""
    for index, resource, package in resources(content):
        columns = [field["name"] for field in resource["schema"]["fields"]]
        for place, source in enumerate(resource["sources"]):
            keys = ("resources", index, "sources", place)
            if not source.get("title"):
                yield package.problem(keys, "table", "A source has no title.", 'Add "title".')
            if "source" not in columns and not source.get("reference"):
                what = f"The table “{resource['name']}” names no reference."
                fix = 'Add "reference" with an id of references.yaml, or a column `source`.'
                yield package.problem(keys, _RULE, what, fix)
