"""Attempts in SQLite: added at once, never changed, safe from a kill and from a second writer."""

from __future__ import annotations

import json
import sqlite3
import uuid
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.errors import StoreError
from coursekit.location import WORKSPACE_MARK, workspace_root

VERSION = 1
"""Version of the file's layout, kept in SQLite's `user_version`."""

WAIT_SECONDS = 5.0
"""How long a write waits for another kernel's write to end."""

_COLUMNS = "id, item, version, variant, round, response, fraction, reason, confidence, at"

_LAYOUT = """
CREATE TABLE learner (id TEXT NOT NULL);
CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL,
    version TEXT NOT NULL,
    variant TEXT NOT NULL,
    round INTEGER NOT NULL,
    response TEXT NOT NULL,
    fraction REAL NOT NULL,
    reason TEXT NOT NULL,
    confidence INTEGER,
    at TEXT NOT NULL
);
CREATE INDEX attempts_of_item ON attempts (item, at);
CREATE TRIGGER attempts_stay BEFORE UPDATE ON attempts
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
CREATE TRIGGER attempts_remain BEFORE DELETE ON attempts
    BEGIN SELECT RAISE(ABORT, 'attempts are never removed'); END;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One scored answer.

    `version` is the fingerprint of what was asked at that time; `variant` names the form, where
    the item has several; `round` counts from 1 and grows when the learner begins the item again;
    `response` is the answer as the page sent it; `confidence` is in per cent; `at` is in UTC.
    """

    id: str
    item: str
    version: str
    round: int
    response: Any
    fraction: float
    reason: str
    confidence: int | None
    at: datetime
    variant: str = ""


def new_id() -> str:
    """Return an id that no other attempt on any machine has."""
    return uuid.uuid4().hex


def store_path(start: Path | None = None) -> Path:
    """Return the learner's file: in the workspace around `start`, else with the user's data."""
    workspace = workspace_root(start)
    if workspace is not None:
        return workspace / WORKSPACE_MARK / "learner.sqlite"
    from platformdirs import user_data_path

    return user_data_path("coursekit", appauthor=False) / "learner.sqlite"


class Store:
    """An open learner's file. Every method raises StoreError when the file cannot serve."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
        weakref.finalize(self, self._connection.close)
        try:
            with _translated(path):
                self._prepare()
                row = self._connection.execute("SELECT id FROM learner").fetchone()
                self.learner: str = row[0]
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        execute = self._connection.execute
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")  # an answer outlives a power cut, too
        if self._version() == 0:
            with self._writing():
                if self._version() == 0:  # no other kernel was first
                    for statement in _statements(_LAYOUT):
                        execute(statement)
                    execute("INSERT INTO learner VALUES (?)", (new_id(),))
                    execute(f"PRAGMA user_version = {VERSION}")
        if self._version() > VERSION:
            raise StoreError(
                "newer",
                f"{self.path} was written by a newer version of coursekit. Update this one.",
            )

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def add(self, attempt: Attempt) -> None:
        """Write an attempt; when this returns, it is on the disk."""
        row = (
            attempt.id,
            attempt.item,
            attempt.version,
            attempt.variant,
            attempt.round,
            json.dumps(attempt.response, ensure_ascii=False),
            attempt.fraction,
            attempt.reason,
            attempt.confidence,
            attempt.at.astimezone(UTC).isoformat(),
        )
        with _translated(self.path), self._writing():
            self._connection.execute("INSERT INTO attempts VALUES (?,?,?,?,?,?,?,?,?,?)", row)

    def attempts(self, items: Iterable[str] | None = None) -> list[Attempt]:
        """Return the attempts at some items, or at all, oldest first."""
        query = f"SELECT {_COLUMNS} FROM attempts"  # noqa: S608 - names of our own
        names: list[str] = []
        if items is not None:
            names = list(items)
            query += f" WHERE item IN ({','.join('?' * len(names))})"
        with _translated(self.path):
            rows = self._connection.execute(f"{query} ORDER BY at, rowid", names).fetchall()
        return [
            Attempt(
                id=row[0],
                item=row[1],
                version=row[2],
                variant=row[3],
                round=row[4],
                response=json.loads(row[5]),
                fraction=row[6],
                reason=row[7],
                confidence=row[8],
                at=datetime.fromisoformat(row[9]),
            )
            for row in rows
        ]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into a StoreError with a reason."""
    try:
        yield
    except sqlite3.Error as error:
        code, what = _reason(error)
        raise StoreError(code, f"{path}: {what}") from error
    except OSError as error:
        code = "read_only" if isinstance(error, PermissionError) else "unavailable"
        raise StoreError(code, f"{path}: {error.strerror or error}") from error


def _reason(error: sqlite3.Error) -> tuple[str, str]:
    name = getattr(error, "sqlite_errorname", "")
    for start, code, what in (
        ("SQLITE_BUSY", "locked", "another program keeps the file locked."),
        ("SQLITE_LOCKED", "locked", "another program keeps the file locked."),
        ("SQLITE_READONLY", "read_only", "the file cannot be written."),
        ("SQLITE_PERM", "read_only", "the file cannot be written."),
        ("SQLITE_CANTOPEN", "read_only", "the file cannot be opened for writing."),
        ("SQLITE_FULL", "full", "the disk is full."),
        ("SQLITE_IOERR", "unavailable", "the disk does not answer."),
        ("SQLITE_CORRUPT", "corrupt", "the file is damaged."),
        ("SQLITE_NOTADB", "corrupt", "the file is not a learner's file."),
    ):
        if name.startswith(start):
            return code, what
    return "unavailable", str(error)
