"""`coursekit learn --set-up-only`: where the workspace is, and what is said of it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from coursekit.cli import main

BESIDE = "01_first (new version).ipynb"


@pytest.fixture
def learn(tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))

    def run(*arguments: object):
        return CliRunner().invoke(main, ["learn", *map(str, arguments)])

    return run


def test_what_was_laid_out_is_said(learn, folder) -> None:
    done = learn(folder, "--set-up-only")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Laid out 3 notebooks.\nYour workspace: {folder}\n"
    assert learn(folder, "--set-up-only").stdout == f"Your workspace: {folder}\n"


def test_a_new_version_is_named_on_screen(learn, folder, course_changes) -> None:
    learn(folder, "--set-up-only")
    path = folder / "01_first.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("Two ports", "My ports"), "utf-8")
    course_changes()
    done = learn(folder, "--set-up-only")
    assert "You changed 01_first.ipynb, so it stays as it is." in done.stdout
    assert f"new version is beside it: {BESIDE}." in done.stdout


def test_an_update_is_said_in_one_line(learn, folder, course_changes, tiny_course) -> None:
    learn(folder, "--set-up-only")
    (folder / "Start here.ipynb").unlink()
    course_changes()
    lesson = tiny_course / "lessons" / "02_second.py"
    lesson.write_text(lesson.read_text().replace("better table", "better list"))
    assert learn(folder, "--set-up-only").stdout.splitlines()[:2] == [
        "Brought up to date: 01_first.ipynb, 02_second.ipynb.",
        "Laid out again, because it was gone: Start here.ipynb.",
    ]


def test_without_a_name_the_workspace_is_in_the_home_folder(learn, tmp_path, monkeypatch) -> None:
    (tmp_path / "somewhere").mkdir()
    monkeypatch.chdir(tmp_path / "somewhere")
    assert learn("--set-up-only").exit_code == 0
    assert (tmp_path / "home" / "russia-china-course" / "Start here.ipynb").is_file()


def test_within_a_workspace_it_is_that_one(learn, folder, tmp_path, monkeypatch) -> None:
    learn(folder, "--set-up-only")
    (folder / "my notes").mkdir()
    monkeypatch.chdir(folder / "my notes")
    assert learn("--set-up-only").stdout == f"Your workspace: {folder}\n"
    assert not (tmp_path / "home").exists()


def test_a_folder_that_cannot_be_one_is_a_message(learn, folder) -> None:
    folder.mkdir()
    (folder / "thesis.docx").write_text("mine")
    done = learn(folder, "--set-up-only")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert "Name a new folder" in done.stderr


def test_a_port_that_is_taken_is_told(learn, folder) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = learn(folder, "--no-browser", "--port", port)
    assert done.exit_code == 1
    assert f"Port {port} is taken" in done.stderr
    assert "--port" in done.stderr
