"""Brings the start page up to date before it is opened: it says where the learner stands today."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from coursekit.build.files import write_whole
from coursekit.build.start import PROGRESS_CELL
from coursekit.course import START_PAGE
from coursekit.errors import CoursekitError
from coursekit.location import WORKSPACE_MARK
from coursekit.workspace.edits import read_own
from coursekit.workspace.signing import sign


def renew_start_page(root: Path, workspace: Path, now: datetime) -> bool:
    """Put what is to be said now into the output of the start page's first cell.

    Only that output changes, and only where there are answers. What cannot be read or written is
    left as it is: the page says itself how to bring it up to date.
    """
    own = read_own(workspace / START_PAGE)
    if own is None or not _answers(workspace).exists():
        return False
    try:
        content = _renewed(own, root, workspace, now)
        if content == own:
            return False
        write_whole(workspace / START_PAGE, content)
    except (CoursekitError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    sign([content])
    return True


def _renewed(own: bytes, root: Path, workspace: Path, now: datetime) -> bytes:
    from coursekit.build.writing import html_output
    from coursekit.study.start import page_of

    notebook: dict[str, Any] = json.loads(own)
    cells = [cell for cell in notebook["cells"] if "".join(cell["source"]) == PROGRESS_CELL]
    for cell in cells[:1]:
        page = page_of(root, _answers(workspace), workspace, now)
        cell["outputs"] = [html_output(page, "Run this cell to see where you stand.")]
        cell["execution_count"] = None
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _answers(workspace: Path) -> Path:
    return workspace / WORKSPACE_MARK / "learner.sqlite"
