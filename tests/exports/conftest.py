"""A graded class for the tests of exports."""

from __future__ import annotations

from pathlib import Path

import graded_class
import pytest


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graded class that a test may change."""
    return graded_class.copy(graded_class.made_once(tmp_path_factory), tmp_path / "course")
