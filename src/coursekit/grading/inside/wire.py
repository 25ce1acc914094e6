"""How the grader and its sandbox talk: frames on a stream, messages on a packet socket."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Iterator
from typing import Any

MOST_HEADER = 64 << 20
PACKET = 60_000


class WireError(Exception):
    """The other side broke the protocol or went away."""


def send_frame(connection: socket.socket, header: dict[str, Any], blobs: list[bytes] = ()) -> None:  # type: ignore[assignment]
    """Send a JSON header and the blobs whose sizes it announces."""
    text = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    connection.sendall(struct.pack("!I", len(text)) + text)
    for blob in blobs:
        connection.sendall(blob)


def receive_frame(connection: socket.socket) -> tuple[dict[str, Any], list[bytes]]:
    """Receive what `send_frame` sent."""
    (size,) = struct.unpack("!I", _exactly(connection, 4))
    if size > MOST_HEADER:
        raise WireError("header too long")
    header = json.loads(_exactly(connection, size))
    return header, [_exactly(connection, size) for size in header.pop("blobs")]


def _exactly(connection: socket.socket, size: int) -> bytes:
    parts = []
    while size:
        part = connection.recv(min(size, 1 << 20))
        if not part:
            raise WireError("closed")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def packets(sender: bytes, message: bytes) -> Iterator[bytes]:
    """Cut a message into packets; each carries its sender's eight bytes."""
    for start in range(0, len(message), PACKET):
        more = start + PACKET < len(message)
        yield (b"+" if more else b".") + sender + message[start : start + PACKET]


class Assembler:
    """Puts packets of several senders together again, up to a total size."""

    def __init__(self, most: int) -> None:
        self._parts: dict[bytes, list[bytes]] = {}
        self._held = 0
        self._most = most

    def add(self, packet: bytes) -> bytes | None:
        """Take one packet; the whole message when it was the last."""
        if len(packet) < 9 or packet[:1] not in b"+.":
            raise WireError("not a packet")
        parts = self._parts.setdefault(packet[1:9], [])
        parts.append(packet[9:])
        self._held += len(packet)
        if self._held > self._most or len(self._parts) > 256:
            raise WireError("message too long")
        if packet[:1] == b"+":
            return None
        del self._parts[packet[1:9]]
        message = b"".join(parts)
        self._held -= sum(len(part) + 9 for part in parts)
        return message


def send_descriptors(connection: socket.socket, header: bytes, descriptors: list[int]) -> None:
    """Hand over open files with a message."""
    socket.send_fds(connection, [header], descriptors)


def close_all(descriptors: list[int]) -> None:
    """Close what may be closed already."""
    for descriptor in descriptors:
        try:
            os.close(descriptor)
        except OSError:
            continue
