"""Runs one submission's notebooks in the sandbox, cell by cell; a pure function of its task."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any

from coursekit.grading.cells import Outputs, add_error, now
from coursekit.grading.child import Child, Ended
from coursekit.grading.isolation import CleanProcess, wants_isolation
from coursekit.grading.kernel import needs_kernel, run_with_kernel
from coursekit.grading.sandbox import Sandbox
from coursekit.grading.task import WORST, Result, Status, Task, Verdict

_TIMEOUT_ERROR = "\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"
# Words without which no class can answer a comparison in its own way.
_CAREFUL = re.compile(
    r"__\w+__|\b(?:type|setattr|exec|eval|compile|getattr|import_module|total_ordering|Mock|"
    r"MagicMock|dataclass|ANY|ctypes|pickle)\b"
)


def execute(sandbox: Sandbox, task: Task) -> Result:
    """Run every notebook of a submission, each in a process of its own, over the same files."""
    import nbformat

    language = sandbox.language
    began = time.monotonic()
    status: Status = "graded"
    notes: list[str] = []
    notebooks: dict[str, str] = {}
    verdicts: dict[str, dict[int, Verdict]] = {}
    present = set(task.files)
    unwatched: tuple[str, ...] = ()
    for name, text in task.notebooks.items():
        notebook = nbformat.reads(text, as_version=4)
        if needs_kernel(notebook):
            how, said, left = run_with_kernel(task, notebook)
            status, unwatched = max(status, how, key=WORST.index), (*unwatched, name)
            notes += said
            present, task = set(left), replace(task, files=left)
            notebooks[name], verdicts[name] = nbformat.writes(notebook), {}
            continue
        notebook.metadata["language_info"] = language
        run = _Run(sandbox, task, notebook)
        run.all_cells()
        verdicts[name] = run.verdicts
        notebooks[name] = nbformat.writes(notebook)
        status = max(status, run.status, key=WORST.index)
        notes += run.notes
        present = set(run.kept) | set(run.files)
        files = {name: task.files[name] for name in run.kept if name in task.files}
        task = replace(task, files={**files, **run.files})
    return Result(
        student=task.student,
        status=status,
        notebooks=notebooks,
        verdicts=verdicts,
        files=task.files,
        kept=tuple(sorted(present)),
        notes=tuple(dict.fromkeys(notes)),
        unwatched=unwatched,
        seconds=round(time.monotonic() - began, 3),
    )


class _Run:
    """One notebook on its way through the sandbox."""

    def __init__(self, sandbox: Sandbox, task: Task, notebook: Any) -> None:
        self._sandbox, self._task, self._notebook = sandbox, task, notebook
        self.verdicts: dict[int, Verdict] = {}
        self.notes: list[str] = []
        self.status: Status = "graded"
        self.files: dict[str, bytes] = {}
        self.kept: tuple[str, ...] = ()
        self._outputs = Outputs(notebook, task.limits.output_mb << 20)
        self._count = 0
        self._clean: CleanProcess | None = None
        self._isolated = any(is_ours(c) and wants_isolation(c.source) for c in notebook.cells)
        self._doubts: list[str] = []
        sources = (cell.source for cell in notebook.cells if not is_test(cell))
        others = (data.decode(errors="replace") for name, data in task.files.items()
                  if name.endswith(".py"))  # fmt: skip
        self._careful = any(_CAREFUL.search(text) for text in (*sources, *others))

    def all_cells(self) -> None:
        """Run cell after cell; a process that ends leaves the rest without an output of its own."""
        pending = [
            (index, cell)
            for index, cell in enumerate(self._notebook.cells)
            if cell.cell_type == "code" and cell.source.strip() and not _skipped(cell)
        ]
        child = None
        try:
            child = Child(self._sandbox, self._task)
            while pending:
                self._cell(child, *pending[0])
                pending.pop(0)
        except Ended as ended:
            self._raise_status(ended.status)
            self.notes.append(ended.note)
            for index, cell in pending:
                error = ("DeadKernelError", ended.note, [f"DeadKernelError: {ended.note}"])
                add_error(cell, *error)
                self.verdicts[index] = Verdict(ran=False, error=True)
        finally:
            if self._clean is not None:
                self._clean.close()
            if child is not None:
                self.files, self.kept, lost = child.collect()
                if lost:
                    self.notes.append(f"{lost} of its files were not kept")
        self._outputs.end()
        if self._outputs.cut:
            self.notes.append("its output was cut")

    def _cell(self, child: Child, index: int, cell: Any) -> None:
        self._count += 1
        self._outputs.begin()
        cell.outputs = []
        begun = now()
        heard = lambda message: self._outputs.add(cell, index, message)  # noqa: E731
        test = is_test(cell) and self._task.guarded
        compiled = self._sandbox.compile(cell.source) if test or is_ours(cell) else {}
        if test and not compiled["failed"]:
            request = self._test(cell, compiled)
            if self._isolated or wants_isolation(cell.source):
                reply, interrupted = self._clean_process().run(child, request, heard)
            else:
                reply, interrupted = child.ask(request, heard)
        else:
            request = {"kind": "cell", "source": cell.source, "binds": compiled.get("binds", [])}
            reply, interrupted = child.ask(request, heard)
        cell.metadata["execution"] = {
            "iopub.execute_input": begun, "iopub.status.busy": begun,
            "iopub.status.idle": now(), "shell.execute_reply": now(),
        }  # fmt: skip
        cell["execution_count"] = self._count
        failed = reply.get("status") != "ok"
        if interrupted:
            self.notes.append("a cell took too long and was stopped")
            add_error(cell, "CellTimeoutError", "", [_TIMEOUT_ERROR])
            failed = True
        elif failed:
            trace = reply.get("traceback") or []
            add_error(cell, str(reply.get("ename")), str(reply.get("evalue")), [*map(str, trace)])
        if str(reply.get("ename")) == "MemoryError":
            self._raise_status("memory")
            self.notes.append("it asked for more memory than allowed")
        self._doubts += child.flags()
        if test:
            doubts = [*self._doubts, *map(str, reply.get("doubts") or [])]
            self.verdicts[index] = Verdict(
                ran=True,
                error=failed or compiled["failed"],
                stderr=self._outputs.stderr,
                values=tuple(self._outputs.values),
                results=tuple((str(kind), str(text)) for kind, text in reply.get("results") or []),
                ends_in_value=bool(compiled.get("value")),
                doubts=tuple(dict.fromkeys(doubts)),
            )

    def _test(self, cell: Any, compiled: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": "test",
            "source": cell.source,
            "shown": without_hidden(cell.source, self._task.hidden),
            "careful": self._careful and self._task.guarded,
            **{key: value for key, value in compiled.items() if key not in ("failed", "value")},
        }

    def _clean_process(self) -> CleanProcess:
        if self._clean is None:
            author = [
                cell.source for cell in self._notebook.cells
                if cell.cell_type == "code" and is_ours(cell) and not is_test(cell)
            ]  # fmt: skip
            self._clean = CleanProcess(self._sandbox, self._task, author)
        return self._clean

    def _raise_status(self, status: Status) -> None:
        self.status = max(self.status, status, key=WORST.index)


def is_test(cell: Any) -> bool:
    """Whether a cell holds tests that score by themselves."""
    meta = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and meta.get("grade") and not meta.get("solution"))


def is_ours(cell: Any) -> bool:
    """Whether a cell's source is the author's, restored from the gradebook."""
    meta = cell.metadata.get("nbgrader", {})
    return bool(meta.get("locked") and not meta.get("solution"))


def _skipped(cell: Any) -> bool:
    return "skip-execution" in cell.metadata.get("tags", []) and not is_test(cell)


def without_hidden(source: str, marks: tuple[str, str]) -> str:
    """A cell's source as the student was given it."""
    shown, hidden = [], False
    for line in source.split("\n"):
        if marks[0] in line:
            hidden = True
        elif marks[1] in line:
            hidden = False
        elif not hidden:
            shown.append(line)
    return "\n".join(shown)
