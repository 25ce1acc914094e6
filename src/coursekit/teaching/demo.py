"""A class of invented students in a course directory, with all that they handed in."""

from __future__ import annotations

import csv
import io
import os
import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coursekit.assignments import answers, source, variants
from coursekit.assignments.classroom import Classroom
from coursekit.assignments.students import PRIVATE, Student, salt
from coursekit.build.files import explained, make_folder, write_whole
from coursekit.errors import CoursekitError
from coursekit.teaching.handed_in import PARTS, Material, Part, Work, work
from coursekit.teaching.people import people

CLASS = "demonstration.csv"  # below the private folder: it marks a course as a demonstration
# Anybody can read this salt here, so a course that has it is for trying things out.
_SALT = "a demonstration has no secrets"
_FIRST_DUE = datetime(2026, 9, 27, 21, 59, 59, tzinfo=UTC)
_BETWEEN = timedelta(days=14)


def is_demonstration(root: Path) -> bool:
    """Whether the class of a course directory is an invented one."""
    return (root / PRIVATE / CLASS).is_file()


def enrol(root: Path, number: int, known: tuple[Student, ...]) -> Path:
    """Write the class list of a demonstration; only where no real student is in the gradebook.

    Raises
    ------
    CoursekitError
        The course has a class of its own.
    """
    path = root / PRIVATE / CLASS
    invented = {student.id for student in people(1000)}
    real = [student.id for student in known if student.id not in invented]
    if real or (known and not path.exists()):
        raise CoursekitError(
            f"{root} has a class of its own, such as {(real or [known[0].id])[0]}. "
            "Invented students would stand among them: name a new folder for a demonstration."
        )
    make_folder(path.parent)
    with explained(path):
        path.parent.chmod(0o700)
        secret = path.with_name("salt")
        if not secret.exists():
            handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(f"{_SALT}\n")
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(Student.__slots__)
    rows.writerows(
        [student.id, student.first_name, student.last_name, student.email]
        for student in people(max(number, len(known)))
    )
    write_whole(path, text.getvalue().encode())
    return path


def part_of(place: int, assignment: int) -> Part:
    """The part that a student has in an assignment: another one each time."""
    return PARTS[(place + 4 * assignment) % len(PARTS)]


def hand_in(room: Classroom, folders: list[Path], students: tuple[Student, ...]) -> int:
    """Hand in for students who have not; how many submissions were added.

    What is below `submitted/` or `autograded/` already stays as it is.
    """
    added = 0
    for number, folder in enumerate(folders):
        material = _material(room, folder)
        due = _due(room, folder.name, _FIRST_DUE + number * _BETWEEN)
        for place, student in enumerate(students):
            part = part_of(place, number)
            target = room.submitted(folder.name, student.id)
            if part.kind == "none" or target.exists():
                continue
            done = made(room.root, folder, material, part, student.id)
            _write(room, material.name, done, target, _time(due, part, student.id, folder.name))
            added += 1
    return added


def made(root: Path, folder: Path, material: Material, part: Part, student: str) -> Work:
    """The work of a student: for their own code and variant, the same whenever it is made."""
    code = variants.personal_code(salt(root), folder.name, student)
    rows = variants.read(folder)
    variant = dict(rows[variants.draw(code, folder.name, len(rows) - 1)])
    variant.pop("variant", None)
    return work(material, part, code, variant, f"{folder.name}:{student}")


def _material(room: Classroom, folder: Path) -> Material:
    import nbformat

    return Material(
        name=folder.name,
        source=source.read(folder),
        released=nbformat.read(room.release(folder.name) / f"{folder.name}.ipynb", as_version=4),
        accepted=answers.read_all(folder / "tests" / "accept"),
        wrong=answers.read_all(folder / "tests" / "mutants"),
    )


def _due(room: Classroom, name: str, proposed: datetime) -> datetime:
    """When an assignment is due; set in the gradebook where nobody has."""
    with room.gradebook() as gradebook:
        entry = gradebook.find_assignment(name)
        if entry.duedate is None:
            entry.duedate = proposed.replace(tzinfo=None)
            gradebook.db.commit()
        due: datetime = entry.duedate
    return due.replace(tzinfo=UTC)


def _time(due: datetime, part: Part, student: str, assignment: str) -> datetime:
    chance = random.Random(f"when:{assignment}:{student}")  # noqa: S311 — invented students
    early = timedelta(minutes=chance.randrange(10, 4000))
    return due + timedelta(hours=part.late_hours) if part.late_hours else due - early


def _write(room: Classroom, name: str, done: Work, target: Path, time: datetime) -> None:
    """Put a submission in its place, whole or not at all."""
    import nbformat

    staged = room.root / PRIVATE / "next" / "handed-in"
    shutil.rmtree(staged, ignore_errors=True)
    with explained(target):
        shutil.copytree(room.release(name), staged)
        for path in staged.glob("*.ipynb"):
            path.unlink()
        nbformat.write(done.notebook, staged / done.name)
        (staged / "timestamp.txt").write_text(f"{time:%Y-%m-%d %H:%M:%S} UTC\n", encoding="ascii")
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)
