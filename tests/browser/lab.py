"""A real JupyterLab in a real browser, for tests: one server, one page, and what a user does."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "tests-of-coursekit"


@dataclass(frozen=True, slots=True)
class Server:
    """A running JupyterLab over a folder."""

    folder: Path
    url: str
    process: subprocess.Popen[str]

    def address(self, notebook: str) -> str:
        """Address that opens a notebook and nothing else."""
        name = urllib.parse.quote(notebook)
        return f"{self.url}/lab/tree/{name}?reset&token={TOKEN}"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=CHROMIUM_ARGUMENTS,
        )
        yield browser
        browser.close()


@contextmanager
def jupyterlab(folder: Path, settings: Path, environment: dict[str, str]) -> Iterator[Server]:
    """Run JupyterLab over `folder`; `settings` is a scratch folder for its own files."""
    overrides = settings / "overrides" / "overrides.json"
    overrides.parent.mkdir(parents=True, exist_ok=True)
    overrides.write_text(
        json.dumps({"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}})
    )
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=0", f"--IdentityProvider.token={TOKEN}", "--allow-root"]
    command += [f"--ServerApp.root_dir={folder}", "--ServerApp.quit_button=False"]
    command += ["--LabApp.expose_app_in_browser=True"]
    command += [f"--LabApp.app_settings_dir={overrides.parent}"]
    command += [f"--LabApp.user_settings_dir={settings / 'user'}"]
    command += [f"--LabApp.workspaces_dir={settings / 'workspaces'}"]
    log = settings / "jupyterlab.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, text=True, env={**os.environ, **environment}
        )
        try:
            yield Server(folder, _address(log, process), process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(log: Path, process: subprocess.Popen[str], patience: float = 60.0) -> str:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text())
        if found:
            return found[0]
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


_KERNEL_IDLE = """() => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === "idle";
}"""


def open_notebook(page: Page, server: Server, notebook: str, *, theme: str = "light") -> None:
    """Open a notebook and wait until its kernel is idle."""
    page.goto(server.address(notebook))
    page.wait_for_function(_KERNEL_IDLE, timeout=60_000)
    if theme == "dark":
        command(page, "apputils:change-theme", {"theme": "JupyterLab Dark"})
        page.wait_for_selector("body[data-jp-theme-light='false']", state="attached")


def command(page: Page, name: str, arguments: dict[str, str] | None = None) -> None:
    """Run one of JupyterLab's commands, as its menus do."""
    page.evaluate(
        "([name, args]) => window.jupyterapp.commands.execute(name, args)", [name, arguments or {}]
    )


def run_all(page: Page) -> None:
    """Run every cell, and wait for the last."""
    command(page, "notebook:run-all-cells")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
        ".every(prompt => /\\[\\d+\\]/.test(prompt.textContent))",
        timeout=15_000,
    )


def save(page: Page) -> None:
    """Save the notebook, and wait until it is saved."""
    command(page, "docmanager:save")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")


def restart_kernel(page: Page) -> None:
    """Restart the kernel without a question, and wait until the new one is idle."""
    page.evaluate(
        "async () => {"
        "  const panel = window.jupyterapp.shell.currentWidget;"
        "  await panel.sessionContext.session.kernel.restart();"
        "}"
    )
    page.wait_for_function(_KERNEL_IDLE)
