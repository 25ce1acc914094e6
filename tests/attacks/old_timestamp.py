"""Hands in a timestamp that is no time."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    (folder / "timestamp.txt").write_text("\x1b[31mnever\n")
