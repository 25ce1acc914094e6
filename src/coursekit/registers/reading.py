"""What the readers of registers share: entries that fit their schema, and names that must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from coursekit.errors import ContentError, Problem
from coursekit.figures import Figure, examine_some, figure_names
from coursekit.prose import FigureLink, citations, disagreement, figure_links
from coursekit.references import examine_references
from coursekit.schema import schema_problems
from coursekit.sources import Document, Keys, read_yaml
from coursekit.tables import unknown

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[T]):
    """The entries of a register in their order, and the figures that their texts name."""

    entries: tuple[T, ...]
    figures: Mapping[str, Figure]


@dataclass(slots=True)
class Reading:
    """A register while it is read. `entries` holds those that fit their schema, by place."""

    root: Path
    document: Document
    entries: dict[int, dict[str, Any]]
    problems: list[Problem] = field(default_factory=list)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the entries, in order."""
        return tuple(entry["id"] for entry in self.entries.values())

    def add(self, keys: Keys, rule: str, what: str, fix: str = "") -> None:
        """Note a problem at the value under `keys`."""
        self.problems.append(self.document.problem(keys, rule, what, fix))

    def demand(self, kind: str, keys: Keys, names: Iterable[str], known: Iterable[str]) -> None:
        """Note each of the `names` under `keys` that is not known."""
        known = list(known)
        for place, name in enumerate(names):
            if name not in known:
                self.add((*keys, place), kind, unknown(kind, name, known))


def begin(root: Path, path: Path, schema: str, *, sources: bool = True) -> Reading:
    """Read a register's entries and hold them against their schema.

    With `sources`, everything listed under that name must be a reference. ContentError where the
    file is no list at all.
    """
    document = read_yaml(path)
    if problems := schema_problems(document, schema):
        raise ContentError(problems)
    reading = Reading(root, document, {})
    seen: dict[str, int] = {}
    for index, entry in enumerate(document.value):
        found = schema_problems(document, schema, definition="entry", keys=(index,), value=entry)
        reading.problems += found
        if found:
            continue
        if entry["id"] in seen:
            what = f"The entry “{entry['id']}” stands twice (first on line {seen[entry['id']]})."
            reading.add((index, "id"), "duplicate", what, "Rename or remove one.")
            continue
        seen[entry["id"]] = document.line(index, "id")
        reading.entries[index] = entry
    if sources:
        known = examine_references(root)[0]
        for keys, value in _values(reading.entries):
            if keys[-1] == "sources":
                reading.demand("reference", keys, value, known)
    return reading


def figures_of(reading: Reading) -> dict[str, Figure]:
    """Compute the figures that the texts name; numbers and citations that do not fit are noted."""
    references = examine_references(reading.root)[0]
    known = figure_names(reading.root)
    mentions: list[tuple[FigureLink, Keys, str]] = []
    for keys, text in _values(reading.entries):
        if isinstance(text, str):
            mentions += [(link, keys, text) for link in figure_links(text)]
            for name, _ in citations(text):
                if name not in references:
                    what = unknown("reference", name, references)
                    reading.add(keys, "reference", what, "Add it to references.yaml.")
    for keys, name in _declared(reading):
        if name not in known:
            reading.add(keys, "figure", unknown("figure", name, known))
    wanted = [link.id for link, _, _ in mentions]
    wanted += [name for _, name in _declared(reading)]
    names = [name for name in dict.fromkeys(wanted) if name in known]
    figures, unsound = examine_some(reading.root, names)
    reading.problems += unsound
    for link, keys, text in mentions:
        if link.id not in known:
            reading.add(keys, "figure", unknown("figure", link.id, known))
        elif link.id in figures and (what := disagreement(link, figures[link.id], text)):
            fix = "Correct the text, or the figure in figures.yaml."
            reading.add(keys, "number", what, fix)
    return figures


def _declared(reading: Reading) -> Iterator[tuple[Keys, str]]:
    """Yield every name under a key `figures`, which holds a list or a mapping of them."""
    for keys, value in _values(reading.entries):
        if "figures" in keys and isinstance(value, str):
            yield keys, value


def sound(register: Register[T], problems: Iterable[Problem]) -> Register[T]:
    """Return a register that has no problems; ContentError lists those of another."""
    if found := tuple(problems):
        raise ContentError(found)
    return register


def _values(entries: Mapping[int, Any]) -> Iterator[tuple[Keys, Any]]:
    """Yield every text and every list under its keys, down to the last."""

    def walk(value: Any, keys: Keys) -> Iterator[tuple[Keys, Any]]:
        if isinstance(value, dict | list):
            if isinstance(value, list):
                yield keys, value
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            for key, child in pairs:
                yield from walk(child, (*keys, key))
        else:
            yield keys, value

    for index, entry in entries.items():
        yield from walk(entry, (index,))
