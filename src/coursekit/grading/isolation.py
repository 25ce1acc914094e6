"""Runs a test in a clean process that reaches the student's work through plain data only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from coursekit.grading.child import Child
from coursekit.grading.sandbox import Sandbox
from coursekit.grading.task import Task

_MARK = re.compile(r"^\s*#\s*coursekit:\s*isolated\b", re.MULTILINE)
Hear = Callable[[bytes], None]


def wants_isolation(source: str) -> bool:
    """Whether a cell of the author's asks for isolated tests: `# coursekit: isolated`."""
    return _MARK.search(source) is not None


class CleanProcess:
    """A second sandbox for a notebook's tests, where no student's code runs."""

    def __init__(self, sandbox: Sandbox, task: Task, author_cells: list[str]) -> None:
        self._child = Child(sandbox, task, guard=False, clean=True)
        self._sandbox = sandbox
        self._cells = author_cells
        self._names: set[str] = set()

    def close(self) -> None:
        """End it; nothing that it wrote is kept."""
        self._child.collect()

    def run(
        self, student: Child, request: dict[str, Any], heard: Hear
    ) -> tuple[dict[str, Any], bool]:
        """Run a test here, with the student's names as they are now."""
        quiet: Hear = lambda message: None  # noqa: E731
        for source in self._cells:  # what the author gave: imports, constants, helpers
            compiled = self._sandbox.compile(source)
            self._names |= set(compiled.get("binds", []))
            cell = {"kind": "cell", "source": source, "binds": []}
            self._child.ask(cell, quiet)
        self._cells = []
        wanted = [name for name in request["loads"] if name not in self._names]
        reply, interrupted = student.ask({"kind": "peek", "names": wanted}, quiet)
        if interrupted or reply.get("status") != "ok":
            return {"status": "error", "ename": "TimeoutError", "evalue": ""}, interrupted
        found = {name: what for name, what in reply["found"].items() if name in wanted}
        given, _ = self._child.ask({"kind": "give", "found": found}, quiet)
        if given.get("status") != "ok":
            return {"status": "error", "ename": "NotPlain", "evalue": "its names"}, False
        self._names |= set(request["binds"])

        def called(message: bytes) -> None:
            asked = json.loads(message)
            answer, late = student.ask({"kind": "call", **asked}, heard)
            if late:
                answer = {"status": "error", "kind": "TimeoutError", "text": "it took too long"}
            self._child.say(json.dumps(answer))

        return self._child.ask({**request, "careful": False}, heard, called)
