"""Runs a notebook of another kernel, with that kernel in the same sandbox: correct before fast."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from coursekit.grading.sandbox import SEALED, bubblewrap, bubblewrap_options, python_places
from coursekit.grading.task import Status, Task


def needs_kernel(notebook: Any) -> bool:
    """Whether a notebook is for anything but the Python that grades."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    wanted = notebook.metadata.get("kernelspec", {})
    name = str(wanted.get("name", "python3"))
    if name in ("python3", ""):
        return False
    try:
        argv = KernelSpecManager().get_kernel_spec(name).argv
    except NoSuchKernel:
        return bool(wanted.get("language", "python") != "python")
    program = Path(argv[0])
    own = program.name.startswith("python") and "ipykernel_launcher" in argv
    return not (own and (not program.is_absolute() or program.samefile(sys.executable)))


def run_with_kernel(task: Task, notebook: Any) -> tuple[Status, list[str], dict[str, bytes]]:
    """Execute a notebook in place; status, notes, and the files that are there afterwards."""
    from jupyter_client.manager import AsyncKernelManager
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from nbgrader.preprocessors import Execute

    notes = ["run with a real kernel, and marked from its outputs as nbgrader does"]
    with tempfile.TemporaryDirectory(prefix="coursekit-") as place:
        work, wires = Path(place, "submission"), Path(place, "wires")
        wires.mkdir()
        for name, data in task.files.items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        prefix = _prefix(work, wires) if task.confined else []

        class Confined(AsyncKernelManager):
            """Starts its kernel inside bubblewrap, and talks to it over files."""

            def format_kernel_cmd(self, extra_arguments: Any = None) -> list[str]:
                return [*prefix, *super().format_kernel_cmd(extra_arguments)]

        status: Status = "graded"
        manager = Confined(
            kernel_name=str(notebook.metadata["kernelspec"]["name"]),
            transport="ipc",
            ip=str(wires / "k"),
            connection_file=str(wires / "kernel.json"),
        )
        step = Execute(timeout=int(task.limits.cell_seconds) or 1)
        os.environ.setdefault("NBGRADER_EXECUTION", "autograde")
        try:
            step.preprocess(notebook, {"metadata": {"path": str(work)}}, km=manager)
        except CellTimeoutError:
            status = "timeout"
        except (DeadKernelError, RuntimeError, OSError) as error:
            status = "crashed"
            notes.append(f"its kernel failed: {type(error).__name__}")
        finally:
            if manager.provisioner is not None and manager.provisioner.has_process:
                _kill(manager)
        files = {
            path.relative_to(work).as_posix(): path.read_bytes()
            for path in sorted(work.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.stat().st_size < 96 << 20
        }
    return status, notes, dict(list(files.items())[:2000])


def _kill(manager: Any) -> None:
    process = getattr(manager.provisioner, "process", None)
    if isinstance(process, subprocess.Popen) and process.poll() is None:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _prefix(work: Path, wires: Path) -> list[str]:
    """Bubblewrap around a kernel; its whole process namespace dies with it."""
    options = [bubblewrap(), *bubblewrap_options(), "--unshare-user-try"]
    options += ["--bind", str(work), str(work), "--bind", str(wires), str(wires)]
    for place in _kernel_places():
        options += ["--ro-bind-try", place, place]
    options += [*SEALED, "--setenv", "NBGRADER_EXECUTION", "autograde"]
    return [*options, "--chdir", str(work)]


def _kernel_places() -> list[str]:
    from jupyter_core.paths import jupyter_path

    known = [str(place) for place in python_places()]
    return [place for place in jupyter_path("kernels") if not place.startswith(tuple(known))]
