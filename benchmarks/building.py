"""Building and executing all lessons, against jupytext one lesson after the other."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from benchmarks.rows import Row
from benchmarks.scene import CHECKOUT

TIMES = 3
TRIES, STILL = 4, 60


def measure() -> list[Row]:
    """Build cold and again, and let jupytext do the same, in turn.

    jupytext's executor now and then misses a widget's reply in lessons with explorers, and then
    waits two minutes for nothing. Such a run is stopped and made again, and does not count.
    """
    lessons = sorted((CHECKOUT / "course" / "lessons").glob("*.py"))
    cold, idle, baseline = [], [], []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            environment = {**os.environ, "COURSEKIT_WORKSPACE": str(scratch / "nobody")}
            (scratch / "theirs").mkdir()
            total = 0.0
            for lesson in lessons:
                target = scratch / "theirs" / f"{lesson.stem}.ipynb"
                theirs = ["jupytext", "--to", "ipynb", "--execute", "--output", target, lesson]
                total += _patiently(environment, *theirs)
            baseline.append(total)
            ours = ["coursekit", "build", "--execute", "--out", scratch / "ours"]
            for seconds in (cold, idle):
                begin = time.perf_counter()
                _run(environment, *ours)
                seconds.append(time.perf_counter() - begin)
            for lesson in lessons:
                _demand_equal(scratch, lesson.stem)
    name = f"jupytext --execute, {len(lessons)} lessons in a row"
    return [
        Row(
            what="build and execute all lessons, cold",
            ours=cold,
            baseline_name=name,
            baseline=baseline,
            goal="≤ 0.65",
        ),
        Row(
            what="the same again, nothing changed",
            ours=idle,
            baseline_name="the cold build",
            baseline=cold,
            goal="< 0.10",
        ),
    ]


def _patiently(environment: dict[str, str], *command: object) -> float:
    """Seconds that a command took, once it did not stand still."""
    for _ in range(TRIES):
        begin = time.perf_counter()
        try:
            _run(environment, *map(str, command), most=STILL)
        except subprocess.TimeoutExpired:
            continue
        return time.perf_counter() - begin
    raise RuntimeError(f"{command[-1]} stood still {TRIES} times")


def _run(environment: dict[str, str], program: str, *arguments: object, most: float = 900) -> None:
    command = [str(Path(sys.executable).parent / program), *map(str, arguments)]
    subprocess.run(command, check=True, env=environment, capture_output=True, cwd="/", timeout=most)


def _demand_equal(scratch: Path, lesson: str) -> None:
    """Both must have printed the same, cell by cell."""
    printed = []
    for folder in ("ours", "theirs"):
        notebook = nbformat.read(scratch / folder / f"{lesson}.ipynb", as_version=4)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        printed.append([_printed(cell) for cell in cells])
    assert printed[0] == printed[1], f"{lesson}: the two builds printed different things"


def _printed(cell: nbformat.NotebookNode) -> str:
    return "".join(out.text for out in cell.outputs if out.output_type == "stream")


if __name__ == "__main__":
    from benchmarks.rows import table

    print(table(measure()))
