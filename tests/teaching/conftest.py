"""A small assignment with answers, right and wrong, and a class of invented students for it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from filelock import FileLock

from coursekit.grading.batch import grade
from coursekit.teaching.setting_up import set_up


def marks(kind: str, name: str, *, solution: bool, points: int | None = None) -> str:
    """Nbgrader's metadata of a cell, as an assignment's text has them."""
    value: dict[str, Any] = {
        "cell_type": kind,
        "grade": points is not None,
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        value["points"] = points
    return f"nbgrader={json.dumps(value)}"


SUMS = f"""\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] {marks("markdown", "title", solution=False)}
# # Sums

# %% s_code
variant_code = ""

# %% {marks("code", "s_variant", solution=False)}
import csv
import hashlib

rows = list(csv.DictReader(open("data/variants.csv")))
digest = hashlib.sha256(f"sums:{{variant_code}}".encode()).digest()
number = 1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1) if variant_code else 0
mine = int(rows[number]["factor"])

# %% {marks("code", "t1", solution=True)}
def double_sum(numbers):
    ### BEGIN SOLUTION
    total = 0
    for value in numbers:
        total = total + value
    return 2 * total
    ### END SOLUTION

# %% {marks("code", "t1_v", solution=False, points=1)}
assert double_sum([2]) == 4, "twice the number"

# %% {marks("code", "t1_h", solution=False, points=2)}
### BEGIN HIDDEN TESTS
assert double_sum([1, 2, 3]) == 12, "twice the sum"
### END HIDDEN TESTS

# %% {marks("code", "t2", solution=True)}
answer = 0
### BEGIN SOLUTION
answer = 10 * mine
### END SOLUTION

# %% {marks("code", "t2_h", solution=False, points=3)}
### BEGIN HIDDEN TESTS
assert variant_code, "no code was typed"
assert answer == 10 * mine, "ten times the factor of your variant"
### END HIDDEN TESTS

# %% [markdown] {marks("markdown", "m1", solution=True, points=4)}
# ### BEGIN SOLUTION
# A sum adds. It adds one number after the other. It ends.
#
# A product multiplies.
# ### END SOLUTION
"""

ANSWERS = {
    "accept/built_in": '"""Uses sum."""\n\n# %% t1\ndef double_sum(numbers):\n'
    "    return 2 * sum(numbers)\n",
    "mutants/only_one": '"""Doubles the first."""\n# loses: t1_h\n\n# %% t1\n'
    "def double_sum(numbers):\n    return 2 * numbers[0]\n",
    "mutants/not_mine": '"""Takes the practice variant."""\n# loses: t2_h\n\n# %% t2\n'
    "answer = 10 * int(rows[0]['factor'])\n",
}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of assignments with one in it, which a test may change."""
    return fill(tmp_path / "shelf")


def fill(root: Path) -> Path:
    home = root / "sums"
    (home / "data").mkdir(parents=True)
    rows = ["variant,factor", "practice,1"] + [f"{n},{n + 1}" for n in range(1, 30)]
    (home / "data" / "variants.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (home / "sums.py").write_text(SUMS, encoding="utf-8")
    for name, text in ANSWERS.items():
        path = home / "tests" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def graded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of 15 invented students, graded; one worker makes it, for all tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    place = shared / "graded-class"
    with FileLock(f"{place}.lock"):
        if not (place / "done").exists():
            course = place / "course"
            set_up(course, assignments=fill(place / "shelf"), invented=15)
            grade(course, "sums")
            (place / "done").touch()
    return place / "course"


@pytest.fixture
def course(graded_once: Path, tmp_path: Path) -> Path:
    """A copy of the graded class that a test may change."""
    copy = tmp_path / "class"
    shutil.copytree(graded_once, copy)
    return copy


@pytest.fixture
def ask_again(course: Path) -> Callable[[str, str], Any]:
    """Look up one value in the class's gradebook with SQL."""
    import sqlite3

    def ask(query: str, *values: str) -> Any:
        with sqlite3.connect(course / "gradebook.db") as database:
            found = database.execute(query, values).fetchall()
        database.close()
        return found

    return ask


@pytest.fixture
def edit() -> Callable[[Path, Callable[[Any], None]], None]:
    """Change a notebook's cells, which come by their ids, as a student does."""

    def change(path: Path, edits: Callable[[Any], None]) -> None:
        notebook = nbformat.read(path, as_version=4)
        edits({cell.id: cell for cell in notebook.cells})
        nbformat.write(notebook, path)

    return change
