"""Wrong answers lose the points they should and no others, right ones lose none.

Each answer is run by itself, quickly, in a plain interpreter. nbgrader's own autograder then grades
them from a released notebook, and so does this project's, with the tests in a process of their own;
answers to different tasks are handed in together, as one student.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coursekit.assignments import answers, mutation, source, trust
from coursekit.assignments.answers import Answer
from coursekit.grading.batch import grade
from coursekit.grading.isolation import wants_isolation

CHARTS = ("a3_chart", "a5_m3")  # drawing costs time and earns nothing by itself


def test_the_models_answers_pass_every_test(examined: dict[str, Any]) -> None:
    assert examined["answers"][0]["name"] == "model"
    assert examined["answers"][0]["lost"] == {}


def test_right_answers_of_other_kinds_pass_every_test(examined: dict[str, Any]) -> None:
    right = [each for each in examined["answers"] if each["name"].startswith("accept/")]
    assert len(right) >= 3
    assert {each["name"]: each["lost"] for each in right if each["lost"]} == {}


def test_wrong_answers_lose_what_they_should_and_nothing_else(examined: dict[str, Any]) -> None:
    wrong = [each for each in examined["answers"] if each["name"].startswith("mutants/")]
    assert len(wrong) >= 8
    assert all(each["expected"] for each in wrong)
    assert {each["name"]: set(each["lost"]) for each in wrong} == {
        each["name"]: set(each["expected"]) for each in wrong
    }


def test_a_failed_test_says_in_a_sentence_what_was_asked_for(examined: dict[str, Any]) -> None:
    for answer in examined["answers"]:
        for name, message in answer["lost"].items():
            kind, _, said = message.partition(": ")
            if kind == "AssertionError":
                assert len(said.split()) >= 4, (answer["name"], name, message)
            else:  # the answer's own error, which its student sees as it is
                assert kind in {"ZeroDivisionError", "ValueError"}, (answer["name"], name, message)


def test_hidden_tests_notice_nine_in_ten_small_changes(
    folder: Path, examined: dict[str, Any]
) -> None:
    outcomes = tuple(mutation.Outcome(**each) for each in examined["changes"])
    assert len(outcomes) >= 50
    assert mutation.score(outcomes) >= trust.ENOUGH


def test_every_change_that_goes_unnoticed_is_listed_with_a_reason(
    folder: Path, examined: dict[str, Any]
) -> None:
    outcomes = tuple(mutation.Outcome(**each) for each in examined["changes"])
    assert trust.surprises(folder, outcomes) == []
    assert all(len(reason.split()) >= 3 for _, _, reason in mutation.survivors(folder))


def test_the_guide_gives_the_counts_as_they_are(
    folder: Path, examined: dict[str, Any], checkout: Path
) -> None:
    names = [each["name"].partition("/")[0] for each in examined["answers"]]
    outcomes = tuple(mutation.Outcome(**each) for each in examined["changes"])
    row = (
        f"| `{folder.name}` | {names.count('accept')} | {names.count('mutants')} "
        f"| {len(outcomes)} | {mutation.score(outcomes):.0%} |".replace("%", " %")
    )
    assert row in (checkout / "docs" / "assignments.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What one student hands in: wrong answers to different tasks, or a right answer."""

    student: str
    answers: tuple[Answer, ...]

    @property
    def loses(self) -> set[str]:
        """The tests of which the student should lose the points."""
        return {test for answer in self.answers for test in answer.loses}

    @property
    def cells(self) -> set[str]:
        """The cells in which the student does not write what the model does."""
        return {cell for answer in self.answers for cell in answer.cells}


def packed(wrong: tuple[Answer, ...]) -> Iterator[HandedIn]:
    """Put wrong answers that touch different cells and tests together: fewer runs, same result."""
    packs: list[tuple[Answer, ...]] = []
    for answer in wrong:
        for number, pack in enumerate(packs):
            other = HandedIn(student="", answers=pack)
            if not other.cells & answer.cells.keys() and not other.loses & set(answer.loses):
                packs[number] = (*pack, answer)
                break
        else:
            packs.append((answer,))
    for number, pack in enumerate(packs):
        yield HandedIn(student=f"wrong{number:02}", answers=pack)


