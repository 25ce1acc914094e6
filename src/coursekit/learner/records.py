"""A learner's history as records, and the union of several histories."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError, StoreError
from coursekit.learner.layout import VERSION, version
from coursekit.learner.store import ATTEMPT_COLUMNS, EVENT_COLUMNS, Store, translated

Row = tuple[Any, ...]

_NEW = {"seconds": None, "rating": None, "sitting": "", "origin": ""}  # since the second layout


@dataclass(slots=True)
class Records:
    """A history as rows of the learner's file: names of its files, attempts, events."""

    learners: list[str] = field(default_factory=list)
    attempts: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """How many attempts and events were new, and how many were known already."""

    attempts: int
    events: int
    known: int


def records(store: Store) -> Records:
    """Return all that a store holds, in the order in which it came."""
    return Records(
        learners=store.learners(),
        attempts=store.rows(f"SELECT {', '.join(ATTEMPT_COLUMNS)} FROM attempts ORDER BY rowid"),  # noqa: S608
        events=store.rows(f"SELECT {', '.join(EVENT_COLUMNS)} FROM events ORDER BY rowid"),  # noqa: S608
    )


def read_store(path: Path) -> Records:
    """Return all that a learner's file holds, of any layout so far; nothing is written to it."""
    if not path.is_file():
        raise CoursekitError(f"{path} is no file.")
    with translated(path), closing(_opened(path)) as connection:
        known = version(connection)
        if known > VERSION:
            what = f"{path} was written by a newer version of coursekit. Update this one."
            raise StoreError("newer", what)
        if known == 0:
            raise CoursekitError(f"{path} is not a learner's file.")
        (own,) = connection.execute("SELECT id FROM learner ORDER BY rowid LIMIT 1").fetchone()
        new = {**_NEW, "origin": own}
        columns = [
            f"{json.dumps(new[name])} AS {name}".replace('"', "'")
            if known == 1 and name in new
            else name
            for name in ATTEMPT_COLUMNS
        ]
        query = f"SELECT {', '.join(columns)} FROM attempts ORDER BY rowid"  # noqa: S608
        return Records(
            learners=[
                row[0] for row in connection.execute("SELECT id FROM learner ORDER BY rowid")
            ],
            attempts=connection.execute(query).fetchall(),
            events=connection.execute("SELECT * FROM events ORDER BY rowid").fetchall()
            if known > 1
            else [],
        )


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file for reading; one that nobody else has open may lie on a read-only disk."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema")
    except sqlite3.OperationalError:
        connection.close()
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
    return connection


def merge(store: Store, *others: Records) -> Added:
    """Add what other histories hold and this one lacks; the order of merging makes no difference.

    Where two records have one id and differ, which only a changed file can bring about, the one
    whose text sorts last is kept, whoever brought it.
    """
    with store.writing() as connection:
        before = _count(connection, "attempts"), _count(connection, "events")
        written = 0
        for other in others:
            for name in other.learners:
                query = "INSERT INTO learner SELECT ? WHERE ? NOT IN (SELECT id FROM learner)"
                connection.execute(query, (name, name))
            written += _absorb(connection, "attempts", ATTEMPT_COLUMNS, other.attempts)
            _absorb(connection, "events", EVENT_COLUMNS, other.events)
        attempts = _count(connection, "attempts") - before[0]
        events = _count(connection, "events") - before[1]
        if written > attempts:  # some were replaced: what was made of them no longer holds
            connection.execute("DELETE FROM memory")
            connection.execute("DELETE FROM folded")
    brought = sum(len(other.attempts) + len(other.events) for other in others)
    return Added(attempts=attempts, events=events, known=brought - attempts - events)


def _absorb(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[Row]
) -> int:
    """Write the rows that are new, or win over one of the same id; return how many."""
    names = ", ".join(columns)
    places = ", ".join("?" * len(columns))
    theirs, ours = (
        f"json_array({', '.join(f'{side}.{name}' for name in columns)})" for side in ("new", "old")
    )
    # Made from the table itself, so that a number means the same in both.
    connection.execute(f"CREATE TEMP TABLE incoming AS SELECT {names} FROM {table} WHERE 0")  # noqa: S608
    try:
        connection.executemany(f"INSERT INTO incoming VALUES ({places})", rows)  # noqa: S608
        written = connection.execute(
            f"INSERT OR REPLACE INTO {table} ({names}) SELECT new.* FROM incoming AS new "  # noqa: S608
            f"LEFT JOIN {table} AS old ON old.id = new.id "
            f"WHERE old.id IS NULL OR {theirs} > {ours} ORDER BY new.rowid"
        )
        return written.rowcount
    finally:
        connection.execute("DROP TABLE incoming")


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
