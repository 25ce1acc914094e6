"""Grading a class: against `nbgrader autograde` on the same machine, in the same run.

`python -m benchmarks.grading [SIZES]`; results go to benchmarks/results/grading.md.
"""

# ruff: noqa: D102, E501

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results" / "grading.md"
SIZES = (1, 10, 40, 200)
ALONE = (200, 1000)  # only ours: what one more submission costs

_DATA = "year,flow,value\n" + "".join(
    f"{2000 + n},{flow},{(n + 1) * weight}\n"
    for n in range(20)
    for flow, weight in (("export", 3.0), ("import", 2.0))
)
_WORK = {
    "read": "trade = pd.read_csv('trade.csv')",
    "share": "def share(part, whole):\n    return part / whole",
    "total": "def total(frame, flow):\n    return frame.loc[frame.flow == flow, 'value'].sum()",
    "wide": "wide = trade.pivot(index='year', columns='flow', values='value')",
}
_WRONG = {"share": "def share(part, whole):\n    return whole / part", "total": "total = None"}


def _cell(kind: str, name: str, source: str, **roles: Any) -> dict[str, Any]:
    meta = {"schema_version": 3, "grade": False, "solution": False, "locked": False,
            "task": False, "grade_id": name, **roles}  # fmt: skip
    cell = {"cell_type": kind, "source": source, "metadata": {"nbgrader": meta}, "id": name}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def notebook() -> dict[str, Any]:
    """An assignment of sixteen code cells with pandas and matplotlib."""
    test: dict[str, Any] = {"grade": True, "locked": True, "points": 1}
    cells = [
        _cell("code", "given", "import pandas as pd\nimport matplotlib.pyplot as plt", locked=True),
        *(_cell("code", name, f"# {name}", solution=True) for name in _WORK),
        _cell("code", "shape", "assert trade.shape == (40, 3)", **test),
        _cell("code", "half", "assert share(1, 2) == 0.5", **test),
        _cell("code", "exports", "assert total(trade, 'export') == 630", **test),
        _cell("code", "imports", "assert total(trade, 'import') == 420", **test),
        _cell("code", "columns", "assert list(wide.columns) == ['export', 'import']", **test),
        _cell("code", "frame", "pd.testing.assert_series_equal(wide['export'] / wide['import'], "
              "pd.Series(1.5, index=wide.index), check_names=False)", **test),
        _cell("code", "partial", "(share(1, 4) == 0.25) * 0.5 + (share(3, 4) == 0.75) * 0.5", **test),
        _cell("code", "plot", "fig, ax = plt.subplots()\nwide.plot(ax=ax);", locked=True),
        _cell("code", "labels", "assert len(ax.get_lines()) == 2", **test),
        _cell("code", "describe", "wide.describe()", locked=True),
        _cell("markdown", "essay", "Explain.", grade=True, solution=True, points=4),
    ]  # fmt: skip
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


def make_class(root: Path, size: int) -> None:
    """A course directory with an assignment and `size` submissions, a third of them wrong."""
    source = root / "source" / "ps"
    source.mkdir(parents=True)
    (source / "nb.ipynb").write_text(json.dumps(notebook()))
    (source / "trade.csv").write_text(_DATA)
    (root / "nbgrader_config.py").write_text("c = get_config()\n")
    nbgrader(root, "generate_assignment", "ps")
    for number in range(size):
        folder = root / "submitted" / f"student{number:04}" / "ps"
        shutil.copytree(root / "release" / "ps", folder)
        content = json.loads((folder / "nb.ipynb").read_text())
        work = {**_WORK, **(_WRONG if number % 3 == 2 else {})}
        for cell in content["cells"]:
            name = cell["metadata"]["nbgrader"]["grade_id"]
            cell["source"] = work.get(name, cell["source"])
        (folder / "nb.ipynb").write_text(json.dumps(content))


def nbgrader(root: Path, *command: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([sys.executable, "-m", "nbgrader", *command], cwd=root, check=True,
                   capture_output=True, env={**os.environ, "PATH": path})  # fmt: skip


def ours(root: Path) -> None:
    command = "from coursekit.cli import main; main()"
    subprocess.run([sys.executable, "-c", command, "grade", "ps", "--course-dir", str(root)],
                   check=True, capture_output=True)  # fmt: skip


def scores(root: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(root / "gradebook.db") as db:
        return db.execute(
            "SELECT sa.student_id, b.name, g.auto_score, g.needs_manual_grade FROM grade g "
            "JOIN base_cell b ON b.id = g.cell_id "
            "JOIN submitted_notebook sn ON sn.id = g.notebook_id "
            "JOIN submitted_assignment sa ON sa.id = sn.assignment_id ORDER BY 1, 2"
        ).fetchall()


class Memory(threading.Thread):
    """The most that this process's children held together, without what they share."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self._over = 0, threading.Event()

    def run(self) -> None:
        import psutil

        while not self._over.wait(0.1):
            total = 0
            for process in psutil.Process().children(recursive=True):
                try:
                    total += process.memory_full_info().pss
                except (psutil.Error, OSError):
                    continue
            self.most = max(self.most, total)

    def stop(self) -> int:
        self._over.set()
        self.join()
        return self.most


def main(sizes: tuple[int, ...]) -> None:
    """Measure, compare the scores first, and write the table."""
    today = time.strftime("%Y-%m-%d")
    lines = [f"Measured on {today} with `python -m benchmarks.grading`.", "",
             "| submissions | nbgrader | coursekit | ratio | a submission | peak memory |",
             "|---|---|---|---|---|---|"]  # fmt: skip
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            first, second = Path(folder, "stock"), Path(folder, "ours")
            first.mkdir()
            make_class(first, size)
            shutil.copytree(first, second)
            stock_seconds = _timed(lambda root=first: nbgrader(root, "autograde", "ps", "--create"))
            memory = Memory()
            memory.start()
            our_seconds = _timed(lambda root=second: ours(root))
            most = memory.stop()
            assert scores(first) == scores(second)  # faster and different is a bug
            lines.append(f"| {size} | {stock_seconds:.1f} s | {our_seconds:.2f} s | "
                         f"{stock_seconds / our_seconds:.1f} × | {our_seconds / size * 1000:.0f} ms | "
                         f"{most / 1e6:.0f} MB |")  # fmt: skip
            print(lines[-1], flush=True)
    alone = []
    for size in ALONE:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_class(root, size)
            alone.append(_timed(lambda root=root: ours(root)))
            print(size, alone[-1], flush=True)
    more = (alone[1] - alone[0]) / (ALONE[1] - ALONE[0])
    lines.append(f"\nOne more submission between {ALONE[0]} and {ALONE[1]}: {more * 1000:.0f} ms; "
                 f"a submission at {ALONE[0]}: {alone[0] / ALONE[0] * 1000:.0f} ms. "
                 f"{os.cpu_count()} cores, sandbox on, the scores of both compared first.")  # fmt: skip
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(lines) + "\n")
    print(RESULTS.read_text())


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
