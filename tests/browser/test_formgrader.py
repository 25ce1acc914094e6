"""`coursekit teach` in a browser: Formgrader shows the class, and a mark given there is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from coursekit.cli import main
from coursekit.teaching import audit
from coursekit.teaching.results import results
from coursekit.teaching.setting_up import set_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]

TEACH = [sys.executable, "-c", "from coursekit.cli import main; main()", "teach", "--no-browser"]
NAME = "a1_claim_audit"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's own settings, which stay as they are."""
    return tmp_path_factory.mktemp("user")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """A class of two with the first assignment, graded."""
    from coursekit.grading.batch import grade

    shelf = tmp_path_factory.mktemp("shelf")
    (shelf / NAME).symlink_to(checkout / "assignments" / NAME)
    folder = tmp_path_factory.mktemp("class") / "Herbst"
    set_up(folder, assignments=shelf, invented=2)
    grade(folder, NAME)
    return folder


@pytest.fixture(scope="module")
def address(course: Path, home: Path, checkout: Path) -> Iterator[str]:
    """Address of JupyterLab as the command prints it."""
    own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    shelf = str(next(course.parents[1].glob("shelf*")))
    process = subprocess.Popen(
        [*TEACH, str(course), "--assignments", shelf],
        env={**os.environ, **own, "HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    found = next((line.strip() for line in lines if line.startswith("http")), "")
    try:
        assert found, process.communicate()[1]
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def test_formgrader_shows_the_class_and_keeps_a_mark_and_a_comment(
    page: Page, address: str, course: Path, home: Path
) -> None:
    page.goto(address)
    page.get_by_role("menuitem", name="Nbgrader").click(timeout=60_000)
    page.get_by_role("menuitem", name="Formgrader").click()
    page.frame_locator("iframe").get_by_role("link", name=NAME).first.wait_for()

    base = address.partition("/lab/")[0]
    page.goto(f"{base}/formgrader/manage_submissions/{NAME}")
    page.get_by_text("Obi, Nkechi").wait_for()
    page.get_by_text("needs manual grading").first.wait_for()
    page.goto(f"{base}/formgrader/gradebook/{NAME}/{NAME}")
    page.get_by_role("link", name="Submission #1").click()
    # Formgrader listens once it has the marks and comments that there are.
    page.wait_for_selector("#a1_m1.needs_manual_grade")
    page.wait_for_function("() => document.querySelector('#a1_m1-comment')?.placeholder")
    points = page.locator("#a1_m1.score")
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.ok):
        points.fill("5")
        points.blur()
    comment = page.locator("#a1_m1-comment")
    with page.expect_response(lambda answer: "/api/comment/" in answer.url and answer.ok):
        comment.fill("Wer sagt das? — 谁说的？")
        comment.blur()

    marked = [cell for each in results(course, NAME) for cell in each.cells if cell.manual == 5]
    assert [cell.comment for cell in marked] == ["Wer sagt das? — 谁说的？"]
    new = [each for each in audit.read(course)[0] if each.what in ("mark", "comment")]
    assert [dict(each.changes) for each in new] == [
        {"a1_m1": (None, 5.0)},
        {"a1_m1 comment": (None, "Wer sagt das? — 谁说的？")},
    ]
    assert not list((home / "CONFIG").rglob("*.json"))  # nothing of the user's is switched on

    (student,) = [each for each in results(course, NAME) for c in each.cells if c.manual == 5]
    assert_given_back(course, student.student.id)


def assert_given_back(course: Path, student: str) -> None:
    """The mark and the comment reach the student's page, and the points the exported table."""
    run = CliRunner()
    made = run.invoke(main, ["feedback", NAME, "--course-dir", str(course)])
    assert made.exit_code == 0, made.output
    (told,) = (course / "feedback" / student / NAME).glob("*.html")
    assert "Wer sagt das? — 谁说的？" in told.read_text("utf-8")
    table = course.parent / "marks.csv"
    done = run.invoke(
        main, ["export", NAME, "--course-dir", str(course), "--format", "csv", "--out", str(table)]
    )
    assert done.exit_code == 0, done.output
    exported = pd.read_csv(table, encoding="utf-8-sig").set_index("student")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "") as gradebook:
        kept = {each.student_id: each.score - (each.late_submission_penalty or 0)
                for each in gradebook.find_assignment(NAME).submissions}  # fmt: skip
    assert exported["points"].loc[list(kept)].tolist() == pytest.approx(list(kept.values()))
