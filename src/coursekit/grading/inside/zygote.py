"""The fork server: imports what notebooks need once, and forks a clean child a submission."""

from __future__ import annotations

import asyncio
import base64
import gc
import io
import json
import marshal
import os
import random
import signal
import socket
import sys
import threading
import traceback
import warnings
from collections import deque
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from coursekit.grading import confine
from coursekit.grading.inside import examiner, guard, keeper, probes, runner, shell
from coursekit.grading.inside.channel import CHANNEL, FLAGS, open_channel
from coursekit.grading.inside.compiling import compile_test
from coursekit.grading.inside.isolated import make_answers, make_give
from coursekit.grading.inside.wire import close_all, send_frame

_PRELOADS = ("numpy", "pandas", "pandas.testing", "numpy.testing", "matplotlib.pyplot",
             "matplotlib_inline.backend_inline", "unittest.mock", "subprocess", "pexpect",
             "stack_data", "concurrent.futures.thread", "multiprocessing", "random", "statistics",
             "decimal", "fractions", "csv", "ipywidgets")  # fmt: skip


_NAMESPACES = (
    confine.NEW_PIDS | confine.NEW_MOUNTS | confine.NEW_IPC | confine.NEW_HOST | confine.NEW_NET
)


class Zygote:
    """What every child starts from."""

    def __init__(self, uid: int | None, confined: bool) -> None:
        self.uid, self.confined = uid, confined
        self.session = shell.Session()
        self.kernel = shell.make_kernel(self.session)
        self.preloaded = [name for name in _PRELOADS if _import_quietly(name)]
        self._warm()
        # Read before any submission: a folder that a student could write counts as a student's.
        places = {
            sys.prefix,
            sys.base_prefix,
            sys.exec_prefix,
            "/usr",
            "/lib",
            os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(guard.__file__)))),
        }
        self.prefixes = ("<frozen", *(f"{place}/" for place in sorted(places)))
        self.canary = probes.make_canary()
        self.snapshot = guard.take_snapshot(sys.modules.get)
        gc.collect()
        gc.freeze()

    def _warm(self) -> None:
        """Do once what is done lazily at first use, in a namespace that is thrown away."""
        if "pandas" in self.preloaded:
            import pandas as pd

            table = pd.read_csv(io.StringIO("a,b,c\n1,x,2.5\n2,y,3.5"))
            table.pivot(index="a", columns="b", values="c").describe()._repr_html_()
            pd.testing.assert_frame_equal(table, table.copy())
        if "matplotlib.pyplot" in self.preloaded:
            import matplotlib.pyplot as plt
            from IPython.core.pylabtools import print_figure

            figure, axes = plt.subplots()
            axes.plot([1, 2], label="a")
            axes.legend()
            print_figure(figure)
            plt.close("all")
        if {"pandas", "matplotlib.pyplot"} <= set(self.preloaded):
            _load_plotting()

    def child(self, connection: socket.socket, channel: int, flags: int) -> Iterator[None]:
        """Be the keeper of one submission until it ends; return in the student's process."""
        header = keeper.keep(connection, self.uid, self.confined)
        return self._confined(header, channel, flags)

    def _confined(self, header: dict[str, Any], channel: int, flags: int) -> Iterator[None]:
        """Give up all powers and get ready for the first cell."""
        os.dup2(channel, CHANNEL, inheritable=False)
        os.dup2(flags, FLAGS, inheritable=False)
        close_all([channel, flags])
        os.chdir(header["home"])
        sys.path[:] = ["", *(place for place in sys.path if place not in ("", "/"))]
        os.setpgid(0, 0)
        shell.redirect(self.session)
        with open("/proc/self/statm") as file:
            held = int(file.read().split()[0]) * os.sysconf("SC_PAGESIZE")
        confine.limit(
            memory=held + header["memory_bytes"],
            cpu_seconds=header["cpu_seconds"],
            processes=header["processes"],
            file_bytes=header["file_bytes"],
        )
        confine.hide_memory()
        if self.confined:
            confine.drop_privileges(self.uid)
        confine.hide_memory()
        confine.refuse_calls(CHANNEL, FLAGS)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        random.seed()
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        os.environ.update(header["environment"])
        return self._chain(header)

    def _chain(self, header: dict[str, Any]) -> Iterator[None]:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        set_running = asyncio._set_running_loop
        receive, send, ready, encode, decode = open_channel(loop, self.session)
        self.kernel.io_loop = _tornado_loop(loop)
        namespace = self.kernel.shell.user_ns
        scope, remember = probes.make_scope(namespace)
        state: list[Any] = [None]
        check: Any = list
        guarding = header["guard"]
        if guarding:
            watch, state = guard.make_watch(FLAGS, self.prefixes)
            check = guard.make_check(self.snapshot, self.kernel.shell, namespace)
            sys.addaudithook(watch)
        thread = threading.get_ident()
        examine = examiner.make_examine(
            kernel=self.kernel,
            loop=loop,
            set_running=set_running,
            thread_id=thread,
            check=check,
            canary=self.canary if guarding else lambda _: [],
            scope=scope if guarding else lambda _: [],
            threads=probes.make_threads() if guarding else dict,
            state=state,
            load=marshal.loads,
            decode64=base64.b64decode,
            guarded=probes.make_guarded(self.prefixes),
        )
        run_cell = runner.make_run_cell(self.kernel, loop, set_running, thread)
        _forget_ourselves()
        kinds = {"cell": run_cell, "test": examine, **make_answers(namespace)}
        if header.get("clean"):
            kinds["give"] = make_give(namespace, send, receive)
        return runner.chain(loop, receive, ready, decode, send, encode, remember, kinds)


