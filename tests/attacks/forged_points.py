"""Raises the points of a test in its metadata."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    cells["partial"]["metadata"]["nbgrader"]["points"] = 1000
    cells["plain"]["source"] = "pass"
    path.write_text(json.dumps(content))
