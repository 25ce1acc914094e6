"""A learner at a quiz in JupyterLab: by mouse, by keyboard, and after things went wrong."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from typing import TYPE_CHECKING

import lab
import pytest

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

QUIZ = 'import coursekit as ck\nck.quiz("01_first/seller")'
WHOLE = 'import coursekit as ck\nck.quiz("01_first", "02_second")'
KERNEL = "import os; print(os.getpid())"


def opened(page: Page, workspace: Workspace, *cells: str, theme: str = "light") -> None:
    lab.open_notebook(page, workspace.server, workspace.notebook(*cells), theme=theme)
    lab.run_all(page)
    page.wait_for_selector(".ck-quiz")


def item(page: Page, stem: str) -> Locator:
    return page.locator(".ck-item", has=page.locator("legend", has_text=stem))


def choose(question: Locator, *options: str) -> None:
    for option in options:
        question.get_by_label(option, exact=False).check()
    question.get_by_role("button", name="Check").click()


def kept(workspace: Workspace) -> list[tuple[str, object]]:
    with sqlite3.connect(workspace.answers) as connection:
        rows = connection.execute("SELECT item, response FROM attempts ORDER BY at").fetchall()
    return [(name, json.loads(response)) for name, response in rows]


def test_an_answer_by_mouse_is_marked_and_explained(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ)
    question = item(page, "Who sold more tea")
    choose(question, "Russia")
    question.locator(".ck-status", has_text="Not right").wait_for()
    assert "Russia's line ends below China's" in question.inner_text()
    assert "China's line ends above Russia's" in question.inner_text()
    assert len(kept(workspace)) == 1


def test_everything_works_by_keyboard_alone(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, WHOLE)
    cells = page.locator(".jp-Cell").count()
    radio = item(page, "Who sold more tea").locator("input").first
    radio.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # to the hint
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Check"
    page.keyboard.press("Enter")
    item(page, "Who sold more tea").locator(".ck-status:not(:empty)").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Check"

    several = item(page, "Which of these claims")
    several.locator("input").first.focus()
    page.keyboard.press("Space")
    for letter in "abdxjkdd":  # commands of JupyterLab that would change the notebook
        page.keyboard.press(letter)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    several.get_by_role("button", name="Check").focus()
    page.keyboard.press("Space")
    several.locator(".ck-status:not(:empty)").wait_for()

    number = item(page, "How many times")
    number.locator("input").focus()
    page.keyboard.type("3,8")
    page.keyboard.press("Enter")
    number.locator(".ck-status", has_text="Right.").wait_for()

    assert page.locator(".jp-Cell").count() == cells
    assert {name for name, _ in kept(workspace)} == {
        "01_first/seller",
        "02_second/testable",
        "01_first/ratio",
    }


def test_choosing_is_not_answering(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ)
    question = item(page, "Who sold more tea")
    question.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    question.get_by_role("button", name="Check").focus()
    assert question.locator(".ck-status").inner_text() == ""
    assert kept(workspace) == []


def test_an_unreadable_number_is_asked_for_again_and_not_kept(
    page: Page, workspace: Workspace
) -> None:
    opened(page, workspace, WHOLE)
    number = item(page, "How many times")
    number.locator("input").fill("1,234")
    number.get_by_role("button", name="Check").click()
    number.locator(".ck-status", has_text="decimal comma").wait_for()
    assert kept(workspace) == []


def test_answers_come_back_after_restart_and_reload(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ)
    choose(item(page, "Who sold more tea"), "China")
    item(page, "Who sold more tea").locator(".ck-status", has_text="Right.").wait_for()
    lab.save(page)

    lab.restart_kernel(page)
    lab.run_all(page)
    item(page, "Who sold more tea").locator(".ck-status", has_text="Right.").wait_for()

    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/lesson.ipynb")
    lab.run_all(page)
    question = item(page, "Who sold more tea")
    question.locator(".ck-status", has_text="Right.").wait_for()
    assert question.get_by_label("China").is_checked()


def test_an_answer_outlives_a_kill_of_the_kernel(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ, KERNEL)
    kernel = int(page.locator(".jp-OutputArea-output pre").last.inner_text())
    question = item(page, "Who sold more tea")
    choose(question, "China")
    question.locator(".ck-status", has_text="Right.").wait_for()
    os.kill(kernel, signal.SIGKILL)
    assert kept(workspace)[0][0] == "01_first/seller"


def test_a_notebook_that_is_opened_and_not_run_shows_question_and_answer(
    page: Page, workspace: Workspace
) -> None:
    opened(page, workspace, QUIZ)
    choose(item(page, "Who sold more tea"), "China")
    item(page, "Who sold more tea").locator(".ck-status", has_text="Right.").wait_for()
    page.locator(".ck-static", has_text="Your last answer").wait_for(state="attached")
    assert page.locator(".ck-static").is_hidden()
    lab.save(page)
    lab.restart_kernel(page)

    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/lesson.ipynb")
    static = page.locator(".ck-static")
    static.wait_for()
    assert "Who sold more tea in 2024" in static.inner_text()
    assert "Your last answer: China. Right. China's line ends above" in static.inner_text()
    assert "never touch" not in static.inner_text()
    assert "Run this cell" in static.inner_text()
    assert page.get_by_text("Error displaying widget").locator("visible=true").count() == 0


def test_without_a_kernel_the_learner_is_told_what_to_do(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ)
    lab.restart_kernel(page)
    choose(item(page, "Who sold more tea"), "China")
    item(page, "Who sold more tea").locator(".ck-status", has_text="Run this cell").wait_for()


def test_no_key_is_on_the_page_in_the_file_or_on_the_wire_before_an_answer(
    page: Page, workspace: Workspace
) -> None:
    heard: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))),
    )
    opened(page, workspace, WHOLE)
    lab.save(page)
    everything = {
        "wire": "".join(heard),
        "page": page.content(),
        "file": (workspace.folder / "lesson.ipynb").read_text("utf-8"),
    }
    for place, text in everything.items():
        assert "Who sold" in text, place
        for secret in ("line ends above", "3.8 times", "1.5 million", "north store in"):
            assert secret not in text, (place, secret)
        assert '"correct"' not in text, place


def test_the_missed_question_can_be_answered_again(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ)
    question = item(page, "Who sold more tea")
    choose(question, "Russia")
    question.get_by_role("button", name="Answer again").click()
    question.locator("input:checked").wait_for(state="detached")
    assert page.evaluate("document.activeElement.type") == "radio"
    choose(question, "China")
    question.locator(".ck-status", has_text="Right.").wait_for()
    assert len(kept(workspace)) == 2


def test_two_views_of_one_quiz_agree(page: Page, workspace: Workspace) -> None:
    opened(page, workspace, QUIZ.replace("ck.quiz", "quiz = ck.quiz"), "quiz", "quiz")
    choose(page.locator(".ck-item").first, "China")
    page.locator(".ck-item").nth(1).locator(".ck-status", has_text="Right.").wait_for()
