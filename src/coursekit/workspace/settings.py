"""Settings that a workspace brings to JupyterLab; the learner's own files are left alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from coursekit.build.files import make_folder, write_whole
from coursekit.location import COURSE_VARIABLE, WORKSPACE_MARK, WORKSPACE_VARIABLE

_LAB_DEFAULTS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
}

# An instructor's tools have no place in a learner's notebooks, and take a second to load.
_NO_GRADING = {
    f"nbgrader.server_extensions.{name}": False
    for name in ("assignment_list", "course_list", "formgrader", "validate_assignment")
}
_FILES = {
    "labconfig/default_setting_overrides.json": _LAB_DEFAULTS,
    "labconfig/page_config.json": {"disabledExtensions": {"@jupyter/nbgrader": True}},
    "jupyter_server_config.d/coursekit.json": {"ServerApp": {"jpserver_extensions": _NO_GRADING}},
}


def write_settings(workspace: Path) -> Path:
    """Write the settings into a workspace and return their folder."""
    from ipykernel.kernelspec import get_kernel_dict

    folder = workspace / WORKSPACE_MARK / "jupyter"
    # The kernel of this Python, whatever kernels the machine has besides.
    _write(folder / "kernels" / "python3" / "kernel.json", get_kernel_dict())
    for name, value in _FILES.items():
        _write(folder / name, value)
    return folder


def variables(workspace: Path, course: Path, settings: Path, token: str) -> dict[str, str]:
    """Return environment variables for a server in `workspace`."""
    return {
        COURSE_VARIABLE: str(course),
        WORKSPACE_VARIABLE: str(workspace),
        "JUPYTER_PATH": _first(str(settings), "JUPYTER_PATH"),
        "JUPYTER_CONFIG_PATH": _first(str(settings), "JUPYTER_CONFIG_PATH"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
        "JUPYTER_TOKEN": token,
    }


def _first(path: str, variable: str) -> str:
    before = os.environ.get(variable)
    return os.pathsep.join(filter(None, (path, before)))


def _write(path: Path, value: Any) -> None:
    content = f"{json.dumps(value, indent=1, ensure_ascii=False)}\n".encode()
    if path.is_file() and path.read_bytes() == content:
        return
    make_folder(path.parent)
    write_whole(path, content)
