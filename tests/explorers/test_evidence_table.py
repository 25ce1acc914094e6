"""A reader's own evidence table: kept at once, and still there after whatever happens."""

from __future__ import annotations

import csv
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import coursekit as ck
from coursekit.explorers.disputes import Contentions
from coursekit.learner.evidence import evidence_path

TRADER = "A trader of kettles"


def mark(widget: Contentions, verdict: str, note: str = "", **other: Any) -> None:
    """Deliver a mark as the page does."""
    entry = widget.data["entries"][0]
    message = {
        **{"kind": "mark", "contention": "C01", "voice": TRADER, "mark": verdict, "note": note},
        "evidence": entry["evidence"][0]["id"],
        **other,
    }
    widget._handle_custom_msg(message, [])


def test_a_mark_is_kept_for_the_next_kernel(workspace: Path) -> None:
    mark(ck.contentions(), "against", "It depends | on tea")
    again = ck.contentions()
    assert [(row["mark"], row["voice"]) for row in again.kept] == [("against", TRADER)]
    table = again.table()
    assert table.loc[0, "says"] == "The count of 2024 came to 1200 billion US dollars."
    assert table.loc[0, "sources"] == "Kettle Office, 2025"
    assert evidence_path().parent == workspace / ".coursekit"


def test_marks_stand_in_the_notebook_where_nothing_runs(workspace: Path) -> None:
    widget = ck.contentions()
    assert "against" not in widget.static_html()
    mark(widget, "against", "a <b>note</b>")
    assert "<strong>against</strong> a &lt;b&gt;note&lt;/b&gt;" in widget.static_html()


def test_the_latest_mark_of_a_row_stands_and_an_empty_one_takes_it_out(workspace: Path) -> None:
    widget = ck.contentions()
    mark(widget, "for")
    mark(widget, "silent", voice="Chinese Kettle Office")
    mark(widget, "against", "on second thought")
    assert [row["mark"] for row in widget.kept] == ["against", "silent"]
    mark(widget, "")
    assert [row["mark"] for row in ck.contentions().kept] == ["silent"]


def test_the_table_can_be_taken_along(workspace: Path) -> None:
    widget = ck.contentions()
    mark(widget, "for", 'a "note", with | and\na line')
    (row,) = csv.DictReader(StringIO(widget.exports["csv"]))
    assert (row["mark"], row["note"]) == ("for", 'a "note", with | and\na line')
    assert 'a "note", with \\| and a line |' in widget.exports["markdown"]
    assert f"Reading tested: {TRADER}" in widget.exports["markdown"]


def test_a_line_that_a_kill_cut_short_costs_only_itself(workspace: Path) -> None:
    widget = ck.contentions()
    mark(widget, "for")
    with evidence_path().open("a") as file:
        file.write('{"contention": "C01", "vo')
    mark(widget, "silent", voice="Chinese Kettle Office")
    assert [row["mark"] for row in ck.contentions().kept] == ["for", "silent"]


def test_a_mark_outlives_new_words_of_the_author(
    workspace: Path, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    mark(ck.contentions(), "for")
    copy = tmp_path / "copy"
    shutil.copytree(checkout / "tests" / "courses" / "registers", copy)
    path = copy / "course" / "contentions.yaml"
    path.write_text(path.read_text().replace("The count of 2024 came to", "In 2024 it came to"))
    monkeypatch.setenv("COURSEKIT_COURSE", str(copy / "course"))
    assert ck.contentions().table()["says"].tolist() == [
        "The count of 2024 came to 1200 billion US dollars."
    ]


@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"kind": "mark"},
        {"voice": "nobody"},
        {"evidence": "000000000000"},
        {"contention": "C77"},
        {"mark": "maybe"},
        {"note": 7},
    ],
)
def test_what_is_no_mark_is_not_kept(workspace: Path, message: Any) -> None:
    widget = ck.contentions()
    if message and "kind" not in message:
        mark(widget, "for", **message)
    else:
        widget._handle_custom_msg(message, [])
    assert widget.kept == []
    assert not evidence_path().exists()


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights there")
def test_a_table_that_cannot_be_kept_says_why(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "file").write_text("")
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(workspace / "file"))
    widget = ck.contentions()
    mark(widget, "for")
    assert widget.trouble == "unavailable"
    assert widget.kept == []
