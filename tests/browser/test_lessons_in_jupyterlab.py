"""A workspace in JupyterLab: notes of numbers by mouse and keyboard, and ways between lessons."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LEARN = [sys.executable, "-c", "from coursekit.cli import main; main()", "learn", "--no-browser"]
IN_VIEW = """e => {
    const box = e.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
}"""
NOTE = "Source: Tea Office, 2025. As of 2025-01-13."


@pytest.fixture(scope="module")
def address(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of JupyterLab in a fresh workspace of the tiny course."""
    process = subprocess.Popen(
        [*LEARN, str(tmp_path_factory.mktemp("course") / "мой курс")],
        env={**os.environ, "COURSEKIT_COURSE": str(checkout / "tests/courses/tiny/course")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    yield next(line.strip() for line in process.stdout if line.startswith("http"))
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=180)


@pytest.fixture
def lesson(page: Page, address: str) -> Page:
    """The first lesson, reached from the start page by its link."""
    page.goto(f"{address}&reset")
    page.locator("a:visible", has_text="Tea: who buys from whom?").first.click()
    shown(page, "Tea: who buys from whom?")
    last = page.locator(".jp-NotebookPanel:visible h2", has_text="What comes next")
    last.wait_for(state="attached", timeout=60_000)
    return page


def shown(page: Page, title: str) -> None:
    page.locator(".jp-NotebookPanel:visible h1", has_text=title).wait_for(timeout=60_000)


def text(page: Page):
    return page.locator(".jp-NotebookPanel:visible .jp-RenderedMarkdown", has_text="the office")


def test_nothing_stands_between_the_learner_and_the_start_page(page: Page, address: str) -> None:
    page.goto(f"{address}&reset")
    shown(page, "Tea and tiles: a tiny course")
    page.locator(".jp-KernelName", has_text="Python 3").wait_for()
    assert page.locator(".jp-Dialog").count() == 0


def test_a_number_carries_its_note_where_it_stands(lesson: Page) -> None:
    number = text(lesson).locator("abbr", has_text="79 %")
    assert NOTE in (number.get_attribute("title") or "")
    assert "underline dotted" in number.evaluate("e => getComputedStyle(e).textDecoration")


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("width", [1100, 420])
def test_the_notes_open_by_keyboard_alone(lesson: Page, key: str, width: int) -> None:
    if width < 500:
        lesson.keyboard.press("Control+b")  # the list of files
        lesson.set_viewport_size({"width": width, "height": 900})
    cells = lesson.locator(".jp-NotebookPanel:visible .jp-Cell").count()
    summary = text(lesson).locator("summary")
    assert summary.inner_text() == "Where 9.1 billion US dollars, 79 % and 4.0 % come from"
    text(lesson).locator("a").first.focus()
    for _ in range(10):
        lesson.keyboard.press("Tab")
        if summary.evaluate("e => e === document.activeElement"):
            break
    lesson.keyboard.press(key)
    notes = text(lesson).locator("details[open] li")
    notes.first.wait_for()
    assert NOTE in notes.nth(1).inner_text()
    box = notes.nth(1).bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert lesson.locator(".jp-NotebookPanel:visible .jp-Cell").count() == cells


def test_a_citation_leads_to_the_source_and_back(lesson: Page) -> None:
    source = lesson.locator(".jp-NotebookPanel:visible li", has_text="Counting things twice")
    text(lesson).locator("a", has_text="Gray and Moss, 2020").click()
    lesson.wait_for_function(
        IN_VIEW,
        arg=source.element_handle(),
    )
    source.locator("a", has_text="back to the text").click()
    lesson.wait_for_function(
        IN_VIEW,
        arg=text(lesson).locator("a", has_text="Gray and Moss, 2020").element_handle(),
    )


def test_next_and_previous_open_the_neighbouring_lessons(lesson: Page) -> None:
    links = ".jp-NotebookPanel:visible .jp-RenderedMarkdown a"
    lesson.locator(links, has_text="Next: Tiles").first.click()
    shown(lesson, "Tiles, and what was said of them")
    assert re.search(r"/tree/02_second\.ipynb", lesson.url)
    lesson.locator(links, has_text="Previous: Tea").first.click()
    shown(lesson, "Tea: who buys from whom?")
    lesson.locator(links, has_text="Start page").first.click()
    shown(lesson, "Tea and tiles: a tiny course")
    assert len(lesson.context.pages) == 1


def test_questions_can_be_read_before_anything_is_run(lesson: Page) -> None:
    output = lesson.locator(".jp-NotebookPanel:visible .jp-OutputArea", has_text="Who sold more")
    output.scroll_into_view_if_needed()
    assert output.locator("li").count() == 3
    assert output.locator(".ck-static").count() == 1  # trusted: its styles are there too
    assert lesson.locator(".jp-NotebookPanel:visible .jp-InputPrompt", has_text="[1]").count() == 0