def _tornado_loop(loop: asyncio.AbstractEventLoop) -> Any:
    from tornado.platform.asyncio import AsyncIOLoop

    return AsyncIOLoop(asyncio_loop=loop, make_current=False)


def _load_plotting() -> None:
    """Load pandas' plotting, but leave undone what it does to matplotlib at its first import."""
    import pandas.plotting

    __import__("pandas.plotting._matplotlib")
    pandas.plotting.deregister_matplotlib_converters()
    del sys.modules["pandas.plotting._matplotlib"]
    if hasattr(pandas.plotting, "_matplotlib"):
        del pandas.plotting._matplotlib


def _forget_ourselves() -> None:
    """Leave no way to this machinery through the list of modules."""
    for name in [name for name in sys.modules if name.startswith("coursekit.grading")]:
        del sys.modules[name]
    package = sys.modules.get("coursekit")
    if package is not None and hasattr(package, "grading"):
        del package.grading


def _import_quietly(name: str) -> bool:
    """Import a module in advance, unless its import says something that a student would see."""
    text = io.StringIO()
    with (
        warnings.catch_warnings(record=True) as caught,
        redirect_stdout(text),
        redirect_stderr(text),
    ):
        warnings.simplefilter("default")
        try:
            __import__(name)
        except ImportError:
            return False
    return not caught and not text.getvalue()


def main() -> Iterator[None]:
    """Serve the grader at the other end; return only in a student's process."""
    control = socket.socket(fileno=int(sys.argv[1]))
    confine.hide_memory()
    zygote = Zygote(int(sys.argv[2]) if sys.argv[2] else None, sys.argv[3] == "confined")
    send_frame(control, {"preloaded": zygote.preloaded, "language": zygote.kernel.language_info})
    signal.signal(signal.SIGCHLD, _reap)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1 << 22, 4)
        if not message:
            os._exit(0)
        order = json.loads(message)
        if order["order"] == "compile":
            send_frame(control, compile_test(zygote.kernel.shell, order["source"]))
            continue
        pid = confine.clone(_NAMESPACES) if zygote.confined else os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            try:
                return zygote.child(socket.socket(fileno=descriptors[0]), *descriptors[1:])
            except BaseException:  # noqa: BLE001 - nothing may go on in a child that failed
                traceback.print_exc()
                os._exit(1)
        close_all(descriptors)


def _reap(*_: Any) -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def _emptied(steps: Iterator[None]) -> Iterator[None]:
    """Leave nothing in this module, whose frame is the last below every cell."""
    globals().clear()
    return steps


if __name__ == "__main__":
    deque(_emptied(main()), maxlen=0)
