"""The learner's file: nothing that was kept is lost, and what cannot be kept is said."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
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


@settings(max_examples=30)  # each answer waits for the disk
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


def test_attempts_at_many_items_come_back_oldest_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "learner.sqlite")
    kept = [attempt(f"i{number % 7 * 190}", minutes=-number) for number in range(9)]
    for one in kept:
        store.add(one)
    names = [f"i{number}" for number in range(1200)]
    assert store.attempts(names) == kept[::-1]


def test_answers_of_a_sitting_stay_apart(tmp_path: Path) -> None:
    store = Store(tmp_path / "learner.sqlite")
    lesson, test = attempt(), replace(attempt(), sitting="one")
    store.add(lesson)
    store.add(test)
    assert store.attempts() == [lesson]
    assert store.attempts(sitting="one") == [test]
    assert store.attempts(["01_first/seller"], sitting="one") == [test]


_FIRST_LAYOUT = """
CREATE TABLE learner (id TEXT NOT NULL);
CREATE TABLE attempts (id TEXT PRIMARY KEY, item TEXT NOT NULL, version TEXT NOT NULL,
    variant TEXT NOT NULL, round INTEGER NOT NULL, response TEXT NOT NULL, fraction REAL NOT NULL,
    reason TEXT NOT NULL, confidence INTEGER, at TEXT NOT NULL);
CREATE INDEX attempts_of_item ON attempts (item, at);
CREATE TRIGGER attempts_stay BEFORE UPDATE ON attempts
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
CREATE TRIGGER attempts_remain BEFORE DELETE ON attempts
    BEGIN SELECT RAISE(ABORT, 'attempts are never removed'); END;
PRAGMA user_version = 1;
"""


def first_layout(path: Path) -> None:
    """Write a file as the first version of coursekit left it, with two answers."""
    with sqlite3.connect(path) as connection:
        connection.executescript(_FIRST_LAYOUT)
        connection.execute("INSERT INTO learner VALUES (?)", ("f" * 32,))
        for number in range(2):
            row = (f"{number}" * 32, "01_first/seller", "v1", "", 1, '"abc"', 1.0, "right", 80)
            row += (f"2026-01-31T12:0{number}:00+00:00",)
            connection.execute(f"INSERT INTO attempts VALUES ({','.join('?' * 10)})", row)
    connection.close()


def test_a_file_of_the_first_layout_is_brought_up_to_date_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    first_layout(path)
    store = Store(path)
    assert store.learner == "f" * 32
    assert [one.id[0] for one in store.attempts()] == ["0", "1"]
    assert {one.origin for one in store.attempts()} == {store.learner}
    store.add(attempt())
    with sqlite3.connect(tmp_path / "learner (version 1).sqlite") as copy:
        assert copy.execute("SELECT count(*) FROM attempts").fetchone() == (2,)
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    copy.close()
    assert len(Store(path).attempts()) == 3
    assert len(list(tmp_path.glob("learner (version 1*"))) == 1


def test_two_kernels_that_update_a_file_at_once_do_it_once(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    first_layout(path)
    command = [sys.executable, "-c", _WRITER, str(path)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [writer.communicate()[0].strip() for writer in writers] == ["done", "done"]
    assert len(Store(path).attempts()) == 82
    assert len(list(tmp_path.glob("learner (version 1*"))) == 1


def test_an_event_comes_back_and_can_be_neither_changed_nor_removed(tmp_path: Path) -> None:
    store = Store(tmp_path / "learner.sqlite")
    event = store.note("lesson_opened", "01_first", NOON, {"where": "here"})
    assert store.events() == [event]
    with sqlite3.connect(store.path) as connection:
        for statement in ("UPDATE events SET kind = 'x'", "DELETE FROM events"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_the_file_lies_in_the_workspace_around_the_notebook(tmp_path: Path) -> None:
    (tmp_path / ".coursekit").mkdir()
    inside = tmp_path / "lessons" / "deep"
    inside.mkdir(parents=True)
    assert store_path(inside) == tmp_path / ".coursekit" / "learner.sqlite"
