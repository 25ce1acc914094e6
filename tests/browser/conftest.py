"""One browser and one JupyterLab for all tests in it; a workspace of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import lab
import nbformat
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass(frozen=True, slots=True)
class Workspace:
    """A learner's folder inside the served one."""

    folder: Path
    server: lab.Server

    def notebook(self, *cells: str, name: str = "lesson.ipynb") -> str:
        """Write a notebook of code cells; return its path as the server knows it."""
        node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        node.metadata["kernelspec"] = {
            "name": "python3",
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
        }
        nbformat.write(node, self.folder / name)
        return f"{self.folder.name}/{name}"

    @property
    def answers(self) -> Path:
        """The learner's file."""
        return self.folder / ".coursekit" / "learner.sqlite"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with lab.chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[lab.Server]:
    """JupyterLab over an empty folder, whose kernels know the tiny course."""
    root = tmp_path_factory.mktemp("served")
    course = tmp_path_factory.mktemp("course") / "tiny"
    shutil.copytree(checkout / "tests" / "courses" / "tiny", course)
    environment = {"COURSEKIT_COURSE": str(course / "course")}
    with lab.jupyterlab(root, tmp_path_factory.mktemp("settings"), environment) as running:
        yield running


@pytest.fixture
def workspace(server: lab.Server, tmp_path: Path) -> Workspace:
    folder = server.folder / tmp_path.name
    (folder / ".coursekit").mkdir(parents=True)
    return Workspace(folder, server)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails its test when one of our scripts throws."""
    context = chromium.new_context(viewport={"width": 1100, "height": 1200})
    opened = context.new_page()
    thrown: list[str] = []
    opened.on("pageerror", lambda error: thrown.append(str(error)))
    yield opened
    context.close()
    assert thrown == []
