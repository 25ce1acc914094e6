"""Makes a teacher's course directory, or goes on with one: assignments, rules, invented class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coursekit.assignments.classroom import Classroom, open_classroom
from coursekit.assignments.release import Released, assignments_root, names_in, release
from coursekit.build.files import write_whole
from coursekit.teaching import audit, demo
from coursekit.teaching.people import people
from coursekit.teaching.policy import policy_text, read_policy


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """A course directory that is ready: whether it is new, its class, and what was handed in."""

    root: Path
    made: bool
    students: int
    released: tuple[Released, ...]
    handed_in: int
    demonstration: bool


def set_up(
    folder: Path,
    *,
    assignments: Path | None = None,
    invented: int = 0,
    on_result: Callable[[Released], None] | None = None,
) -> SetUp:
    """Make or complete a course directory with all assignments.

    What its teacher or its students wrote is left as it is: settings, assignments that were
    changed by hand, submissions, marks.

    Parameters
    ----------
    folder : Path
        A new or empty folder, or a course directory of nbgrader.
    assignments : Path, optional
        Folder with the assignments; the course's own if left out.
    invented : int
        So many students of a demonstration, with what they handed in.
    """
    sources = assignments_root(assignments)
    there = folder.expanduser().exists()
    room, made = open_classroom(folder)
    if made:
        if not there:
            room.root.chmod(0o700)  # others on this machine must not read solutions
        text = policy_text(read_policy(room.root))
        write_whole(room.root / "course.yaml", text.encode())
        audit.append(room.root, [audit.entry("class", changes={"opened": (None, room.course_id)})])
    listed = demo.enrol(room.root, invented, room.students()) if invented else None
    report = release(
        (), room.root, assignments=assignments, students=listed, on_result=on_result
    )  # fmt: skip
    note_releases(room.root, report.released)
    folders = [sources / name for name in names_in(sources) if room.release(name).is_dir()]
    return SetUp(
        root=room.root,
        made=made,
        students=report.students,
        released=report.released,
        handed_in=_hand_in(room, folders, invented),
        demonstration=demo.is_demonstration(room.root),
    )


def note_releases(root: Path, released: tuple[Released, ...], why: str = "") -> None:
    """Enter releases into the log, with what is new in each."""
    entries = []
    with audit.occasion("release", why):
        for done in released:
            if done.what not in ("new", "updated"):
                continue
            lines = [line.partition(": ") for line in done.difference.lines()]
            changes = {key: (None, value or "yes") for key, _, value in lines}
            pairs = {"points": (None, done.points)} if done.what == "new" else changes
            entries.append(audit.entry("release", done.name, changes=pairs))
    audit.append(root, entries)


def _hand_in(room: Classroom, folders: list[Path], invented: int) -> int:
    if not invented:
        return 0
    with audit.occasion("demonstration"):
        return demo.hand_in(room, folders, people(invented))
