"""Hands in a pipe in place of the notebook."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    import os

    (folder / "nb.ipynb").unlink()
    os.mkfifo(folder / "nb.ipynb")
