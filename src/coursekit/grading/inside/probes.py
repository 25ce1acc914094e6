"""Asks questions with known answers: whether a process's comparisons can be believed."""

from __future__ import annotations

import builtins
import math
import os
import sys
import time
from collections.abc import Callable
from types import CodeType, ModuleType
from typing import Any

# Each must fail with AssertionError, or something was made to agree with everything.
_MUST_FAIL = (
    "assert False",
    "assert 1 == 2",
    "assert 'a' == 'b'",
    "assert [1, 2] == [2, 1]",
    "assert len([1, 2]) == 3",
    "assert sum([1, 2]) == 4",
    "assert abs(-2.5) == 2.0",
    "assert round(2.675, 1) == 2.6",
    "assert max(3, 4) == 3 or min(3, 4) == 4",
    "assert isinstance(1, str)",
    "assert issubclass(int, str)",
    "assert callable(1)",
    "assert all([True, False])",
    "assert any([False, 0])",
    "assert sorted([2, 1]) == [2, 1]",
    "assert hasattr(1, 'nothing_of_this_name')",
    "assert set([1]) == {2} or dict(a=1) == {'a': 2} or str(1) == '2' or type(1) is str",
    "assert math.isclose(1.0, 1.1)",
    "assert operator.eq(1, 2) or operator.contains([1], 2)",
)
_NUMPY_MUST_FAIL = (
    "np.testing.assert_equal(1, 2)",
    "np.testing.assert_array_equal(np.array([1, 2]), np.array([1, 3]))",
    "np.testing.assert_allclose([1.0], [2.0])",
    "assert np.allclose([1.0], [2.0]) or np.isclose(1.0, 2.0)",
    "assert np.array_equal(np.array([1]), np.array([2]))",
    "assert (np.array([1, 2]) == np.array([1, 3])).all() or np.all([True, False])",
)
_PANDAS_MUST_FAIL = (
    "pd.testing.assert_series_equal(one, two)",
    "pd.testing.assert_frame_equal(one.to_frame(), two.to_frame())",
    "assert one.equals(two)",
    "assert (one == two).all()",
    "assert list(one) == list(two)",
    "assert one.sum() == two.sum()",
    "assert len(one.to_frame()) == 3",
)
_ALIASES = {
    "pd": "pandas", "np": "numpy", "plt": "matplotlib.pyplot", "pandas": "pandas",
    "numpy": "numpy", "matplotlib": "matplotlib", "math": "math", "operator": "operator",
    "unittest": "unittest", "json": "json", "re": "re", "os": "os", "sys": "sys",
    "random": "random", "statistics": "statistics", "inspect": "inspect", "itertools": "itertools",
}  # fmt: skip
_EQUAL = {"__eq__", "equals", "__contains__", "__le__", "__lt__", "__ge__", "__gt__", "__ne__"}
_TAKES_OVER = {"__array_function__", "__array_ufunc__", "__instancecheck__", "__subclasscheck__"}


def make_canary() -> Callable[[bool], list[str]]:
    """Make a function that lists the false statements that this process takes for true."""

    def compiled(lines: tuple[str, ...]) -> list[tuple[str, CodeType]]:
        return [(line, compile(line, "<canary>", "exec")) for line in lines]

    import operator

    plain, numeric, tabular = map(compiled, (_MUST_FAIL, _NUMPY_MUST_FAIL, _PANDAS_MUST_FAIL))
    names: dict[str, Any] = {"math": math, "operator": operator}
    if "numpy" in sys.modules:
        names["np"] = sys.modules["numpy"]
    if "pandas" in sys.modules:
        pandas = names["pd"] = sys.modules["pandas"]
        names["one"], names["two"] = pandas.Series([1.0, 2.0]), pandas.Series([1.0, 3.0])
    run, assertion = exec, AssertionError

    def canary(libraries: bool) -> list[str]:
        wrong: list[str] = []
        groups = [plain]
        if libraries:
            groups += [numeric] if "np" in names else []
            groups += [tabular] if "pd" in names else []
        for group in groups:
            for line, code in group:
                try:
                    run(code, {**names, "__builtins__": builtins})
                except assertion:
                    continue
                except BaseException as error:  # noqa: BLE001 - whatever was put in its place
                    wrong.append(f"`{line}` ended in {type(error).__name__}")
                else:
                    wrong.append(f"`{line}` passed")
        return wrong

    return canary


