"""Two halves of an isolated test: the student's process answers, a clean process asks.

The clean process runs the test. Names that the test reads and the student defined are plain data
there, or stand-ins for functions: a call is sent to the student's process, and plain data comes
back. Whatever was patched over there stays over there.
"""

from __future__ import annotations

import builtins
import json
import types
from collections.abc import Callable
from typing import Any

from coursekit.grading.inside.plain import NotPlain, pack, unpack


def make_answers(namespace: dict[str, Any]) -> dict[str, Callable[[dict[str, Any]], Any]]:
    """What the student's process answers: what its names are, and what its functions return."""

    def peek(body: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in body["names"]:
            if name in namespace:
                found[name] = _describe(namespace[name])
        return {"status": "ok", "found": found}

    def call(body: dict[str, Any]) -> dict[str, Any]:
        try:
            args, more = unpack(body["args"]), unpack(body["more"])
            return {"status": "ok", "value": pack(namespace[body["name"]](*args, **more))}
        except BaseException as error:  # noqa: BLE001 - it is the answer
            return {"status": "error", "kind": type(error).__name__, "text": _text(error)}

    return {"peek": peek, "call": call}


def _describe(value: Any) -> dict[str, Any]:
    if isinstance(value, types.ModuleType):
        return {"module": str(value.__name__)}
    if callable(value):
        return {"function": True}
    try:
        return {"value": pack(value)}
    except Exception as error:  # noqa: BLE001 - a student's object
        return {"opaque": _text(error)}


def _text(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except Exception:  # noqa: BLE001 - a student's exception
        return ""


def make_give(
    namespace: dict[str, Any], send: Callable[[bytes], None], receive: Callable[[], bytes | None]
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Make the function that puts a student's names into the clean process."""

    def give(body: dict[str, Any]) -> dict[str, Any]:
        for name, what in body["found"].items():
            if "function" in what:
                namespace[name] = _stand_in(name, send, receive)
            elif "value" in what:
                namespace[name] = unpack(what["value"])
            elif "opaque" in what:
                namespace[name] = _Opaque(name)
        return {"status": "ok"}

    return give


class _Opaque:
    """Stands where a student's object cannot come; any use says so."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        raise NotPlain(f"`{self._name}` is not plain data, and this test is isolated")


def _stand_in(
    name: str, send: Callable[[bytes], None], receive: Callable[[], bytes | None]
) -> Callable[..., Any]:
    def function(*args: Any, **more: Any) -> Any:
        request = {"name": name, "args": pack(args), "more": pack(more)}
        send(b"C" + json.dumps(request).encode())
        answer = json.loads(receive() or b"{}")
        if answer.get("status") == "ok":
            return unpack(answer["value"])
        kind = getattr(builtins, str(answer.get("kind")), None)
        if not (isinstance(kind, type) and issubclass(kind, Exception)):
            kind = Exception
        try:
            error = kind(answer.get("text", ""))
        except TypeError:
            error = Exception(answer.get("text", ""))
        raise error

    function.__name__ = function.__qualname__ = name
    return function
