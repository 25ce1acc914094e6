"""Starts the fork server in bubblewrap, and opens one child of it for each submission."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.grading.inside.wire import WireError, receive_frame, send_descriptors

_STUDENT_UID = 64_990
SEALED = ("--remount-ro", "/dev", "--remount-ro", "/")
"""bubblewrap's last options: else a plain user, who owns what it makes, could leave files there."""


class SandboxError(CoursekitError):
    """No sandbox can be made here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one submission may use; seconds are of wall clock."""

    cell_seconds: float = 30.0
    submission_seconds: float = 600.0
    memory_mb: int = 1024
    processes: int = 64
    disk_mb: int = 192
    file_mb: int = 96
    output_mb: int = 64


def bubblewrap() -> str:
    """Path of bubblewrap, or an error that says how to install it."""
    found = shutil.which("bwrap")
    if found is None:
        raise SandboxError(
            "Grading runs students' code in a sandbox, and bubblewrap is not installed.\n"
            "    Install it: sudo apt install bubblewrap (or: sudo dnf install bubblewrap).\n"
            "    To grade without a sandbox, on a machine you can lose: --no-sandbox"
        )
    return found


def python_places() -> list[Path]:
    """Folders outside /usr that this Python and its packages live in."""
    import coursekit

    package = Path(coursekit.__file__).resolve().parent
    places = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).parent]
    places += [Path(entry) for entry in sys.path if entry.endswith(("-packages", ".zip"))]
    places += [package, package.parents[1] / "course", package.parents[1] / "seeds"]
    chosen: list[Path] = []
    for place in [*places, *[place.resolve() for place in places]]:
        if place.exists() and place.parts[:2] != ("/", "usr") and len(place.parts) > 2:
            chosen += [place] if place not in chosen else []
    return sorted(chosen, key=lambda place: len(place.parts))


def environment() -> dict[str, str]:
    """The whole environment of the sandbox; nothing of the instructor's gets in."""
    language = os.environ.get("LANG", "C.UTF-8")
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": "/tmp",  # noqa: S108 - private to each submission
        "LANG": language if "UTF" in language.upper() else "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": "/var/cache/matplotlib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry.endswith("/src")),
    }


def bubblewrap_options() -> list[str]:
    """A read-only system without anybody's home, and nothing of the course."""
    options = ["--die-with-parent", "--clearenv", "--dev", "/dev", "--proc", "/proc"]
    options += ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    for folder in ("usr", "bin", "lib", "lib32", "lib64", "sbin"):
        path = Path("/", folder)
        if path.is_symlink():
            options += ["--symlink", str(path.readlink()), str(path)]
        elif path.exists():
            options += ["--ro-bind", str(path), str(path)]
    for name in ("alternatives", "fonts", "ld.so.cache", "localtime", "mime.types", "ssl/certs"):
        options += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    options += ["--tmpfs", "/tmp"]  # noqa: S108 - before a Python that lies below it
    ancestors = sorted({parent for place in python_places() for parent in place.parents[:-1]})
    for ancestor in ancestors:  # bubblewrap alone would make them private to the grader
        options += ["--perms", "0755", "--dir", str(ancestor)]
    for place in python_places():
        options += ["--ro-bind", str(place), str(place)]
    options += ["--dir", "/submission", "--dir", "/dev/shm"]  # noqa: S108
    options += ["--bind", str(_font_cache()), "/var/cache/matplotlib"]
    for name, value in environment().items():
        options += ["--setenv", name, value]
    return options


def _font_cache() -> Path:
    """Where matplotlib keeps its list of fonts from run to run; students can only read it."""
    import platformdirs

    folder = platformdirs.user_cache_path("coursekit") / "matplotlib"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="coursekit-fonts-"))
    return folder


def _bare_environment() -> dict[str, str]:
    cache = {"MPLCONFIGDIR": str(_font_cache())}
    return {**environment(), **cache, "HOME": tempfile.gettempdir()}


class Sandbox:
    """A running fork server; safe to use from several threads."""

    def __init__(self, *, confined: bool = True) -> None:
        self.confined = confined
        self._lock = threading.Lock()
        self._compiled: dict[str, dict[str, Any]] = {}
        uid = _STUDENT_UID if os.geteuid() == 0 and confined else None
        command = [bubblewrap(), *bubblewrap_options(), *SEALED] if confined else []
        command += ["--new-session"] if confined else []
        if confined and uid is None:
            command += ["--unshare-user", "--cap-add", "ALL"]
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the sandbox
        command += [sys.executable, "-s", "-m", "coursekit.grading.inside.zygote"]
        command += [str(theirs.fileno()), str(uid or ""), "confined" if confined else "bare"]
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            env=None if confined else _bare_environment(),
            start_new_session=True,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        self._control = ours
        self._language: dict[str, Any] | None = None

    @property
    def language(self) -> dict[str, Any]:
        """What its Python says about itself in a notebook; waits until the fork server is up."""
        with self._lock:
            if self._language is None:
                self._language = self._start()
            return self._language

    def _start(self) -> dict[str, Any]:
        try:
            said, _ = receive_frame(self._control)
        except (OSError, WireError) as error:
            self._kill()
            heard = self._heard()
            raise SandboxError(
                f"The sandbox does not start: {heard[-800:] or error}\n"
                "    Its kernel may forbid user namespaces: "
                "sudo sysctl -w kernel.unprivileged_userns_clone=1 "
                "kernel.apparmor_restrict_unprivileged_userns=0\n"
                "    To grade without a sandbox, on a machine you can lose: --no-sandbox"
            ) from error
        language: dict[str, Any] = said["language"]
        return language

    def compile(self, source: str) -> dict[str, Any]:
        """Compile a test cell where no student's code runs."""
        with self._lock:
            if source not in self._compiled:
                if len(self._compiled) > 2000:
                    self._compiled.clear()
                message = json.dumps({"order": "compile", "source": source}).encode()
                send_descriptors(self._control, message, [])
                self._compiled[source] = receive_frame(self._control)[0]
            return self._compiled[source]

    def open(self) -> tuple[socket.socket, socket.socket, int]:
        """Fork a child: its keeper's stream, its cells' packet socket, its flags' descriptor."""
        keeper, keeper_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        cells, cells_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        flags, flags_end = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        ends = [keeper_end.fileno(), cells_end.fileno(), flags_end]
        with self._lock:
            send_descriptors(self._control, b'{"order": "open"}', ends)
        keeper_end.close()
        cells_end.close()
        os.close(flags_end)
        return keeper, cells, flags

    def close(self) -> None:
        """End the fork server and everything below it."""
        self._control.close()
        self._kill()
        self._process.wait()
        self._said.close()

    def _kill(self) -> None:
        """End bubblewrap, and its own child, which early on does not yet die with it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _heard(self) -> str:
        self._process.wait()
        self._said.seek(0)
        return self._said.read().decode(errors="replace").strip()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def start_header(limits: Limits, extra: Mapping[str, Any]) -> dict[str, Any]:
    """What a keeper needs to know at the start of a submission."""
    return {
        "memory_bytes": limits.memory_mb << 20,
        "processes": limits.processes,
        "disk_bytes": limits.disk_mb << 20,
        "file_bytes": limits.file_mb << 20,
        "cpu_seconds": int(limits.submission_seconds) + 5,
        "environment": {"NBGRADER_EXECUTION": "autograde"},
        "guard": True,
        **extra,
    }
