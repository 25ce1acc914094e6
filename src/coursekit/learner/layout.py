"""The layout of the learner's file, and how a file of an earlier layout is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

_FIRST = """
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

# `memory` and `folded` only save time: they are made anew from the attempts whenever they lack.
_SECOND = """
ALTER TABLE attempts ADD COLUMN seconds REAL;
ALTER TABLE attempts ADD COLUMN rating INTEGER;
ALTER TABLE attempts ADD COLUMN sitting TEXT NOT NULL DEFAULT '';
ALTER TABLE attempts ADD COLUMN origin TEXT NOT NULL DEFAULT '';
DROP TRIGGER attempts_stay;
UPDATE attempts SET origin = (SELECT id FROM learner ORDER BY rowid LIMIT 1);
CREATE TRIGGER attempts_stay BEFORE UPDATE ON attempts
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
CREATE INDEX attempts_of_sitting ON attempts (sitting) WHERE sitting != '';
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE TRIGGER events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TABLE memory (
    item TEXT PRIMARY KEY,
    asked TEXT NOT NULL,
    trials INTEGER NOT NULL,
    first REAL,
    at REAL,
    score REAL,
    confidence INTEGER,
    stability REAL,
    difficulty REAL,
    state INTEGER,
    step INTEGER,
    due REAL,
    last REAL
);
CREATE TABLE folded (upto INTEGER NOT NULL);
"""

_STEPS = (_FIRST, _SECOND)

VERSION = len(_STEPS)
"""Version of the layout, kept in SQLite's `user_version`."""

KEEPERS = ("attempts_stay", "attempts_remain", "events_stay", "events_remain")
"""Triggers that hold what was written to be the last word."""


def version(connection: sqlite3.Connection) -> int:
    """Return the version of an open file's layout; 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection, path: Path, learner: str) -> None:
    """Lay a new file out, or change an older layout; call it inside a write transaction.

    An older file is copied first, to a name beside it that is free.
    """
    known = version(connection)
    if 0 < known < VERSION:
        _copy(path, known)
    for step in _STEPS[known:]:
        for statement in statements(step):
            connection.execute(statement)
    if known == 0:
        connection.execute("INSERT INTO learner VALUES (?)", (learner,))
    if known < VERSION:
        connection.execute(f"PRAGMA user_version = {VERSION}")


def beside(path: Path, note: str) -> Path:
    """Return a free name beside the learner's file, such as `learner (damaged 2).sqlite`."""
    for number in count(1):
        again = f" {number}" if number > 1 else ""
        candidate = path.with_name(f"{path.stem} ({note}{again}){path.suffix}")
        if not candidate.exists():
            return candidate
    raise AssertionError


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _copy(path: Path, known: int) -> None:
    """Copy the file as it was before the transaction that is under way."""
    source = sqlite3.connect(path)  # of its own: a connection that writes cannot be copied
    target = sqlite3.connect(beside(path, f"version {known}"))
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
