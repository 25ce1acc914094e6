"""Runs test cells, from code that was compiled outside, between two looks at the interpreter."""

from __future__ import annotations

import itertools
import linecache
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from coursekit.grading.inside.shell import PARENT


def make_examine(
    kernel: Any,
    loop: Any,
    set_running: Any,
    thread_id: int,
    check: Callable[[], list[str]],
    canary: Callable[[bool], list[str]],
    scope: Callable[[dict[str, Any]], list[str]],
    threads: Callable[[], dict[str, str]],
    state: list[Any],
    load: Callable[[bytes], Any],
    decode64: Callable[[str], bytes],
    guarded: Callable[[], Any],
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Make the function that runs a test cell from code that was compiled outside."""
    shell = kernel.shell
    repeat, run_code, evaluate = itertools.repeat, exec, eval

    def examine(body: dict[str, Any]) -> dict[str, Any]:
        doubts = check() + canary(body["libraries"]) + scope(body)
        idle = threads()
        codes = iter([load(decode64(text)) for text in body.pop("codes")])
        steps: Iterator[Any] = map(run_code, codes, repeat(shell.user_ns))
        if body["waits"]:
            steps = map(loop.run_until_complete, map(evaluate, codes, repeat(shell.user_ns)))
        del codes
        state[0] = body["name"]
        restore = guarded() if body["careful"] else None
        results: list[list[str]] = []
        try:
            failure = _exercise(shell, loop, thread_id, set_running, steps, body, results)
        finally:
            noted = restore() if restore is not None else []
            state[0] = None
        doubts += noted + check()
        now = threads() if idle else idle
        if any(now.get(thread, time) != time for thread, time in idle.items()):
            doubts.append("a thread of the student's ran during the test")
        reply: dict[str, Any] = {"status": "error" if failure else "ok", "doubts": doubts}
        reply["results"] = results
        if failure:
            reply.update(failure)
        reply["execution_count"] = shell.execution_count - 1
        return reply

    return examine


def _exercise(
    shell: Any,
    loop: Any,
    thread_id: int,
    set_running: Any,
    steps: Iterator[Any],
    body: Any,
    results: list[list[str]],
) -> dict[str, Any] | None:
    """Do what `run_cell` does around a cell's code; the failure, if there was one."""
    name, shown, source, waits = body["name"], body["shown"], body["source"], body["waits"]
    del body
    kernel = shell.kernel
    kernel.set_parent([], PARENT)
    shell._last_traceback = None
    shell._last_traceback_during_displayhook = False
    kernel._forward_input(False)
    if not waits:
        set_running(loop)
        loop._thread_id = thread_id
    failure: dict[str, Any] | None = None
    try:
        shell.events.trigger("pre_execute")
        # The test's text is put in when it is over; a last semicolon is what the display asks for.
        semicolon = ";" if source.rstrip().endswith(";") else ""
        count = shell.execution_count
        shell.execution_count += 1
        shell.history_manager.store_inputs(count, semicolon, semicolon)
        hook, sys.excepthook = sys.excepthook, sys.__excepthook__
        with shell.builtin_trap, shell.display_trap:
            sys.displayhook = _witness(sys.displayhook, results)
            try:
                deque(steps, maxlen=0)
            except BaseException as error:  # noqa: BLE001 - whatever a cell raises is its result
                del steps
                lines = source.splitlines(keepends=True)
                linecache.cache[name] = (len(source), None, lines, name)
                shell.compile._filename_map[name] = count
                try:
                    failure = _show(shell, error)
                finally:
                    if shown != source:
                        linecache.cache.pop(name, None)
            finally:
                sys.excepthook = hook
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", None)
        for lines in (
            shell.history_manager.input_hist_parsed,
            shell.history_manager.input_hist_raw,
        ):
            lines[-1:] = [shown]
        shell.history_manager.store_output(count)
    finally:
        if not waits:
            set_running(None)
            loop._thread_id = None
        kernel._restore_input()
    if failure is None and shell._last_traceback_during_displayhook:
        failure = {"ename": "Exception", "evalue": "", "traceback": shell._last_traceback or []}
    return failure


def _witness(display: Callable[[Any], None], results: list[list[str]]) -> Callable[[Any], None]:
    """Show a value as IPython does, and say what it is: a number's text, or its type."""
    numbers, plain, name = (int, float), repr, type

    def show(value: Any) -> None:
        kind = name(value)
        results.append([kind.__name__, plain(value) if kind in numbers else ""])
        display(value)

    return show


def _show(shell: Any, error: BaseException) -> dict[str, Any]:
    if isinstance(error, SystemExit):
        shell.showtraceback(exception_only=True)
    else:
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
            trace = trace.tb_next
        error.__traceback__ = trace  # it begins in the cell, as in a notebook
        shell.showtraceback((type(error), error, trace), tb_offset=0, running_compiled_code=True)
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - a student's exception
        text = ""
    return {
        "ename": type(error).__name__,
        "evalue": text[:10_000],
        "traceback": list(shell._last_traceback or []),
    }
