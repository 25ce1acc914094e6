"""Hands in half a notebook."""

from __future__ import annotations

from pathlib import Path


def hand_in(folder: Path) -> None:
    (folder / "nb.ipynb").write_text('{"cells": [')
