"""A round through nbgrader's exchange: hand out, fetch, work, submit, collect, grade."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from coursekit.assignments import variants
from coursekit.assignments.classroom import Classroom
from coursekit.assignments.students import salt
from coursekit.cli import main
from coursekit.teaching.results import results

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]


def in_exchange(step: str, course: Path, course_id: str) -> None:
    """Do one of a student's steps, in the current folder."""
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import default
    from traitlets.config import Config

    settings = Config()
    settings.Exchange.root = str(course / "exchange")
    settings.Exchange.cache = str(Path.cwd() / "cache")
    settings.CourseDirectory.course_id = course_id
    settings.CourseDirectory.assignment_id = "sums"
    settings.CourseDirectory.root = str(Path.cwd())
    paths = CourseDirectory(config=settings)
    kind: Any = getattr(default, step)
    kind(coursedir=paths, authenticator=Authenticator(config=settings), config=settings).start()


def test_a_round_through_the_exchange(
    course: Path, tmp_path: Path, edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbgrader.apps import NbGraderAPI
    from nbgrader.utils import get_username

    room = Classroom(course)
    teacher = NbGraderAPI(room.paths, parent=room._app)
    student = get_username()
    monkeypatch.chdir(course)
    assert teacher.release_assignment("sums")["success"]

    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    in_exchange("ExchangeFetchAssignment", course, room.course_id)
    handed_out = desk / "sums" / "sums.ipynb"
    assert "SOLUTION" not in handed_out.read_text("utf-8")
    code = variants.personal_code(salt(course), "sums", student)

    def work(cells: Any) -> None:
        cells["s_code"].source = f'variant_code = "{code}"'
        cells["t1"].source = "def double_sum(numbers):\n    return 2 * numbers[0]"
        cells["t1_h"].source = "pass"  # a cheat
        cells["t2"].source = "answer = 10 * mine"
        cells["m1"].source = "A sum adds."

    edit(handed_out, work)
    in_exchange("ExchangeSubmit", course, room.course_id)
    monkeypatch.chdir(course)
    assert teacher.collect("sums")["success"]
    done = CliRunner().invoke(main, ["grade", "sums", "--student", student])
    assert done.exit_code == 0, done.output

    found = next(each for each in results(course, "sums") if each.student.id == student)
    assert {cell.name: cell.automatic for cell in found.cells if cell.points} == {
        "t1_v": 1, "t1_h": 0, "t2_h": 3, "m1": None,
    }  # fmt: skip
    assert [cell.name for cell in found.cells] == ["t1", "t1_v", "t1_h", "t2", "t2_h", "m1"]
    assert found.waiting == ("m1",)
    assert found.submitted is not None
    assert found.late.days > 0  # the demonstration was due long ago
    assert found.folder is not None
    graded = nbformat.read(found.folder / "sums.ipynb", as_version=4)
    test = next(cell for cell in graded.cells if cell.id == "t1_h")
    assert "twice the sum" in test.source
    assert any(out.output_type == "error" for out in test.outputs)
