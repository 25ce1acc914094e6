"""Names a kernel of its own."""

from __future__ import annotations

import json
from pathlib import Path


def hand_in(folder: Path) -> None:
    path = folder / "nb.ipynb"
    content = json.loads(path.read_text())
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in content["cells"]}
    content["metadata"]["kernelspec"] = {
        "name": "evil",
        "language": "python",
        "display_name": "x",
        "argv": ["/bin/sh", "-c", "touch /tmp/left"],
    }
    path.write_text(json.dumps(content))
