"""Erases all that is known of a learner, and the copies that were kept of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from coursekit.errors import CoursekitError, StoreError
from coursekit.learner.layout import KEEPERS
from coursekit.learner.store import Store, new_id


def erase(path: Path) -> list[Path]:
    """Erase all that is known of the learner; return the files that this emptied or removed.

    The file itself is emptied and stays, so that an open notebook can go on; nothing of what it
    held can be read from it. Copies that updates and recoveries left beside it are removed, and so
    are the learner's own notes on evidence.
    """
    changed = [file for file in _copies(path) if _removed(file)]
    if not path.exists():
        return changed
    try:
        store = Store(path)
    except StoreError as error:
        if error.code != "corrupt":
            raise
        return changed + [file for file in _files(path) if _removed(file)]
    try:
        _empty(store)
    finally:
        store.close()
    return [path, *changed]


def _empty(store: Store) -> None:
    with store.writing() as connection:
        connection.execute("PRAGMA secure_delete = ON")
        keepers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name in KEEPERS:
            connection.execute(f"DROP TRIGGER {name}")
        for table in ("attempts", "events", "memory", "folded", "learner"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        for _, sql in keepers:
            connection.execute(sql)
        connection.execute("INSERT INTO learner VALUES (?)", (new_id(),))
    with suppress(StoreError):  # an open notebook keeps the log; it is overwritten later
        store.rows("VACUUM")
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _copies(path: Path) -> list[Path]:
    found = path.parent.glob(f"{path.stem} (*){path.suffix}*")
    own = [path.with_name("evidence.jsonl"), path.with_name(f"{path.name}.lock")]
    return sorted(file for file in (*found, *own) if file.is_file())


def _files(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm")]


def _removed(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        file.unlink()
    except OSError as error:
        raise CoursekitError(f"{file} cannot be removed: {error.strerror or error}.") from error
    return True
