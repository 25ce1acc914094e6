"""A learner at a review and at the tests in JupyterLab: by keyboard, interrupted, and by axe."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import lab
import pytest
from axe_playwright_python.sync_playwright import Axe
from invented import answer

from coursekit.bank import read_bank
from coursekit.learner import Store
from coursekit.learner import sittings as kept

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LONG_AGO = datetime.now(UTC) - timedelta(days=3)
QUESTION = """
- id: q{n}
  type: single_choice
  theme: foundation
  objective: O1
  level: 1
  stem: Which of these words has number {n}?
  keep_order: true
  options:
    - {{text: The word {n}, correct: true, feedback: The word and the question have one number.}}
    - {{text: Another word, feedback: A word without a number cannot have the number of this one.}}
    - {{text: No word, feedback: One of the words has the number of this question after all.}}
  sources: [tea-office-2025]
"""


@pytest.fixture
def ten(checkout: Path, tmp_path: Path, workspace: Workspace) -> Path:
    """A course of ten easy questions, which this learner has answered three days ago."""
    course = tmp_path / "ten"
    shutil.copytree(checkout / "tests" / "courses" / "tiny", course)
    root = course / "course"
    for slug, numbers in (("01_first", range(5)), ("02_second", range(5, 10))):
        text = "".join(QUESTION.format(n=number) for number in numbers)
        (root / "quizzes" / f"{slug}.yaml").write_text(text)
        store = Store(workspace.answers)
        for item in read_bank(root, slug).items.values():
            store.add(answer(item, False, response=_wrong(item), at=LONG_AGO))
        store.close()
    return root


def _wrong(item: object) -> str:
    options = item.ask("")["options"]  # type: ignore[attr-defined]
    return next(one["id"] for one in options if "Another" in one["text"])


def opened(page: Page, workspace: Workspace, call: str, *, course: str = "") -> None:
    lines = [f"import os; os.environ['COURSEKIT_COURSE'] = {course!r}"] if course else []
    cell = "\n".join([*lines, "import coursekit as ck", call])
    lab.open_notebook(page, workspace.server, workspace.notebook(cell))
    lab.run_all(page)
    page.wait_for_selector(".ck-asking")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def question(page: Page) -> Locator:
    return page.locator(".ck-item").locator("visible=true")


def answer_by_keyboard(page: Page) -> None:
    """Choose the first option, say 80 %, check, and go on: nothing but keys."""
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("8")
    page.keyboard.press("Tab")
    assert focused(page) == "Check"
    page.keyboard.press("Enter")
    question(page).locator(".ck-status", has_text="Right.").wait_for()
    for _ in range(8):  # past the sources, to the way on
        page.keyboard.press("Tab")
        if focused(page) in ("Next question", "See what has changed"):
            break
    page.keyboard.press("Enter")


def test_a_review_of_ten_by_keyboard_goes_on_in_another_kernel(
    page: Page, workspace: Workspace, ten: Path
) -> None:
    opened(page, workspace, "ck.review()", course=str(ten))
    cells = page.locator(".jp-Cell").count()
    assert "Question 1 of 10" in question(page).inner_text()
    question(page).locator("input").first.focus()
    for letter in "abxjdd":  # commands of JupyterLab that would change the notebook
        page.keyboard.press(letter)
    for _ in range(4):
        answer_by_keyboard(page)
    page.get_by_role("status").filter(has_text="4 of 10 questions answered").wait_for()

    lab.restart_kernel(page)
    lab.run_all(page)
    page.get_by_role("status").filter(has_text="0 of 6 questions answered").wait_for()
    question(page).locator("input").first.focus()
    for _ in range(6):
        answer_by_keyboard(page)
    page.get_by_role("heading", name="Review ended").wait_for()
    assert focused(page) == "Review ended"
    assert "Come back: " in page.locator(".ck-page").inner_text()
    assert page.locator(".ck-page table").nth(1).locator("tbody tr").count() == 6
    assert page.locator(".jp-Cell").count() == cells
    attempts = Store(workspace.answers).attempts()
    assert len(attempts) == 20
    assert {(one.round, one.confidence) for one in attempts[10:]} == {(2, 80)}
    assert all(one.rating for one in attempts[10:])
    # A robot may answer before the page knows that the question is on screen.
    assert any(one.seconds is not None for one in attempts[10:])


def test_a_test_is_resumed_with_its_blanks_and_ended_and_no_key_is_on_the_page(
    page: Page, workspace: Workspace
) -> None:
    heard: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))),
    )
    opened(page, workspace, "ck.pretest()")
    assert "per cent" not in page.locator(".ck-asking").inner_text()
    page.get_by_role("button", name="Begin the test").press("Enter")
    question(page).wait_for()
    page.get_by_role("button", name="Question 2: blank").press("Enter")
    assert page.evaluate("document.activeElement.matches('.ck-number')")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    question(page).locator(".ck-status", has_text="cannot be read").wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("25")
    page.keyboard.press("Enter")
    question(page).locator(".ck-status", has_text="Kept.").wait_for()

    lab.save(page)
    lab.restart_kernel(page)
    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/lesson.ipynb")
    assert "per cent" not in (workspace.folder / "lesson.ipynb").read_text("utf-8")
    lab.run_all(page)
    page.get_by_role("button", name="Question 2: answered").click()
    assert question(page).locator("input").input_value() == "25"

    page.get_by_role("button", name="End the test").press("Enter")
    assert "1 question is without an answer: 1." in page.locator(".ck-confirm").inner_text()
    page.keyboard.press("Escape")
    assert focused(page) == "End the test"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="End it now").press("Enter")
    page.get_by_text("1 of 2 questions answered. Left blank: 1.").locator("visible=true").wait_for()
    assert focused(page) == "Test before the course"
    assert question(page).count() == 0
    secrets = ("divided by", "divides his", "Divide what", "is a quarter", "three tenths")
    everything = "".join(heard) + page.content()
    assert "per cent" in everything
    assert [secret for secret in secrets if secret in everything] == []


def test_axe_finds_nothing_from_the_review_to_the_result_of_both_tests(
    page: Page, workspace: Workspace, ten: Path
) -> None:
    store = Store(workspace.answers)
    kept.end(store, kept.sit(store, "pre", LONG_AGO), LONG_AGO)
    store.close()
    cell = "from IPython.display import display; display(ck.review(), ck.posttest())"
    page.set_viewport_size({"width": 400, "height": 2600})
    opened(page, workspace, cell, course=str(ten))
    page.evaluate("window.jupyterapp.shell.collapseLeft()")
    page.add_style_tag(content="body { height: 100vh; }")  # else axe sees nothing at all
    assert violations(page) == [], "asked"
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("button", name="Begin the test").click()
    page.get_by_role("button", name="End the test").click()
    page.get_by_role("heading", name="Review stopped").wait_for()
    assert violations(page) == [], "in the middle"
    page.get_by_role("button", name="End it now").click()
    page.get_by_text("Normalised gain").locator("visible=true").wait_for()
    assert violations(page) == [], "at the end"
    assert "18" in page.get_by_text("answers blindly").locator("visible=true").inner_text()
    wide = (
        "() => [...document.querySelectorAll('.ck-asking')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert max(page.evaluate(wide)) <= 0


def violations(page: Page) -> list[str]:
    """What axe finds in either theme; a control that JupyterLab's keys would reach fails, too."""
    bare = page.locator(
        ".ck-asking :is(input, button, select, summary, a, [tabindex])"
        ":not([data-lm-suppress-shortcuts])"
    )
    assert bare.evaluate_all("found => found.map((one) => one.outerHTML)") == []
    found = []
    for theme, light in (("JupyterLab Dark", "false"), ("JupyterLab Light", "true")):
        lab.command(page, "apputils:change-theme", {"theme": theme})
        page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
        seen = Axe().run(page, context=".ck-asking", options=RULES).response
        assert any(one["id"] == "color-contrast" for one in seen["passes"])
        found += [
            f"{theme}: {one['id']}: {[node['html'][:200] for node in one['nodes']]}"
            for one in seen["violations"]
        ]
    return found
