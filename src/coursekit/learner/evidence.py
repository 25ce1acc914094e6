"""What a reader makes of the evidence: marks in a file that is only ever added to."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from coursekit.errors import StoreError
from coursekit.learner.store import store_path

Verdict = Literal["for", "against", "silent", ""]
"""Which way a piece of evidence points; empty takes the row out of the table."""

VERDICTS: tuple[Verdict, ...] = ("for", "against", "silent", "")
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One row of a reader's table, with the words that it was marked by: authors may change theirs.

    `evidence` is the fingerprint of the words in `says`; `voice` is whose reading is tested, and
    `at` when, in UTC.
    """

    contention: str
    title: str
    voice: str
    evidence: str
    says: str
    strength: str
    sources: str
    mark: Verdict
    note: str
    at: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a later mark must share to stand in place of this one."""
        return (self.contention, self.voice, self.evidence)


def evidence_path(start: Path | None = None) -> Path:
    """Return the file of a learner's evidence; it lies beside the learner's attempts."""
    return store_path(start).with_name("evidence.jsonl")


def add(path: Path, mark: Mark) -> None:
    """Write a mark; when this returns, it is on the disk. StoreError says why that cannot be."""
    line = json.dumps(asdict(mark), ensure_ascii=False).encode() + b"\n"
    with _translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            # A line that a kill cut short must not swallow this one.
            end = file.seek(0, os.SEEK_END)
            if end:
                file.seek(end - 1)
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


def marks(path: Path) -> tuple[Mark, ...]:
    """Return the latest mark of each row, in the order in which rows were begun."""
    with _translated(path):
        text = path.read_text("utf-8", errors="replace") if path.exists() else ""
    latest: dict[tuple[str, str, str], Mark] = {}
    for line in text.splitlines():
        mark = _read(line)
        if mark is not None:
            latest[mark.key] = mark
    return tuple(mark for mark in latest.values() if mark.mark)


def _read(line: str) -> Mark | None:
    """Read one line; one that was cut short or is not ours counts for nothing."""
    try:
        value: Any = json.loads(line)
        mark = Mark(**{field.name: value[field.name] for field in fields(Mark)})
        if not all(isinstance(part, str) for part in asdict(mark).values()):
            return None
    except (ValueError, KeyError, TypeError):
        return None
    return mark if mark.mark in VERDICTS else None


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what the file system says into a StoreError with a reason."""
    try:
        yield
    except OSError as error:
        code = "read_only" if isinstance(error, PermissionError) else "unavailable"
        code = "full" if error.errno == errno.ENOSPC else code
        raise StoreError(code, f"{path}: {error.strerror or error}") from error
