"""Lays out a learner's notebooks and brings them up to date, and never loses what they wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Literal

from coursekit.build import build_course
from coursekit.build.files import digest, explained, make_folder, sweep, write_whole
from coursekit.course import START_PAGE
from coursekit.errors import CoursekitError
from coursekit.location import WORKSPACE_MARK
from coursekit.workspace.edits import read_own, written
from coursekit.workspace.record import Placed, Record, read_record, write_record
from coursekit.workspace.signing import sign

LOCK_SECONDS = 60

What = Literal["new", "again", "updated", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What happened to the notebook called `name`.

    `new` is a first copy, `again` one that the learner had removed, `updated` one whose text and
    code the learner had not changed, `beside` a new version next to the changed notebook
    `changed`. `earlier` is where the copy that had been run is kept, or empty.
    """

    name: str
    what: What
    changed: str = ""
    earlier: str = ""


def lay_out(root: Path, workspace: Path) -> tuple[Laid, ...]:
    """Bring the notebooks of the course at `root` into `workspace`, and say what was done.

    CoursekitError says why a folder cannot be a workspace.
    """
    from filelock import FileLock, Timeout

    mark = _opened(workspace)
    try:
        with explained(mark), FileLock(mark / "lock", timeout=LOCK_SECONDS):
            sweep(workspace)
            layout = _Layout(workspace=workspace, mark=mark, record=read_record(mark))
            return tuple(layout.run(root))
    except Timeout:
        raise CoursekitError(
            f"Another command has been laying out {workspace} for more than {LOCK_SECONDS} "
            "seconds. Wait for it, or stop it."
        ) from None


def _opened(workspace: Path) -> Path:
    """Folder that marks a workspace, made if need be; refuses a folder with other files in it."""
    mark = workspace / WORKSPACE_MARK
    if workspace.exists() and not workspace.is_dir():
        raise CoursekitError(f"{workspace} is a file. Name a folder.")
    if mark.is_symlink():
        raise CoursekitError(f"{mark} is a link to another place. Remove it, or name a new folder.")
    if not mark.is_dir():
        with explained(workspace):
            others = (
                [p for p in workspace.iterdir() if not p.name.startswith(".")]
                if (workspace.is_dir())
                else []
            )
        if others:
            raise CoursekitError(
                f"{workspace} holds other files, such as {others[0].name}, and is no workspace of "
                "a course. Name a new folder, or an empty one."
            )
    make_folder(mark)
    return mark


@dataclass(slots=True, kw_only=True)
class _Layout:
    workspace: Path
    mark: Path
    record: Record
    signed: list[bytes] = field(default_factory=list)

    def run(self, root: Path) -> list[Laid]:
        lessons = self.mark / "lessons"
        report = build_course(root, lessons)
        done: list[Laid] = []
        try:
            for name in (*report.built, *report.kept):
                done += self._bring(name, (lessons / name).read_bytes())
        finally:
            # What was replaced is known, even where a disk gave out half-way.
            write_record(self.mark, self.record)
        sign(self.signed)
        return sorted(done, key=lambda laid: laid.name)

    def _bring(self, name: str, content: bytes) -> Iterator[Laid]:
        fresh = Placed(content=digest(content), written=written(content))
        path = self.workspace / name
        placed = self.record.placed.get(name)
        if not os.path.lexists(path):
            self._write(name, content, fresh)
            yield Laid(name=name, what="again" if placed else "new")
            return
        own = read_own(path)
        # A new version may have been given the old name.
        editions = [p for n, p in self.record.placed.items() if name in (n, p.beside)]
        if own is not None and digest(own) == fresh.content:
            self.record.placed[name] = fresh
        elif own is not None and any(digest(own) == p.content for p in editions):
            self._write(name, content, fresh)
            yield Laid(name=name, what="updated")
        elif own is not None and written(own) == fresh.written:
            self.record.placed[name] = fresh  # it has been run, and says what the new one says
        elif own is not None and any(written(own) == p.written for p in editions):
            # What the start page shows is made anew whenever it is opened.
            earlier = "" if name == START_PAGE else self._keep_earlier(name, own)
            self._write(name, content, fresh)
            yield Laid(name=name, what="updated", earlier=earlier)
        elif placed is None or placed.written != fresh.written:
            yield from self._set_beside(name, content, fresh)

    def _set_beside(self, name: str, content: bytes, fresh: Placed) -> Iterator[Laid]:
        """Put a new version next to a notebook that the learner changed, once."""
        offered = (p for p in self.record.placed.values() if p.beside == name)
        if any(placed.written == fresh.written for placed in offered):
            return  # the learner may have removed it since
        fresh = replace(fresh, beside=name)
        for other in _names_beside(name):
            earlier = ""
            if os.path.lexists(self.workspace / other):
                placed = self.record.placed.get(other)
                own = read_own(self.workspace / other)
                if own is None or placed is None or written(own) != placed.written:
                    continue  # the learner works in it: take the next number
                if digest(own) != placed.content:
                    earlier = self._keep_earlier(other, own)
            self._write(other, content, fresh)
            yield Laid(name=other, what="beside", changed=name, earlier=earlier)
            return

    def _write(self, name: str, content: bytes, fresh: Placed) -> None:
        write_whole(self.workspace / name, content)
        self.record.placed[name] = fresh
        self.signed.append(content)

    def _keep_earlier(self, name: str, content: bytes) -> str:
        """Keep a notebook that was run, before its text is brought up to date."""
        folder = self.mark / "earlier"
        make_folder(folder)
        stem = Path(name).stem
        path = next(
            path
            for number in count(1)
            if not os.path.lexists(path := folder / f"{stem} ({number}).ipynb")
        )
        write_whole(path, content)
        return str(path.relative_to(self.workspace))


def _names_beside(name: str) -> Iterator[str]:
    """Names for new versions of a notebook, in order."""
    for number in count(1):
        yield f"{Path(name).stem} (new version{f' {number}' if number > 1 else ''}).ipynb"
