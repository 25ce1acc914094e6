"""From the command to the first live quiz on screen, against JupyterLab with one button."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from benchmarks.answers import BUTTON
from benchmarks.rows import Row
from benchmarks.scene import lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES = 5
LESSON = "01_reading_a_report.ipynb"

_READY = """() => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === "idle";
}"""
_RUN_FIRST = """() => {
    const { shell, commands } = window.jupyterapp;
    const notebook = shell.currentWidget.content;
    const first = notebook.widgets.findIndex((cell) => cell.model.type === "code");
    notebook.activeCellIndex = first;
    return commands.execute("notebook:run-cell");
}"""


def measure(browser: Browser) -> list[Row]:
    """Start each TIMES times, in turn, with a cold page."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        workspace, plain = Path(folder) / "workspace", Path(folder) / "plain"
        _coursekit(workspace, "--set-up-only").wait()
        plain.mkdir()
        nbformat.write(
            nbformat.v4.new_notebook(
                cells=[nbformat.v4.new_code_cell(BUTTON)],
                metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            ),
            plain / "button.ipynb",
        )
        for number in range(TIMES):
            learn = ("--no-browser", "--port", str(9100 + number))
            begin = time.perf_counter()
            ours.append(_shown(browser, _coursekit(workspace, *learn), begin, LESSON, ".ck-quiz"))
            command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
            command += [f"--ServerApp.root_dir={plain}", f"--port={9200 + number}"]
            begin = time.perf_counter()
            process = _started(command)
            theirs.append(_shown(browser, process, begin, "button.ipynb", ".jupyter-button"))
    return [
        Row(
            what="from the command to the first live quiz",
            ours=ours,
            baseline_name="jupyter lab, one ipywidgets button",
            baseline=theirs,
            goal="≤ 1.3",
        )
    ]


def _coursekit(workspace: Path, *arguments: str) -> subprocess.Popen[str]:
    program = Path(sys.executable).parent / "coursekit"
    return _started([str(program), "learn", str(workspace), *arguments])


def _started(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/"
    )


def _shown(
    browser: Browser, process: subprocess.Popen[str], begin: float, notebook: str, selector: str
) -> float:
    """Seconds from `begin` until the first cell's widget is on screen; stops the server."""
    try:
        address, token = _address(process)
        with closing(browser.new_context(viewport={"width": 1100, "height": 1400})) as context:
            page = context.new_page()
            page.add_init_script(_EXPOSE)
            page.goto(f"{address}/lab/tree/{notebook}?token={token}")
            page.wait_for_function(_READY, timeout=60_000)
            page.evaluate(_RUN_FIRST)
            page.wait_for_selector(selector, timeout=60_000)
            return time.perf_counter() - begin
    finally:
        process.terminate()
        process.wait(timeout=30)


# `--expose-app-in-browser` is a setting of the server; the page reads it from its configuration.
_EXPOSE = """document.addEventListener("DOMContentLoaded", () => {
    const element = document.getElementById("jupyter-config-data");
    if (!element) return;
    const settings = JSON.parse(element.textContent);
    element.textContent = JSON.stringify({ ...settings, exposeAppInBrowser: true });
});"""


def _address(process: subprocess.Popen[str]) -> tuple[str, str]:
    assert process.stdout
    for line in process.stdout:
        if "http://127.0.0.1" in line or "http://localhost" in line:
            url = line[line.index("http") :].strip()
            if "token=" in url:
                base, _, token = url.partition("token=")
                return base.split("/lab")[0].replace("localhost", "127.0.0.1"), token
    raise RuntimeError("The server ended before it said where it is.")


if __name__ == "__main__":
    from benchmarks.rows import table

    with lab.chromium() as browser:
        print(table(measure(browser)))
