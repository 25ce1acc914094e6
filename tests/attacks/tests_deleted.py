"""Deletes all tests."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    content["cells"] = [
        c
        for c in content["cells"]
        if c["cell_type"] == "code" and not c["metadata"].get("nbgrader", {}).get("grade")
    ]
    path.write_text(json.dumps(content))
