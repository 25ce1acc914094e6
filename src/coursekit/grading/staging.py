"""Keeps a run's results so that files and rows appear together, whatever stops the run."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError


class Busy(CoursekitError):
    """Another run is grading this course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the report says about one submission, and the digest of what it was made from."""

    student: str
    digest: str
    status: str
    score: float
    max_score: float
    manual: bool
    seconds: float
    notes: tuple[str, ...]


class Staging:
    """A hidden folder beside the results: a lock, folders on their way, and a journal.

    A submission is written in full into the hidden folder; then its rows are committed; then the
    folder is renamed into place and the journal gets a line. A run that finds a full folder
    without a line puts its rows (the same ones) and moves it: nothing runs twice.
    """

    def __init__(self, autograded: Path, assignment: str, *, shared: bool = False) -> None:
        from filelock import FileLock, Timeout

        self.autograded, self._shared = autograded, shared
        self._home = autograded / ".coursekit"
        self._home.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(self._home / "lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise Busy(
                "This course is being graded by another run. Wait for it to end, or stop it."
            ) from None
        self._journal = self._home / f"{assignment}.jsonl"
        self._stage = self._home / f"{assignment}.stage"
        self._stage.mkdir(exist_ok=True)

    def close(self) -> None:
        """Let another run begin."""
        self._lock.release()

    def done(self) -> dict[str, Done]:
        """What earlier runs finished, by student."""
        found: dict[str, Done] = {}
        if self._journal.exists():
            for line in self._journal.read_text(encoding="utf-8").splitlines():
                try:
                    facts = json.loads(line)
                    done = Done(**{**facts, "notes": tuple(facts["notes"])})
                except (ValueError, TypeError, KeyError):
                    continue  # the last line of a run that was killed while it wrote
                found[done.student] = done
        return found

    def put(
        self, student: str, files: Mapping[str, bytes], facts: dict[str, Any], mode: int
    ) -> None:
        """Write a result in full; it counts once its facts are there."""
        place = self._place(student)
        _remove(place)
        for name, data in files.items():
            path = place / "files" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            path.chmod(mode)
        (place / "files").mkdir(parents=True, exist_ok=True)
        part = place / "facts.part"
        part.write_text(json.dumps(facts), encoding="utf-8")
        part.rename(place / "facts.json")

    def left_over(self) -> list[dict[str, Any]]:
        """Facts of results that an earlier run wrote in full and did not finish."""
        found = []
        for place in sorted(self._stage.iterdir()):
            try:
                found.append(json.loads((place / "facts.json").read_text(encoding="utf-8")))
            except (OSError, ValueError):
                _remove(place)
        return found

    def move(self, student: str, target: Path, *, empty: bool) -> None:
        """Put a result in its place; an older one goes."""
        place = self._place(student)
        files = place / "files"
        if not files.exists():
            return
        old = place / "old"
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() or target.is_symlink():
            target.rename(old)
        if not empty:
            files.rename(target)
        if self._shared and not empty:
            above = [one for one in target.parents if one.is_relative_to(self.autograded)]
            below = [path for path in target.rglob("*") if path.is_dir()]
            for folder in (*above, target, *below):
                _share(folder)

    def note(self, done: Iterable[Done]) -> None:
        """Add lines to the journal, and clear what was moved."""
        done = list(done)
        with self._journal.open("a", encoding="utf-8") as file:
            if self._torn():
                file.write("\n")
            for one in done:
                file.write(json.dumps(asdict(one)) + "\n")
            file.flush()
            os.fsync(file.fileno())
        for one in done:
            _remove(self._place(one.student))

    def _torn(self) -> bool:
        """Whether an earlier run was stopped within a line of the journal."""
        with self._journal.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            return file.read() not in (b"", b"\n")

    def _place(self, student: str) -> Path:
        safe = "".join(c if c.isalnum() or c in "-_" else f"%{ord(c):x}" for c in student)
        return self._stage / safe


def _share(folder: Path) -> None:
    """Let the group write, as nbgrader does in a course with `groupshared`."""
    mode = folder.stat().st_mode
    if mode & 0o2770 != 0o2770:
        with contextlib.suppress(OSError):  # somebody else's
            folder.chmod((mode | 0o2770) & 0o7777)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path, ignore_errors=True)
