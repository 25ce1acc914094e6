"""One submission's process seen from the grader: sends it cells, watches the clock."""

from __future__ import annotations

import json
import os
import secrets
import select
import time
from collections.abc import Callable
from typing import Any

from coursekit.grading.inside.wire import (
    Assembler,
    WireError,
    packets,
    receive_frame,
    send_frame,
)
from coursekit.grading.sandbox import Sandbox, start_header
from coursekit.grading.task import Status, Task

_GRACE = 4.0


class Ended(Exception):
    """The student's process is gone, or had to go."""

    def __init__(self, status: Status, note: str) -> None:
        self.status: Status = status
        self.note = note
        super().__init__(note)


class Child:
    """One submission's process: sends it cells, hears what it says, watches the clock."""

    def __init__(self, sandbox: Sandbox, task: Task, **extra: Any) -> None:
        self._limits = task.limits
        self._keeper, self._cells, self._flags = sandbox.open()
        self._assembler = Assembler(task.limits.output_mb * 4 << 20)
        self._until = time.monotonic() + task.limits.submission_seconds
        self._keeper.settimeout(60)
        self._cells.settimeout(10)
        header = start_header(
            task.limits, {"files": list(task.files), "guard": task.guarded, **extra}
        )
        try:
            send_frame(self._keeper, header, list(task.files.values()))
            receive_frame(self._keeper)
        except (OSError, WireError) as error:
            raise Ended("crashed", f"its sandbox did not start ({error})") from error
        self._poll = select.poll()
        self._poll.register(self._keeper, select.POLLIN)
        self._poll.register(self._cells, select.POLLIN)

    def say(self, text: str) -> None:
        """Send a message that is no request: the answer to a call."""
        for packet in packets(b"grader00", text.encode()):
            self._cells.send(packet)

    def ask(  # noqa: C901 - one request, whatever comes back
        self,
        request: dict[str, Any],
        heard: Callable[[bytes], None],
        called: Callable[[bytes], None] | None = None,
    ) -> tuple[dict[str, Any], bool]:
        """Run one request; its reply, and whether it had to be interrupted."""
        secret = secrets.token_hex(16)
        try:
            text = json.dumps({**request, "secret": secret}).encode()
            for packet in packets(b"grader00", text):
                self._cells.send(packet)
        except OSError as error:
            raise self._end() from error
        interrupted = False
        deadline = min(time.monotonic() + self._limits.cell_seconds, self._until)
        while True:
            left = deadline - time.monotonic()
            ready = dict(self._poll.poll(max(left, 0) * 1000))
            if self._cells.fileno() in ready:
                message = self._hear()
                if message is None:
                    continue
                if message[:1] == b"O":
                    heard(message[1:])
                elif message[:1] == b"C" and called is not None:
                    called(message[1:])
                    deadline = min(time.monotonic() + self._limits.cell_seconds, self._until)
                elif message[:1] == b"R":
                    return self._reply(message[1:], secret), interrupted
                else:
                    raise Ended("tampered", "it wrote on the line to the grader")
            elif self._keeper.fileno() in ready:
                raise self._end()
            if left <= 0:
                if interrupted or time.monotonic() >= self._until:
                    raise Ended("timeout", "a cell could not be stopped")
                interrupted = True
                deadline = time.monotonic() + _GRACE
                send_frame(self._keeper, {"order": "interrupt"})

    def _hear(self) -> bytes | None:
        try:
            packet = self._cells.recv(1 << 17)
            if not packet:
                raise self._end()
            return self._assembler.add(packet)
        except OSError as error:
            raise self._end() from error
        except WireError as error:
            raise Ended("tampered", f"it wrote on the line to the grader ({error})") from error

    def _reply(self, message: bytes, secret: str) -> dict[str, Any]:
        try:
            said, reply = json.loads(message)
        except (ValueError, RecursionError) as error:
            raise Ended("tampered", "it forged a reply") from error
        if said != secret or not isinstance(reply, dict):
            raise Ended("tampered", "it forged a reply")
        return reply

    def _end(self) -> Ended:
        """Why the process ended, as its keeper saw it."""
        try:
            event, _ = receive_frame(self._keeper)
        except (OSError, WireError):
            return Ended("crashed", "its process is gone")
        if event.get("reason") == "memory":
            return Ended("memory", "its processes together held more memory than allowed")
        if event.get("reason") == "processes":
            return Ended("crashed", "it started more processes than allowed")
        status = event.get("status", -1)
        if status == -24:
            return Ended("timeout", "it used more processor time than allowed")
        how = f"signal {-status}" if status < 0 else f"exit code {status}"
        return Ended("crashed", f"its process ended ({how})")

    def flags(self) -> list[str]:
        """What the audit hook reported since the last call."""
        try:
            said = os.read(self._flags, 1 << 16)
        except BlockingIOError:
            return []
        lines = set(said.decode(errors="replace").split("\n")) - {""}
        return [f"it used {line.strip()}" for line in sorted(lines)][:10]

    def collect(self) -> tuple[dict[str, bytes], tuple[str, ...], int]:
        """End everything and take what it left: new files, untouched ones, how many were lost."""
        try:
            send_frame(self._keeper, {"order": "finish"})
            while True:
                answer, blobs = receive_frame(self._keeper)
                if "files" in answer:
                    files = dict(zip(answer["files"], blobs, strict=True))
                    return files, tuple(answer["present"]), answer["lost"]
        except (OSError, WireError):
            return {}, (), 0
        finally:
            self._keeper.close()
            self._cells.close()
            os.close(self._flags)
