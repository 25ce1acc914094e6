"""What a learner wrote in a notebook, told apart from what JupyterLab writes by running it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coursekit.build.files import digest


def written(content: bytes) -> str:
    """Name for the text and code of a notebook; empty where the file is no notebook.

    Outputs, counters, metadata and empty cells do not count: running a notebook and saving it
    leaves the name as it was, since JupyterLab adds an empty cell at the end.
    """
    try:
        cells: list[dict[str, Any]] = json.loads(content)["cells"]
        parts = []
        for cell in cells:
            text = _joined(cell["source"])
            pictures = cell.get("attachments") or {}
            if text.strip() or pictures:
                parts += [cell["cell_type"], text, json.dumps(pictures, sort_keys=True)]
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
    return digest(*parts)


def read_own(path: Path) -> bytes | None:
    """Content of a plain file; None for a link or a folder, which are the learner's affair."""
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)
