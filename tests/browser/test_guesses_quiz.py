"""Dividing a whole, drawing a series, and the chart that waits for a guess, in JupyterLab."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest

from coursekit.items.item import short_id

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

BUYERS, TURNOVER = 'ck.quiz("01_kettles/buyers")', 'ck.quiz("01_kettles/turnover")'
PREDICT = """
kettles = ck.load("kettles")
def draw(guess):
    with ck.chart(f"You said {guess[2024]:.0f}", alt="A line.", source=kettles) as ax:
        ax.plot(list(guess), list(guess.values()))
ck.predict("01_kettles/turnover", then=draw)
"""


@pytest.fixture
def course(checkout: Path) -> str:
    """Code that chooses the course of guesses."""
    root = str(checkout / "tests" / "courses" / "guesses" / "course")
    return f'import os\nos.environ["COURSEKIT_COURSE"] = {root!r}\nimport coursekit as ck\n'


@pytest.fixture
def finger(chromium: Browser) -> Iterator[Page]:
    """A page on a device with a touch screen and no mouse."""
    context = chromium.new_context(viewport={"width": 700, "height": 1200}, has_touch=True)
    yield context.new_page()
    context.close()


def opened(page: Page, workspace: Workspace, *cells: str) -> Locator:
    lab.open_notebook(page, workspace.server, workspace.notebook(*cells))
    lab.run_all(page)
    page.wait_for_selector(".ck-quiz")
    return page.locator(".ck-item")


def kept(workspace: Workspace) -> list[tuple[Any, float]]:
    with sqlite3.connect(workspace.answers) as connection:
        rows = connection.execute("SELECT response, fraction FROM attempts ORDER BY at").fetchall()
    return [(json.loads(response), fraction) for response, fraction in rows]


def part(item: Locator, name: str) -> Locator:
    return item.locator(f"[data-entry='{short_id(name)}']")


def number(item: Locator, name: str) -> Locator:
    return item.get_by_role("spinbutton", name=name)


def slider(item: Locator, name: str) -> Locator:
    return item.get_by_role("slider", name=name)


def said(item: Locator) -> str:
    """All that is written, its spaces plain."""
    return " ".join(item.inner_text().split())


def check(item: Locator) -> None:
    item.get_by_role("button", name="Check").click()


def test_parts_are_divided_by_mouse_and_always_make_up_the_whole(
    page: Page, workspace: Workspace, course: str
) -> None:
    item = opened(page, workspace, course + BUYERS)
    number(item, "North").fill("60")
    assert slider(item, "North").input_value() == "60"
    box = slider(item, "South").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    assert number(item, "South").input_value() == "40"  # no slider gives what is not left
    assert "All 100 % are given" in said(item)
    number(item, "South").fill("30")
    number(item, "North").fill("85")
    assert "Too much by 15 %" in said(item)
    check(item)
    item.locator(".ck-status", has_text="must make up 100 %").wait_for()
    assert kept(workspace) == []
    part(item, "North").get_by_role("button", name="Rest here").click()
    assert number(item, "North").input_value() == "70"
    check(item)
    item.locator(".ck-status", has_text="Partly right: 33 %").wait_for()
    assert "Too high. Data: 50 %. The north buys half" in said(part(item, "North"))
    assert "Too low. Data: 10 %" in said(part(item, "East"))
    assert "North 50 %; South 30 %" in said(item.locator(".ck-status"))
    number(item, "North").press("ArrowUp")
    slider(item, "South").press("ArrowUp")
    assert [number(item, n).input_value() for n in ("North", "South")] == ["70", "30"]


def test_parts_are_divided_by_keyboard_alone(page: Page, workspace: Workspace, course: str) -> None:
    item = opened(page, workspace, course + BUYERS, "1")
    cells = page.locator(".jp-Cell").count()
    slider(item, "North").focus()
    for _ in range(5):
        page.keyboard.press("PageUp")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    north = int(number(item, "North").input_value())
    assert slider(item, "North").get_attribute("aria-valuetext") == f"{north} %"
    for letter in "abdxjkdd":  # commands of JupyterLab that would change the notebook
        page.keyboard.press(letter)
    page.keyboard.press("Tab")  # to the number of the same row
    page.keyboard.press("Control+A")
    page.keyboard.type("50")
    number(item, "South").focus()
    page.keyboard.type("30")
    number(item, "East").focus()
    page.keyboard.type("10")
    part(item, "All others").get_by_role("button", name="Rest here All others").focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.textContent") == "Rest here"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    item.locator(".ck-status", has_text="Right.").wait_for()
    ids = {name: short_id(name) for name in ("North", "South", "East", "All others")}
    assert kept(workspace) == [
        ({ids["North"]: 50, ids["South"]: 30, ids["East"]: 10, ids["All others"]: 10}, 1.0)
    ]
    assert page.locator(".jp-Cell").count() == cells


def test_a_series_is_drawn_by_mouse_and_seen_beside_the_data(
    page: Page, workspace: Workspace, course: str
) -> None:
    item = opened(page, workspace, course + TURNOVER)
    assert "Data" not in (item.locator("svg").get_attribute("aria-label") or "")
    check(item)
    item.locator(".ck-status", has_text="Give each year a value").wait_for()
    box = item.locator(".ck-pad").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 170)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 16, box["y"] + 70)  # too fast to meet each year
    page.mouse.up()
    drawn = [float(number(item, str(year)).input_value()) for year in range(2020, 2025)]
    assert drawn == sorted(drawn)
    assert drawn[0] < drawn[2] < drawn[4]
    number(item, "2024").fill("410")  # beyond the axis, which grows
    assert item.locator("svg text", has_text="600").count() == 1
    number(item, "2024").fill("160")
    check(item)
    item.locator(".ck-table").wait_for()
    assert "160.0 120.0 +33 %" in said(item.locator(".ck-table"))
    assert "Source: Kettle Office, 2025." in said(item.locator(".ck-table"))
    alt = item.locator("svg").get_attribute("aria-label") or ""
    assert "Data: 2020: 58; 2021: 80; 2022: 105.3; 2023: 130; 2024: 120." in alt
    assert "2024: 160." in alt
    item.get_by_role("button", name="Answer again").click()
    item.locator(".ck-table").wait_for(state="detached")
    assert "Data" not in (item.locator("svg").get_attribute("aria-label") or "")


def test_a_series_is_drawn_by_keyboard_alone(page: Page, workspace: Workspace, course: str) -> None:
    item = opened(page, workspace, course + TURNOVER)
    number(item, "2020").focus()
    page.keyboard.press("ArrowDown")  # begins at the last known value, 60
    assert number(item, "2020").input_value() == "58"
    for value in ("80", "105.3", "130", "120"):
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    page.keyboard.press("Enter")
    item.locator(".ck-status", has_text="Right.").wait_for()
    assert kept(workspace) == [
        ({"2020": 58, "2021": 80, "2022": 105.3, "2023": 130, "2024": 120}, 1.0)
    ]


def test_both_are_answered_by_touch(finger: Page, workspace: Workspace, course: str) -> None:
    items = opened(finger, workspace, course + BUYERS, TURNOVER)
    buyers, turnover = items.nth(0), items.nth(1)
    for name in ("North", "South"):
        slider(buyers, name).tap()  # the middle: 50, then all that is left
    assert [number(buyers, n).input_value() for n in ("North", "South")] == ["50", "50"]
    buyers.get_by_role("button", name="Check").tap()
    buyers.locator(".ck-status", has_text="Partly right").wait_for()

    turnover.scroll_into_view_if_needed()
    box = turnover.locator(".ck-pad").bounding_box()
    assert box is not None
    touch = finger.context.new_cdp_session(finger)
    right = box["width"] - 16
    for kind, across in (("Start", 2), ("Move", right / 2), ("Move", right), ("End", None)):
        points = [] if across is None else [{"x": box["x"] + across, "y": box["y"] + 120}]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    values = {number(turnover, str(year)).input_value() for year in range(2020, 2025)}
    assert len(values) == 1
    assert values != {""}
    turnover.locator("legend").tap()  # Chromium may swallow a tap that follows a fast drag
    turnover.get_by_role("button", name="Check").tap()
    turnover.locator(".ck-table").wait_for()


def test_a_chart_waits_for_the_guess_and_is_kept_with_the_notebook(
    page: Page, workspace: Workspace, course: str
) -> None:
    item = opened(page, workspace, course + PREDICT)
    assert page.locator("figure.ck-chart").count() == 0
    assert page.get_by_text("The chart appears here").is_visible()
    for year in range(2020, 2025):
        number(item, str(year)).fill("111")
    check(item)
    page.locator("figure.ck-chart", has_text="You said 111").wait_for()
    assert page.get_by_text("The chart appears here").count() == 0

    item.get_by_role("button", name="Answer again").click()
    page.get_by_text("The chart appears here").wait_for()
    for year in range(2020, 2025):
        number(item, str(year)).fill("122")
    check(item)
    page.locator("figure.ck-chart", has_text="You said 122").wait_for()
    lab.save(page)

    lab.restart_kernel(page)
    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/lesson.ipynb")
    assert page.locator("figure.ck-chart", has_text="You said 122").count() == 1  # nothing run
    lab.run_all(page)
    page.wait_for_selector(".ck-quiz")
    page.locator("figure.ck-chart", has_text="You said 122").wait_for()
    assert len(kept(workspace)) == 2
