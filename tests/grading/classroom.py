"""Makes nbgrader courses for tests: an assignment, and students with what they handed in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

Cell = dict[str, Any]


def code(source: str, **meta: Any) -> Cell:
    return _cell("code", source, meta) | {"outputs": [], "execution_count": None}


def text(source: str, **meta: Any) -> Cell:
    return _cell("markdown", source, meta)


def solution(name: str, source: str) -> Cell:
    return code(source, nbgrader=_meta(name, solution=True))


def tests(name: str, source: str, points: float = 1) -> Cell:  # noqa: PT028 - no test
    return code(source, nbgrader=_meta(name, grade=True, locked=True, points=points))


def manual(name: str, source: str, points: float = 1, kind: Any = text) -> Cell:
    meta = _meta(name, grade=True, solution=True, points=points)
    return kind(source, nbgrader=meta)


def locked(name: str, source: str) -> Cell:
    return code(source, nbgrader=_meta(name, locked=True))


def task(name: str, source: str, points: float = 1) -> Cell:
    return text(source, nbgrader=_meta(name, task=True, locked=True, points=points))


def notebook(*cells: Cell, kernel: str = "python3") -> dict[str, Any]:
    for number, cell in enumerate(cells):
        cell["id"] = f"cell{number}"
    spec = {"display_name": "Python 3", "language": "python", "name": kernel}
    return {"cells": list(cells), "metadata": {"kernelspec": spec}, "nbformat": 4,
            "nbformat_minor": 5}  # fmt: skip


def _meta(name: str, **more: Any) -> dict[str, Any]:
    return {"schema_version": 3, "grade": False, "solution": False, "locked": False,
            "task": False, "grade_id": name, **more}  # fmt: skip


def _cell(kind: str, source: str, meta: dict[str, Any]) -> Cell:
    return {"cell_type": kind, "source": source, "metadata": meta, "id": ""}


def make_course(root: Path, name: str, notebooks: dict[str, Any], files: dict[str, str]) -> None:
    """Write the source of an assignment and let nbgrader generate its release version."""
    folder = root / "source" / name
    folder.mkdir(parents=True)
    for stem, content in notebooks.items():
        (folder / f"{stem}.ipynb").write_text(json.dumps(content))
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    (root / "nbgrader_config.py").write_text("c = get_config()\n")
    nbgrader(root, "generate_assignment", name)


def nbgrader(root: Path, *command: str, fails: bool = False) -> str:
    """Run nbgrader itself in a course directory."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # it runs `alembic`
    # A kernel that takes itself for a test shows no figures, and nothing from the terminal.
    of_tests = ("PYTEST_", "MPLBACKEND")
    usual = {name: value for name, value in os.environ.items() if not name.startswith(of_tests)}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=root, capture_output=True, text=True, env={**usual, "PATH": path},
    )  # fmt: skip
    if done.returncode and not fails:
        raise AssertionError(done.stdout + done.stderr)
    return done.stdout + done.stderr


def hand_in(
    root: Path, student: str, name: str, answers: dict[str, Any], *, when: str = "", **files: Any
) -> Path:
    """Hand in the release version with some cells replaced: `{"notebook/cell": source or cell}`."""
    target = root / "submitted" / student / name
    shutil.copytree(root / "release" / name, target)
    for place, answer in answers.items():
        stem, _, cell_name = place.partition("/")
        path = target / f"{stem}.ipynb"
        content = json.loads(path.read_text())
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == cell_name:
                cell["source"] = answer
        path.write_text(json.dumps(content))
    if when:
        (target / "timestamp.txt").write_text(when)
    for path, data in files.get("extra", {}).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)
    return target


def edit(path: Path, change: Any) -> None:
    """Change a submitted notebook by a function of its content."""
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))
