"""Cells that show an explorer: readable without a kernel, and rebuilt when a register changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from coursekit.build import build_course
from coursekit.build.calls import final_explorer
from coursekit.errors import ContentError


@pytest.fixture
def course(checkout: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "registers"
    shutil.copytree(checkout / "tests" / "courses" / "registers", copy)
    return copy / "course"


def test_an_explorer_is_a_table_of_everything_until_its_cell_is_run(
    course: Path, tmp_path: Path
) -> None:
    build_course(course, tmp_path / "out")
    notebook = json.loads((tmp_path / "out" / "01_kettles.ipynb").read_text("utf-8"))
    (output,) = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    html = "".join(output["data"]["text/html"])
    assert html.count("<tr>") == 1 + 5
    assert 'href="02_cranes.ipynb"' in html  # a build lays out every lesson


def test_a_changed_register_builds_the_lessons_again_that_show_it(
    course: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build_course(course, out)
    path = course / "timeline.yaml"
    path.write_text(path.read_text("utf-8").replace("Visit to the cranes", "Two cranes"), "utf-8")
    report = build_course(course, out)
    assert report.built == ("01_kettles.ipynb",)
    assert "Two cranes" in (out / "01_kettles.ipynb").read_text("utf-8")


def test_a_mistake_in_a_register_stops_the_build_at_its_line(course: Path, tmp_path: Path) -> None:
    path = course / "timeline.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: visit", "kind: trip"), "utf-8")
    with pytest.raises(ContentError, match=r"timeline\.yaml:\d+: .*kind"):
        build_course(course, tmp_path / "out")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('ck.contentions("C01")', "contentions"),
        ("own = ck.contentions()\nown", "contentions"),
        ("ck.timeline()\nprint(1)", ""),
        ("own = ck.contentions()", ""),
        ("own.table()", ""),
    ],
)
def test_the_last_line_of_a_cell_tells_what_it_shows(code: str, shown: str) -> None:
    assert final_explorer(code) == shown
