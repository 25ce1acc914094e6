"""Releases assignments into an nbgrader course directory, and overwrites nobody's work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any, Literal

from coursekit.assignments import source, versions
from coursekit.assignments.classroom import Classroom, Entered, open_classroom
from coursekit.assignments.rubrics import bring_rubric
from coursekit.assignments.students import (
    PRIVATE,
    Codes,
    Student,
    read_students,
    salt,
    write_codes,
)
from coursekit.build.files import digest, explained, make_folder, sweep, write_whole
from coursekit.errors import CoursekitError, UnknownName
from coursekit.tables import unknown

KEPT = "kept"
LOCK_SECONDS = 60

_RECORD, _FORMAT = "releases.json", 1

What = Literal["new", "updated", "unchanged", "kept", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What happened to one assignment.

    Attributes
    ----------
    what : str
        `new`, `updated` and `unchanged` say it; `kept` was changed by hand and is as it was;
        `refused` could not be released, and is as it was.
    by_hand : tuple of str
        Files that somebody changed since the last release, relative to the course directory.
    copy : Path or None
        Where those folders are kept that `force` replaced.
    handed_in : tuple of str
        Students who handed in an older version than the one released now.
    """

    name: str
    what: What
    points: float = 0
    difference: versions.Difference = field(default_factory=versions.Difference)
    by_hand: tuple[str, ...] = ()
    copy: Path | None = None
    handed_in: tuple[str, ...] = ()
    codes: Codes | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a release did: in which course directory, if that is new, and with which assignments."""

    root: Path
    made: bool
    students: int
    released: tuple[Released, ...]


def assignments_root(folder: Path | None = None) -> Path:
    """Folder of the assignments: `folder`, or the one beside the course.

    Raises
    ------
    CoursekitError
        There is none, as in an installation from a wheel.
    """
    from coursekit.location import course_root

    root = (folder or course_root().parent / "assignments").expanduser().resolve()
    if not names_in(root):
        raise CoursekitError(
            f"There are no assignments in {root}: an assignment is a folder NAME with NAME.py."
            if folder
            else "This installation holds no assignments: they contain solutions and hidden tests. "
            "Get a checkout of the course, and name its folder: --assignments DIR"
        )
    return root


def names_in(root: Path) -> list[str]:
    """The assignments in a folder, in order."""
    return sorted(path.stem for path in root.glob("*/*.py") if path.stem == path.parent.name)


def release(
    names: Sequence[str],
    course_dir: Path,
    *,
    assignments: Path | None = None,
    students: Path | None = None,
    force: bool = False,
    on_result: Callable[[Released], None] | None = None,
) -> Report:
    """Release assignments, and write the codes of the class.

    Parameters
    ----------
    names : sequence of str
        Assignments; none stands for all of them.
    course_dir : Path
        nbgrader's course directory; made if it is new or empty.
    assignments : Path, optional
        Folder with the assignments; the course's own if left out.
    students : Path, optional
        Class list as CSV; its students are entered in the gradebook.
    force : bool
        Replace what was changed by hand, and keep a copy of it.
    on_result : callable, optional
        Told of each assignment as soon as it is done.
    """
    from filelock import FileLock, Timeout

    folders = _chosen(assignments_root(assignments), names)
    listed = read_students(students) if students else ()
    for folder in folders:
        source.read(folder)  # every mistake is told before anything is written
    room, made = open_classroom(course_dir)
    private = room.root / PRIVATE
    with explained(private):
        private.mkdir(mode=0o700, exist_ok=True)
    try:
        with explained(room.root), FileLock(private / "lock", timeout=LOCK_SECONDS):
            sweep(private)
            salt(room.root)
            room.enrol(listed)
            work = _Work(room=room, force=force, students=room.students())
            done = []
            for folder in folders:
                done.append(work.release(folder))
                if on_result:
                    on_result(done[-1])
    except Timeout:
        raise CoursekitError(
            f"Another release has been at work in {room.root} for more than {LOCK_SECONDS} "
            "seconds. Wait for it, or stop it."
        ) from None
    return Report(root=room.root, made=made, students=len(work.students), released=tuple(done))


def _chosen(root: Path, names: Iterable[str]) -> list[Path]:
    """Folders of the assignments asked for, all if none; UnknownName suggests the nearest."""
    known = names_in(root)
    for name in names:
        if name not in known:
            raise UnknownName(unknown("assignment", name, known))
    return [root / name for name in dict.fromkeys(names or known)]


@dataclass(slots=True, kw_only=True)
class _Work:
    room: Classroom
    force: bool
    students: tuple[Student, ...]

    def release(self, folder: Path) -> Released:
        room, name = self.room, folder.name
        next_ = room.root / PRIVATE / "next"
        shutil.rmtree(next_, ignore_errors=True)
        try:
            source.write(folder, room.staged("source", name))
            room.try_out(name)
            done = self._bring(name)
        except CoursekitError as error:
            return Released(name=name, what="refused", reason=str(error))
        finally:
            shutil.rmtree(next_, ignore_errors=True)
        if done.what == "kept":
            return done  # its variants may be other ones
        bring_rubric(folder, room.root)
        return replace(done, codes=write_codes(room.root, folder, self.students))

    def _bring(self, name: str) -> Released:
        """Put the staged version in place, unless that would lose somebody's work."""
        room = self.room
        places = {"source": room.source(name), "release": room.release(name)}
        staged = {step: room.staged(step, name) for step in places}
        now = {step: versions.state(path, room.ignored) for step, path in places.items()}
        new = {step: versions.state(path, room.ignored) for step, path in staged.items()}
        placed = _read_record(room.root).get(name, {})
        entered = _digest(room.entered(name))
        by_hand = {
            step: versions.by_hand(now[step], placed.get(step, {}), new[step]) for step in places
        }
        done = Released(
            name=name,
            what="updated" if placed else "new",
            points=versions.total(staged["source"]),
            difference=versions.difference(places["source"], staged["source"]),
            by_hand=tuple(
                _below(room.root, places[step] / file) for step in places for file in by_hand[step]
            ),
        )
        if now == new and entered == placed.get("entered"):
            return replace(done, what="unchanged")
        if done.by_hand and not self.force:
            return replace(done, what="kept")
        self._check_cells(name, staged["source"])
        changed = now != new and bool(now["source"])
        handed_in = tuple(room.handed_in(name)) if changed or not placed else ()
        copy = self._put(name, places, staged, keep=[step for step in places if by_hand[step]])
        state = {step: versions.state(path, room.ignored) for step, path in places.items()}
        _write_record(room.root, name, {**state, "entered": _digest(room.entered(name))})
        return replace(done, copy=copy, handed_in=handed_in)

    def _check_cells(self, name: str, staged: Path) -> None:
        """Refuse what nbgrader would refuse half-way: other cells than those of graded work."""
        entered = self.room.entered(name)
        graded = self.room.graded(name) if entered else []
        old = {each.name: (each.points is not None, each.solution) for each in entered}
        new = versions.kinds(staged)
        if not graded or old == new:
            return
        added = [f"{cell} is added" for cell in new if cell not in old]
        removed = [f"{cell} is removed" for cell in old if cell not in new]
        other = [
            f"{cell} is of another kind" for cell in new if old.get(cell, new[cell]) != new[cell]
        ]
        some = ", ".join(graded[:5]) + (" …" if graded[5:] else "")
        raise CoursekitError(
            f"the gradebook has work of {some} for the version before, and nbgrader cannot give "
            f"that other cells: {', '.join(added + removed + other)}.\n"
            "    Leave the cells as they were (text, tests and points may change), or release the "
            "new version under a new name."
        )

    def _put(
        self, name: str, places: dict[str, Path], staged: dict[str, Path], *, keep: Sequence[str]
    ) -> Path | None:
        """Replace both folders; where nbgrader gives up, everything is as it was before.

        What somebody changed goes to its own place at once: no interruption may lose it.
        """
        room = self.room
        aside = room.root / PRIVATE / "next" / "aside"
        kept = _place_to_keep(room.root, name) if keep else None
        old = {
            step: (kept if kept and step in keep else aside) / step
            for step, path in places.items()
            if path.exists()
        }
        for step, path in old.items():
            make_folder(path.parent)
            shutil.move(places[step], path)
        try:
            make_folder(places["source"].parent)
            shutil.move(staged["source"], places["source"])
            room.generate(name)
        except BaseException:
            for step, path in places.items():
                shutil.rmtree(path, ignore_errors=True)
                if step in old:
                    shutil.move(old[step], path)
            if kept:
                kept.rmdir()
            raise
        return kept


def _place_to_keep(root: Path, name: str) -> Path:
    """A folder that is not there yet, for what somebody changed."""
    return next(p for number in count(1) if not (p := root / KEPT / f"{name}-{number}").exists())


def _digest(entered: tuple[Entered, ...]) -> str:
    return digest(repr(entered))


def _below(root: Path, path: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _read_record(root: Path) -> dict[str, Any]:
    """What was released, by assignment; without it, all that differs counts as changed by hand."""
    try:
        value = json.loads((root / PRIVATE / _RECORD).read_text(encoding="utf-8"))
        found: dict[str, Any] = value["assignments"] if value["format"] == _FORMAT else {}
        return {name: dict(entry) for name, entry in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_record(root: Path, name: str, entry: dict[str, Any]) -> None:
    record = {**_read_record(root), name: entry}
    value = {"format": _FORMAT, "assignments": dict(sorted(record.items()))}
    text = json.dumps(value, indent=1, ensure_ascii=False)
    write_whole(root / PRIVATE / _RECORD, f"{text}\n".encode())
