"""Histories written out, brought in, and joined: a union that no order can change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import NOON, answer, choice
from jsonschema import Draft202012Validator
from test_store import first_layout

from coursekit.errors import CoursekitError
from coursekit.learner import Store
from coursekit.learner.lines import from_lines, take, to_lines
from coursekit.learner.records import Records, merge, read_store, records

ITEMS = [choice(f"01_tea/q{number}") for number in range(3)]
NAMES = ["a" * 32, "b" * 32, "c" * 32]

# Few ids, so that histories share records; now and then one id has two contents.
rows = st.tuples(
    st.sampled_from(["0" * 32, "1" * 32, "2" * 32, "3" * 32]),
    st.sampled_from(["01_tea/q0", "01_tea/q1"]),
    st.just("v"),
    st.just(""),
    st.integers(1, 2),
    st.just('"x"'),
    st.sampled_from([0.0, 1.0]),
    st.just("right"),
    st.none() | st.just(80),
    st.just("2026-02-02T12:00:00+00:00"),
    st.none() | st.just(3.5),
    st.none(),
    st.just(""),
    st.sampled_from(NAMES),
)
events = st.tuples(
    st.sampled_from(["4" * 32, "5" * 32]),
    st.just("lesson_opened"),
    st.sampled_from(["01_tea", "02_tiles"]),
    st.just("{}"),
    st.just("2026-02-02T12:00:00+00:00"),
)
histories = st.builds(
    Records,
    learners=st.lists(st.sampled_from(NAMES), max_size=2),
    attempts=st.lists(rows, max_size=4, unique_by=lambda row: row[0]),
    events=st.lists(events, max_size=2, unique_by=lambda row: row[0]),
)


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Join histories one after the other in a new file; return its content in one order."""

    def joined(*some: Records) -> Records:
        store = Store(tmp_path_factory.mktemp("union") / "learner.sqlite")
        for one in some:
            merge(store, one)
        found = records(store)
        found.learners.remove(store.learner)  # the new file's own name
        store.close()
        return content(found)

    return joined


def content(found: Records) -> Records:
    return Records(
        learners=sorted(found.learners), attempts=sorted(found.attempts, key=repr),
        events=sorted(found.events, key=repr),
    )  # fmt: skip


@settings(max_examples=12)  # each joining waits for the disk
@given(one=histories, two=histories, three=histories)
def test_joining_is_commutative_associative_and_idempotent(
    union: Callable[..., Any], one: Records, two: Records, three: Records
) -> None:
    together = union(one, two, three)
    assert union(three, two, one) == together
    assert union(union(one, two), three) == together
    assert union(one, union(two, three)) == together
    assert union(one, two, three, two, one) == together


def test_the_histories_of_two_machines_become_one(store_at: Callable[..., Store]) -> None:
    home, work = store_at("home"), store_at("work")
    home.add(answer(ITEMS[0]))
    work.add(answer(ITEMS[1], days=1))
    work.note("lesson_opened", "01_tea", NOON, {})
    added = merge(home, records(work))
    assert (added.attempts, added.events, added.known) == (1, 1, 0)
    assert [one.item for one in home.attempts()] == ["01_tea/q0", "01_tea/q1"]
    assert home.learners() == [home.learner, work.learner]
    assert merge(home, records(work)).known == 2
    merge(work, records(home))
    assert content(records(home)) == content(records(work))


def test_a_file_is_read_while_another_program_writes_it(store_at: Callable[..., Store]) -> None:
    store = store_at()
    store.add(answer(ITEMS[0]))
    assert len(read_store(store.path).attempts) == 1


def test_a_file_of_the_first_layout_can_be_joined_and_stays(
    tmp_path: Path, store_at: Callable[..., Store]
) -> None:
    old, store = tmp_path / "old.sqlite", store_at()
    first_layout(old)
    before = old.read_bytes()
    assert merge(store, read_store(old)).attempts == 2
    assert {one.origin for one in store.attempts()} == {"f" * 32}
    assert old.read_bytes() == before


