"""A course of registers that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Spoil = Callable[[str, str, str], int]


@pytest.fixture
def course(checkout: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "registers"
    shutil.copytree(checkout / "tests" / "courses" / "registers", copy)
    return copy / "course"


@pytest.fixture
def spoil(course: Path) -> Spoil:
    """Replace the first text by the second in a file, and return the line on which it stands."""

    def replace(name: str, old: str, new: str) -> int:
        path = course / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
