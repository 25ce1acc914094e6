"""The same quiz on pages without a kernel: a page of its own, and an author's preview."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coursekit.bank import read_items
from coursekit.preview import server
from coursekit.quiz import page as quiz_page
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words
from coursekit.references import read_references

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def alone(page: Page, tiny_course: Path) -> Page:
    """A page with all questions of the tiny course, and no kernel."""
    items, figures = read_items(tiny_course, ["01_first", "02_second"])
    context = Context(figures=figures, references=read_references(tiny_course))
    page.set_content(quiz_page.page(items, context, words(), title="Tea and tiles"))
    page.wait_for_selector(".ck-item[data-state]")
    return page


def item(page: Page, stem: str) -> Locator:
    return page.locator(".ck-item", has=page.locator("legend", has_text=stem))


def test_a_question_is_marked_and_explained_as_with_a_kernel(alone: Page) -> None:
    question = item(alone, "Who sold more tea")
    question.get_by_label("Russia").check()
    question.get_by_role("button", name="Check").click()
    question.locator(".ck-status", has_text="Not right.").wait_for()
    assert "China's line ends above" in question.inner_text()
    question.locator(".ck-sources summary").click()
    assert "Tea" in question.locator(".ck-sources").inner_text()


def test_a_number_is_answered_by_keyboard(alone: Page) -> None:
    question = item(alone, "How many times")
    question.locator("input").focus()
    alone.keyboard.type("3,8")
    alone.keyboard.press("Enter")
    question.locator(".ck-status", has_text="Right.").wait_for()


def test_a_second_try_and_a_new_round(alone: Page) -> None:
    question = item(alone, "Guess how many tiles")
    for typed in ("7", "1.5"):
        question.locator("input").fill(typed)
        question.get_by_role("button", name="Check").click()
        question.locator(".ck-status:not(:empty)").wait_for()
    assert question.locator(".ck-status").inner_text() == "Right."
    question.get_by_role("button", name="Answer again").click()
    assert question.locator("input").input_value() == ""


@pytest.fixture
def preview(tiny_course: Path) -> Iterator[str]:
    """Address of a running preview of the first bank."""
    running = server(tiny_course, "01_first", port=0)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_preview_follows_each_save_and_names_mistakes(
    page: Page, preview: str, tiny_course: Path
) -> None:
    page.goto(preview)
    page.wait_for_selector(".ck-item[data-state]")
    assert page.locator(".problem").count() == 0
    bank = tiny_course / "quizzes" / "01_first.yaml"
    sound = bank.read_text("utf-8")
    bank.write_text(sound.replace("Who sold **more** tea", "Who drank most tea"), "utf-8")
    page.locator("legend", has_text="Who drank most tea").wait_for()
    bank.write_text(sound.replace("correct: true", "correct: maybe"), "utf-8")
    problem = page.locator(".problem").first
    problem.wait_for()
    assert "Line" in problem.inner_text()
    bank.write_text(sound, "utf-8")
    page.locator("legend", has_text="Who sold more tea").wait_for()
