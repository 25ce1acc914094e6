"""A graded class for the tests of feedback."""

from __future__ import annotations

import shutil
from pathlib import Path

import graded_class
import pytest


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graded class that a test may change."""
    original = graded_class.made_once(tmp_path_factory)
    return Path(shutil.copytree(original, tmp_path / "course"))
