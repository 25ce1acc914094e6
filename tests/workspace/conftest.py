"""What tests of the workspace share: a learner's folder, and a course that goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.workspace import Laid, lay_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name is hard on programs."""
    return tmp_path / "мой курс 我的课程 (1)"


@pytest.fixture
def lay(tiny_course: Path, folder: Path) -> Callable[[], tuple[Laid, ...]]:
    """Lay out the tiny course in the learner's folder."""
    return lambda: lay_out(tiny_course, folder)


@pytest.fixture
def course_changes(tiny_course: Path) -> Callable[[str], None]:
    """Bring out a new edition of the first lesson."""

    def change(words: str = "Two harbours trade tea.") -> None:
        path = tiny_course / "lessons" / "01_first.py"
        lines = path.read_text(encoding="utf-8").splitlines()
        place = next(i for i, line in enumerate(lines) if "trade tea." in line)
        lines[place] = f"# {words} (They trade tea.)"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return change
