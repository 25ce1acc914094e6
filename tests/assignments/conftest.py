"""The five assignments, and what the tests ask of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

ASSIGNMENTS = Path(__file__).resolve().parents[2] / "assignments"
POINTS = {
    "a1_claim_audit": 30,
    "a2_trade_mirror": 40,
    "a3_energy": 40,
    "a4_un_votes": 40,
    "a5_memo": 50,
}


@pytest.fixture(params=POINTS)
def folder(request: pytest.FixtureRequest) -> Path:
    """The folder of each assignment in turn."""
    return ASSIGNMENTS / str(request.param)


@pytest.fixture
def points(folder: Path) -> int:
    """The points of the assignment."""
    return POINTS[folder.name]


@pytest.fixture
def examined(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the model's answers, the other answers and all small changes come to."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base  # of this run only
    kept = shared / f"{folder.name}.json"
    with FileLock(f"{kept}.lock"):  # several workers ask; one of them computes
        if not kept.exists():
            command = [sys.executable, "-m", "coursekit.assignments.trust", "--json", str(folder)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            kept.write_text(done.stdout, encoding="utf-8")
        report: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return report


@pytest.fixture
def a_small_one(tmp_path: Path) -> Path:
    """A folder with an assignment of one task, which a test may break."""
    home = tmp_path / "sums"
    (home / "data").mkdir(parents=True)
    (home / "data" / "numbers.csv").write_text("n\n1\n2\n", encoding="utf-8")
    (home / "sums.py").write_text(_SUMS, encoding="utf-8")
    return home


_MARKS = (
    '"cell_type": "{kind}", "grade": {grade}, "grade_id": "{name}", "locked": {locked}, '
    '"schema_version": 3, "solution": {solution}, "task": false'
)


def _marks(kind: str, name: str, *, grade: bool, solution: bool, points: int = 0) -> str:
    words = {True: "true", False: "false"}
    marks = _MARKS.format(
        kind=kind,
        name=name,
        grade=words[grade],
        locked=words[not solution],
        solution=words[solution],
    )
    return f"nbgrader={{{marks}{f', {chr(34)}points{chr(34)}: {points}' if points else ''}}}"


_SUMS = f"""\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] {_marks("markdown", "title", grade=False, solution=False)}
# # Sums

# %% own_code
variant_code = ""

# %% {_marks("code", "t1", grade=False, solution=True)}
def double_sum(numbers):
    ### BEGIN SOLUTION
    total = 0
    for number in numbers:
        total = total + number
    return 2 * total
    ### END SOLUTION

# %% {_marks("code", "t1_v", grade=True, solution=False, points=1)}
assert double_sum([2]) == 4, "twice the number"

# %% {_marks("code", "t1_h", grade=True, solution=False, points=2)}
### BEGIN HIDDEN TESTS
assert double_sum([1, 2, 3]) == 12, "twice the sum"
### END HIDDEN TESTS
"""