def make_scope(namespace: dict[str, Any]) -> tuple[Callable[..., list[str]], Callable[..., None]]:
    """Make the check of names that a test uses, and the memory of what the author's cells bound."""
    ours: dict[str, Any] = {}
    genuine = dict(vars(builtins))
    modules = {name: sys.modules[name] for name in _ALIASES.values() if name in sys.modules}
    aliases, missing, is_module = dict(_ALIASES), object(), ModuleType

    def scope(body: dict[str, Any]) -> list[str]:
        wrong = []
        for name in body["loads"]:
            value = namespace.get(name, missing)
            if name in ours:
                if value is not ours[name]:
                    wrong.append(f"`{name}` was rebound")
            elif value is missing:
                continue
            elif name in genuine:
                if value is not genuine[name]:
                    wrong.append(f"`{name}` hides a built-in function")
            elif name in aliases and aliases[name] in modules:
                if value is not modules[aliases[name]]:
                    wrong.append(f"`{name}` is not {aliases[name]}")
            elif name.startswith("assert_") and getattr(value, "__module__", "") == "__main__":
                wrong.append(f"`{name}` was written by the student")
            elif isinstance(value, is_module) and value is not modules.get(value.__name__, value):
                wrong.append(f"`{name}` is not {value.__name__}")
        return wrong

    def remember(names: list[str]) -> None:
        ours.update((name, namespace[name]) for name in names if name in namespace)

    return scope, remember


def make_threads() -> Callable[[], dict[str, str]]:
    """Make a function that says what other threads have run so far, once they are quiet."""
    listing, pause = os.listdir, time.sleep
    own = str(os.getpid())

    def running() -> dict[str, str]:
        found = {}
        for name in listing("/proc/self/task"):
            if name != own:
                try:
                    with open(f"/proc/self/task/{name}/schedstat") as file:
                        found[name] = file.read()
                except OSError:
                    continue
        return found

    def threads() -> dict[str, str]:
        found = running()
        for _ in range(20 if found else 0):
            pause(0.005)
            now = running()
            if now == found:
                break
            found = now
        return found

    return threads


def make_guarded(prefixes: tuple[str, ...]) -> Callable[[], Callable[[], list[str]]]:
    """Make a watch over comparisons that a student's own classes answer during a test."""
    set_profile, get_profile = sys.setprofile, sys.getprofile

    def guarded() -> Callable[[], list[str]]:
        noted: list[str] = []

        def profile(frame: Any, event: str, arg: Any) -> None:
            if event != "return":
                return
            code = frame.f_code
            name = code.co_name
            library = code.co_filename.startswith(prefixes)
            if code.co_argcount == 0 or (library and name not in _EQUAL):
                return
            values = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount]]
            answers = name if name in _EQUAL | _TAKES_OVER else _slot(values[0], code)
            if answers in _TAKES_OVER:
                noted.append(f"a class of the student's took over {answers}")
            elif answers and len(values) == 2 and _agrees(arg):
                set_profile(None)
                try:
                    if _agrees_with_all(answers, *values):
                        noted.append(
                            f"a value of the student's answers {answers} with yes to anything"
                        )
                finally:
                    set_profile(profile)

        set_profile(profile)

        def restore() -> list[str]:
            if get_profile() is not profile:
                noted.append("the watch over comparisons was ended")
            set_profile(None)
            return noted

        return restore

    return guarded


def _slot(instance: object, code: CodeType) -> str:
    """The special method that this code stands for, under whatever name it was written."""
    for kind in type(instance).__mro__[:-1]:
        if kind.__flags__ & (1 << 9):
            for name in _EQUAL | _TAKES_OVER:
                if getattr(vars(kind).get(name), "__code__", None) is code:
                    return name
    return ""


def _agrees(answer: object) -> bool:
    """Whether an answer counts as true: a plain value that is, or any object of a student's."""
    if type(answer) in (bool, int, float, str, list, tuple, dict):
        return bool(answer)
    return type(answer).__module__ == "__main__"


def _agrees_with_all(name: str, own: object, other: object) -> bool:
    if type(own) is type(other):
        return False
    below, above = -math.inf, math.inf
    special: dict[str, list[object]] = {
        "__lt__": [below],
        "__le__": [below],
        "__gt__": [above],
        "__ge__": [above],
        "__ne__": [own],
    }
    variants: list[object] = [object(), f"{time.time_ns()}"]
    if isinstance(other, (int, float)) and not isinstance(other, bool):
        variants += [other + 1, other - 1]
    variants = special.get(name, variants)
    for variant in variants:
        try:
            answer = getattr(type(own), name)(own, variant)
        except Exception:  # noqa: BLE001 - an honest refusal
            return False
        if not _agrees(answer):
            return False
    return True
