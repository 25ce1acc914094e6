"""Puts metadata of wrong types everywhere."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    cells["plain"]["metadata"]["nbgrader"] = "text"
    cells["add"]["metadata"]["tags"] = {"a": 1}
    cells["last"]["metadata"]["nbgrader"]["grade_id"] = ["x"]
    path.write_text(json.dumps(content))