def test_what_was_exported_comes_back_as_it_was(
    tmp_path: Path, store_at: Callable[..., Store]
) -> None:
    store, target = store_at(), tmp_path / "mine.jsonl"
    store.add(answer(ITEMS[0], confidence=70, seconds=2.5, rating=4, sitting="s"))
    store.add(answer(ITEMS[1], response={"2021": "воздержание 弃权"}))
    store.note("sitting_begun", "pre", NOON, {"test": "pre", "form": "a"})
    target.write_text("\n".join(to_lines(records(store))), "utf-8")
    other = store_at("other")
    merge(other, from_lines(target))
    assert other.attempts() == store.attempts()
    assert other.events() == store.events()
    assert other.learners()[1:] == store.learners()


def schema(checkout: Path) -> Draft202012Validator:
    path = checkout / "src" / "coursekit" / "schemas" / "progress.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def test_every_exported_line_fits_the_published_schema(
    checkout: Path, store_at: Callable[..., Store]
) -> None:
    store = store_at()
    store.add(answer(ITEMS[0], confidence=70, seconds=2.5))
    store.note("lesson_opened", "01_tea", NOON, {})
    lines = list(to_lines(records(store)))
    assert len(lines) == 4
    for line in lines:
        schema(checkout).validate(json.loads(line))


SOUND: dict[str, dict[str, Any]] = {
    "attempt": {
        "id": "a" * 32, "item": "01_tea/q", "version": "v", "variant": "", "round": 1,
        "response": "x", "fraction": 1.0, "reason": "right", "confidence": None,
        "at": "2026-02-02T12:00:00+00:00", "seconds": None, "rating": None, "sitting": "",
        "origin": "",
    },
    "event": {"id": "a" * 32, "kind": "k", "subject": "", "detail": {},
              "at": "2026-02-02T12:00:00+00:00"},
    "learner": {"id": "a" * 32},
}  # fmt: skip
ODD = [None, "", "x", "a" * 32, "a" * 33, "A" * 32, -1, 0, 1, 3, 4, 5, 100, 101, 0.5, 1.5, True,
       [], {}, {"a": 1}, "2026-02-02T12:00:00", "2026-02-02T12:00:00+00:00"]  # fmt: skip


@pytest.mark.parametrize("kind", SOUND)
def test_the_reader_accepts_what_the_schema_accepts(checkout: Path, kind: str) -> None:
    published = schema(checkout)
    sound = SOUND[kind]
    changed = [sound | {name: value} for name in (*sound, "another") for value in ODD]
    lacking = [{key: sound[key] for key in sound if key != name} for name in sound]
    accepted = 0
    for value in [sound, *changed, *lacking]:
        try:
            take(Records(), kind, value)
            reads = True
        except (ValueError, TypeError, KeyError):
            reads = False
        assert reads == published.is_valid({"record": kind, **value}), value
        accepted += reads
    assert 0 < accepted < len(changed)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "is empty"),
        (["[]"], ":1: this is no record"),
        (['{"record": "attempt"}'], ":1: the first line"),
        (['{"record": "coursekit-progress", "format": 2}'], "newer version"),
        (['{"record": "coursekit-progress", "format": 1}', "{"], ":2: this is no record"),
        (['{"record": "coursekit-progress", "format": 1}', '{"record": "learner"}'], ":2: these"),
        (['{"record": "coursekit-progress", "format": 1}', '{"record": "learner", "id": 7}'],
         ":2: “id”"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_record_is_named(tmp_path: Path, lines: list[str], said: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(CoursekitError) as caught:
        from_lines(path)
    assert said in str(caught.value)


def test_a_file_that_is_no_learners_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").touch()
    (tmp_path / "text.sqlite").write_text("no database" * 50)
    for name in ("empty.sqlite", "text.sqlite", "missing.sqlite"):
        with pytest.raises(CoursekitError) as caught:
            read_store(tmp_path / name)
        assert name in str(caught.value)


def test_a_changed_record_is_settled_the_same_way_on_both_sides(
    union: Callable[..., Any],
) -> None:
    row = ("0" * 32, "i", "v", "", 1, "1", 1.0, "r", None, "2026-02-02T12:00:00+00:00",
           None, None, "", NAMES[0])  # fmt: skip
    other = (*row[:6], 0.0, *row[7:])
    one, two = Records(attempts=[row]), Records(attempts=[other])
    assert union(one, two) == union(two, one)
    assert len(union(one, two).attempts) == 1
