"""What each lesson is made from, as one digest: it changes when the notebook may change."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursekit.bank import bank_path, bank_slugs
from coursekit.build import frame
from coursekit.build.calls import asked
from coursekit.build.files import content_digest, digest
from coursekit.build.start import start_page
from coursekit.build.terms import glossary_page, terms_of
from coursekit.build.views import register_digests
from coursekit.course import Course, Lesson
from coursekit.figures import PARTS
from coursekit.markup import FIGURE_LINK
from coursekit.prose import citations
from coursekit.registers.glossary import read_glossary
from coursekit.sources import read_text, read_yaml
from coursekit.tables import Table, describe


@dataclass(slots=True)
class _Used:
    """Everything that one lesson draws on, by name."""

    figures: dict[str, None] = field(default_factory=dict)
    tables: dict[str, None] = field(default_factory=dict)
    references: dict[str, None] = field(default_factory=dict)
    banks: dict[str, None] = field(default_factory=dict)


class Needs:
    """Reads the descriptions of a course once, and says what each of its lessons is made from."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._tables = describe(course.root)
        self.terms = read_glossary(course.root)
        self._figures: dict[str, Any] = self._yaml("figures.yaml") or {}
        references = self._yaml("references.yaml") or []
        self._references = {entry.get("id"): entry for entry in references}

    def _yaml(self, name: str) -> Any:
        path = self._course.root / name
        return read_yaml(path).value if path.is_file() else None

    def outside(self) -> tuple[Path, ...]:
        """Return the files of tables that lie outside the course's folder."""
        paths = {table.path for table in self._tables.values()}
        return tuple(sorted(p for p in paths if not p.is_relative_to(self._course.root)))

    def start_digest(self) -> str:
        """Name for what the start page is made from."""
        return digest(*map(repr, start_page(self._course)))

    def glossary_digest(self) -> str:
        """Name for what the page of all terms is made from."""
        return digest(*glossary_page(self._course, self.terms))

    def lesson_digest(self, lesson: Lesson) -> str:
        """Name for all that a lesson's notebook is made from."""
        text = read_text(lesson.source)
        used = self._used(text)
        parts = [
            text,
            frame.header(self._course, lesson),
            frame.way_on(self._course, lesson),
            *map(repr, terms_of(self.terms, lesson.slug)),
            *(_json({name: self._figures.get(name)}) for name in sorted(used.figures)),
            *(_json({name: self._references.get(name)}) for name in sorted(used.references)),
        ]
        if asked(text).explorers:
            parts += register_digests(self._course)
        for name in sorted(used.banks):
            parts += [name, content_digest(self._bank(name))]
        for name in sorted(used.tables):
            if name in self._tables:
                table = self._tables[name]
                about = dataclasses.replace(table, path=Path(table.path.name))
                parts += [repr(about), content_digest(table.path)]
        return digest(*parts)

    def _bank(self, name: str) -> Path:
        return bank_path(self._course.root, name)

    def _used(self, text: str) -> _Used:
        calls = asked(text)
        used = _Used()
        if calls.anything:
            # A name that is worked out when the lesson runs may be any.
            used.banks |= dict.fromkeys(bank_slugs(self._course.root))
            used.tables |= dict.fromkeys(self._tables)
            used.figures |= dict.fromkeys(self._figures)
        used.banks |= dict.fromkeys(name.partition("/")[0] for name in calls.quizzes)
        used.tables |= dict.fromkeys(calls.tables)
        used.references |= dict.fromkeys(name for name, _ in citations(text))
        figures = [*calls.figures, *(match["id"] for match in FIGURE_LINK.finditer(text))]
        for name in used.banks:
            if self._bank(name).is_file():
                self._look_through(read_yaml(self._bank(name)).value, figures, used)
        for name in figures:
            self._follow(name, used)
        for name in used.tables:
            if name in self._tables:
                table = self._tables[name]
                used.references |= dict.fromkeys((*table.sources, *row_sources(table)))
        return used

    def _look_through(self, value: Any, figures: list[str], used: _Used) -> None:
        """Collect the figures, tables and sources that a bank names anywhere."""
        if isinstance(value, str):
            figures += [match["id"] for match in FIGURE_LINK.finditer(value)]
        elif isinstance(value, list):
            for child in value:
                self._look_through(child, figures, used)
        elif isinstance(value, dict):
            if isinstance(value.get("figure"), str):
                figures.append(value["figure"])
            if isinstance(value.get("table"), str):
                used.tables[value["table"]] = None
            if isinstance(value.get("sources"), list):
                used.references |= dict.fromkeys(map(str, value["sources"]))
            for child in value.values():
                self._look_through(child, figures, used)

    def _follow(self, name: str, used: _Used) -> None:
        """Add a figure, the figures it is computed from, and their tables."""
        declared = self._figures.get(name)
        if name in used.figures or not isinstance(declared, dict):
            return
        used.figures[name] = None
        parts = [
            declared,
            *(declared[key] for keys in PARTS.values() for key in keys if key in declared),
        ]
        for part in parts:
            if isinstance(part, dict):
                if isinstance(part.get("table"), str):
                    used.tables[part["table"]] = None
                if isinstance(part.get("figure"), str):
                    self._follow(part["figure"], used)


def row_sources(table: Table) -> tuple[str, ...]:
    """Return the ids in a table's column `source`, each once."""
    if table.path.suffix != ".csv" or not any(field.name == "source" for field in table.fields):
        return ()
    rows = csv.DictReader(read_text(table.path).splitlines())
    return tuple(dict.fromkeys(filter(None, (row.get("source") for row in rows))))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
