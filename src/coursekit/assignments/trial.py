"""Runs an assignment's cells in this interpreter, without a kernel: quick, and for trusted code."""

from __future__ import annotations

import contextlib
import io
import signal
import types
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from coursekit.assignments.source import is_test, name_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

SECONDS = 5


class _TooLongError(BaseException):
    """A cell did not come to an end; no `except Exception` in it may swallow this."""


def marks(notebook: NotebookNode, seconds: int = SECONDS) -> dict[str, str]:
    """Run all cells in order and return what stopped each test; an empty text is a passed one.

    Relative paths in the cells start from the working directory.
    """
    space = namespace()
    results = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        stopped = run(cell.source, space, seconds)
        if is_test(cell):
            results[name_of(cell)] = stopped
    return results


def namespace() -> dict[str, Any]:
    """What a fresh kernel would start from."""
    return vars(types.ModuleType("__main__"))


def run(source: str, space: dict[str, Any], seconds: int = SECONDS) -> str:
    """Run one cell's source in a namespace; return the message of what stopped it, or nothing."""
    try:
        with _time_limit(seconds), _silence():
            exec(compile(source, "<cell>", "exec"), space)  # noqa: S102 — the author's own cells
    except _TooLongError:
        return f"stopped after {seconds} seconds"
    except BaseException as problem:  # noqa: BLE001 — an answer may raise anything
        return f"{type(problem).__name__}: {problem}"
    return ""


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Set aside what cells print."""
    aside = io.StringIO()
    with contextlib.redirect_stdout(aside), contextlib.redirect_stderr(aside):
        yield


@contextlib.contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Stop an endless loop; only the main thread of a Unix process can."""

    def stop(*_: object) -> None:
        raise _TooLongError

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
