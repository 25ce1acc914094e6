"""Runs the cells that the grader feeds, one by one, in the process that is the student's.

While a cell runs, every Python frame below it can be reached from it. So the requests, their
secrets, and the function that sends replies live in C iterators and in a generator that is
suspended; the frames of a student's cell lead to this module only, and nothing here marks tests.
"""

from __future__ import annotations

import itertools
import operator
import os
from collections.abc import Callable, Iterator
from typing import Any

from coursekit.grading.inside.shell import PARENT

Reply = dict[str, Any]
Runs = Callable[[dict[str, Any]], Reply]


def chain(
    loop: Any,
    receive: Callable[[], bytes | None],
    ready: Callable[[Callable[[], None]], None],
    decode: Callable[[bytes], Any],
    send: Callable[[bytes], None],
    encode: Callable[[Any], bytes],
    remember: Callable[[list[str]], None],
    kinds: dict[str, Runs],
) -> Iterator[None]:
    """An iterator that takes a request, runs it and sends the reply at each step."""
    pending: list[Any] = []
    leave, flush = os._exit, _flush

    def requests() -> Iterator[tuple[Runs, dict[str, Any]]]:
        while True:
            future = loop.create_future()
            ready(lambda future=future: future.done() or future.set_result(None))  # type: ignore[misc]
            loop.run_until_complete(future)
            message = receive()
            if message is None:
                leave(0)
            request = decode(message)
            pending[:] = [request.pop("secret"), request.pop("binds", [])]
            yield kinds[request.pop("kind")], request

    def report(reply: Reply) -> None:
        flush()
        secret, binds = pending
        remember(binds)
        send(b"R" + encode([secret, reply]))

    return map(report, itertools.starmap(operator.call, requests()))


def _flush() -> None:
    import sys

    sys.stdout.flush()
    sys.stderr.flush()


def make_run_cell(kernel: Any, loop: Any, set_running: Any, thread_id: int) -> Runs:
    """Make the function that runs a student's cell, as a kernel does."""
    shell = kernel.shell

    def run_cell(body: dict[str, Any]) -> Reply:
        source = body["source"]
        if shell.should_run_async(source, transformed_cell=_transformed(shell, source)):
            reply: Reply = loop.run_until_complete(_execute(kernel, source))
            return reply
        loop._thread_id = thread_id
        set_running(loop)
        try:
            return _at_once(_execute(kernel, source))
        finally:
            set_running(None)
            loop._thread_id = None

    return run_cell


async def _execute(kernel: Any, source: str) -> dict[str, Any]:
    kernel.set_parent([], PARENT)
    content = await kernel.do_execute(source, False, store_history=True, allow_stdin=False)
    return {
        key: content.get(key)
        for key in ("status", "ename", "evalue", "traceback", "execution_count")
    }


def _transformed(shell: Any, source: str) -> str:
    try:
        text: str = shell.transform_cell(source)
    except Exception:  # noqa: BLE001 - run_cell meets it again and shows it
        return source
    return text


def _at_once(coroutine: Any) -> dict[str, Any]:
    try:
        coroutine.send(None)
    except StopIteration as stop:
        result: dict[str, Any] = stop.value
        return result
    raise RuntimeError("a plain cell waited for something")
