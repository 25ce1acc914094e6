"""A name and a probability in JupyterLab: typed, moved, touched, and tried again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def cell(checkout: Path) -> str:
    root = str(checkout / "tests" / "courses" / "typed" / "course")
    begin = f'import os\nos.environ["COURSEKIT_COURSE"] = {root!r}\nimport coursekit as ck\n'
    return begin + 'ck.quiz("01_rivers", confidence=True)'


@pytest.fixture
def finger(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 700, "height": 1200}, has_touch=True)
    yield context.new_page()
    context.close()


def opened(page: Page, workspace: Workspace, cell: str) -> tuple[Locator, Locator]:
    lab.open_notebook(page, workspace.server, workspace.notebook(cell))
    lab.run_all(page)
    page.wait_for_selector(".ck-quiz")
    return page.locator("[data-type=short_text]"), page.locator("[data-type=forecast]")


def kept(workspace: Workspace) -> list[tuple[Any, float, int | None]]:
    with sqlite3.connect(workspace.answers) as connection:
        rows = connection.execute(
            "SELECT response, fraction, confidence FROM attempts ORDER BY at"
        ).fetchall()
    return [(json.loads(response), fraction, sure) for response, fraction, sure in rows]


def status(item: Locator, text: str) -> None:
    item.locator(".ck-status", has_text=text).wait_for()


def test_both_are_answered_by_mouse_and_the_missed_ones_tried_again(
    page: Page, workspace: Workspace, cell: str
) -> None:
    name, chance = opened(page, workspace, cell)
    name.get_by_label("Your answer").fill("Амур")
    name.get_by_role("button", name="Check").click()
    status(name, "Say how sure you are first.")
    name.get_by_label("How sure are you?").select_option("80")
    name.get_by_role("button", name="Check").click()
    status(name, "Not right. Answer: Ussuri")
    assert "takes up the one" in name.inner_text()

    box = chance.get_by_role("slider").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2)
    chance.get_by_role("button", name="Check").click()
    status(chance, "Brier score 0.0")
    assert "It did not happen." in chance.inner_text()

    summary = page.locator(".ck-progress")
    summary.get_by_text("All 2 answered: 1 right").wait_for()
    page.get_by_role("button", name="Try the missed ones again").click()
    name.locator(".ck-status:empty").wait_for(state="attached")
    assert chance.get_attribute("data-state") == "done"
    name.get_by_label("Your answer").fill("wūsūlǐ")
    name.get_by_label("How sure are you?").select_option("100")
    name.get_by_role("button", name="Check").click()
    status(name, "Right.")
    assert [(fraction, sure) for _, fraction, sure in kept(workspace)[::2]] == [(0, 80), (1, 100)]


def test_both_are_answered_by_keyboard_alone(page: Page, workspace: Workspace, cell: str) -> None:
    name, chance = opened(page, workspace, cell)
    cells = page.locator(".jp-Cell").count()
    name.get_by_label("Your answer").focus()
    page.keyboard.type("Уссури")
    page.keyboard.press("Tab")
    page.keyboard.press("9")  # 90 %
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    status(name, "Right.")

    chance.get_by_role("spinbutton").focus()
    page.keyboard.type("30")
    page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    assert chance.get_by_role("spinbutton").input_value() == "20"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    status(chance, "Brier score 0.04")
    assert page.locator(".jp-Cell").count() == cells
    assert kept(workspace) == [("Уссури", 1.0, 90), (20, 0.96, None)]


def test_both_are_answered_by_touch(finger: Page, workspace: Workspace, cell: str) -> None:
    name, chance = opened(finger, workspace, cell)
    name.get_by_label("Your answer").tap()
    finger.keyboard.type("Ussuri")
    name.get_by_label("How sure are you?").select_option("100")
    name.get_by_role("button", name="Check").tap()
    status(name, "Right.")
    chance.get_by_role("spinbutton").tap()
    finger.keyboard.type("0")
    chance.get_by_role("button", name="Check").tap()
    status(chance, "Brier score 0.00")
