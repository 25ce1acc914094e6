"""A corrected test grades again whom it affects, keeps what people marked, and is on record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from coursekit.assignments.classroom import Classroom
from coursekit.cli import main
from coursekit.teaching import audit, demo
from coursekit.teaching.people import people
from coursekit.teaching.regrade import affected
from coursekit.teaching.results import Result, results

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]

FIRST = people(1)[0].id


def said(*words: object) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def by_student(course: Path) -> dict[str, Result]:
    return {each.student.id: each for each in results(course, "sums")}


def of_kind(kind: str) -> list[str]:
    return [
        student.id
        for place, student in enumerate(people(15))
        if demo.part_of(place, 0).kind == kind
    ]


def mark(course: Path, student: str, points: float) -> None:
    """Mark the essay as Formgrader does."""
    with Classroom(course).gradebook() as gradebook:
        grade = gradebook.find_grade("m1", "sums", "sums", student)
        grade.manual_score, grade.needs_manual_grade = points, False
        comment = gradebook.find_comment("m1", "sums", "sums", student)
        comment.manual_comment = "Say why."
        gradebook.db.commit()


def correct_the_test(shelf: Path, course: Path) -> str:
    """Find that the first number alone was right after all."""
    path = shelf / "sums" / "sums.py"
    text = path.read_text("utf-8")
    path.write_text(text.replace("== 12,", "in (2, 12),"), encoding="utf-8")
    return said("release", "sums", "--assignments", shelf, "--course-dir", course)


def test_a_corrected_test_moves_points_keeps_marks_and_is_on_record(
    course: Path, shelf: Path
) -> None:
    assert affected(course, "sums") == ()
    mark(course, FIRST, 3)
    wrong = [
        name for name, each in by_student(course).items()
        if any(cell.name == "t1_h" and cell.automatic == 0 for cell in each.cells)
        and name not in of_kind("empty")
    ]  # fmt: skip
    assert wrong
    told = correct_the_test(shelf, course)
    assert "coursekit regrade sums" in told
    there = said("regrade", "sums", "--course-dir", course, "--dry-run")
    assert there.startswith("13 would be graded again")  # not the file of another name

    said_then = said("regrade", "sums", "--course-dir", course, "--why", "2 is right as well")
    after = by_student(course)
    for name in wrong:
        assert next(c for c in after[name].cells if c.name == "t1_h").automatic == 2
        assert f"Changed: {name}" in said_then
    essay = next(cell for cell in after[FIRST].cells if cell.name == "m1")
    assert (essay.manual, essay.comment, essay.waiting) == (3, "Say why.", False)
    assert affected(course, "sums") == ()

    entries = [each for each in audit.read(course)[0] if each.what == "regrade"]
    assert {each.student for each in entries if "t1_h" in each.changes} == set(wrong)
    assert {each.changes["t1_h"] for each in entries if "t1_h" in each.changes} == {(0.0, 2.0)}
    assert {each.why for each in entries} == {"2 is right as well"}
    assert entries[-1].changes == {
        "graded_again": (None, 13), "points_changed": (None, len(wrong)),
    }  # fmt: skip


def test_a_new_submission_and_only_it_is_graded_again(course: Path, edit) -> None:
    student = of_kind("empty")[0]
    path = course / "submitted" / student / "sums" / "sums.ipynb"
    edit(path, lambda cells: cells["t1"].update(source="def double_sum(n): return 2 * sum(n)"))
    assert affected(course, "sums") == (student,)
    told = said("regrade", "sums", "--course-dir", course)
    assert "Graded again: 1; points of 1 changed; 13 were left as they are." in told


def saved_as(version: int, minor: int) -> Any:
    def change(content: dict[str, Any]) -> dict[str, Any]:
        if version == 3:
            node = nbformat.reads(json.dumps(content), as_version=4)
            text: str = nbformat.writes(nbformat.convert(node, 3), version=3)
            return json.loads(text)
        return {**content, "nbformat": version, "nbformat_minor": minor}

    return change


def other_kernel(content: dict[str, Any]) -> dict[str, Any]:
    spec = {"name": "ir", "display_name": "R", "language": "R"}
    return {**content, "metadata": {**content["metadata"], "kernelspec": spec}}


ODD = {
    "an older Jupyter's format": (saved_as(3, 0), "graded", ""),
    "a newer Jupyter's format": (saved_as(4, 9), "graded", ""),
    "a format of the future": (saved_as(5, 0), "unreadable", "notebook format 5"),
    "another kernel": (other_kernel, "graded", ""),
    "no notebook at all": (lambda content: {"cells": "x"}, "unreadable", "it is no notebook"),
}


@pytest.fixture(scope="module")
def odd(graded_once: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `coursekit grade` says of odd files, made of one good submission; by student."""
    import shutil

    course = tmp_path_factory.mktemp("odd") / "class"
    shutil.copytree(graded_once, course)
    good = course / "submitted" / FIRST / "sums"
    for number, (change, *_) in enumerate(ODD.values()):
        shutil.copytree(good, course / "submitted" / f"odd{number}" / "sums")
        path = course / "submitted" / f"odd{number}" / "sums" / "sums.ipynb"
        path.write_text(json.dumps(change(json.loads(path.read_text("utf-8")))), encoding="utf-8")
    shutil.copytree(good, course / "submitted" / "missing" / "sums")
    (course / "submitted" / "missing" / "sums" / "sums.ipynb").unlink()
    said("grade", "sums", "--course-dir", course)
    report = json.loads((course / "autograded" / "sums-report.json").read_text("utf-8"))
    return {each["student"]: each for each in report["submissions"]}


@pytest.mark.parametrize("kind", ODD)
def test_odd_files_have_a_clear_result(odd: dict[str, Any], kind: str) -> None:
    _, status, words = ODD[kind]
    found = odd[f"odd{list(ODD).index(kind)}"]
    assert found["status"] == status, found
    assert words in "; ".join(found["notes"])
    if status == "graded":
        assert found["score"] == odd[FIRST]["score"] == 6


def test_a_renamed_and_a_missing_notebook_are_named(odd: dict[str, Any]) -> None:
    renamed, missing = odd[of_kind("renamed")[0]], odd["missing"]
    assert renamed["notes"] == [
        "it holds “homework (final).ipynb”, but not sums.ipynb: if that is the work, rename it and "
        "grade again"
    ]
    assert missing["notes"] == ["it holds no notebook; sums.ipynb was asked for"]
    assert renamed["status"] == missing["status"] == "unreadable"
