"""Starts and stops the Jupyter kernels that run lessons, each in a fresh folder of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coursekit.location import COURSE_VARIABLE, WORKSPACE_VARIABLE

if TYPE_CHECKING:
    from jupyter_client.manager import KernelManager


class Kernel:
    """A kernel of this Python, which starts at once and loads while other work goes on."""

    def __init__(self, root: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="coursekit-run-"))
        try:
            self.manager = _start(root, self.folder)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def stop(self) -> None:
        """End the kernel now, whatever it does, and remove its folder."""
        with suppress(RuntimeError):  # it has ended by itself
            self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()
        shutil.rmtree(self.folder, ignore_errors=True)


def _start(root: Path, folder: Path) -> KernelManager:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    work = folder / "work"
    work.mkdir()
    # Without folders to search, the one kernel known is that of this Python.
    manager = KernelManager(
        kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    manager.connection_file = str(folder / "kernel.json")
    if os.name == "posix":
        manager.transport = "ipc"  # sockets in a folder of our own: nobody else can listen in
    manager.client_class = "jupyter_client.asynchronous.AsyncKernelClient"
    manager.start_kernel(
        cwd=str(work),
        env=_environment(root, folder),
        extra_arguments=["--HistoryManager.hist_file=:memory:"],
    )
    return manager


def _environment(root: Path, folder: Path) -> dict[str, str]:
    """Return variables that hide the author's own answers and settings, and fix what may vary."""
    rules = folder / "matplotlibrc"
    rules.touch()
    return {
        **os.environ,
        COURSE_VARIABLE: str(root),
        WORKSPACE_VARIABLE: str(folder / "workspace"),
        "IPYTHONDIR": str(folder / "ipython"),
        "MATPLOTLIBRC": str(rules),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "0",
    }
