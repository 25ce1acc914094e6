"""Question banks: one YAML file a lesson, read into items, with every mistake named at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from coursekit import tables
from coursekit.bank.entries import item_of, numeric
from coursekit.bank.entry import Entry
from coursekit.bank.varied import varied
from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.figures import Figure, examine_some, figure_names
from coursekit.items import TYPES, Item
from coursekit.prose import figure_links
from coursekit.schema import schema_problems
from coursekit.selection import Tables
from coursekit.sources import Document, read_yaml, version

_FORM = "form_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """The items of a lesson or of a test's form by id, and the figures that they name.

    `slots` holds, for each item of a form, the place that its twin has in the other form.
    """

    slug: str
    path: Path
    items: Mapping[str, Item]
    figures: Mapping[str, Figure]
    lines: Mapping[str, int]
    slots: Mapping[str, int] = field(default_factory=dict)


def bank_path(root: Path, slug: str) -> Path:
    """Return the file with the items of a lesson, or of a form: `form_a` is forms/a.yaml."""
    if slug.startswith(_FORM):
        return root / "forms" / f"{slug.removeprefix(_FORM)}.yaml"
    return root / "quizzes" / f"{slug}.yaml"


def bank_slugs(root: Path) -> tuple[str, ...]:
    """Return the lessons that have a file of items."""
    return tuple(sorted(path.stem for path in (root / "quizzes").glob("*.yaml")))


def form_slugs(root: Path) -> tuple[str, ...]:
    """Return the forms of the course's test, whose items no lesson shows."""
    return tuple(sorted(f"{_FORM}{path.stem}" for path in (root / "forms").glob("*.yaml")))


def read_bank(root: Path, slug: str) -> Bank:
    """Read the bank of a lesson or form; ContentError lists every mistake with its line."""
    files = [bank_path(root, slug), *root.glob("*.yaml"), *root.glob("data/*")]
    files += (root.parent / "seeds").glob("*.yaml")
    return _read(root, slug, tuple((path, version(path)) for path in sorted(files)))


@lru_cache(maxsize=32)  # a lesson asks for its bank at each quiz
def _read(root: Path, slug: str, as_written: object) -> Bank:
    bank, problems = examine_bank(root, slug)
    if problems:
        raise ContentError(problems)
    return bank


def examine_bank(root: Path, slug: str) -> tuple[Bank, list[Problem]]:
    """Read the items that are sound, and list the problems of the others."""
    path = bank_path(root, slug)
    document = read_yaml(path)
    entries, problems = _shaped(document)
    known = figure_names(root)
    names = {index: _named(entry, index) for index, entry in entries.items()}
    for name, keys in (mention for found in names.values() for mention in found):
        if name not in known:
            problems.append(document.problem(keys, "figure", tables.unknown("figure", name, known)))
    wanted = dict.fromkeys(name for found in names.values() for name, _ in found if name in known)
    figures, unsound = examine_some(root, wanted)
    problems += unsound
    items: dict[str, Item] = {}
    declared: dict[str, Figure] = {}  # by items with parameters
    known_tables = Tables(root)
    for index, value in entries.items():
        if not all(name in figures for name, _ in names[index]):
            continue
        entry = Entry(slug, value, document, (index,), figures, known_tables)
        try:
            item, own = varied(entry, numeric) if "vary" in value else (item_of(entry), {})
        except ContentError as error:
            problems += error.problems
        else:
            items[item.about.id] = item
            declared |= own
    lines = {f"{slug}/{entry['id']}": document.line(i) for i, entry in entries.items()}
    slots = {f"{slug}/{one['id']}": one["slot"] for one in entries.values() if "slot" in one}
    figures |= declared
    bank = Bank(slug=slug, path=path, items=items, figures=figures, lines=lines, slots=slots)
    return bank, problems


def read_items(root: Path, names: list[str]) -> tuple[list[Item], dict[str, Figure]]:
    """Return the items called `LESSON/NAME`, or all of `LESSON`, in order, and their figures."""
    items: list[Item] = []
    figures: dict[str, Figure] = {}
    banks: dict[str, Bank] = {}
    for name in names:
        slug, _, rest = name.partition("/")
        if slug not in banks:
            known = bank_slugs(root)
            if slug not in known:
                raise UnknownName(tables.unknown("lesson with questions", slug, known))
            banks[slug] = read_bank(root, slug)
        bank = banks[slug]
        if rest and name not in bank.items:
            raise UnknownName(tables.unknown("item", name, bank.items))
        items += [bank.items[name]] if rest else bank.items.values()
        figures |= bank.figures
    return list({item.about.id: item for item in items}.values()), figures


def _shaped(document: Document) -> tuple[dict[int, dict[str, Any]], list[Problem]]:
    """Entries that fit their schema, by their place in the file, and the problems of the others."""
    if not isinstance(document.value, list):
        what = "The file must be a list of items."
        raise ContentError([document.problem((), "schema", what)])
    entries: dict[int, dict[str, Any]] = {}
    problems = []
    seen: dict[str, int] = {}
    for index, entry in enumerate(document.value):
        kind = entry.get("type") if isinstance(entry, dict) else None
        if kind not in TYPES:
            what = f"Item {index + 1} has the type “{kind}”, which is not known."
            fix = f"Use one of: {', '.join(TYPES)}."
            problems.append(document.problem((index, "type"), "schema", what, fix))
            continue
        found = schema_problems(document, "items", definition=kind, keys=(index,), value=entry)
        name, line = entry.get("id"), document.line(index, "id")
        if isinstance(name, str) and name in seen:
            what = f"The item “{name}” stands twice (first on line {seen[name]})."
            found.append(document.problem((index, "id"), "duplicate", what, "Rename one."))
        elif isinstance(name, str):
            seen[name] = line
        problems += found
        if not found:
            entries[index] = entry
    return entries, problems


def _named(entry: Mapping[str, Any], index: int) -> list[tuple[str, tuple[str | int, ...]]]:
    """Every figure that an item names, with the place of each mention."""
    found: list[tuple[str, tuple[str | int, ...]]] = []

    def walk(value: Any, keys: tuple[str | int, ...]) -> None:
        if isinstance(value, str):
            if keys[-1] == "figure":
                found.append((value, keys))
            found.extend((link.id, keys) for link in figure_links(value))
        elif isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            for key, child in pairs:
                walk(child, (*keys, key))

    walk(entry, (index,))
    return found
