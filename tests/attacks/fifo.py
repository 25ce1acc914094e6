"""Hands in a pipe, which never ends for who reads it."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    import os

    os.mkfifo(folder / "data.csv")
