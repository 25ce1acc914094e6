"""A damaged file is set aside, and what can be read of it is not lost; erasing leaves nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import NOON, answer, choice
from test_store import first_layout

from coursekit.errors import StoreError
from coursekit.learner import Store
from coursekit.learner.erasing import erase
from coursekit.learner.recovery import examined, open_store, recover, salvaged
from coursekit.learner.salvage import rows

ITEM = choice("01_tea/q")
PAGE = 4096


def filled(path: Path, count: int = 200) -> Store:
    store = Store(path)
    for number in range(count):
        long = {"text": "воздержание " * (900 if number == 50 else 3)}
        store.add(answer(ITEM, response=long, round=number + 1, days=number))
    return store


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with 60 answers, one of them long, and an event; closed."""
    path = tmp_path_factory.mktemp("sound") / "learner.sqlite"
    store = filled(path, 60)
    store.note("lesson_opened", "01_tea", NOON, {})
    store.close()
    return path


def test_every_row_of_a_sound_file_can_be_read_without_sqlite(sound: Path) -> None:
    found = salvaged(rows(sound.read_bytes()))
    store = Store(sound)
    assert (len(found.attempts), len(found.events)) == (60, 1)
    assert found.learners == store.learners()
    assert [row[0] for row in found.attempts] == [one.id for one in store.attempts()]
    assert {len(row[5]) > PAGE for row in found.attempts} == {True, False}
    store.close()


def test_a_file_without_its_head_is_set_aside_and_recovered(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    damaged = b"\0" * 100 + sound.read_bytes()[100:]
    path.write_bytes(damaged)
    store = open_store(path, NOON)
    assert len(store.attempts()) == 60
    assert (tmp_path / "learner (damaged).sqlite").read_bytes() == damaged
    told = [event for event in store.events() if event.kind == "recovered"]
    assert told[0].subject == "learner (damaged).sqlite"
    assert told[0].detail["attempts"] == 60


def test_damage_further_in_is_found_by_looking_through(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    content = bytearray(sound.read_bytes())
    leaves = [at for at in range(PAGE, len(content), PAGE) if content[at] == 0x0D]
    content[leaves[5] : leaves[5] + PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    recovery = examined(path, NOON)
    assert recovery is not None
    assert 40 <= recovery.attempts < 60
    assert str(recovery.aside) in recovery.says
    assert f"{recovery.attempts} answers" in recovery.says
    store = Store(path)
    assert len(store.attempts()) == recovery.attempts
    assert examined(path, NOON) is None
    assert recover(path, NOON) is None


def test_late_answers_are_read_from_the_log(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    store = filled(path, 5)
    log = path.with_name("learner.sqlite-wal").read_bytes()
    found = salvaged(rows(b"", log))
    assert [row[0] for row in found.attempts] == [one.id for one in store.attempts()]
    store.close()


def test_answers_of_the_first_layout_are_recovered(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    first_layout(path)
    path.write_bytes(b"\0" * 16 + path.read_bytes()[16:])
    assert len(open_store(path, NOON).attempts()) == 2


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), holes=st.integers(1, 40), cut=st.floats(0.1, 1))
def test_no_damage_invents_an_answer_or_breaks_the_reading(
    sound: Path, seed: int, holes: int, cut: float
) -> None:
    chance = random.Random(seed)
    content = bytearray(sound.read_bytes())
    for _ in range(holes):
        content[chance.randrange(len(content))] = chance.randrange(256)
    found = salvaged(rows(bytes(content[: int(len(content) * cut)])))
    assert len(found.attempts) <= 61  # a name hit by the damage counts for two


def test_a_file_of_a_newer_version_is_not_recovered(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    store = Store(path)
    store.rows("PRAGMA user_version = 99")
    store.close()
    for look in (open_store, examined):
        with pytest.raises(StoreError) as caught:
            look(path, NOON)
        assert caught.value.code == "newer"


def test_erasing_leaves_nothing_and_an_open_notebook_goes_on(
    tmp_path: Path, store_at: Callable[..., Store]
) -> None:
    store = store_at()
    store.add(answer(ITEM, response="a secret answer"))
    name, path = store.learner, store.path
    (path.parent / "learner (damaged).sqlite").write_bytes(b"a secret answer")
    (path.parent / "learner (damaged).sqlite-wal").write_bytes(b"a secret answer")
    (path.parent / "evidence.jsonl").write_bytes(b"a secret answer")
    (path.parent / "layout.json").write_bytes(b"notebooks")
    assert path in erase(path)
    assert store.attempts() == []
    left = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert "layout.json" in left
    assert not any(b"a secret answer" in content for content in left.values())
    assert Store(path).learner != name
    store.add(answer(ITEM))
    assert len(Store(path).attempts()) == 1


def test_a_damaged_file_is_erased_too(tmp_path: Path) -> None:
    path = tmp_path / "learner.sqlite"
    path.write_bytes(b"no database" * 100)
    assert erase(path) == [path]
    assert not path.exists()
    assert erase(path) == []
