"""Who changed what, when and why: a file to which lines are added, and none is ever changed."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.assignments.new_course import LOG
from coursekit.assignments.students import PRIVATE
from coursekit.build.files import explained

_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change; `changes` gives for each thing what it was and what it is.

    `what` is `release`, `grade`, `regrade`, `mark`, `comment`, `late`, `waiver`, `due` or `class`.
    """

    when: str
    who: str
    what: str
    assignment: str = ""
    student: str = ""
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """On what occasion changes are made, and the reason that somebody gave."""

    what: str = ""
    why: str = ""


_now_on: ContextVar[Occasion] = ContextVar("occasion", default=Occasion())  # noqa: B039 — frozen


@contextmanager
def occasion(what: str, why: str = "") -> Iterator[None]:
    """Enter the changes made inside under this name and reason."""
    token = _now_on.set(Occasion(what, why))
    try:
        yield
    finally:
        _now_on.reset(token)


def entry(
    what: str, assignment: str = "", student: str = "", changes: Mapping[str, Any] | None = None
) -> Entry:
    """Make an entry of the person and the moment, on the occasion that this is."""
    now = _now_on.get()
    return Entry(
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        who=_who(),
        what=now.what or what,
        assignment=assignment,
        student=student,
        changes=changes or {},
        why=now.why,
    )


def _who() -> str:
    try:
        return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in a container
        return f"user {os.getuid()}"


def append(root: Path, entries: Sequence[Entry]) -> None:
    """Add entries to the log of a course directory; each line names the one before it."""
    from filelock import FileLock

    if not entries:
        return
    path, private = root / LOG, root / PRIVATE
    with explained(path):
        private.mkdir(mode=0o700, exist_ok=True)
        with FileLock(private / "audit.lock", timeout=_SECONDS):
            prior = _mark(_last_line(path))
            lines = []
            for each in entries:
                line = json.dumps({**_as_dict(each), "prior": prior}, ensure_ascii=False)
                lines.append(line)
                prior = _mark(line)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write("".join(f"{line}\n" for line in lines).encode())
                file.flush()
                os.fsync(file.fileno())


def read(root: Path) -> tuple[list[Entry], list[int]]:
    """Entries of a course directory, and the lines before which something was changed or lost."""
    path = root / LOG
    entries, broken, prior = [], [], _mark("")
    if not path.exists():
        return [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            value = json.loads(line)
            if value.pop("prior") != prior:
                broken.append(number)
            pairs = {key: (old, new) for key, (old, new) in value.pop("changes").items()}
            entries.append(Entry(**value, changes=pairs))
        except (ValueError, TypeError, KeyError, AttributeError):
            broken.append(number)
        prior = _mark(line)
    return entries, broken


def _as_dict(each: Entry) -> dict[str, Any]:
    given = {name: getattr(each, name) for name in Entry.__slots__ if name != "changes"}
    changes = {key: list(pair) for key, pair in each.changes.items()}
    return {name: value for name, value in given.items() if value} | {"changes": changes}


def _mark(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()[:12]


def _last_line(path: Path) -> str:
    """The last line of a file, without reading it all."""
    if not path.exists():
        return ""
    size, block = path.stat().st_size, 4096
    with path.open("rb") as file:
        while True:
            file.seek(max(size - block, 0))
            lines = file.read().splitlines()
            if len(lines) > 1 or block >= size:
                return lines[-1].decode() if lines else ""
            block *= 4
