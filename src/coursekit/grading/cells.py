"""Turns what a sandboxed process says about its cells into outputs, as nbclient does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

_KINDS = {
    "stream", "display_data", "update_display_data", "execute_result", "error", "clear_output",
    "comm_open", "comm_msg", "comm_close",
}  # fmt: skip


class Outputs:
    """The outputs of a notebook's cells; the student's process sends them: trust nothing."""

    def __init__(self, notebook: Any, most_bytes: int) -> None:
        from nbclient import NotebookClient

        self._client = NotebookClient(notebook)
        session = SimpleNamespace(msg=lambda *args, **more: {})
        channel = SimpleNamespace(send=lambda message: None)
        self._client.kc = SimpleNamespace(session=session, shell_channel=channel)  # type: ignore[assignment]
        self._room = most_bytes
        self.cut = False

    def end(self) -> None:
        """Keep what widgets were left as."""
        try:
            self._client.set_widgets_metadata()
        except Exception:  # noqa: BLE001 - a forged state of widgets is not kept
            self._client.nb.metadata.pop("widgets", None)

    def begin(self) -> None:
        """Forget what the cell before left pending."""
        self._client.clear_before_next_output = False
        self.stderr = False
        self.values: list[str] = []

    def add(self, cell: Any, index: int, message: bytes) -> None:
        """Take one message in; one that makes no sense is left out."""
        self._room -= len(message)
        if self._room < 0:
            self.cut = True
            return
        try:
            kind, content, buffers = json.loads(message)
            if kind not in _KINDS or not isinstance(content, dict):
                return
            self._note(kind, content)
            self._client.process_message(_message(kind, content, buffers), cell, index)
        except Exception:  # noqa: BLE001 - whatever a forged message breaks, it breaks only itself
            return

    def _note(self, kind: str, content: Mapping[str, Any]) -> None:
        if kind == "stream" and content.get("name") == "stderr":
            self.stderr = True
        elif kind == "execute_result":
            self.values.append(str(content["data"].get("text/plain", ""))[:1000])


def _message(kind: str, content: dict[str, Any], buffers: list[str]) -> dict[str, Any]:
    import base64

    header = {"msg_type": kind, "msg_id": ""}
    return {
        "msg_type": kind,
        "header": header,
        "parent_header": {"msg_id": "cell"},
        "content": content,
        "metadata": {},
        "buffers": [base64.b64decode(text) for text in buffers],
    }


def now() -> str:
    """The time, as nbclient notes it in a cell."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def add_error(cell: Any, name: str, value: str, traceback: list[str]) -> None:
    """Append an error, unless one of this name is there already."""
    from nbformat import NotebookNode

    if any(out.output_type == "error" and out.ename == name for out in cell.outputs):
        return
    traceback = traceback or ["ERROR: An error occurred while showtraceback was disabled"]
    error = NotebookNode(output_type="error", ename=name, evalue=value, traceback=traceback)
    cell.outputs.append(error)