@pytest.mark.nbgrader
@pytest.mark.filterwarnings("ignore")
def test_nbgrader_takes_the_points_it_should_and_no_others(
    folder: Path, points: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # nbgrader makes its database with a program that it looks for by name.
    here = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", here + os.pathsep + os.environ["PATH"])
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    api = course(tmp_path)
    name = folder.name
    model = source.read(folder)
    source.write(folder, tmp_path / "source" / name)
    assert api.generate_assignment(name)["success"]
    released = notebook(tmp_path / "release" / name)
    solved = answers.solve(released, model, but=CHARTS)

    students = [HandedIn(student="model", answers=())]
    students += packed(answers.read_all(folder / "tests" / "mutants"))
    students += [
        HandedIn(student=f"right_{answer.name}", answers=(answer,))
        for answer in answers.read_all(folder / "tests" / "accept")
    ]
    for each in students:
        written = solved
        for answer in each.answers:
            written = answers.put(answer, written)
        hand_in(tmp_path, name, each.student, written)
    hand_in(tmp_path, name, "nothing_done", released)
    result = api.autograde(name, "*")
    assert result["success"], result["log"][-2000:]

    with api.gradebook as gradebook:
        marks = {
            each.student: gradebook.find_submission_notebook(name, name, each.student)
            for each in [*students, HandedIn(student="nothing_done", answers=())]
        }
        assert {student: mark.max_score for student, mark in marks.items()} == dict.fromkeys(
            marks, points
        )
        assert marks["nothing_done"].score == 0
        assert not marks["nothing_done"].needs_manual_grade
        assert marks["model"].needs_manual_grade

    should = {each.student: each.loses | by_hand(model) for each in students}
    assert lost(api, name, students, by_hand(model)) == should
    untouched = notebook(tmp_path / "autograded" / "nothing_done" / name)
    assert broken(untouched) <= waiting(model)

    # Here the tests run in a process of their own.
    assert any(wants_isolation(cell.source) for cell in model.cells)
    report = grade(tmp_path, name, force=True)
    assert [done.status for done in report.submissions] == ["graded"] * (len(students) + 1)
    assert lost(api, name, students, by_hand(model)) == should


def lost(api: Any, name: str, students: list[HandedIn], too: set[str]) -> dict[str, set[str]]:
    """The cells without points of each student, and those that a person marks."""
    with api.gradebook as gradebook:
        return {
            each.student: too
            | {g.name for g in mark.grades if g.auto_score is not None and not g.auto_score}
            for each in students
            for mark in [gradebook.find_submission_notebook(name, name, each.student)]
        }


def course(root: Path) -> Any:
    """nbgrader, told where its course is."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    settings = Config()
    settings.CourseDirectory.root = str(root)
    settings.CourseDirectory.course_id = "trial"
    return NbGraderAPI(coursedir=CourseDirectory(config=settings), config=settings)


def notebook(folder: Path) -> Any:
    """The notebook in a folder that bears its name."""
    import nbformat

    return nbformat.read(folder / f"{folder.name}.ipynb", as_version=4)


def hand_in(root: Path, assignment: str, student: str, written: Any) -> None:
    """Put a notebook, with the data of the release, where nbgrader collects it."""
    import nbformat

    target = root / "submitted" / student / assignment
    shutil.copytree(root / "release" / assignment, target)
    nbformat.write(written, target / f"{assignment}.ipynb")


def by_hand(model: Any) -> set[str]:
    """The cells that a person marks."""
    return {
        source.name_of(cell)
        for cell in model.cells
        if source.is_answer(cell) and cell.metadata.get("nbgrader", {}).get("grade")
    }


def broken(run: Any) -> set[str]:
    """The cells that ended with an error."""
    return {
        source.name_of(cell)
        for cell in run.cells
        if cell.cell_type == "code"
        if any(output.output_type == "error" for output in cell.outputs)
    }


def waiting(model: Any) -> set[str]:
    """The cells that cannot work before a student has written anything."""
    return {
        source.name_of(cell)
        for cell in model.cells
        if source.is_test(cell) or source.is_answer(cell)
    }
