"""Functions of a test that stand in for the student's own while a call of theirs lasts.

The student's process gets no line to the test. What a lent function answers is sent along with the
call; a call that asks for more is broken off, and made again with that answer too.
"""

from __future__ import annotations

import builtins
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from coursekit.grading.inside.plain import pack, unpack

Answer = dict[str, Any]
_MISSING = object()


class _Unanswered(BaseException):
    """A lent function was asked something that no answer was sent for."""


@contextmanager
def lent(
    namespace: dict[str, Any], names: list[str], answers: dict[str, Answer]
) -> Iterator[list[Any]]:
    """Put stand-ins into the student's names; the questions that were left open."""
    asked: list[Any] = []
    own = {name: namespace.get(name, _MISSING) for name in names}
    namespace.update({name: _stand_in(name, answers, asked) for name in names})
    try:
        yield asked
    finally:
        for name, value in own.items():
            if value is _MISSING:
                namespace.pop(name, None)
            else:
                namespace[name] = value


def _stand_in(name: str, answers: dict[str, Answer], asked: list[Any]) -> Callable[..., Any]:
    def function(*args: Any, **more: Any) -> Any:
        question = [name, pack(args), pack(more)]
        found = answers.get(json.dumps(question))
        if found is None:
            asked.append(question)
            raise _Unanswered
        return result_of(found)

    function.__name__ = function.__qualname__ = name
    return function


def answer_to(question: Any, functions: dict[str, Callable[..., Any]]) -> tuple[str, Answer]:
    """What one of the test's functions says to a question, which may be forged."""
    try:
        name, args, more = question
        value = functions[name](*unpack(args), **unpack(more))
        return json.dumps(question), {"status": "ok", "value": pack(value)}
    except Exception as error:  # noqa: BLE001 - it is the answer
        return json.dumps(question), failure(error)


def failure(error: BaseException) -> Answer:
    """An exception as plain data: its name, its built-in ancestors, its text."""
    ancestors = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
    try:
        first = error.args[0] if len(error.args) == 1 else None
        text = first if type(first) is str else str(error)
    except Exception:  # noqa: BLE001 - a student's exception
        text = ""
    kind = type(error).__name__
    return {"status": "error", "kind": kind, "ancestors": ancestors, "text": text[:2000]}


def result_of(answer: Answer) -> Any:
    """The value of an answer, or its exception raised: a built-in one, by the name that it had."""
    if answer.get("status") == "ok":
        return unpack(answer["value"])
    text, name = str(answer.get("text", "")), str(answer.get("kind", ""))[:80]
    for ancestor in list(answer.get("ancestors") or [])[:20]:
        kind = getattr(builtins, str(ancestor), None)
        if not (isinstance(kind, type) and issubclass(kind, Exception)):
            continue
        try:
            raised = kind(text)
        except TypeError:  # some need more than a text
            continue
        if name.isidentifier() and name != kind.__name__:
            raised = type(name, (kind,), {})(text)
        raise raised
    raise Exception(f"{name}: {text}")
