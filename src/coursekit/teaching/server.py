"""JupyterLab in a course directory, with nbgrader's tools switched on for this server alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from coursekit.assignments.students import PRIVATE
from coursekit.build.files import explained
from coursekit.workspace.server import run
from coursekit.workspace.settings import variables, write_settings


def serve(root: Path, page: str, *, port: int | None, on_ready: Callable[[str], None]) -> None:
    """Run JupyterLab in the course directory `root` until it is told to stop."""
    with explained(root):
        (root / PRIVATE).mkdir(mode=0o700, exist_ok=True)
    settings = write_settings(root / PRIVATE / "jupyter", teaching=True)
    # In JupyterLab's terminals `coursekit` and `nbgrader` are found, if nothing resets the path.
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    os.chdir(root)  # Formgrader looks for the course's settings in the current folder
    run(root, {**variables(settings), "PATH": programs}, page, port=port, on_ready=on_ready)
