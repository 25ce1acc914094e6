"""A lesson that is opened is written down once, by its kernel's first call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import coursekit as ck
from coursekit.learner import Store
from coursekit.learner.opening import NOTEBOOK_VARIABLE, note_opened


@pytest.fixture
def kernel(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[pytest.MonkeyPatch]:
    """A process in a workspace; what it says of its notebook may be set."""
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    note_opened.cache_clear()
    yield monkeypatch
    note_opened.cache_clear()


def opened(folder: Path) -> list[str]:
    writer = note_opened()
    if writer is not None:
        writer.join()
    path = folder / ".coursekit" / "learner.sqlite"
    if not path.is_file():
        return []
    store = Store(path)
    found = [event.subject for event in store.events()]
    store.close()
    return found


@pytest.mark.parametrize("name", ["01_first.ipynb", "01_first (new version 2).ipynb"])
def test_the_first_call_in_a_lesson_writes_down_that_it_was_opened(
    kernel: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    kernel.setenv(NOTEBOOK_VARIABLE, str(tmp_path / name))
    ck.load  # noqa: B018 - asking for it is what a first call does
    assert opened(tmp_path) == ["01_first"]
    ck.figure  # noqa: B018
    assert opened(tmp_path) == ["01_first"]


@pytest.mark.parametrize("name", ["Start here.ipynb", "my notes.ipynb", ""])
def test_a_notebook_that_is_no_lesson_leaves_no_trace(
    kernel: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    kernel.setenv(NOTEBOOK_VARIABLE, name)
    assert opened(tmp_path) == []


def test_a_file_that_cannot_be_written_stops_nothing(
    kernel: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".coursekit" / "learner.sqlite").mkdir(parents=True)
    kernel.setenv(NOTEBOOK_VARIABLE, "01_first.ipynb")
    assert opened(tmp_path) == []
    assert ck.load is not None
