"""Settings that a folder brings to JupyterLab; those of the user are left alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from coursekit.build.files import make_folder, write_whole
from coursekit.location import COURSE_VARIABLE, WORKSPACE_VARIABLE

_LAB_DEFAULTS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
}

_LAB_FOR_TEACHERS = {
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}}
}

# A teacher's tools have no place in a learner's notebooks, and take a second to load.
_GRADING = ("assignment_list", "course_list", "formgrader", "validate_assignment")


def write_settings(folder: Path, *, teaching: bool = False) -> Path:
    """Write the settings into a folder and return it; nbgrader's tools are on for teaching."""
    from ipykernel.kernelspec import get_kernel_dict

    tools = {f"nbgrader.server_extensions.{name}": teaching for name in _GRADING}
    # The kernel of this Python, whatever kernels the machine has besides.
    _write(folder / "kernels" / "python3" / "kernel.json", get_kernel_dict())
    defaults = {**_LAB_DEFAULTS, **(_LAB_FOR_TEACHERS if teaching else {})}
    _write(folder / "labconfig/default_setting_overrides.json", defaults)
    disabled = {"@jupyter/nbgrader": not teaching}
    _write(folder / "labconfig/page_config.json", {"disabledExtensions": disabled})
    servers = {"ServerApp": {"jpserver_extensions": tools}}
    _write(folder / "jupyter_server_config.d/coursekit.json", servers)
    return folder


def variables(settings: Path) -> dict[str, str]:
    """Environment of a server that takes its settings from a folder."""
    return {
        "JUPYTER_PATH": _first(str(settings), "JUPYTER_PATH"),
        "JUPYTER_CONFIG_PATH": _first(str(settings), "JUPYTER_CONFIG_PATH"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
    }


def learner_variables(workspace: Path, course: Path) -> dict[str, str]:
    """What kernels in a learner's workspace must know."""
    return {COURSE_VARIABLE: str(course), WORKSPACE_VARIABLE: str(workspace)}


def _first(path: str, variable: str) -> str:
    before = os.environ.get(variable)
    return os.pathsep.join(filter(None, (path, before)))


def _write(path: Path, value: Any) -> None:
    content = f"{json.dumps(value, indent=1, ensure_ascii=False)}\n".encode()
    if path.is_file() and path.read_bytes() == content:
        return
    make_folder(path.parent)
    write_whole(path, content)
