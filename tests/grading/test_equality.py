"""What `coursekit grade` leaves is what `nbgrader autograde --create` leaves."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import classroom as room
import kinds
import pytest

from coursekit.grading.batch import grade

pytestmark = [pytest.mark.nbgrader, pytest.mark.stock]


def source() -> dict[str, Any]:
    return {
        "main": room.notebook(
            room.text("# Adding"),
            room.locked("given", "CONSTANT = 3"),
            room.solution("free", "# anything"),
            room.solution(
                "add",
                "### BEGIN SOLUTION\ndef add(a, b):\n    return a + b\n### END SOLUTION",
            ),
            room.tests("test_add", "assert add(1, 2) == CONSTANT", 2),
            room.tests(
                "hidden",
                "assert add(2, 2) == 4\n### BEGIN HIDDEN TESTS\nassert add(-1, 1) == 0\n"
                "### END HIDDEN TESTS",
                3,
            ),
            room.tests("part", "(add(1, 1) == 2) * 0.5 + (add(0, 0) == 0) * 0.25", 1),
            room.tests("shows", "print('checking')\n'not a number'", 1),
            room.manual("essay", "Write.", 4),
            room.manual("code_essay", "# write code", 2, room.code),
            room.task("chore", "Do it.", 3),
        ),
        "second part": room.notebook(
            room.solution("answer", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
            room.tests("test_x", "assert isinstance(x, int)", 1),
        ),
    }


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """The same class graded twice: by nbgrader (two halves at once), and by us."""
    root = tmp_path_factory.mktemp("class") / "stock0"
    root.mkdir()
    room.make_course(root, "ps", source(), {"data/d.txt": "data"})
    (root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\nc.Execute.timeout = 20\n"
    )
    with sqlite3.connect(root / "gradebook.db") as db:
        db.execute("UPDATE assignment SET duedate = '2026-02-01 00:00:00.000000'")
    students = kinds.class_of(root)
    ours, half = root.with_name("ours"), root.with_name("stock1")
    shutil.copytree(root, ours)
    shutil.copytree(root, half)
    for number, folder in enumerate((root, half)):
        for student in students[1 - number :: 2]:
            shutil.rmtree(folder / "submitted" / student)
    with ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda f: room.nbgrader(f, "autograde", "ps", "--create", fails=True), (root, half)
            )
        )
    for student in students[1::2]:
        if (half / "autograded" / student).exists():
            shutil.copytree(half / "autograded" / student, root / "autograded" / student)
    grade(ours, "ps")
    return root, ours, students


STUDENTS = sorted([*kinds.SNIPPETS, *kinds.FILES])


@pytest.mark.parametrize("student", STUDENTS)
def test_rows_are_the_same(graded: tuple[Path, Path, list[str]], student: str) -> None:
    stock, ours, students = graded
    if students.index(student) % 2:
        stock = stock.with_name("stock1")
    assert rows(ours, student) == rows(stock, student)


@pytest.mark.parametrize("student", STUDENTS)
def test_files_are_the_same(graded: tuple[Path, Path, list[str]], student: str) -> None:
    stock, ours, _ = graded
    assert files(ours, student) == files(stock, student)


def test_most_are_graded(graded: tuple[Path, Path, list[str]]) -> None:
    report = json.loads((graded[1] / "autograded" / "ps-report.json").read_text())
    odd = {s["student"]: (s["status"], s["notes"]) for s in report["submissions"]
           if s["status"] != "graded"}  # fmt: skip
    assert odd == {}
    assert len(report["submissions"]) >= 40


def rows(root: Path, student: str) -> Any:
    with sqlite3.connect(root / "gradebook.db") as db:
        grades = db.execute(
            "SELECT n.name, b.name, g.auto_score, g.manual_score, g.extra_credit, "
            "g.needs_manual_grade FROM grade g JOIN base_cell b ON b.id = g.cell_id "
            "JOIN submitted_notebook sn ON sn.id = g.notebook_id "
            "JOIN notebook n ON n.id = sn.notebook_id "
            "JOIN submitted_assignment sa ON sa.id = sn.assignment_id "
            "WHERE sa.student_id = ? ORDER BY 1, 2",
            (student,),
        ).fetchall()
        comments = db.execute(
            "SELECT n.name, b.name, c.auto_comment, c.manual_comment FROM comment c "
            "JOIN base_cell b ON b.id = c.cell_id "
            "JOIN submitted_notebook sn ON sn.id = c.notebook_id "
            "JOIN notebook n ON n.id = sn.notebook_id "
            "JOIN submitted_assignment sa ON sa.id = sn.assignment_id "
            "WHERE sa.student_id = ? ORDER BY 1, 2",
            (student,),
        ).fetchall()
        rest = db.execute(
            "SELECT sa.timestamp, sa.extension, n.name, sn.flagged, sn.late_submission_penalty "
            "FROM submitted_assignment sa JOIN submitted_notebook sn ON sn.assignment_id = sa.id "
            "JOIN notebook n ON n.id = sn.notebook_id WHERE sa.student_id = ? ORDER BY 3",
            (student,),
        ).fetchall()
    return grades, comments, rest


def files(root: Path, student: str) -> dict[str, Any]:
    folder = root / "autograded" / student / "ps"
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(folder).as_posix()
            mode = path.stat().st_mode & 0o777
            found[name] = (
                mode,
                same(json.loads(path.read_text()))
                if name.endswith(".ipynb")
                else path.read_bytes(),
            )
    return found


def same(notebook: Any) -> Any:
    """A notebook without what differs between two runs of nbgrader itself."""
    for cell in notebook["cells"]:
        cell["id"] = ""
        if "execution" in cell["metadata"]:
            cell["metadata"]["execution"] = sorted(cell["metadata"]["execution"])
        merged: list[Any] = []
        for output in cell.get("outputs", []):
            text = json.dumps(output)
            text = re.sub(r"0x[0-9a-f]+|ipykernel_\d+/\d+|[0-9a-f]{32}", "~", text)
            output = json.loads(text)
            if output["output_type"] == "stream":
                # What goes straight to the terminal comes in its own time: compare lines.
                lines = "".join(output["text"]).splitlines()
                before = next((one for one in merged if one.get("name") == output["name"]), None)
                if before:
                    before["text"] = sorted(before["text"] + lines)
                    continue
                output["text"] = sorted(lines)
            merged.append(output)
        cell["outputs"] = merged
    widgets = notebook["metadata"].pop("widgets", {})
    states = widgets.get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    texts = (json.dumps(state, sort_keys=True) for state in states.values())
    notebook["widgets"] = sorted(re.sub(r"[0-9a-f]{32}", "~", text) for text in texts)
    return notebook
