"""Two halves of an isolated test: the student's process answers, a clean process asks.

The clean process runs the test. Names that the test reads and the student defined are plain data
there, or stand-ins for functions: a call is sent to the student's process, and plain data comes
back. Whatever was patched over there stays over there.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import types
from collections.abc import Callable
from typing import Any

from coursekit.grading.inside.lending import answer_to, failure, lent, result_of
from coursekit.grading.inside.plain import NotPlain, pack, unpack
from coursekit.grading.inside.settling import settle

_MOST_SAID = 100_000
_MOST_ROUNDS = 1_000


def make_answers(namespace: dict[str, Any]) -> dict[str, Callable[[dict[str, Any]], Any]]:
    """What the student's process answers: what its names are, and what its functions return."""

    def peek(body: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in body["names"]:
            if name in namespace:
                found[name] = _describe(namespace[name])
        return {"status": "ok", "found": found}

    def call(body: dict[str, Any]) -> dict[str, Any]:
        said = io.StringIO(), io.StringIO()
        try:
            given = unpack(body["args"]), unpack(body["more"])
            before = pack(given)
            with (
                contextlib.redirect_stdout(said[0]),
                contextlib.redirect_stderr(said[1]),
                lent(namespace, body["lent"], body["answers"]) as asked,
            ):
                answer = _outcome(namespace[body["name"]], given)
            if asked:
                return {"status": "asks", "question": asked[0]}
            answer["said"] = [text.getvalue()[:_MOST_SAID] for text in said]
            answer |= _changes(before, given)
        except BaseException as error:  # noqa: BLE001 - it is the answer
            return failure(error)
        return answer

    return {"peek": peek, "call": call}


def _outcome(function: Any, given: tuple[Any, Any]) -> dict[str, Any]:
    try:
        return {"status": "ok", "value": pack(function(*given[0], **given[1]))}
    except BaseException as error:  # noqa: BLE001 - it is the answer
        return failure(error)


def _changes(before: Any, given: Any) -> dict[str, Any]:
    """The arguments as they are after the call, if it changed them."""
    try:
        after = pack(given)
    except Exception:  # noqa: BLE001 - a student's object is among them now
        return {"changed": None}
    return {} if after == before else {"changed": after}


def _describe(value: Any) -> dict[str, Any]:
    try:
        if isinstance(value, types.ModuleType):
            return {"module": True}
        return {"function": True} if callable(value) else {"value": pack(value)}
    except Exception as error:  # noqa: BLE001 - a student's object
        return {"opaque": failure(error)["text"]}


def make_give(
    namespace: dict[str, Any], send: Callable[[bytes], None], receive: Callable[[], bytes | None]
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Make the function that puts a student's names into the clean process."""
    ours: dict[str, Any] = {}  # names as they are when a test begins, its own functions included
    stand_ins: list[Any] = []

    def ask(request: dict[str, Any]) -> dict[str, Any]:
        send(b"C" + json.dumps(request).encode())
        answer: dict[str, Any] = json.loads(receive() or b"{}")
        return answer

    def borrowed() -> dict[str, Callable[..., Any]]:
        """Functions that the test has put under other names since it began."""
        return {
            name: value
            for name, value in namespace.items()
            if not name.startswith("_") and callable(value)
            if value is not ours.get(name) and name not in ours["_own"]
            if not any(value is one for one in stand_ins)
        }

    def give(body: dict[str, Any]) -> dict[str, Any]:
        for name, what in body["found"].items():
            if "function" in what:
                namespace[name] = _stand_in(name, ask, borrowed)
                stand_ins.append(namespace[name])
            elif "module" not in what:
                namespace[name] = _value(name, what)
        ours.clear()
        ours.update(namespace)
        ours["_own"] = body["own"]
        return {"status": "ok"}

    return give


def _value(name: str, what: dict[str, Any]) -> Any:
    try:
        return unpack(what["value"])
    except Exception:  # noqa: BLE001 - it was no plain data, or was forged
        return _Opaque(name)


def _refuse(self: _Opaque, *_: Any) -> Any:
    name = object.__getattribute__(self, "_name")
    raise NotPlain(f"`{name}` is not plain data, and this test is isolated")


class _Opaque:
    """Stands where a student's object cannot come; any use says so."""

    def __init__(self, name: str) -> None:
        self._name = name

    __getattr__ = __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __call__ = __len__ = __iter__ = __getitem__ = __contains__ = __hash__ = __str__ = _refuse


def _stand_in(
    name: str,
    ask: Callable[[dict[str, Any]], dict[str, Any]],
    borrowed: Callable[[], dict[str, Callable[..., Any]]],
) -> Callable[..., Any]:
    def function(*args: Any, **more: Any) -> Any:
        functions, answers = borrowed(), dict[str, Any]()
        request = {"name": name, "args": pack(args), "more": pack(more), "lent": [*functions]}
        answer = ask({**request, "answers": answers})
        while answer.get("status") == "asks" and len(answers) < _MOST_ROUNDS:
            question, said = answer_to(answer["question"], functions)
            answers[question] = said
            answer = ask({**request, "answers": answers})
        _say(answer.get("said"))
        if "changed" in answer:
            _write_back(name, (args, more), answer["changed"])
        return result_of(answer)

    function.__name__ = function.__qualname__ = name
    return function


def _say(said: Any) -> None:
    """Print what the call printed, where the test wants it or sets it aside."""
    for stream, text in zip((sys.stdout, sys.stderr), said or (), strict=False):
        if text:
            stream.write(str(text))


def _write_back(name: str, given: tuple[Any, Any], changed: Any) -> None:
    if changed is None:
        raise NotPlain(f"`{name}` put something into its arguments that is not plain data")
    args, more = unpack(changed)
    settle(given[0], args)
    for key, value in given[1].items():
        settle(value, more[key])
