"""`coursekit progress`: a summary in the terminal, and the learner's data to carry or erase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import answer, choice

from coursekit.cli import main
from coursekit.learner import Store

ITEM = choice("01_first/seller")


@pytest.fixture
def workspace(tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of the tiny course with one answer."""
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    return made(tmp_path / "mine")


def made(folder: Path) -> Path:
    store = Store(folder / ".coursekit" / "learner.sqlite")
    store.add(answer(ITEM, confidence=80))
    store.close()
    return folder


def run(workspace: Path, *arguments: object) -> Result:
    command = ["progress", "--workspace", str(workspace), *map(str, arguments)]
    return CliRunner().invoke(main, command)


def answers(workspace: Path) -> int:
    store = Store(workspace / ".coursekit" / "learner.sqlite")
    count = len(store.attempts())
    store.close()
    return count


def test_the_summary_names_lessons_objectives_and_the_next_step(workspace: Path) -> None:
    result = run(workspace)
    assert result.exit_code == 0
    said = " ".join(result.output.split())
    for part in ("Tea and tiles", "Next step: ", "Tiles, and", "O2", "not started", "nowhere else"):
        assert part in said


def test_all_of_it_comes_as_json(workspace: Path) -> None:
    data = json.loads(run(workspace, "--json").output)
    assert data["items"] == 5
    assert data["answered"] == 0  # the course asks another question by that name
    assert data["confidence"]["count"] == 1  # yet how sure one was of the old one is still told


def test_a_history_moves_from_one_workspace_to_another(workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.jsonl"
    assert "1 answer to" in run(workspace, "export", target).output
    other = made(tmp_path / "other")
    assert "Added 1 answer." in run(other, "import", target).output
    assert "already" in run(other, "import", target).output
    assert answers(other) == 2


def test_two_workspaces_are_joined(workspace: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    assert "Added 1 answer." in run(workspace, "merge", other).output
    assert (answers(workspace), answers(other)) == (2, 1)


def test_export_to_the_terminal_is_the_records_alone(workspace: Path) -> None:
    lines = run(workspace, "export", "-").output.splitlines()
    kinds = [json.loads(line)["record"] for line in lines]
    assert kinds == ["coursekit-progress", "learner", "attempt"]


def test_with_nothing_stored_export_says_so(tmp_path: Path) -> None:
    (tmp_path / "fresh" / ".coursekit").mkdir(parents=True)
    result = run(tmp_path / "fresh", "export", "-")
    assert result.exit_code == 1
    assert "is no file" in result.output


def test_erasing_asks_first(workspace: Path) -> None:
    assert run(workspace, "erase").exit_code != 0
    assert answers(workspace) == 1
    assert "Erased" in run(workspace, "erase", "--yes").output
    assert answers(workspace) == 0


def test_a_damaged_file_is_recovered_and_said(workspace: Path) -> None:
    path = workspace / ".coursekit" / "learner.sqlite"
    path.write_bytes(b"\0" * 50 + path.read_bytes()[50:])
    result = run(workspace)
    assert result.exit_code == 0
    assert "was damaged" in result.output
    assert answers(workspace) == 1


def test_mistakes_are_said_without_a_traceback(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("nothing")
    for command in (("import", tmp_path / "bad.jsonl"), ("merge", tmp_path / "bad.jsonl")):
        result = run(workspace, *command)
        assert result.exit_code == 1
        assert "bad.jsonl" in result.output
        assert isinstance(result.exception, SystemExit)
