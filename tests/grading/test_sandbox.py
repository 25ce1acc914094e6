"""The sandbox refuses to do without, and says what to install."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import classroom as room
import psutil
import pytest
from click.testing import CliRunner

from coursekit.cli import main
from coursekit.grading.sandbox import Sandbox

pytestmark = pytest.mark.nbgrader


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "course"
    root.mkdir()
    notebook = room.notebook(room.solution("w", "# w"), room.tests("t", "assert w() == 1"))
    room.make_course(root, "ps", {"nb": notebook}, {})
    room.hand_in(root, "one", "ps", {"nb/w": "def w():\n    return 1"})
    return root


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "course"))


def test_bubblewrap_is_installed() -> None:
    assert shutil.which("bwrap"), "install bubblewrap: sudo apt install bubblewrap"


def test_without_bubblewrap_nothing_runs(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    result = CliRunner().invoke(main, ["grade", "ps", "--course-dir", str(course)])
    assert result.exit_code == 1
    assert "sudo apt install bubblewrap" in result.output
    assert not (course / "autograded").exists()


def test_no_sandbox_warns_and_grades(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/sbin")
    command = ["grade", "ps", "--course-dir", str(course), "--no-sandbox"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "Warning" in result.output
    report = json.loads((course / "autograded" / "ps-report.json").read_text())
    (one,) = report["submissions"]
    assert (one["student"], one["status"], one["score"], one["max_score"]) == (
        "one",
        "graded",
        1,
        1,
    )


def test_an_unknown_assignment_is_a_message(course: Path) -> None:
    result = CliRunner().invoke(main, ["grade", "other", "--course-dir", str(course)])
    assert result.exit_code == 1
    assert "generate_assignment" in result.output


def test_feedback_can_be_made_from_what_it_leaves(course: Path) -> None:
    result = CliRunner().invoke(main, ["grade", "ps", "--course-dir", str(course)])
    assert result.exit_code == 0, result.output
    room.nbgrader(course, "generate_feedback", "ps")
    assert "1.0" in (course / "feedback" / "one" / "ps" / "nb.html").read_text()


def test_a_sandbox_closed_at_once_leaves_no_process() -> None:
    def sandboxes() -> set[int]:
        return {p.pid for p in psutil.process_iter(["name", "status"])
                if p.info["name"] == "bwrap" and p.info["status"] != psutil.STATUS_ZOMBIE
                and p.ppid() == 1}  # fmt: skip

    before = sandboxes()
    for number in range(40):  # bubblewrap's own child does not yet die with it
        with Sandbox():
            deadline = time.monotonic() + number * 0.0003
            while time.monotonic() < deadline:
                pass
    deadline = time.monotonic() + 10
    while not sandboxes() <= before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sandboxes() <= before
