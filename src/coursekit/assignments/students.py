"""The class: who is in it, its secret salt, and the codes that the teacher hands out."""

from __future__ import annotations

import csv
import io
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursekit.assignments import variants
from coursekit.build.files import explained, make_folder
from coursekit.errors import ContentError, CoursekitError, Problem

PRIVATE = ".coursekit-class"  # not the mark of a learner's workspace
CODES = "codes"

_NO_FOLDER_NAME = re.compile(r"[/\\+\x00-\x1f]")  # nbgrader calls folders by the student's id
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A student as nbgrader knows one."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The list of an assignment's codes: its file, how many students, and who has a new variant."""

    path: Path
    students: int
    redrawn: tuple[str, ...] = ()


def read_students(path: Path) -> tuple[Student, ...]:
    """Read a class list: a table with a column `id`, and first_name, last_name, email if known."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fix = "Save the class list as CSV in UTF-8."
        raise ContentError(
            [Problem(path, 0, "students", f"cannot be read: {error}", fix)]
        ) from None
    first = text.partition("\n")[0]
    lines = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    if "id" not in (lines.fieldnames or ()):
        fix = "Its first line names the columns: id,first_name,last_name,email."
        raise ContentError([Problem(path, 1, "students", "there is no column “id”", fix)])
    found: list[Student] = []
    problems = []
    for row in lines:
        field = {key: (row.get(key) or "").strip() for key in Student.__slots__}
        if not any(field.values()):
            continue
        wrong = _wrong(field["id"], found)
        if wrong:
            problems.append(Problem(path, lines.line_num, "students", *wrong))
        found.append(Student(**field))
    if problems:
        raise ContentError(problems)
    return tuple(found)


def salt(root: Path) -> str:
    """The class's secret, made at the first call; only the owner of the folder may read it.

    Raises
    ------
    CoursekitError
        It is gone, although students have codes that were made with it.
    """
    path = root / PRIVATE / "salt"
    with explained(path):
        if not path.exists():
            if any((root / CODES).glob("*.csv")):
                raise CoursekitError(
                    f"{path} is gone, and the codes in {root / CODES} were made with it. Bring it "
                    "back from a copy. If every student may get a new code, remove that folder."
                )
            make_folder(path.parent)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(f"{secrets.token_hex(16)}\n")
        path.chmod(0o600)
        found = path.read_text(encoding="utf-8").strip()
    if len(found) < 16:
        raise CoursekitError(
            f"{path} is too short to be a secret. Bring it back from a copy, or remove it."
        )
    return found


def write_codes(root: Path, folder: Path, students: Sequence[Student]) -> Codes | None:
    """Write the codes of an assignment for the teacher; nothing where there are no variants."""
    if not students or not (folder / "data" / "variants.csv").is_file():
        return None
    names = {each.id: f"{each.first_name} {each.last_name}".strip() for each in students}
    rows = [
        {"student": row.pop("student"), "name": names[student], **row}
        for student, row in zip(names, variants.sheet(salt(root), folder, list(names)), strict=True)
    ]
    text = io.StringIO()
    table = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    path = root / CODES / f"{folder.name}.csv"
    before = dict(_rows(path))
    with explained(path):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text.getvalue():
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text.getvalue())
            part.replace(path)
    redrawn = [name for name, row in _rows(path) if before.get(name, row) != row]
    return Codes(path=path, students=len(rows), redrawn=tuple(redrawn))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each student's code and variant in a list that was written; none where there is no list."""
    if path.is_file():
        with path.open(encoding="utf-8", errors="replace", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row.pop("student", ""), {k: v for k, v in row.items() if k != "name"}


def _wrong(name: str, before: Sequence[Student]) -> tuple[str, str] | None:
    """What is wrong with a student's id, and what to do."""
    if not name:
        return "this student has no id", "Give everybody the name with which they log in."
    if _NO_FOLDER_NAME.search(name) or name in {".", ".."}:
        return f"{name!r} cannot be an id", "It becomes a folder's name: leave out / \\ and +."
    if name.lower() in {each.id.lower() for each in before}:
        return f"the id {name} stands twice", "Upper and lower case make no difference to a code."
    return None


def _plain(value: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
