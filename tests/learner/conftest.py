"""Courses, answers and learners' files for these tests, made up in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import course, items

from coursekit.learner import Store
from coursekit.learner.catalogue import Catalogue, catalogue


@pytest.fixture
def small() -> Catalogue:
    """Two lessons of six questions each, for two objectives."""
    lessons = ("01_tea", "02_tiles")
    return catalogue(course(lessons, ("O1", "O2")), items(lessons, ("O1", "O2"), 6))


@pytest.fixture
def store_at(tmp_path: Path) -> Callable[..., Store]:
    """Open a learner's file of this test by name."""
    return lambda name="learner": Store(tmp_path / name / "learner.sqlite")
