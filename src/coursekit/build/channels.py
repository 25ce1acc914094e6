"""A client of a kernel that never waits long for an answer that has already come.

While a cell runs, nbclient sends what widgets say on the socket on which it waits for the cell's
reply. A send can use up the socket's only sign that a reply has come, and the wait then lasts as
long as a cell may take. Asking again every so often ends it.
"""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

SLICE_SECONDS = 0.2


class PatientChannel(AsyncZMQSocketChannel):
    """Waits for a message in short slices, each of which looks at the socket afresh."""

    async def get_msg(  # type: ignore[override]
        self, timeout: float | None = None
    ) -> dict[str, Any]:
        """Return the next message; raises Empty when none came in `timeout` seconds."""
        until = None if timeout is None else time.monotonic() + timeout
        while True:
            left = SLICE_SECONDS if until is None else min(SLICE_SECONDS, until - time.monotonic())
            try:
                return await super().get_msg(timeout=max(left, 0))
            except Empty:
                if until is not None and time.monotonic() >= until:
                    raise


class PatientClient(AsyncKernelClient):
    """A client whose shell, on which it both sends and waits, waits in slices."""

    shell_channel_class = Type(PatientChannel)
