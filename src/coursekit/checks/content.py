"""All that the authors of a course wrote, read once; what cannot be read becomes a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from coursekit.bank import bank_path, bank_slugs, examine_bank, form_slugs
from coursekit.checks.cells import LessonText, read_lesson
from coursekit.course import Course, examine_course
from coursekit.errors import ContentError, Problem
from coursekit.figures import Figure, examine_some, figure_names
from coursekit.items import TYPES
from coursekit.references import References, examine_references
from coursekit.schema import schema_problems
from coursekit.sources import Document, Keys, Rows, read_json, read_rows, read_text, read_yaml
from coursekit.tables import Table, examine_tables, load

T = TypeVar("T")

# Keys of an item whose text names something and is not read by a learner.
_NAMES = {
    *("as_of", "claims", "contention", "favours", "figure", "id", "level", "note", "objective"),
    *("slot", "sources", "theme", "tolerance", "type", "unit", "vary"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry of a YAML list, as written, that fits its schema. `id` of an item: `SLUG/name`."""

    id: str
    index: int
    document: Document
    value: Mapping[str, Any]

    @property
    def slug(self) -> str:
        """Lesson or form that an item belongs to."""
        return self.id.partition("/")[0]

    @property
    def in_form(self) -> bool:
        """Whether an item belongs to a form of the course's test."""
        return "slot" in self.value

    def problem(
        self, keys: Keys, rule: str, what: str, fix: str = "", *, near: str = ""
    ) -> Problem:
        """Make a problem at the value under `keys`, or on the first line from there with `near`."""
        line = self.document.line(self.index, *keys)
        if near:
            lines = read_text(self.document.path).splitlines()
            line = next((n for n in range(line, len(lines) + 1) if near in lines[n - 1]), line)
        return Problem(self.document.path, line, rule, what, fix)

    def texts(self) -> Iterator[tuple[Keys, str]]:
        """Yield every text that a learner reads, with the keys that lead to it."""

        def walk(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
            if keys[-1] == "figure":  # of a slip, named or declared
                return
            if isinstance(value, str):
                yield keys, value
            elif isinstance(value, dict | list):
                pairs = value.items() if isinstance(value, dict) else enumerate(value)
                for key, child in pairs:
                    yield from walk(child, (*keys, key))

        for key, value in self.value.items():
            if key not in _NAMES:
                yield from walk(value, (key,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A course as its authors wrote it, without the parts that could not be read.

    A file that could not be read at all is None, so that no rule blames what names its parts;
    `reference_ids` are those of all references, sound or not. `complete` is false when a lesson,
    an item or a figure is missing here, so that nobody can tell what is used nowhere.
    `declared` is figures.yaml, `figures` those of its figures that can be computed; `package` is
    datapackage.json, `rows` the tables that fit it.
    """

    root: Path
    course: Course | None
    references: References
    reference_ids: frozenset[str] | None
    package: Document | None
    tables: Mapping[str, Table]
    rows: Mapping[str, Rows]
    declared: Document | None
    figures: Mapping[str, Figure]
    lessons: tuple[LessonText, ...]
    items: tuple[Record, ...]
    claims: tuple[Record, ...]
    complete: bool

    @property
    def item_ids(self) -> frozenset[str]:
        """Ids of all items, `SLUG/name`."""
        return frozenset(item.id for item in self.items)

    def declared_figures(self) -> Mapping[str, Any]:
        """Figures as figures.yaml declares them, computable or not."""
        return (self.declared.value or {}) if self.declared else {}

    def table_names(self) -> frozenset[str]:
        """Names of all tables, also of those whose description is not sound."""
        described = self.package.value["resources"] if self.package else ()
        return frozenset({*self.tables, *(str(entry.get("name")) for entry in described)})


def read_content(root: Path) -> tuple[Content, list[Problem]]:
    """Read the course at `root`, and list every problem met on the way."""
    problems: list[Problem] = []

    def attempt(
        otherwise: T, read: Callable[..., tuple[T, Sequence[Problem]]], *arguments: Any
    ) -> T:
        try:
            value, found = read(*arguments)
        except ContentError as error:
            value, found = otherwise, error.problems
        problems.extend(found)
        return value

    course: Course | None = attempt(None, examine_course, root)
    references: References = attempt({}, examine_references, root)
    tables: Mapping[str, Table] = attempt({}, examine_tables, root)
    rows = {name: attempt(None, _rows, root, table) for name, table in tables.items()}
    figures: dict[str, Figure] = attempt({}, _figures, root)
    lessons = [one for one in course.lessons if one.source.is_file()] if course else []
    texts = [attempt(None, read_lesson, one.slug, one.source) for one in lessons]
    items: list[Record] = []
    for slug in (*bank_slugs(root), *form_slugs(root)):
        attempt(None, examine_bank, root, slug)
        items += attempt((), _items, slug, bank_path(root, slug))
    content = Content(
        root=root,
        course=course,
        references=references,
        reference_ids=attempt(None, _reference_ids, root),
        package=attempt(None, _package, root),
        tables=tables,
        rows={name: found for name, found in rows.items() if found},
        declared=attempt(None, _declared, root),
        figures=figures,
        lessons=tuple(text for text in texts if text),
        items=tuple(items),
        claims=attempt((), _claims, root),
        complete=not any(_hides(problem, root) for problem in problems),
    )
    return content, problems


def _hides(problem: Problem, root: Path) -> bool:
    """Whether a problem keeps a lesson, an item or a figure from being read."""
    parts = ("lessons", "quizzes", "forms", "course.yaml", "figures.yaml")
    here = any(problem.path.is_relative_to(root / part) for part in parts)
    return here and problem.rule in {"code", "encoding", "file", "lesson", "schema", "yaml"}


def _reference_ids(root: Path) -> tuple[frozenset[str] | None, Sequence[Problem]]:
    path = root / "references.yaml"
    listed = (read_yaml(path).value or []) if path.exists() else []
    if not isinstance(listed, list):
        return None, ()
    return frozenset(str(entry.get("id")) for entry in listed if isinstance(entry, dict)), ()


def _package(root: Path) -> tuple[Document | None, Sequence[Problem]]:
    path = root / "data" / "datapackage.json"
    if not path.exists():
        return Document(path, {"resources": []}, {}), []
    document = read_json(path)
    problems = schema_problems(document, "datapackage")
    return (None if problems else document), problems


def _declared(root: Path) -> tuple[Document | None, Sequence[Problem]]:
    figure_names(root)  # raises where the file is no mapping
    path = root / "figures.yaml"
    return (read_yaml(path) if path.exists() else Document(path, {}, {})), []


def _figures(root: Path) -> tuple[dict[str, Figure], Sequence[Problem]]:
    return examine_some(root, figure_names(root))


def _rows(root: Path, table: Table) -> tuple[Rows | None, Sequence[Problem]]:
    load(root, table.name)  # raises where the table does not fit its description
    return (read_rows(table.path) if table.fields else None), []


def _items(slug: str, path: Path) -> tuple[tuple[Record, ...], Sequence[Problem]]:
    """Items of a bank that fit their schema; what is wrong with the others, the bank says."""
    document = read_yaml(path)
    found = []
    for index, entry in enumerate(document.value if isinstance(document.value, list) else ()):
        kind = str(entry.get("type")) if isinstance(entry, dict) else ""
        if kind in TYPES and not schema_problems(
            document, "items", definition=kind, keys=(index,), value=entry
        ):
            name = f"{slug}/{entry['id']}"
            found.append(Record(id=name, index=index, document=document, value=entry))
    return tuple(found), []


def _claims(root: Path) -> tuple[tuple[Record, ...], Sequence[Problem]]:
    path = root.parent / "seeds" / "claims.yaml"
    if not path.exists():
        return (), []
    document = read_yaml(path)
    problems = schema_problems(document, "claims")
    if problems:
        return (), problems
    claims = []
    for index, entry in enumerate(document.value or []):
        keys = (index,)
        found = schema_problems(document, "claims", definition="claim", keys=keys, value=entry)
        problems += found
        if not found:
            claims.append(Record(id=entry["id"], index=index, document=document, value=entry))
    return tuple(claims), problems
