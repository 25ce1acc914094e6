"""Adds a test of its own under a new id."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    content["cells"].append(
        {
            **cells["plain"],
            "source": "pass",
            "id": "x",
            "metadata": {
                "nbgrader": {
                    **cells["plain"]["metadata"]["nbgrader"],
                    "grade_id": "mine",
                    "points": 50,
                }
            },
        }
    )
    path.write_text(json.dumps(content))
