"""JupyterLab as `coursekit learn` starts it: the right kernel, the right page, gone in the end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.kernel

LEARN = [sys.executable, "-c", "from coursekit.cli import main; main()", "learn", "--no-browser"]


@contextmanager
def learning(
    course: Path, folder: Path, *arguments: object, **variables: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `coursekit learn`; give the process and the address that it prints."""
    process = subprocess.Popen(
        [*LEARN, str(folder), *map(str, arguments)],
        env={**os.environ, "COURSEKIT_COURSE": str(course), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        address = next((line.strip() for line in lines if line.startswith("http")), "")
        assert address, process.communicate()[1]
        yield process, address
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def ask(address: str, path: str, body: object = None) -> Any:
    """Ask the server's programming interface."""
    parts = urllib.parse.urlsplit(address)
    token = urllib.parse.parse_qs(parts.query)["token"][0]
    request = urllib.request.Request(
        f"http://{parts.netloc}/api/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"token {token}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def children(process: int) -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = place.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == process:
            found.append(int(place.parent.name))
    return found


def wait_until(true: Callable[[], object], seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_printed_address_opens_the_start_page_of_the_workspace(tiny_course, folder) -> None:
    port = free_port()
    with learning(tiny_course, folder, "--port", port) as (_, address):
        assert address.startswith(f"http://127.0.0.1:{port}/lab/tree/Start%20here.ipynb?token=")
        with urllib.request.urlopen(address, timeout=30) as page:
            assert page.status == 200
        names = {entry["name"] for entry in ask(address, "contents")["content"]}
        assert names == {"01_first.ipynb", "02_second.ipynb", "Start here.ipynb"}
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/contents", timeout=30)


def test_the_kernel_is_of_this_environment(tiny_course, folder, tmp_path) -> None:
    kernel = tmp_path / "theirs" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    theirs = {"argv": ["/nowhere/python", "{connection_file}"], "display_name": "Theirs"}
    (kernel / "kernel.json").write_text(json.dumps({**theirs, "language": "python"}))
    variables = {
        "JUPYTER_PATH": str(tmp_path / "theirs"),
        "JUPYTER_DATA_DIR": str(tmp_path / "theirs"),
        "JUPYTER_PREFER_ENV_PATH": "0",
    }
    with learning(tiny_course, folder, **variables) as (_, address):
        spec = ask(address, "kernelspecs")["kernelspecs"]["python3"]["spec"]
        assert spec["argv"][0] == sys.executable
        assert spec["display_name"] == "Python 3 (ipykernel)"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for kernels in /proc")
def test_stopping_ends_the_server_and_its_kernels(tiny_course, folder, stop) -> None:
    with learning(tiny_course, folder) as (process, address):
        ask(address, "kernels", {"name": "python3"})
        wait_until(lambda: children(process.pid))
        kernels = children(process.pid)
        process.send_signal(stop)
        _, complaint = process.communicate(timeout=180)
        assert process.returncode == 0, complaint
        assert "coursekit" not in complaint  # a kernel that was still starting may say something
        wait_until(lambda: not any(Path(f"/proc/{kernel}").exists() for kernel in kernels))


def test_no_question_about_news_and_no_settings_of_the_user_changed(
    tiny_course, folder, tmp_path
) -> None:
    settings = tmp_path / "settings"
    settings.mkdir()
    with learning(tiny_course, folder, JUPYTERLAB_SETTINGS_DIR=str(settings)) as (_, address):
        base = address.partition("/lab/")[0]
        plugin = "@jupyterlab/apputils-extension:notification"
        token = address.partition("token=")[2]
        url = f"{base}/lab/api/settings/{urllib.parse.quote(plugin)}?token={token}"
        with urllib.request.urlopen(url, timeout=30) as answer:
            schema = json.load(answer)["schema"]["properties"]
        assert schema["fetchNews"]["default"] == "false"
    assert list(settings.iterdir()) == []


def test_two_servers_share_a_workspace(tiny_course, folder) -> None:
    with (
        learning(tiny_course, folder) as (_, one),
        learning(tiny_course, folder) as (_, other),
    ):
        assert one != other
        assert len(ask(one, "contents")["content"]) == len(ask(other, "contents")["content"]) == 3
