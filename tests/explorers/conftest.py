"""Explorers over a course of invented registers, in a workspace of their own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def workspace(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's workspace, which is the current folder, with one lesson in it."""
    course = checkout / "tests" / "courses" / "registers" / "course"
    folder = tmp_path / "workspace"
    (folder / ".coursekit").mkdir(parents=True)
    (folder / "01_kettles.ipynb").write_text("{}")
    monkeypatch.setenv("COURSEKIT_COURSE", str(course))
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path / "lab"))
    monkeypatch.chdir(folder)
    return folder
