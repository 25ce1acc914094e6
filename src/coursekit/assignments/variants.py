"""Gives each student a variant of an assignment, by a code that only the teacher can compute."""

from __future__ import annotations

import base64
import csv
import hashlib
import hmac
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

LENGTH = 8  # 40 bits: short enough to type, too long to guess


def personal_code(salt: str, assignment: str, student: str) -> str:
    """The code that a student types into the notebook; the class's salt keeps it from others."""
    about = f"{assignment}:{student.strip().lower()}".encode()
    digest = hmac.new(salt.encode(), about, hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:LENGTH]


def draw(code: str, assignment: str, variants: int) -> int:
    """Which variant a code stands for: 0, the practice variant, for no code, else 1 to `variants`.

    Each notebook has the same lines in a locked cell, so that it runs without coursekit.
    """
    typed = code.strip().lower()
    if not typed:
        return 0
    digest = hashlib.sha256(f"{assignment}:{typed}".encode()).digest()
    return 1 + int.from_bytes(digest[:8], "big") % variants


def read(folder: Path) -> list[dict[str, str]]:
    """The variants of an assignment; the first is for practice and drawn by nobody."""
    with (folder / "data" / "variants.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sheet(salt: str, folder: Path, students: list[str]) -> list[dict[str, str]]:
    """A row a student: code and variant. It stays with the teacher."""
    rows = read(folder)
    return [
        {"student": student, "code": code, **rows[draw(code, folder.name, len(rows) - 1)]}
        for student in students
        for code in [personal_code(salt, folder.name, student)]
    ]


def notes(salt: str, assignment: str, typed: Mapping[str, str]) -> dict[str, str]:
    """What a grader should know about the codes that students typed; no note, no doubt."""
    users: defaultdict[str, list[str]] = defaultdict(list)
    for student, code in typed.items():
        users[code.strip().lower()].append(student)
    found = {}
    for student, code in typed.items():
        others = [other for other in users[code.strip().lower()] if other != student]
        if not code.strip():
            found[student] = "no code typed: the practice variant was solved"
        elif code.strip().lower() != personal_code(salt, assignment, student):
            shared = f", which {', '.join(others)} typed too" if others else ""
            found[student] = f"the code typed is not this student's{shared}"
    return found
