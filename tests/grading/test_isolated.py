"""Isolated tests reach the student's work through plain data, and nothing else."""

from __future__ import annotations

import datetime
import decimal
import json
from typing import Any

import classroom as room
import numpy as np
import pandas as pd
import pytest

from coursekit.grading.batch import Report, grade
from coursekit.grading.inside.plain import NotPlain, pack, unpack
from coursekit.grading.inside.settling import Strange, settle

GOOD = """
import pandas as pd
LIMIT = 3
def add(a, b):
    return a + b
def table(n):
    return pd.DataFrame({"a": range(n), "b": ["x"] * n}, index=pd.Index(range(n), name="i"))
def broken():
    raise ValueError("not today")
def change(numbers, frame):
    numbers.sort()
    frame["b"] = frame.pop("a") * 2
def typed():
    return pd.DataFrame({
        "yes": pd.array([True, None], dtype="boolean"), "n": pd.array([1, None], dtype="Int64"),
        "text": pd.array(["a", None], dtype="string"), "kind": pd.Categorical(["u", "v"]),
        "when": pd.date_range("2022-02-04", periods=2, tz="Asia/Shanghai"),
        "part": pd.cut([1, 9], [0, 5, 10]),
    })
def once(n):
    return "wrong, and it costs nothing in the next task"
def twice(n):
    import sys
    print("nobody asked for this", file=sys.stderr)
    return once(once(n))
class Missing(LookupError):
    pass
def find(name):
    raise Missing(f"{name} is not there")
code = "ru"
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

TOOLS = """
import contextlib, io
def ask(function, *given, lend):
    own = {name: globals().get(name) for name in lend}
    globals().update(lend)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return function(*given)
    finally:
        globals().update(own)
shown = code.upper()
"""
TYPES = """
got = typed()
kinds = ["boolean", "Int64", "string", "category", "Asia/Shanghai", "category"]
assert all(kind in str(one) for kind, one in zip(kinds, got.dtypes, strict=True))
assert got["yes"].isna().tolist() == [False, True] and got["part"].cat.categories[0].right == 5
"""
# Each would earn something if the clean process believed more than it should.
ATTACKS = {
    "shadows": """
all = lambda items: True
sum = lambda items: 2
def add(a, b):
    return None
""",
    "module": "def add(a, b):\n    return None",
    "reduces": """
class Boom:
    def __reduce__(self):
        return exec, ("import __main__; __main__.add = lambda a, b: a + b",)
    __eq__ = lambda self, other: True
    __hash__ = None
def add(a, b):
    return Boom()
def change(numbers, frame):
    numbers[:] = [Boom(), Boom()]
    frame["b"] = [Boom(), Boom()]
LIMIT = Boom()
""",
    "dtypes": """
class ndarray:
    shape, tobytes = (), lambda self: b"12345678"
    reshape = ravel = lambda self, *a: self
class dtype:
    kind, str = "i", "O,(9,9)i4"
ndarray.__module__, ndarray.dtype = "numpy", dtype
def add(a, b):
    return ndarray()
def typed():
    made = pd.DataFrame({"a": ["x"]})
    made.columns = ["__import__('__main__').__dict__.update(add=sum)"]
    return made
def table(n):
    return pd.Series([1], name="@__import__('os')._exit(0)").astype("category")
""",
    "huge": """
loop = []
loop.append(loop)
def add(a, b):
    return loop if b else 2.0 ** 1000
def table(n):
    return "x" * (40 << 20)
def change(numbers, frame):
    numbers.append(numbers)
LIMIT = [loop] * 9
""",
    "turns": """
def change(numbers, frame):
    numbers.append("1, 3")
    frame.drop(columns="a", inplace=True)
    frame.index = [["a", "b"], ["c", "d"]]
def twice(n):
    return 625 if once is twice else once([once, n])
