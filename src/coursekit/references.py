"""The course's sources: CSL-YAML in, short and full citations out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.errors import ContentError, Problem
from coursekit.schema import schema_problems
from coursekit.sources import once_a_version, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source. `origin` is a country's two letters, EU or INT; `kind` primary or secondary."""

    id: str
    title: str
    authors: tuple[str, ...]
    container: str
    issued: str
    accessed: str
    url: str
    note: str
    origin: str
    kind: str
    line: int

    @property
    def year(self) -> str:
        """Year of issue, or `n.d.` where the source carries no date."""
        return self.issued[:4] or "n.d."

    @property
    def short(self) -> str:
        """Author and year, as cited in running text."""
        if not self.authors:
            return f"{self.container or self.title}, {self.year}"
        names = [name.split(",")[0] for name in self.authors]
        who = names[0] if len(names) == 1 else f"{names[0]} and {names[1]}"
        return f"{who if len(names) < 3 else f'{names[0]} et al.'}, {self.year}"

    @property
    def full(self) -> str:
        """Authors, title, container, date, address and how it was read."""
        stop = "" if self.title.endswith((".", "?", "!")) else "."
        parts = ["; ".join(self.authors).rstrip(".") + "." if self.authors else ""]
        parts += [self.title + stop]
        parts += [self.container + "." if self.container else ""]
        parts += [self.issued + "." if self.issued else "No date."]
        parts += [self.url, f"({self.note.rstrip('.')}.)" if self.note else ""]
        parts += [f"Read {self.accessed}." if self.accessed else ""]
        return " ".join(part for part in parts if part)


References = Mapping[str, Reference]


def cited(references: Iterable[Reference], *, most: int = 0) -> str:
    """Return several sources for one line: each author once, with the years.

    Of more than `most` authors, where it is given, the rest are counted.
    """
    years: dict[str, set[str]] = {}
    for reference in references:
        who, _, year = reference.short.rpartition(", ")
        years.setdefault(who, set()).add(year)
    known = [f"{who}, {_span(sorted(found))}" for who, found in years.items()]
    if most and len(known) > most:
        known[most - 1 :] = [f"{len(known) - most + 1} others"]
    return "; ".join(known)


def _span(years: list[str]) -> str:
    """Write two years in full, more as first to last: a yearly release is cited once."""
    return ", ".join(years) if len(years) < 3 else f"{years[0]}–{years[-1]}"


def read_references(root: Path) -> References:
    """Read `references.yaml` of the course at `root`; ContentError lists every problem."""
    references, problems = examine_references(root)
    if problems:
        raise ContentError(problems)
    return references


@once_a_version("references.yaml")
def examine_references(root: Path) -> tuple[References, tuple[Problem, ...]]:
    """Read the references that are sound, and list the problems of the others."""
    path = root / "references.yaml"
    if not path.exists():
        return {}, ()
    try:
        document = read_yaml(path)
    except ContentError as error:
        return {}, error.problems
    if document.value is None:
        return {}, ()
    problems = schema_problems(document, "references")
    if problems:
        return {}, tuple(problems)
    found: dict[str, Reference] = {}
    for index, entry in enumerate(document.value):
        unfit = schema_problems(
            document, "references", definition="reference", keys=(index,), value=entry
        )
        problems += unfit
        if unfit:
            continue
        line = document.line(index, "id")
        if entry["id"] in found:
            what = f"The reference “{entry['id']}” stands twice (first on line "
            what += f"{found[entry['id']].line})."
            problems.append(Problem(path, line, "duplicate", what, "Rename or remove one."))
        if not (entry.get("issued") or entry.get("accessed")):
            what = f"The reference “{entry['id']}” has no date."
            fix = "Add `issued:`, or `accessed:` where the source is undated."
            problems.append(Problem(path, line, "reference-date", what, fix))
        found.setdefault(entry["id"], _reference(entry, line))
    return found, tuple(problems)


def _reference(entry: Mapping[str, Any], line: int) -> Reference:
    return Reference(
        id=entry["id"],
        title=entry["title"],
        authors=tuple(map(_person, entry.get("author") or entry.get("editor") or [])),
        container=str(entry.get("container-title") or entry.get("publisher") or ""),
        issued=str(entry.get("issued", "")),
        accessed=str(entry.get("accessed", "")),
        url=str(entry.get("URL", "")),
        note=str(entry.get("note", "")),
        origin=entry["origin"],
        kind=entry["kind"],
        line=line,
    )


def _person(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    return ", ".join(part for part in (name.get("family", ""), name.get("given", "")) if part)
