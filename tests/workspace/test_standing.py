"""The start page says where the learner stands as soon as it is opened."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from invented import answer

from coursekit.learner import Store
from coursekit.learner.catalogue import read_catalogue
from coursekit.workspace.standing import renew_start_page

NOW = datetime(2026, 2, 4, 12, tzinfo=UTC)


def cells(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "Start here.ipynb").read_bytes())["cells"]
    return found


def output(folder: Path) -> str:
    [page] = [cell["outputs"] for cell in cells(folder) if cell.get("outputs")]
    return str(page[0]["data"]["text/html"])


def answered(tiny_course: Path, folder: Path) -> None:
    store = Store(folder / ".coursekit" / "learner.sqlite")
    store.add(answer(read_catalogue(tiny_course).items["01_first/seller"], response="x"))
    store.close()


def test_a_new_learner_sees_a_next_step_without_running_anything(lay, folder, tiny_course) -> None:
    lay()
    assert not renew_start_page(tiny_course, folder, NOW)
    assert "Next step" in output(folder)
    assert "01_first.ipynb" in output(folder)


def test_a_learner_who_comes_back_sees_their_answers_and_keeps_their_own_cells(
    lay, folder, tiny_course
) -> None:
    lay()
    answered(tiny_course, folder)
    path = folder / "Start here.ipynb"
    notebook = json.loads(path.read_bytes())
    notebook["cells"][0]["source"] = "# Mine"
    path.write_text(json.dumps(notebook), "utf-8")
    assert renew_start_page(tiny_course, folder, NOW)
    assert "Questions answered: 1 of 5" in output(folder)
    assert "".join(cells(folder)[0]["source"]) == "# Mine"


def test_outputs_made_anew_are_no_work_of_the_learners(
    lay, folder, tiny_course, course_changes
) -> None:
    lay()
    answered(tiny_course, folder)
    renew_start_page(tiny_course, folder, NOW)
    assert lay() == ()
    course = tiny_course / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("Tea and tiles", "Tea and tales"), "utf-8")
    [start] = [laid for laid in lay() if laid.name == "Start here.ipynb"]
    assert (start.what, start.earlier) == ("updated", "")


def test_a_file_that_is_no_notebook_any_more_is_left_alone(lay, folder, tiny_course) -> None:
    lay()
    answered(tiny_course, folder)
    (folder / "Start here.ipynb").write_text("gone")
    assert not renew_start_page(tiny_course, folder, NOW)
    assert (folder / "Start here.ipynb").read_text() == "gone"
