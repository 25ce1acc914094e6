"""Copies a locked test cell, which ends nbgrader's whole batch."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    content["cells"].append({**cells["plain"], "id": "copy"})
    path.write_text(json.dumps(content))
