"""IPython as a Jupyter kernel has it, without sockets: what it would send goes to one function."""

from __future__ import annotations

import base64
import io
import logging
import os
import sys
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import jupyter_client.session
from ipykernel.iostream import OutStream

MOST_BUFFERED = 1 << 20
Send = Callable[[str, Any, list[bytes]], None]


class Session(jupyter_client.session.Session):
    """Stands where ipykernel has its session; `sink` is set once a submission runs."""

    sink: Send | None = None

    def send(self, stream: Any, message: Any, content: Any = None, *args: Any, **more: Any) -> None:  # type: ignore[override]
        """Hand a message over."""
        kind = message if isinstance(message, str) else message["msg_type"]
        body = content if isinstance(message, str) else message["content"]
        if self.sink is not None and kind not in ("status", "execute_input"):
            self.sink(kind, body, more.get("buffers") or [])


class Stream(OutStream):
    """`sys.stdout` in a cell: ipykernel's own, without its thread and sockets."""

    def __init__(self, name: str, descriptor: int, session: Session) -> None:
        self.name = name
        self.session = session
        self.echo = None
        self._parts: list[str] = []
        self._size = 0
        self._read = 0
        self._descriptor = descriptor
        self._lock = threading.RLock()
        self._owner = os.getpid()
        self._isatty = False

    parent_header: Any = {}  # noqa: RUF012 - ipykernel's streams have it so

    def set_parent(self, parent: Any) -> None:
        """Do nothing: everything belongs to the cell that runs."""

    def fileno(self) -> int:
        """The descriptor whose file is read too."""
        return self._descriptor

    def isatty(self) -> bool:
        """Say no: it is a notebook."""
        return False

    @property
    def closed(self) -> bool:
        """Never."""
        return False

    def close(self) -> None:
        """Flush; it cannot be closed."""
        self.flush()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, string: str) -> int:
        """Take text in."""
        if not isinstance(string, str):
            raise TypeError(f"write() argument must be str, not {type(string)}")
        with self._lock:
            if not self._parts and os.getpid() == self._owner:
                self._drain()  # what a subprocess wrote before comes before
            self._parts.append(string)
            self._size += len(string)
        if self._size > MOST_BUFFERED or os.getpid() != self._owner:
            self.flush()
        return len(string)

    def writelines(self, sequence: Any) -> None:
        """Take several texts in."""
        for string in sequence:
            self.write(string)

    def flush(self) -> None:
        """Hand over what was taken in, and what was written to the descriptor."""
        with self._lock:
            if os.getpid() == self._owner:
                self._drain()
            text, self._parts, self._size = "".join(self._parts), [], 0
        if text:
            self.session.send(None, "stream", {"name": self.name, "text": text})

    def _drain(self) -> None:
        """Take in what was written to the descriptor, by a subprocess or by C code."""
        size = os.fstat(self._descriptor).st_size
        while self._read < size:
            data = os.pread(self._descriptor, min(size - self._read, MOST_BUFFERED), self._read)
            if not data:
                break
            self._read += len(data)
            self._parts.append(data.decode(errors="replace"))

    def __del__(self) -> None:
        """Do nothing."""


def redirect(session: Session) -> None:
    """Give the process output streams, and files behind descriptors 1 and 2."""
    import fcntl

    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        file = os.memfd_create(name)
        os.dup2(file, descriptor)
        os.close(file)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_APPEND)
        setattr(sys, name, Stream(name, descriptor, session))
        plain = io.TextIOWrapper(io.FileIO(descriptor, "w", closefd=False), write_through=True)
        setattr(sys, f"__{name}__", plain)


def make_kernel(session: Session) -> Any:
    """Make the kernel once, before any student's code; every submission forks it."""
    # No debugger: without this, a second of start-up goes into importing one.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    import ipykernel.ipkernel as ipkernel
    import ipykernel.kernelapp as ipkernelapp
    from IPython.core.profiledir import ProfileDir
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    profile = ProfileDir.create_profile_dir_by_name("/tmp")  # noqa: S108 - the sandbox's own
    kernel: Any = ipkernel.IPythonKernel.instance(
        config=config, session=session, profile_dir=profile, iopub_socket=object(), user_ns={}
    )
    del sys.modules["debugpy"]
    app = ipkernelapp.IPKernelApp.instance(config=config)  # what `%matplotlib` and tqdm look for
    app.kernel = kernel
    kernel.log = logging.getLogger("coursekit.kernel")
    kernel.log.addHandler(logging.NullHandler())
    kernel.log.propagate = False
    main = threading.main_thread()
    kernel.shell_channel_thread = SimpleNamespace(parent_thread=main, manager=None)
    kernel.shell.displayhook.pub_socket = kernel.iopub_socket
    kernel.shell.displayhook.session = session
    kernel.shell.display_pub.session = session
    return kernel


PARENT = {"header": {"msg_id": "cell", "msg_type": "execute_request"}, "msg_id": "cell"}


def encode_buffers(buffers: list[Any]) -> list[str]:
    """Make binary parts of a widget message fit into JSON."""
    return [base64.b64encode(bytes(buffer)).decode() for buffer in buffers]
