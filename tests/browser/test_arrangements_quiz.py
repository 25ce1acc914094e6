"""Putting in order, matching and sorting in JupyterLab: by mouse, by keyboard, and by touch."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest

from coursekit.bank import read_bank
from coursekit.items.item import short_id

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

OLDEST_FIRST = ["Oil lamp", "Gas lamp", "Arc lamp", "Bulb of glass"]
PARTNERS = {
    "Oil lamp": "a wick in fat",
    "Gas lamp": "what comes out of a pipe",
    "Arc lamp": "two sticks of coal",
}
KINDS = {
    "The office counted": "fact",
    "A maker said": "attribution",
    "Gas gives": "judgement",
    "Nobody will light": "forecast",
}


@pytest.fixture
def cell(checkout: Path, tmp_path: Path) -> str:
    """Code that shows the course of arrangements."""
    shutil.copytree(checkout / "tests" / "courses" / "arrangements", tmp_path / "lamps")
    course = str(tmp_path / "lamps" / "course")
    return (
        f'import os\nos.environ["COURSEKIT_COURSE"] = {course!r}\n'
        'import coursekit as ck\nck.quiz("01_lamps")'
    )


def opened(page: Page, workspace: Workspace, cell: str) -> None:
    lab.open_notebook(page, workspace.server, workspace.notebook(cell, "1 + 1"))
    lab.run_all(page)
    page.wait_for_selector(".ck-quiz")


def kept(workspace: Workspace) -> list[tuple[str, Any, float]]:
    with sqlite3.connect(workspace.answers) as connection:
        rows = connection.execute("SELECT item, response, fraction FROM attempts ORDER BY at")
        return [(name, json.loads(response), fraction) for name, response, fraction in rows]


def question(page: Page, kind: str) -> Locator:
    return page.locator(f".ck-item[data-type={kind}]")


def shown(order: Locator) -> list[str]:
    return order.locator(".ck-order .ck-text").all_inner_texts()


def check(item: Locator, verdict: str) -> None:
    item.get_by_role("button", name="Check").click()
    item.locator(".ck-status", has_text=verdict).wait_for()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.ariaLabel ?? ''"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what fits the selector."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_an_order_is_made_and_checked_by_keyboard_alone(
    page: Page, workspace: Workspace, cell: str
) -> None:
    opened(page, workspace, cell)
    order, said = question(page, "ordering"), page.locator(".ck-unseen")
    cells = page.locator(".jp-Cell").count()
    assert sorted(shown(order)) == sorted(OLDEST_FIRST)
    assert shown(order) != OLDEST_FIRST

    order.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    order.locator(".ck-status", has_text="Move at least one").wait_for()

    for place, name in enumerate(OLDEST_FIRST):
        order.get_by_role("button", name=f"Move up: {name}").focus()
        for letter in "abdxjkdd":  # commands of JupyterLab that would change the notebook
            page.keyboard.press(letter)
        while shown(order).index(name) > place:
            page.keyboard.press("Enter" if place % 2 else "ArrowUp")
            now = shown(order).index(name) + 1
            assert said.inner_text() == f"{name}: now in place {now} of 4"
            assert focused(page) == f"Move up: {name}"
    page.keyboard.press("Home")
    page.keyboard.press("End")
    assert shown(order) == OLDEST_FIRST
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    order.locator(".ck-status", has_text="Right.").wait_for()
    assert "The years are 1, 2, 3 and 4" in order.inner_text()
    assert page.locator(".jp-Cell").count() == cells
    assert [fraction for _, _, fraction in kept(workspace)] == [1]


def test_an_order_is_dragged_and_after_the_last_try_the_right_one_stands_beside_it(
    page: Page, workspace: Workspace, cell: str
) -> None:
    opened(page, workspace, cell)
    order = question(page, "ordering")

    def drag(name: str, place: int) -> None:
        handle = order.locator(".ck-order li", has_text=name).locator(".ck-handle")
        start, end = handle.bounding_box(), order.locator(".ck-handle").nth(place).bounding_box()
        assert start
        assert end
        page.mouse.move(start["x"] + 8, start["y"] + 8)
        page.mouse.down()
        page.mouse.move(end["x"] + 8, end["y"] + (20 if end["y"] > start["y"] else 8), steps=8)
        page.mouse.up()

    reversed_order = OLDEST_FIRST[::-1]
    for place, name in enumerate(reversed_order):
        drag(name, place)
    # An order that was shown so from the start is moved and put back.
    drag(reversed_order[0], 3)
    drag(reversed_order[0], 0)
    assert shown(order) == reversed_order
    check(order, "One more try")
    assert "Start with what burns" in order.inner_text()
    assert "It needed pipes" not in order.inner_text()
    assert order.locator(".ck-right-order").is_hidden()

    drag("Oil lamp", 0)
    assert order.locator(".ck-order .ck-mark").count() == 0, "what was said is stale after a move"
    check(order, "Partly right: 50 %")
    assert order.locator(".ck-right-order li").all_inner_texts() == OLDEST_FIRST
    assert "It belongs in place 2. It needed pipes" in order.inner_text()
    assert [fraction for _, _, fraction in kept(workspace)] == [0, 0.5]

    order.get_by_role("button", name="Answer again").click()
    order.locator(".ck-right-order").wait_for(state="hidden")
    assert shown(order) != OLDEST_FIRST
    assert focused(page).startswith("Move up")


def test_pairs_and_kinds_are_chosen_by_keyboard_alone(
    page: Page, workspace: Workspace, cell: str
) -> None:
    opened(page, workspace, cell)
    cells = page.locator(".jp-Cell").count()
    pairs = question(page, "matching")
    letters = {
        row.inner_text()[3:]: row.inner_text()[0] for row in pairs.locator(".ck-rights li").all()
    }
    pairs.locator("select").first.focus()
    for select in pairs.locator("select").all():
        page.keyboard.press("A")  # the same letter for all is refused
        assert select.input_value() == short_id_of(letters, "A")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    pairs.locator(".ck-status", has_text="stands twice").wait_for()
    assert pairs.locator("select[aria-invalid=true]").count() == 3
    assert kept(workspace) == []

    for left, right in PARTNERS.items():
        pairs.get_by_label(left, exact=True).focus()
        page.keyboard.press(letters[right])
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Space")
    pairs.locator(".ck-status", has_text="Right.").wait_for()
    pairs.locator("select").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("d")
    still = {left: pairs.get_by_label(left, exact=True).input_value() for left in PARTNERS}
    assert {short_id(left): right for left, right in still.items()} == kept(workspace)[0][1]

    kinds = question(page, "classification")
    kinds.locator("input").first.focus()
    for _ in kinds.locator(".ck-statement").all():
        for letter in "abxjkdd":
            page.keyboard.press(letter)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")  # the second category: attribution
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    kinds.locator(".ck-status", has_text="Partly right: 50 %").wait_for()
    assert page.locator(".jp-Cell").count() == cells
    assert "Answer: forecast. The year lies ahead" in kinds.inner_text()


def short_id_of(letters: dict[str, str], letter: str) -> str:
    text = next(text for text, known in letters.items() if known == letter)
    return short_id(text.replace("coal", "*coal*"))


def test_all_three_are_answered_by_touch_on_a_narrow_screen(
    chromium: Browser, workspace: Workspace, cell: str
) -> None:
    context = chromium.new_context(viewport={"width": 400, "height": 900}, has_touch=True)
    page = context.new_page()
    opened(page, workspace, cell)
    lab.command(page, "application:toggle-left-area")
    order = question(page, "ordering")
    for place, name in enumerate(OLDEST_FIRST):
        while shown(order).index(name) > place:
            order.get_by_role("button", name=f"Move up: {name}").tap()
    order.get_by_role("button", name="Check").tap()
    order.locator(".ck-status", has_text="Right.").wait_for()

    pairs = question(page, "matching")
    for left in ("Oil lamp", "Gas lamp"):
        pairs.get_by_label(left, exact=True).select_option(short_id(PARTNERS[left]))
    pairs.get_by_role("button", name="Check").tap()
    pairs.locator(".ck-status", has_text="still open").wait_for()
    pairs.get_by_label("Arc lamp", exact=True).select_option(short_id("a wire in a glass"))
    pairs.get_by_role("button", name="Check").tap()
    pairs.locator(".ck-status", has_text="Partly right: 67 %").wait_for()
    assert "two sticks of coal" in pairs.locator("[data-mark=wrong]").inner_text()

    kinds = question(page, "classification")
    for start, kind in KINDS.items():
        statement = kinds.locator(".ck-statement", has_text=start)
        statement.get_by_text(kind, exact=True).tap()
    kinds.get_by_role("button", name="Check").tap()
    kinds.locator(".ck-status", has_text="Right.").wait_for()

    wide = page.evaluate(
        "() => [...document.querySelectorAll('.ck-quiz *')].filter(one => one.scrollWidth"
        " > one.clientWidth + 1 && !one.matches('.ck-unseen, select, span')).length"
    )
    assert wide == 0
    context.close()


def test_no_key_of_the_three_is_on_the_page_or_on_the_wire_before_an_answer(
    page: Page, workspace: Workspace, cell: str, checkout: Path
) -> None:
    heard: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))),
    )
    opened(page, workspace, cell)
    lab.save(page)
    bank = read_bank(checkout / "tests" / "courses" / "arrangements" / "course", "01_lamps")
    secrets = [
        comment["text"]
        for item in bank.items.values()
        for comment in _texts(item.sealed())
        if comment["text"]
    ]
    assert len(secrets) >= 9
    seen = "".join(heard) + page.content() + (workspace.folder / "lesson.ipynb").read_text("utf-8")
    assert "Put these lamps in order" in seen
    assert [secret for secret in secrets if secret[:30] in seen] == []


def _texts(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict):
        own = [value] if isinstance(value.get("text"), str) else []
        return own + [text for child in value.values() for text in _texts(child)]
    return [text for child in value for text in _texts(child)] if isinstance(value, list) else []
