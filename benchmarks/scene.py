"""A JupyterLab over scratch notebooks, for benchmarks that measure in the browser."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests" / "browser"))

import lab  # noqa: E402
import nbformat  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass(slots=True)
class Scene:
    """One server and one browser; each page is a notebook of its own."""

    browser: Browser
    server: lab.Server
    pages: list[Page] = field(default_factory=list)

    @classmethod
    @contextmanager
    def on(cls, browser: Browser) -> Iterator[Scene]:
        """Serve scratch notebooks, with a learner's file of their own."""
        with tempfile.TemporaryDirectory() as scratch:
            root = Path(scratch)
            (root / "served" / ".coursekit").mkdir(parents=True)
            environment = {"COURSEKIT_COURSE": str(CHECKOUT / "course")}
            with lab.jupyterlab(root / "served", root / "settings", environment) as server:
                yield cls(browser, server)

    def page(self, *cells: str, wait_for: str = ".jp-OutputArea-output") -> Page:
        """Open a notebook of code cells, and run it."""
        name = f"notebook-{len(self.pages)}.ipynb"
        node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        node.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        nbformat.write(node, self.server.folder / name)
        page = self.browser.new_page(viewport={"width": 1100, "height": 1400})
        self.pages.append(page)
        lab.open_notebook(page, self.server, name)
        lab.run_all(page)
        page.wait_for_selector(wait_for)
        return page
