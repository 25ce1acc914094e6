"""Explorers in JupyterLab and on a plain page: by keyboard, with a killed kernel, and by axe."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest
from axe_playwright_python.sync_playwright import Axe

from coursekit.explorers import front
from coursekit.explorers.chronology import timeline_data
from coursekit.explorers.disputes import contentions_data
from coursekit.explorers.ratios import asymmetries_data
from coursekit.explorers.tracing import claims_data
from coursekit.explorers.words import words

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DATA: dict[str, tuple[Callable[[Path], dict[str, Any]], str]] = {
    "timeline": (timeline_data, "kettle_treaty"),
    "asymmetries": (asymmetries_data, "A01"),
    "contentions": (contentions_data, "C01"),
    "claims": (claims_data, "S01"),
}
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Explorers</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body {{ background: Canvas; color: CanvasText; margin: 8px }}{style}</style>
<main><h1>Course</h1><h2>Lesson</h2><div id="place"></div></main><script type="module">
{script}
mount(document.getElementById("place"), {data});
</script></html>"""


@pytest.fixture(scope="session")
def course(checkout: Path) -> Path:
    return checkout / "tests" / "courses" / "registers" / "course"


def opened(page: Page, workspace: Workspace, course: Path, call: str, theme: str = "light") -> None:
    """Run a call of the kit in JupyterLab, over the course of invented registers."""
    (workspace.folder / "02_cranes.ipynb").write_text(
        json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    )
    start = f"import os\nos.environ['COURSEKIT_COURSE'] = {str(course)!r}\nimport coursekit as ck"
    cells = [f"{start}\nshown = {call}\nshown", "print(os.getpid())"]
    lab.open_notebook(page, workspace.server, workspace.notebook(*cells), theme=theme)
    lab.run_all(page)
    page.wait_for_selector(".ck-explorer")


def violations(page: Page, context: str = "html") -> list[str]:
    found = Axe().run(page, context=context, options=RULES).response
    assert any(one["id"] == "color-contrast" for one in found["passes"])
    return [
        f"{one['id']}: {[n['html'][:200] for n in one['nodes']]}" for one in found["violations"]
    ]


def test_the_timeline_works_by_keyboard_and_without_its_kernel(
    page: Page, workspace: Workspace, course: Path
) -> None:
    opened(page, workspace, course, "ck.timeline()", theme="dark")
    cells = page.locator(".jp-Cell").count()
    events = page.locator(".ck-event")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    first = events.nth(1)
    first.focus()
    for key in ("a", "b", "x", "d", "d", "ArrowDown", "+", "End"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent").endswith("Treaty on cranes")
    page.keyboard.press("Home")  # brings the oldest one, from 1689, into the window
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    panel = page.get_by_role("group", name="Details")
    assert "Both sides agreed on the size of a kettle (Crane Board, 2024)." in panel.inner_text()
    assert page.locator(".jp-Cell").count() == cells
    page.locator(".ck-filters").get_by_label("Kind").select_option("treaty")
    page.get_by_text("2 of 5 shown.").wait_for()
    page.get_by_role("button", name="Table").press("Enter")
    assert page.locator(".ck-table tbody tr").count() == 2
    page.add_style_tag(content="body { height: 100vh; }")  # else axe sees nothing at all
    assert violations(page, ".ck-explorer") == []
    page.get_by_role("button", name="Picture").click()
    page.get_by_role("button", name="Reset filters").click()
    page.locator(".ck-event", has_text="Visit to the cranes").click()
    panel.get_by_role("link", name="Cranes, and what was said of them").press("Enter")
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.path.endsWith('02_cranes.ipynb')"
    )


def test_per_head_turns_an_asymmetry_round_and_the_other_row_is_one_click_away(
    page: Page, workspace: Workspace, course: Path
) -> None:
    opened(page, workspace, course, 'ck.asymmetries("A01")')
    kettles = page.locator(".ck-row", has_text="Kettles")
    assert page.locator(".ck-static").is_hidden()  # the table for whoever runs nothing
    assert "China 3 times Russia" in kettles.text_content()
    page.locator(".ck-filters").get_by_label("Basis").select_option("head")
    page.get_by_text("China is larger in 0, Russia in 2.").wait_for()
    assert "Russia 5 times China" in kettles.text_content()
    assert kettles.locator("svg.ck-RUS rect").count() == 1
    page.locator(".ck-filters").get_by_label("Year").select_option("2022")
    assert "(2022)" in kettles.text_content()
    page.get_by_role("button", name="The row that cuts the other way").press("Enter")
    page.wait_for_function("() => document.activeElement.dataset.id === 'A02'")
    assert "A crane may be out of order." in page.locator(".ck-details").inner_text()
    assert kettles.get_attribute("aria-expanded") == "false"


def test_a_readers_evidence_table_outlives_a_killed_kernel(
    page: Page, workspace: Workspace, course: Path
) -> None:
    opened(page, workspace, course, 'ck.contentions("C01")')
    page.get_by_label("Whose reading do you test?").select_option("Russian Crane Board")
    page.get_by_label("Evidence 2: for or against").select_option("for")
    page.get_by_text("Saved. 1 row in your table.").wait_for()
    note = page.get_by_label("My note on evidence 2")
    note.fill("lifts, not holds")
    note.press("Enter")
    row = page.locator(".ck-own tbody tr", has_text="lifts, not holds")
    row.wait_for()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download as CSV").click()
    assert "lifts, not holds" in Path(caught.value.path()).read_text("utf-8")
    pid = int(page.locator(".jp-OutputArea-output pre").last.inner_text())
    os.kill(pid, signal.SIGKILL)
    lab.restart_kernel(page)
    lab.run_all(page)
    row.wait_for()
    page.get_by_label("Whose reading do you test?").select_option("Russian Crane Board")
    assert page.get_by_label("Evidence 2: for or against").input_value() == "for"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_explorers_have_no_violation_on_a_narrow_page(
    chromium: Browser, course: Path, theme: str
) -> None:
    size = {"width": 400, "height": 900}
    page = chromium.new_page(viewport=size, color_scheme=theme, reduced_motion="reduce")
    languages = dict(zip(DATA, ("en", "ru", "zh", "en"), strict=True))
    for name, (data, entry) in DATA.items():
        told = {
            "data": data(course),
            "chosen": {"entry": entry},
            "words": dict(words(languages[name]).texts),
        }
        text = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
        script = front.script(alone=True)
        page.set_content(
            PAGE.format(language=languages[name], style=front.style(), script=script, data=text)
        )
        page.wait_for_selector(".ck-details:not([hidden])")
        for view in page.locator(".ck-views button").all() or [None]:
            if view:
                view.click()
            assert violations(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= 400, name
            bare = ":is(input, button, select, summary, a, [tabindex])"
            bare = f".ck-explorer {bare}:not([data-lm-suppress-shortcuts])"
            assert page.locator(bare).evaluate_all("all => all.map((o) => o.outerHTML)") == []
            targets = page.locator(".ck-explorer :is(button, select, summary, input)")
            small = targets.evaluate_all(
                "all => all.filter((o) => o.checkVisibility() && o.offsetHeight < 24)"
                ".map((o) => o.outerHTML)"
            )
            assert small == [], name
    page.close()
