"""A damaged file is set aside, what can be read of it goes into a new one, and it is said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from coursekit.errors import StoreError
from coursekit.learner.layout import beside
from coursekit.learner.lines import take
from coursekit.learner.records import Records, merge
from coursekit.learner.salvage import rows
from coursekit.learner.store import ATTEMPT_COLUMNS, EVENT_COLUMNS, Store, translated

RECOVERED = "recovered"
"""Kind of the event that tells of a recovery: its subject is the file that was set aside."""

_FIRST_COLUMNS = 10  # of an attempt in the first layout
_LOCK_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What became of a damaged file: where it is now, and how much was saved."""

    aside: Path
    attempts: int
    events: int

    @property
    def says(self) -> str:
        """The recovery in words."""
        saved = f"{self.attempts} answer{'' if self.attempts == 1 else 's'}"
        return (
            f"The file with your answers was damaged. It is kept as {self.aside}; what could be "
            f"read of it, {saved}, is in a new file. Later answers may be lost."
        )


def open_store(path: Path, now: datetime) -> Store:
    """Open the learner's file; a damaged one is recovered first.

    Files that are sound where they are opened, and damaged further in, are found by `examined`.
    """
    try:
        return Store(path)
    except StoreError as error:
        if error.code != "corrupt":
            raise
    recover(path, now)
    return Store(path)


def examined(path: Path, now: datetime) -> Recovery | None:
    """Look through the whole file; recover it where it is damaged, and say so."""
    return None if not path.exists() or is_sound(path) else recover(path, now)


def is_sound(path: Path) -> bool:
    """Tell whether every page of a learner's file can be read."""
    try:
        store = Store(path)
    except StoreError as error:
        if error.code == "corrupt":
            return False
        raise
    try:
        return bool(store.rows("PRAGMA quick_check(1)")[0][0] == "ok")
    except StoreError as error:
        if error.code == "corrupt":
            return False
        raise
    finally:
        store.close()


def recover(path: Path, now: datetime) -> Recovery | None:
    """Set a damaged file aside and begin a new one with what can be read of it.

    None where another program has done so in the meantime.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=_LOCK_SECONDS):
            return None if is_sound(path) else _recovered(path, now)
    except Timeout:
        what = f"{path}: another program has been recovering it for {_LOCK_SECONDS} seconds."
        raise StoreError("locked", what) from None


def _recovered(path: Path, now: datetime) -> Recovery:
    log = path.with_name(f"{path.name}-wal")
    with translated(path):
        late = log.read_bytes() if log.exists() else b""
        found = salvaged(rows(path.read_bytes(), late))
        aside = beside(path, "damaged")
        path.rename(aside)
        if log.exists():
            log.rename(aside.with_name(f"{aside.name}-wal"))
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    store = Store(path)
    try:
        added = merge(store, found)
        detail = {"attempts": added.attempts, "events": added.events}
        store.note(RECOVERED, aside.name, now, detail)
    finally:
        store.close()
    return Recovery(aside=aside, attempts=added.attempts, events=added.events)


def salvaged(found: Iterable[tuple[Any, ...]]) -> Records:
    """Keep, of rows of any table, those that are records of a learner; each once, the fullest."""
    by_id: dict[str, tuple[Any, ...]] = {}
    for row in found:
        first = row[0] if row else None
        if isinstance(first, str) and len(row) >= len(by_id.get(first, ())):
            by_id[first] = row
    kept = Records()
    for row in by_id.values():
        with suppress(ValueError, TypeError, KeyError):
            _take(kept, row)
    order = ATTEMPT_COLUMNS.index("at")
    kept.attempts.sort(key=lambda row: str(row[order]))
    return kept


def _take(kept: Records, row: tuple[Any, ...]) -> None:
    if len(row) == 1:
        take(kept, "learner", {"id": row[0]})
    elif len(row) == len(EVENT_COLUMNS):
        value = dict(zip(EVENT_COLUMNS, row, strict=True))
        take(kept, "event", {**value, "detail": json.loads(value["detail"])})
    elif len(row) in (_FIRST_COLUMNS, len(ATTEMPT_COLUMNS)):
        later = (None, None, "", "")
        value = dict(zip(ATTEMPT_COLUMNS, (*row[:_FIRST_COLUMNS], *later), strict=True))
        value |= dict(zip(ATTEMPT_COLUMNS, row, strict=False))
        response = json.loads(value["response"])
        # SQLite keeps a whole number in fewer bytes, as an integer.
        take(kept, "attempt", {**value, "response": response, "fraction": float(value["fraction"])})
