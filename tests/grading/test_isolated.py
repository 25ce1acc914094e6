"""Isolated tests reach the student's work through plain data, and nothing else."""

from __future__ import annotations

from typing import Any

import classroom as room
import pytest

from coursekit.grading.batch import Report, grade

pytestmark = pytest.mark.nbgrader

GOOD = """
import pandas as pd
LIMIT = 3
def add(a, b):
    return a + b
def table(n):
    return pd.DataFrame({"a": range(n), "b": ["x"] * n}, index=pd.Index(range(n), name="i"))
def broken():
    raise ValueError("not today")
"""
PATCHED = """
import builtins, pandas as pd
builtins.AssertionError = type("Calm", (BaseException,), {})
builtins.sum = lambda *a: 6
class Yes:
    __eq__ = lambda s, o: True
def add(a, b):
    return Yes()
pd.testing.assert_frame_equal = lambda *a, **k: None
def table(n):
    return None
def broken():
    raise KeyError("not today")
LIMIT = Yes()
"""


def source() -> dict[str, Any]:
    mark = "# coursekit: isolated\n"
    return {
        "nb": room.notebook(
            room.locked("given", "import pandas as pd\nFIVE = 5"),
            room.solution("work", "# work"),
            room.tests("call", mark + "assert add(2, 3) == FIVE\nassert sum([add(1, 1)]) == 2"),
            room.tests("value", mark + "assert LIMIT == 3"),
            room.tests(
                "frame",
                mark + "expected = pd.DataFrame({'a': range(2), 'b': ['x'] * 2}, "
                "index=pd.Index(range(2), name='i'))\n"
                "pd.testing.assert_frame_equal(table(2), expected)",
            ),
            room.tests(
                "raises",
                mark + "try:\n    broken()\nexcept ValueError as e:\n"
                "    assert str(e) == 'not today'\nelse:\n    raise AssertionError",
            ),
            room.tests("share", mark + "(add(1, 1) == 2) * 0.5"),
            room.tests("reads", mark + "import sys\nassert add(sys._getframe(0).f_lineno, 0) == 3"),
        )
    }


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    root = tmp_path_factory.mktemp("isolated")
    room.make_course(root, "iso", source(), {})
    for name, work in {"good": GOOD, "patched": PATCHED, "blank": "pass"}.items():
        room.hand_in(root, name, "iso", {"nb/work": work})
    return grade(root, "iso")


def score(report: Report, student: str) -> float:
    return next(done.score for done in report.submissions if done.student == student)


def test_honest_work_earns_what_it_would_earn_elsewhere(report: Report) -> None:
    assert score(report, "good") == 5.5


def test_patches_in_the_students_process_earn_nothing(report: Report) -> None:
    assert score(report, "patched") == 0


def test_no_work_earns_nothing(report: Report) -> None:
    assert score(report, "blank") == 0
