"""Hands in a link to somebody else's notebook."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    path.unlink()
    path.symlink_to(folder.parents[1] / "zz_honest" / "hack" / "nb.ipynb")
