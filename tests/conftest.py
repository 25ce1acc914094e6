"""What holds for every test: it meets no settings of the person who runs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure, and what failed once is found again.
settings.register_profile("coursekit", deadline=None, print_blob=True)
settings.load_profile("coursekit")


@pytest.fixture(scope="session", autouse=True)
def _settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide the developer's own course, workspace, Jupyter and IPython settings."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("COURSEKIT_")]:
            patch.delenv(name)
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("MPLBACKEND", "agg")
        yield


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def tiny_course(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the course of two short lessons that may be changed: the folder of course.yaml."""
    copy = tmp_path / "tiny"
    shutil.copytree(checkout / "tests" / "courses" / "tiny", copy)
    return copy / "course"
