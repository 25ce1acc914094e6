"""Puts a cell with an odd schema version into the notebook."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    cells["plain"]["metadata"]["nbgrader"]["schema_version"] = 1
    cells["sums"]["metadata"]["nbgrader"]["schema_version"] = 99
    path.write_text(json.dumps(content))
