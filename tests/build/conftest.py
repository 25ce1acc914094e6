"""What tests of the build share: a build with few words, and a look into a notebook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursekit.build import BuildReport, build_course

Build = Callable[..., BuildReport]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def build(tiny_course: Path, out: Path) -> Build:
    """Build the tiny course into `out`."""

    def run(**options: Any) -> BuildReport:
        return build_course(tiny_course, out, **options)

    return run


@pytest.fixture
def notebook(out: Path) -> Callable[[str], dict[str, Any]]:
    """Read a built notebook of `out`."""

    def read(name: str) -> dict[str, Any]:
        value: dict[str, Any] = json.loads((out / f"{name}.ipynb").read_text(encoding="utf-8"))
        return value

    return read


@pytest.fixture
def texts(notebook: Callable[[str], dict[str, Any]]) -> Callable[[str], list[str]]:
    """Read the text of each Markdown cell of a built notebook."""

    def read(name: str) -> list[str]:
        cells = notebook(name)["cells"]
        return ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]

    return read


@pytest.fixture
def rewrite(tiny_course: Path) -> Callable[[str, str, str], None]:
    """Replace a text, which must stand exactly once, in a file of the tiny course."""

    def change(name: str, old: str, new: str) -> None:
        path = (tiny_course / name).resolve()
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change
