"""The log of changes: every change of marks is in it once, and none can be taken out unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coursekit.assignments.classroom import Classroom
from coursekit.cli import main
from coursekit.teaching import audit
from coursekit.teaching.people import people

STUDENT = people(1)[0].id


def test_entries_come_back_in_order_with_person_and_reason(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "王老师")
    audit.append(tmp_path, [audit.entry("release", "sums", changes={"points": (None, 10)})])
    with audit.occasion("regrade", "a test was wrong"):
        audit.append(tmp_path, [audit.entry("grade", "sums", "ada", {"t1": (0.0, 2.0)})])
    entries, broken = audit.read(tmp_path)
    assert broken == []
    assert [(each.what, each.student, each.why) for each in entries] == [
        ("release", "", ""), ("regrade", "ada", "a test was wrong"),
    ]  # fmt: skip
    assert entries[1].changes == {"t1": (0.0, 2.0)}
    assert {each.who for each in entries} == {"王老师"}


@pytest.mark.parametrize("damage", ["change", "remove", "add"])
def test_a_line_that_was_changed_removed_or_slipped_in_shows(tmp_path: Path, damage: str) -> None:
    for number in range(4):
        audit.append(tmp_path, [audit.entry("mark", "sums", "ada", {"m1": (None, float(number))})])
    path = tmp_path / "audit.jsonl"
    lines = path.read_text("utf-8").splitlines()
    if damage == "change":
        lines[1] = lines[1].replace("[null, 1.0]", "[null, 9.0]")
    elif damage == "remove":
        del lines[1]
    else:
        lines.insert(2, lines[1])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, broken = audit.read(tmp_path)
    assert broken
    done = CliRunner().invoke(main, ["audit", str(tmp_path)])
    assert done.exit_code == 1
    assert f"line {broken[0]}" in done.output


@pytest.mark.nbgrader
@pytest.mark.filterwarnings("ignore")
def test_what_is_committed_is_entered_once_and_what_is_taken_back_is_not(course: Path) -> None:
    before = len(audit.read(course)[0])
    with Classroom(course).gradebook() as gradebook:
        grade = gradebook.find_grade("m1", "sums", "sums", STUDENT)
        grade.manual_score = 1
        gradebook.db.flush()
        gradebook.db.rollback()
        grade = gradebook.find_grade("m1", "sums", "sums", STUDENT)
        grade.manual_score = "2"  # as Formgrader sends it
        gradebook.db.flush()
        grade.manual_score = 3.0
        gradebook.find_comment("m1", "sums", "sums", STUDENT).manual_comment = "Good."
        gradebook.db.commit()
        grade.manual_score = 3
        gradebook.db.commit()
    new = audit.read(course)[0][before:]
    assert [(each.what, each.assignment, each.student, dict(each.changes)) for each in new] == [
        ("mark", "sums", STUDENT, {"m1": (None, 3.0)}),
        ("comment", "sums", STUDENT, {"m1 comment": (None, "Good.")}),
    ]


@pytest.mark.nbgrader
def test_the_log_is_read_for_one_student_and_by_programs(course: Path) -> None:
    words = ["audit", str(course), "--student", STUDENT, "--what", "grade", "--json"]
    done = CliRunner().invoke(main, words)
    found = [json.loads(line) for line in done.output.splitlines()]
    assert done.exit_code == 0
    assert [(each["student"], each["assignment"]) for each in found] == [(STUDENT, "sums")]
    assert found[0]["changes"]["t2_h"] == [None, 3.0]
    plain = CliRunner().invoke(main, ["audit", str(course), "--assignment", "sums"]).output
    assert "release sums points 10" in plain