""",
}


def source() -> dict[str, Any]:
    mark = "# coursekit: isolated\n"
    return {
        "nb": room.notebook(
            room.locked("given", "import pandas as pd\nFIVE = 5"),
            room.locked("tools", TOOLS),
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
            room.tests(
                "changes",
                mark + "numbers, frame = [3, 1], pd.DataFrame({'a': [1, 2]})\n"
                "change(numbers, frame)\nassert numbers == [1, 3]\n"
                "pd.testing.assert_frame_equal(frame, pd.DataFrame({'b': [2, 4]}))",
            ),
            room.tests("types", mark + TYPES),
            room.tests(
                "lends", mark + "assert ask(twice, 5, lend={'once': lambda n: n * n}) == 625"
            ),
            room.tests(
                "own_error",
                mark + "try:\n    find('x')\nexcept LookupError as e:\n"
                "    assert type(e).__name__ == 'Missing' and str(e) == 'x is not there'\n"
                "else:\n    raise AssertionError",
            ),
            room.tests("code", mark + "assert globals().get('code') == 'ru'"),
            room.tests("module", mark + "import colorsys\nassert add(2, 2) == 4"),
            room.tests("all", mark + "assert all([add(3, 4) == 7, add(4, 4) == 8])"),
            room.tests("reads", mark + "import sys\nassert add(sys._getframe(0).f_lineno, 0) == 3"),
        )
    }


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    root = tmp_path_factory.mktemp("isolated")
    room.make_course(root, "iso", source(), {})
    for name, work in {"good": GOOD, "patched": PATCHED, "blank": "pass", **ATTACKS}.items():
        folder = room.hand_in(root, name, "iso", {"nb/work": "import pandas as pd\n" + work})
        if name == "module":  # it lies beside the notebook
            patch = "import __main__\n__main__.add = lambda a, b: a + b\n"
            (folder / "colorsys.py").write_text(patch)
    return grade(root, "iso")


def score(report: Report, student: str) -> float:
    return next(done.score for done in report.submissions if done.student == student)


@pytest.mark.nbgrader
def test_honest_work_earns_what_it_would_earn_elsewhere(report: Report) -> None:
    assert score(report, "good") == 12.5


@pytest.mark.nbgrader
def test_patches_in_the_students_process_earn_nothing(report: Report) -> None:
    assert score(report, "patched") == 0


@pytest.mark.nbgrader
def test_no_work_earns_nothing(report: Report) -> None:
    assert score(report, "blank") == 0


@pytest.mark.nbgrader
@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_on_the_way_between_the_processes_earn_nothing(report: Report, name: str) -> None:
    assert score(report, name) == 0


def there_and_back(value: Any) -> Any:
    return unpack(json.loads(json.dumps(pack(value))))


FRAME = pd.DataFrame(
    {
        "n": [1, 2], "f": [0.5, None], "text": ["a", None],
        "any": pd.Series([1, [2]], dtype=object),
        "when": pd.date_range("2020", periods=2),
        "zone": pd.date_range("2020", periods=2, tz="UTC"),
        "yes": pd.array([True, None], dtype="boolean"), "i": pd.array([None, 2], dtype="Int8"),
        "s": pd.array(["a", None], dtype="string"),
        "kind": pd.Categorical(["b", "a"], ordered=True),
        "month": pd.period_range("2020", periods=2, freq="M"), "part": pd.cut([1, 9], [0, 5, 10]),
        "long": pd.to_timedelta([1, 2], unit="h"), "small": np.array([1, 2], dtype="uint8"),
    }
)  # fmt: skip
AXES = (
    pd.date_range("2020", periods=2, freq="MS", name="month"), pd.Index(["a", None], dtype=object),
    pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", None]),
    pd.CategoricalIndex(["u", "v"]), pd.IntervalIndex.from_breaks([0, 1, 2]),
    pd.RangeIndex(4, 8, 2), pd.period_range("2020", periods=2, freq="Q"),
    pd.timedelta_range("1h", periods=2),
)  # fmt: skip


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: type(axis).__name__)
def test_a_table_arrives_with_all_its_types(axis: pd.Index) -> None:
    sent = FRAME.set_axis(axis)
    pd.testing.assert_frame_equal(there_and_back(sent), sent, check_freq=True)
    turned = sent.iloc[:, :2].set_axis(axis, axis=1)
    pd.testing.assert_frame_equal(there_and_back(turned), turned)
    pd.testing.assert_index_equal(there_and_back(axis), axis, exact=True)


def test_other_plain_data_arrive_as_they_were() -> None:
    sent = [
        {"a": (1, 2.5, None, True)}, {1, 2}, range(3), decimal.Decimal("0.1"), 1j, b"x", "\ud800",
        datetime.timedelta(days=1), np.float32(1.5), pd.Timestamp("2020", tz="Europe/Moscow"),
        pd.Interval(0, 1), pd.Period("2020Q1"), float("inf"),
    ]  # fmt: skip
    got = there_and_back(sent)
    assert got == sent
    assert [type(one) for one in got] == [type(one) for one in sent]


FORGED: tuple[Any, ...] = (
    {"array": ["O", [1], "AAAAAAAAAAA="]}, {"array": ["i4,(9,9)O", [1], ""]},
    {"array": ["<i8", [1 << 40], ""]}, {"scalar": {"objects": ["V", [1], [None]]}},
    {"column": {"masked": ["object", {"array": ["|b1", [0], ""]}, {"array": ["|b1", [0], ""]}]}},
    {"column": {"zoned": [{"array": ["<M8[ns]", [0], ""]}, "dateutil//etc/passwd"]}},
    {"column": {"zoned": [{"array": ["<M8[ns]", [0], ""]}, "../../etc/passwd"]}},
    {"column": {"strings": ["pkg.Evil", "python", []]}}, {"column": {"strings": ["str", "x", []]}},
    {"column": {"period": ["eval('1')", {"array": ["<i8", [0], ""]}]}},
    {"function": "print"}, {"NoneType": 0}, {"dict": [[{"list": []}, None]]}, {"int": "print"},
    {"Fraction": "1e999999999"}, [1], 7, {"list": 7}, {"int": "0x1", "str": "a"},
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED, ids=str)
def test_forged_data_are_refused(data: Any) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - any will do; the test that asked fails
        unpack(data)


def test_an_object_of_a_class_of_its_own_stays_where_it_is() -> None:
    class Quiet(dict[str, int]):
        pass

    for value in (Quiet(), object(), print, (n for n in ()), np.array([Quiet()], dtype=object)):
        with pytest.raises(NotPlain):
            pack(value)
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(NotPlain, match="too deeply"):
        pack(loop)


def test_what_a_call_changed_is_changed_in_the_callers_own_objects() -> None:
    frame, inner = pd.DataFrame({"a": [1, 2]}), [1]
    given = ([3, inner], {"frame": frame}, {1}, np.array([1, 2]), pd.Series([1], name="a"))
    series = pd.Series(["x"], index=[9], name="b")
    settle(given, ([3, [1, 2], 4], {"frame": FRAME, "n": 1}, {2}, np.array([5, 6]), series))
    assert given[0] == [3, [1, 2], 4]
    assert inner == [1, 2]
    assert given[1]["frame"] is frame
    pd.testing.assert_frame_equal(frame, FRAME)
    frame["more"] = 1
    assert frame.shape == (2, len(FRAME.columns) + 1)
    assert (given[2], given[3].tolist()) == ({2}, [5, 6])
    pd.testing.assert_series_equal(given[4], series)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (([1],), ({"a": 1},)), (([1],), ([1], [2])), ((FRAME,), (None,)), ((1,), ("1",)),
        ((np.array([1]),), (np.array([1, 2]),)), ((np.array([1]),), (np.array([1.5]),)),
    ],
)  # fmt: skip
def test_an_argument_that_comes_back_as_something_else_is_refused(old: Any, new: Any) -> None:
    with pytest.raises(Strange):
        settle(old, new)
