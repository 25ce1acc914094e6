"""Runs JupyterLab in a folder, in this process, until it is told to stop."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from coursekit.course import START_PAGE
from coursekit.errors import CoursekitError
from coursekit.location import WORKSPACE_MARK
from coursekit.workspace.settings import learner_variables, variables, write_settings

HOST = "127.0.0.1"
FIRST_PORT = 8888
_TRIES = 50


def serve(
    workspace: Path, course: Path, *, port: int | None, on_ready: Callable[[str], None]
) -> None:
    """Run JupyterLab in a learner's `workspace`; see `run`."""
    page = f"/lab/tree/{quote(START_PAGE)}"
    settings = write_settings(workspace / WORKSPACE_MARK / "jupyter")
    environment = {**learner_variables(workspace, course), **variables(settings)}
    run(workspace, environment, page, port=port, on_ready=on_ready)


def run(
    folder: Path,
    environment: Mapping[str, str],
    page: str,
    *,
    port: int | None,
    on_ready: Callable[[str], None],
) -> None:
    """Run JupyterLab in `folder`; `on_ready` gets its address with the token, once it answers.

    Returns when the server was stopped, and its kernels with it. CoursekitError says why it
    cannot start.
    """
    if find_spec("jupyterlab") is None:
        raise CoursekitError(
            "JupyterLab is not installed in this Python. Install it with: pip install jupyterlab"
        )
    chosen = _checked(port) if port else _free()
    token = secrets.token_urlsafe(24)
    os.environ.update({**environment, "JUPYTER_TOKEN": token})
    waiting = threading.Thread(
        target=_announce,
        args=(f"http://{HOST}:{chosen}", page, token, on_ready),
        daemon=True,
    )
    waiting.start()
    from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]

    LabApp.launch_instance(argv=_arguments(folder, chosen, page))


def _arguments(folder: Path, port: int, page: str) -> list[str]:
    options = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.base_url": "/",
        "ServerApp.root_dir": folder,
        "ServerApp.open_browser": False,
        "ServerApp.answer_yes": True,  # Ctrl-C stops at once, and asks nothing
        "ServerApp.allow_root": True,
        "Application.log_level": "ERROR",
        "LabApp.default_url": page,
        # Others on the same machine could read what a kernel and its server tell each other.
        "KernelManager.transport_encryption": "auto",
    }
    return [f"--{name}={value}" for name, value in options.items()]


def _checked(port: int) -> int:
    if not _is_free(port):
        raise CoursekitError(
            f"Port {port} is taken by another program, perhaps by a course that is open already. "
            "Stop that one, or name another port with --port."
        )
    return port


def _free() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + _TRIES):
        if _is_free(port):
            return port
    with closing(socket.socket()) as any_port:
        any_port.bind((HOST, 0))
        return int(any_port.getsockname()[1])


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _announce(address: str, page: str, token: str, on_ready: Callable[[str], None]) -> None:
    """Wait until the server answers, then say where it is."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            opener.open(f"{address}/api?token={token}", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            on_ready(f"{address}{page}?token={token}")
            return
