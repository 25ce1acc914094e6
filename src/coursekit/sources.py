"""Reads YAML, JSON and CSV of authors, and remembers the line of every value."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import yaml

from coursekit.errors import ContentError, Problem

Keys = tuple[str | int, ...]
T = TypeVar("T")


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """YAML as authors expect it: dates stay text, and only true and false are booleans."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
for _first, _word in (("t", "true"), ("f", "false")):
    _Loader.yaml_implicit_resolvers.setdefault(_first, []).append(
        ("tag:yaml.org,2002:bool", re.compile(f"^{_word}$"))
    )


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML or JSON file: its value, and the line on which each part of it stands."""

    path: Path
    value: Any
    lines: Mapping[Keys, int]

    def line(self, *keys: str | int) -> int:
        """Line of the value under `keys`, or of the nearest part around it."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return 1

    def problem(self, keys: Keys, rule: str, what: str, fix: str = "") -> Problem:
        """Make a problem that stands on the line of the value under `keys`."""
        return Problem(self.path, self.line(*keys), rule, what, fix)


@dataclass(frozen=True, slots=True)
class Rows:
    """A CSV file: its header, the cells of each row as text, and the line each row begins on."""

    path: Path
    header: list[str]
    cells: list[list[str]]
    lines: list[int]


def read_text(path: Path) -> str:
    """Text of a UTF-8 file; ContentError says where it is missing or not UTF-8."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        problem = Problem(path, 0, "file", "The file does not exist.", "Create it.")
        raise ContentError([problem]) from None
    except OSError as error:
        problem = Problem(path, 0, "file", f"The file cannot be read: {error.strerror}.")
        raise ContentError([problem]) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise ContentError(
            [
                Problem(
                    path,
                    line,
                    "encoding",
                    f"The file is not UTF-8: byte 0x{data[error.start]:02x} at column {column}.",
                    "Save the file as UTF-8.",
                )
            ]
        ) from None


def once_a_version(*names: str) -> Callable[[Callable[[Path], T]], Callable[[Path], T]]:
    """Let a function of a path run again only when it, or one of the files `names` in it, changed.

    Its callers share what it returns, which must therefore never be changed.
    """

    def decorate(read: Callable[[Path], T]) -> Callable[[Path], T]:
        @lru_cache(maxsize=128)
        def remembered(path: Path, versions: tuple[object, ...]) -> T:
            return read(path)

        @wraps(read)
        def current(path: Path) -> T:
            return remembered(path, tuple(version(path / name) for name in names or ("",)))

        return current

    return decorate


def version(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is written, or None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


@once_a_version()
def read_yaml(path: Path) -> Document:
    """Parse a YAML file; a second call with an unchanged file costs next to nothing."""
    text = read_text(path)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Document(path, None, {(): 1})
        lines = _lines(path, node)
        return Document(path, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax_problem(path, error)]) from None
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + 1
        what = f"The character U+{error.character:04X} is not allowed in YAML."
        raise ContentError([Problem(path, line, "yaml", what, "Remove it.")]) from None
    except RecursionError:
        what = "The file is nested too deeply, or an alias (*) stands inside its own anchor (&)."
        raise ContentError([Problem(path, 1, "yaml", what)]) from None
    finally:
        loader.dispose()


@once_a_version()
def read_json(path: Path) -> Document:
    """Parse a JSON file; its lines are found by reading it once more as YAML, which holds JSON."""
    text = read_text(path)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"This is not valid JSON: {error.msg} at column {error.colno}."
        fix = (
            "Look at this line and the one above it: most often a comma is missing or one too many."
        )
        raise ContentError([Problem(path, error.lineno, "json", what, fix)]) from None
    loader = _Loader(text.replace("\t", " "))  # YAML takes no tabs, JSON has none in its strings
    try:
        return Document(path, value, _lines(path, loader.get_single_node()))
    except yaml.YAMLError:  # an escape that only JSON knows: no lines, then
        return Document(path, value, {(): 1})
    finally:
        loader.dispose()


def read_rows(path: Path) -> Rows:
    """Read a CSV file; ContentError names every line that has too few or too many cells."""
    reader = csv.reader(StringIO(read_text(path), newline=""), strict=True)
    rows = Rows(path, [], [], [])
    problems: list[Problem] = []
    line = 1
    try:
        rows.header.extend(next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            rows.cells.append(cells)
            rows.lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"The table cannot be read: {error}."
        problems.append(Problem(path, line, "table", what, "Look for a quotation mark too many."))
    problems = list(_ragged(rows)) + problems
    if problems:
        raise ContentError(problems)
    return rows


def _ragged(rows: Rows) -> Iterator[Problem]:
    """Yield what is wrong with the number of cells: in the header, or row by row."""
    width = len(rows.header)
    widths = {len(cells) for cells in rows.cells}
    if not width:
        fix = "Write the columns' names into the first line."
        yield Problem(rows.path, 1, "table", "The table has no header.", fix)
    elif len(widths) == 1 and widths != {width} and widths != {0}:
        what = f"The header names {width} columns, every row has {widths.pop()} cells."
        yield Problem(rows.path, 1, "column", what, "Name every column once.")
    else:
        for line, cells in zip(rows.lines, rows.cells, strict=True):
            if not cells:
                yield Problem(rows.path, line, "table", "The line is empty.", "Remove it.")
            elif len(cells) != width:
                what = f"The row has {len(cells)} cells, the header {width}."
                fix = "A comma inside a cell needs quotation marks around the cell."
                yield Problem(rows.path, line, "table", what, fix)


def _lines(path: Path, node: yaml.Node) -> dict[Keys, int]:
    """Line of every part of a parsed file; ContentError names keys that are no names."""
    lines: dict[Keys, int] = {(): 1}
    problems = [
        Problem(path, line, "yaml", what, fix) for line, what, fix in _walk(node, (), lines)
    ]
    if problems:
        raise ContentError(problems)
    return lines


def _walk(node: yaml.Node, keys: Keys, lines: dict[Keys, int]) -> list[tuple[int, str, str]]:
    """Fill `lines`; return the keys that stand twice in one mapping, or are no text."""
    wrong: list[tuple[int, str, str]] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in seen:
                what = f"The key “{key}” stands twice in one entry."
                wrong.append((line, what, "Keep one of the two."))
            elif key_node.tag not in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"):
                wrong.append((line, f"The key “{key}” is not text.", "Put it in quotation marks."))
            seen.add(key)
            lines[(*keys, key)] = line
            wrong += _walk(value_node, (*keys, key), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            lines[(*keys, index)] = child.start_mark.line + 1
            wrong += _walk(child, (*keys, index), lines)
    return wrong


def _syntax_problem(path: Path, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    what = f"This is not valid YAML: {error.problem or error.context}."
    return Problem(
        path,
        line,
        "yaml",
        what,
        "Look at this line and the one above it: indentation, a missing quote, or a colon in "
        "unquoted text are the usual causes.",
    )
