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
    from jupyter_client.manager import AsyncKernelManager


class Kernel:
    """A kernel of this Python with a folder of its own; it goes on loading after `start`."""

    def __init__(self) -> None:
        self.manager: AsyncKernelManager = _manager()
        self._folder = Path(tempfile.mkdtemp(prefix="coursekit-run-"))

    async def start(self, root: Path) -> None:
        """Start the kernel for lessons of the course at `root`."""
        work = self._folder / "work"
        work.mkdir()
        self.manager.connection_file = str(self._folder / "kernel.json")
        await self.manager.start_kernel(
            cwd=str(work),
            env=_environment(root, self._folder),
            extra_arguments=["--HistoryManager.hist_file=:memory:"],
        )

    async def stop(self) -> None:
        """End the kernel now, whatever it does, and remove its folder; twice is once."""
        try:
            with suppress(RuntimeError):  # it never started, or has ended by itself
                await self.manager.shutdown_kernel(now=True)
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)


def _manager() -> AsyncKernelManager:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    # Without folders to search, the one kernel known is that of this Python.
    manager = AsyncKernelManager(
        kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    if os.name == "posix":
        manager.transport = "ipc"  # sockets in a folder of our own: nobody else can listen in
    manager.client_class = "coursekit.build.channels.PatientClient"
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
