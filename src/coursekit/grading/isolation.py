"""Runs a test in a clean process that reaches the student's work through plain data only."""

from __future__ import annotations

import builtins
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from coursekit.grading.child import Child
from coursekit.grading.sandbox import Sandbox
from coursekit.grading.task import Task

_MARK = re.compile(r"^\s*#\s*coursekit:\s*isolated\b", re.MULTILINE)
_MOST_ANSWER = 32 << 20
# What Python and IPython call so is not a student's to define, inside an isolated test.
_THEIRS = {*dir(builtins), "In", "Out", "display", "exit", "get_ipython", "open", "quit"}
Hear = Callable[[bytes], None]


_TOO_MUCH = "more data than an isolated test may be given"


def wants_isolation(source: str) -> bool:
    """Whether a cell of the author's asks for isolated tests: `# coursekit: isolated`."""
    return _MARK.search(source) is not None


class CleanProcess:
    """A second sandbox for a notebook's tests, where no student's code runs."""

    def __init__(self, sandbox: Sandbox, task: Task, author_cells: list[str]) -> None:
        # A student's file may bear the name of a module.
        self._child = Child(sandbox, replace(task, files=task.given), guard=False, clean=True)
        self._sandbox = sandbox
        self._cells = author_cells
        self._names: set[str] = set()
        self._asked: set[str] = set()

    def close(self) -> None:
        """End it; nothing that it wrote is kept."""
        self._child.collect()

    def _begin(self, quiet: Hear) -> None:
        """Run what the author gave: imports, constants, helpers, and what these ask of students."""
        stored: set[str] = set()
        for source in self._cells:
            compiled = self._sandbox.compile(source)
            self._names |= set(compiled.get("binds", []))
            self._asked |= set(compiled.get("loads", []))
            stored |= set(compiled.get("stores", []))
            self._child.ask({"kind": "cell", "source": source, "binds": []}, quiet)
        if self._cells:
            self._asked -= stored
        self._cells = []

    def run(
        self, student: Child, request: dict[str, Any], heard: Hear
    ) -> tuple[dict[str, Any], bool]:
        """Run a test here, with the student's names as they are now."""
        quiet: Hear = lambda message: None  # noqa: E731
        self._begin(quiet)
        known = self._names | _THEIRS
        wanted = [n for n in sorted({*request["loads"], *self._asked}) if n not in known]
        reply, interrupted = student.ask({"kind": "peek", "names": wanted}, quiet)
        if interrupted or reply.get("status") != "ok":
            return {"status": "error", "ename": "TimeoutError", "evalue": ""}, interrupted
        said = reply.get("found")
        found = {name: what for name, what in dict(said or {}).items() if name in wanted}
        if len(json.dumps(found)) > _MOST_ANSWER:
            return {"status": "error", "ename": "NotPlain", "evalue": _TOO_MUCH}, False
        self._child.ask({"kind": "give", "found": found, "own": request["binds"]}, quiet)
        self._names |= set(request["binds"])

        def called(message: bytes) -> None:
            asked = json.loads(message)
            answer, late = student.ask({"kind": "call", **asked}, heard)
            if late:
                answer = _failed("TimeoutError", "it took too long")
            text = json.dumps(answer)
            if len(text) > _MOST_ANSWER:
                text = json.dumps(_failed("ValueError", _TOO_MUCH))
            self._child.say(text)

        return self._child.ask({**request, "careful": False}, heard, called)


def _failed(kind: str, text: str) -> dict[str, Any]:
    return {"status": "error", "kind": kind, "ancestors": [kind], "text": text}
