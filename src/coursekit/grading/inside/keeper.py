"""Process 1 of a submission's sandbox: makes its private files, watches it, collects results."""

from __future__ import annotations

import os
import select
import shutil
import signal
import socket
import stat
import tempfile
import time
from collections.abc import Callable
from typing import Any

from coursekit.grading import confine
from coursekit.grading.inside.wire import WireError, receive_frame, send_frame

HOME, CACHE = "/submission", "/var/cache/matplotlib"
MOST_FILES, MOST_BYTES, MOST_DEPTH = 2000, 96 << 20, 24
_TICK = 0.1


def keep(connection: socket.socket, uid: int | None, confined: bool) -> dict[str, Any]:
    """Serve one submission: fill its folder, fork, end and collect it.

    Returns, with what the grader said at the start, in the forked process only.
    """
    confine.die_with_parent()
    confine.hide_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    header, blobs = receive_frame(connection)
    header["home"] = home = HOME if confined else tempfile.mkdtemp(prefix="coursekit-")
    if confined:
        _mount_private(uid, header["disk_bytes"])
    else:
        confine.adopt_orphans()
    given = _fill(home, header["files"], blobs, uid)
    child = os.fork()
    if child == 0:
        connection.close()
        return header
    send_frame(connection, {"event": "started"})
    end_all = _end_all if confined else _end_descendants
    _watch(connection, child, header["memory_bytes"], header["processes"], end_all)
    end_all()
    if header.get("collect", True):
        names, blobs, present, lost = _collect(home, given)
        send_frame(connection, {"files": names, "present": present, "lost": lost}, blobs)
    if not confined:
        shutil.rmtree(home, ignore_errors=True)
    os._exit(0)


def _mount_private(uid: int | None, size: int) -> None:
    owner = f",uid={uid},gid={uid}" if uid is not None else ""
    # A Python that is installed below /tmp must stay there when /tmp becomes private.
    places = confine.mounts_below("/tmp")  # noqa: S108
    opened = [os.open(place, os.O_PATH) for place in places]
    confine.mount("tmpfs", "/tmp", f"size={size},nr_inodes=20000,mode=1777")  # noqa: S108
    for place, folder in zip(places, opened, strict=True):
        os.makedirs(place, exist_ok=True)
        confine.mount_again(folder, place)
        os.close(folder)
    confine.mount("tmpfs", "/dev/shm", f"size={size},nr_inodes=2000,mode=1777")  # noqa: S108
    confine.mount("tmpfs", HOME, f"size={size},nr_inodes=20000,mode=0755{owner}")
    confine.mount("devpts", "/dev/pts", "newinstance,ptmxmode=0666,mode=620", devices=True)
    confine.mount("proc", "/proc")
    confine.make_read_only(CACHE)


def _fill(
    home: str, names: list[str], blobs: list[bytes], uid: int | None
) -> dict[str, tuple[int, int, int]]:
    for name, blob in zip(names, blobs, strict=True):
        path = os.path.join(home, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(blob)
    if uid is not None:
        for folder, _, files in os.walk(home):
            for name in ["", *files]:
                os.chown(os.path.join(folder, name), uid, uid)
    found: dict[str, tuple[int, int, int]] = {}
    for name in names:
        status = os.lstat(os.path.join(home, name))
        found[name] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return found


def _watch(
    connection: socket.socket,
    child: int,
    most_memory: int,
    most_processes: int,
    end_all: Callable[[], None],
) -> None:
    """Report the end of the process, obey orders; return when it is time to collect."""
    ended = False
    poller = select.poll()
    poller.register(connection, select.POLLIN)
    pidfd = os.pidfd_open(child)
    poller.register(pidfd, select.POLLIN)
    measured = time.monotonic()
    while True:
        ready = dict(poller.poll(_TICK * 1000))
        if pidfd in ready and not ended:
            ended = True
            poller.unregister(pidfd)
            send_frame(connection, {"event": "ended", "status": _reap(child)})
        elif time.monotonic() - measured >= _TICK:
            measured = time.monotonic()
            reason = _excess(most_memory, most_processes)
            if reason and not ended:
                ended = True
                poller.unregister(pidfd)
                end_all()
                send_frame(connection, {"event": "ended", "status": -9, "reason": reason})
        if connection.fileno() in ready:
            try:
                order, _ = receive_frame(connection)
            except WireError:
                end_all()
                os._exit(0)
            if order["order"] == "interrupt" and not ended:
                os.kill(child, signal.SIGINT)
            elif order["order"] == "finish":
                return


def _reap(child: int) -> int:
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except ChildProcessError:
        return -9


def _watched() -> list[str]:
    if os.getpid() != 1:
        return [str(pid) for pid in _descendants()]
    return [name for name in os.listdir("/proc") if name.isdigit() and name != "1"]


def _excess(most_memory: int, most_processes: int) -> str:
    """Why this submission must end: what all its processes hold together."""
    pages, count = 0, 0
    for name in _watched():
        count += 1
        try:
            with open(f"/proc/{name}/statm", "rb") as file:
                fields = file.read().split()
            pages += int(fields[1]) - int(fields[2])
        except (OSError, IndexError):
            continue
    if count > 4 * most_processes:
        return "processes"
    return "memory" if pages * 4096 > most_memory else ""


def _end_all() -> None:
    """Kill every other process of this namespace, and wait until they are gone."""
    while True:
        try:  # noqa: SIM105 - nothing more is imported in here
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _descendants() -> list[int]:
    """Processes below this one, which has adopted every orphan among them."""
    parents: dict[int, int] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    parents[int(name)] = int(file.read().rpartition(b")")[2].split()[1])
            except (OSError, ValueError, IndexError):
                continue
    below: list[int] = [os.getpid()]
    for parent in below:
        below += [pid for pid, above in parents.items() if above == parent and pid not in below]
    return below[1:]


def _end_descendants() -> None:
    """Kill what this submission started, without a namespace of its own to name it."""
    while found := _descendants():
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                continue
        except ChildProcessError:
            return
        time.sleep(0.002)


def _collect(
    home: str,
    given: dict[str, tuple[int, int, int]],
) -> tuple[list[str], list[bytes], list[str], int]:
    """Regular files that are new or changed, what else is still there, and how many were lost."""
    names: list[str] = []
    blobs: list[bytes] = []
    present: list[str] = []
    room, lost = MOST_BYTES, 0
    folders = [("", 0)]
    while folders:
        folder, depth = folders.pop()
        try:
            entries = sorted(os.scandir(os.path.join(home, folder)), key=lambda entry: entry.name)
        except OSError:
            lost += 1
            continue
        for entry in entries:
            name = os.path.join(folder, entry.name)
            try:
                if not name.isprintable():
                    raise OSError("a name that no terminal should see")
                name.encode()
                status = entry.stat(follow_symlinks=False)
            except (OSError, UnicodeEncodeError):
                lost += 1
                continue
            if stat.S_ISDIR(status.st_mode) and depth < MOST_DEPTH:
                folders.append((name, depth + 1))
            elif not stat.S_ISREG(status.st_mode):
                lost += 1
            elif (status.st_size, status.st_mtime_ns, status.st_ctime_ns) == given.get(name):
                present.append(name)
            elif status.st_size > room or len(names) >= MOST_FILES:
                lost += 1
            else:
                blob = _read(os.path.join(home, name), status.st_size)
                names.append(name)
                blobs.append(blob)
                room -= len(blob)
    return names, blobs, present, lost


def _read(path: str, size: int) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(size)
    finally:
        os.close(descriptor)
