"""Waiting for a kernel: a reply that came while something was sent is found."""

from __future__ import annotations

import asyncio
import time
from queue import Empty

import pytest
import zmq
import zmq.asyncio
from jupyter_client.session import Session

from coursekit.build.channels import PatientChannel


@pytest.fixture
def kernel():
    """The kernel's end of a shell, and the address at which it listens."""
    with zmq.Context() as context, context.socket(zmq.ROUTER) as socket:
        port = socket.bind_to_random_port("tcp://127.0.0.1")
        yield socket, f"tcp://127.0.0.1:{port}"


def test_a_reply_that_a_send_hid_is_found(kernel) -> None:
    socket, address = kernel
    session = Session(key=b"key")

    async def exchange() -> dict[str, object]:
        with zmq.asyncio.Context() as context:
            channel = PatientChannel(context.socket(zmq.DEALER), session)
            channel.socket.connect(address)
            session.send(channel.socket, "execute_request")
            (sender, *_) = socket.recv_multipart()
            waiting = asyncio.ensure_future(channel.get_msg(timeout=60))
            await asyncio.sleep(0)  # it waits now, and nothing has come
            await asyncio.sleep(0)
            session.send(socket, "execute_reply", ident=[sender])
            shadow = zmq.Socket.shadow(channel.socket.underlying)
            until = time.monotonic() + 30
            while not shadow.getsockopt(zmq.EVENTS) & zmq.POLLIN:  # takes the sign of the reply
                assert time.monotonic() < until
            session.send(channel.socket, "comm_msg")
            try:
                return await asyncio.wait_for(waiting, timeout=30)
            finally:
                channel.stop()

    assert asyncio.run(exchange())["msg_type"] == "execute_reply"


def test_a_reply_that_does_not_come_is_not_waited_for_longer(kernel) -> None:
    _, address = kernel

    async def wait() -> None:
        with zmq.asyncio.Context() as context:
            channel = PatientChannel(context.socket(zmq.DEALER), Session(key=b"key"))
            channel.socket.connect(address)
            try:
                await channel.get_msg(timeout=0.5)
            finally:
                channel.stop()

    with pytest.raises(Empty):
        asyncio.run(wait())
