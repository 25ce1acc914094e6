"""The learner's file: nothing that was kept is lost, and what cannot be kept is said."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.errors import StoreError
from coursekit.learner import Attempt, Store, store_path
from coursekit.learner.store import VERSION, new_id

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


def attempt(item: str = "01_first/seller", response: object = "abc", minutes: int = 0) -> Attempt:
    return Attempt(
        id=new_id(),
        item=item,
        version="v1",
        round=1,
        response=response,
        fraction=0.5,
        reason="partly",
        confidence=None,
        at=NOON + timedelta(minutes=minutes),
        variant="year=2024",
    )


def test_attempts_come_back_oldest_first_as_they_were(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "learner.sqlite")
    late, early = attempt(minutes=2), replace(attempt(minutes=1), confidence=70)
    store.add(late)
    store.add(early)
    store.close()
    assert Store(tmp_path / "new" / "learner.sqlite").attempts() == [early, late]


def test_only_the_items_asked_for_come_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "learner.sqlite")
    mine, other = attempt("01_first/ratio"), attempt("02_second/stored")
    store.add(mine)
    store.add(other)
    assert store.attempts(["01_first/ratio"]) == [mine]
    assert store.attempts([]) == []


@given(
    response=st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=6,
    )
)
def test_any_response_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, response: object
) -> None:
    store = Store(tmp_path_factory.mktemp("store") / "learner.sqlite")
    store.add(attempt(response=response))
    assert store.attempts()[0].response == response
    store.close()


def test_an_attempt_can_be_neither_changed_nor_removed(tmp_path: Path) -> None:
    store = Store(tmp_path / "learner.sqlite")
    store.add(attempt())
    with sqlite3.connect(store.path) as connection:
        for statement in ("UPDATE attempts SET fraction = 1", "DELETE FROM attempts"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_the_learner_keeps_one_name(tmp_path: Path) -> None:
    first = Store(tmp_path / "learner.sqlite").learner
    assert Store(tmp_path / "learner.sqlite").learner == first


_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from coursekit.learner import Attempt, Store
from coursekit.learner.store import new_id
store = Store(Path(sys.argv[1]))
for number in range(40):
    store.add(Attempt(id=new_id(), item="i", version="v", round=1, response=number,
                      fraction=1.0, reason="right", confidence=None, at=datetime.now(UTC)))
print("done", flush=True)
import os, signal
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_two_kernels_at_once_and_a_kill_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    command = [sys.executable, "-c", _WRITER, str(path)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [writer.communicate()[0].strip() for writer in writers] == ["done", "done"]
    assert sorted(one.response for one in Store(path).attempts()) == sorted([*range(40)] * 2)


def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.code == "corrupt"
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"this is no database" * 100


def test_a_file_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.code == "newer"


def test_a_file_that_stays_locked_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursekit.learner.store.WAIT_SECONDS", 0.05)
    store = Store(tmp_path / "learner.sqlite")
    with sqlite3.connect(store.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            store.add(attempt())
        other.execute("ROLLBACK")
    assert caught.value.code == "locked"
    store.add(attempt())
    assert len(store.attempts()) == 1


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / "file" / "learner.sqlite")
    assert caught.value.code in ("unavailable", "read_only")


def test_the_file_lies_in_the_workspace_around_the_notebook(tmp_path: Path) -> None:
    (tmp_path / ".coursekit").mkdir()
    inside = tmp_path / "lessons" / "deep"
    inside.mkdir(parents=True)
    assert store_path(inside) == tmp_path / ".coursekit" / "learner.sqlite"
