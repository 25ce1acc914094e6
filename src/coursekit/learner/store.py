"""The learner's file: what is added is on the disk at once, and never changed afterwards."""

from __future__ import annotations

import json
import sqlite3
import uuid
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.errors import StoreError
from coursekit.learner import layout
from coursekit.location import WORKSPACE_MARK, workspace_root

VERSION = layout.VERSION
"""Version of the file's layout."""

WAIT_SECONDS = 5.0
"""How long a write waits for another kernel's write to end."""

ATTEMPT_COLUMNS = (
    "id", "item", "version", "variant", "round", "response", "fraction", "reason", "confidence",
    "at", "seconds", "rating", "sitting", "origin",
)  # fmt: skip
EVENT_COLUMNS = ("id", "kind", "subject", "detail", "at")

_SELECT = f"SELECT {', '.join(ATTEMPT_COLUMNS)} FROM attempts"  # noqa: S608 - names of our own
_INSERT = f"INSERT INTO attempts VALUES ({', '.join('?' * len(ATTEMPT_COLUMNS))})"  # noqa: S608
_MANY = 500  # names that one query may ask for


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One scored answer.

    `version` is the fingerprint of what was asked at that time; `variant` names the form, where
    the item has several; `round` counts from 1 and grows when the learner begins the item again;
    `response` is the answer as the page sent it; `confidence` is in per cent; `at` is in UTC.
    `seconds` is the time from question to answer, `rating` the one of the reviews (1 to 4), where
    they are known. `sitting` names the sitting of a test, and is empty for a lesson's item;
    `origin` names the learner's file in which the attempt was made.
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
    seconds: float | None = None
    rating: int | None = None
    sitting: str = ""
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened besides answers, such as a test that was begun."""

    id: str
    kind: str
    subject: str
    detail: Mapping[str, Any]
    at: datetime


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
        with translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
        weakref.finalize(self, self._connection.close)
        try:
            with translated(path):
                self._prepare()
            self.learner: str = self.learners()[0]
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        execute = self._connection.execute
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")  # an answer outlives a power cut, too
        if layout.version(self._connection) < VERSION:
            with self.writing():  # another kernel may have been first: it is looked at again
                layout.bring_up_to_date(self._connection, self.path, new_id())
        if layout.version(self._connection) > VERSION:
            raise StoreError(
                "newer",
                f"{self.path} was written by a newer version of coursekit. Update this one.",
            )

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for some writes that are kept together or not at all."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the rows that a query finds."""
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def learners(self) -> list[str]:
        """Return the names of the files whose histories are joined here, this one's own first."""
        return [row[0] for row in self.rows("SELECT id FROM learner ORDER BY rowid")]

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
            attempt.seconds,
            attempt.rating,
            attempt.sitting,
            attempt.origin or self.learner,
        )
        with self.writing() as connection:
            connection.execute(_INSERT, row)

    def attempts(self, items: Iterable[str] | None = None, *, sitting: str = "") -> list[Attempt]:
        """Return the attempts at some items, or at all, oldest first.

        Those of a test's sittings stay apart: name the `sitting` to have them.
        """
        order = " ORDER BY at, rowid"
        if items is None:
            rows = self.rows(f"{_SELECT} WHERE sitting = ?{order}", (sitting,))
            return list(map(_attempt, rows))
        names, rows = list(items), []
        for start in range(0, len(names), _MANY):
            some = names[start : start + _MANY]
            places = ",".join("?" * len(some))
            query = f"{_SELECT} WHERE sitting = ? AND item IN ({places}){order}"
            rows += self.rows(query, (sitting, *some))
        found = list(map(_attempt, rows))
        return found if len(names) <= _MANY else sorted(found, key=lambda one: one.at)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Let writes not wait for the disk: for what can be made again after a power cut."""
        self.rows("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self.rows("PRAGMA synchronous = FULL")

    def note(self, kind: str, subject: str, at: datetime, detail: Mapping[str, Any]) -> Event:
        """Write down that something happened."""
        event = Event(id=new_id(), kind=kind, subject=subject, detail=detail, at=at)
        text = json.dumps(detail, ensure_ascii=False, sort_keys=True)
        row = (event.id, kind, subject, text, at.astimezone(UTC).isoformat())
        with self.writing() as connection:
            connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", row)
        return event

    def events(self) -> list[Event]:
        """Return what happened besides answers, oldest first."""
        rows = self.rows("SELECT id, kind, subject, detail, at FROM events ORDER BY at, id")
        return [
            Event(
                id=row[0],
                kind=row[1],
                subject=row[2],
                detail=json.loads(row[3]),
                at=datetime.fromisoformat(row[4]),
            )
            for row in rows
        ]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _attempt(row: Sequence[Any]) -> Attempt:
    name, item, version, variant, number, response, fraction, reason, sure, at, *later = row
    seconds, rating, sitting, origin = later
    return Attempt(
        id=name,
        item=item,
        version=version,
        round=number,
        response=json.loads(response),
        fraction=fraction,
        reason=reason,
        confidence=sure,
        at=datetime.fromisoformat(at),
        variant=variant,
        seconds=seconds,
        rating=rating,
        sitting=sitting,
        origin=origin,
    )


@contextmanager
def translated(path: Path) -> Iterator[None]:
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
