"""The start page and the calibration in JupyterLab: unrun and live, by keyboard, and by axe."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import lab
import pytest
from axe_playwright_python.sync_playwright import Axe
from invented import answer
from month import study_a_month

from coursekit.learner import Store
from coursekit.learner.catalogue import read_catalogue
from coursekit.learner.sittings import end, sit
from coursekit.study.report import report_html
from coursekit.workspace import lay_out
from coursekit.workspace.signing import sign
from coursekit.workspace.standing import renew_start_page

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE = (
    "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)"
    "(document.querySelector('.ck-study'))"
)
NOW = datetime.now(UTC)


def start_page(page: Page, workspace: Workspace, course: Path, theme: str = "light") -> None:
    """Lay out a course and open its start page, run nothing."""
    lay_out(course, workspace.folder)
    renew_start_page(course, workspace.folder, NOW)
    name = f"{workspace.folder.name}/Start here.ipynb"
    lab.open_notebook(page, workspace.server, name, theme=theme)


def violations(page: Page, context: str = ".ck-study") -> list[str]:
    page.add_style_tag(content="body { height: 100vh; }")  # else axe sees nothing at all
    found = Axe().run(page, context=context, options=RULES).response
    assert any(one["id"] == "color-contrast" for one in found["passes"])
    return [
        f"{one['id']}: {[n['html'][:200] for n in one['nodes']]}" for one in found["violations"]
    ]


def unguarded(page: Page) -> list[str]:
    """Controls whose keys would reach JupyterLab's commands, and controls too small to hit."""
    bare = ".ck-study :is(a, button, summary, [tabindex]):not([data-lm-suppress-shortcuts])"
    found: list[str] = page.locator(bare).evaluate_all("all => all.map((one) => one.outerHTML)")
    small = (
        "all => all.filter((o) => o.checkVisibility() && o.offsetHeight < 24)"
        ".map((o) => o.outerHTML)"
    )
    targets = page.locator(".ck-study :is(a, button, summary)")
    return found + list(targets.evaluate_all(small))


def press_on(page: Page, selector: str) -> None:
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def test_with_nothing_done_one_key_brings_the_page_to_life(
    page: Page, workspace: Workspace, tiny_course: Path
) -> None:
    start_page(page, workspace, tiny_course)
    unrun = page.locator(".ck-static")
    assert "Next step" in unrun.inner_text()
    cells = page.locator(".jp-Cell").count()
    press_on(page, ".ck-run")
    page.wait_for_selector(".ck-study")
    assert unrun.is_hidden()
    for key in ("a", "b", "x", "d", "d"):
        page.locator(".ck-study .ck-tools button").press(key)
    assert page.locator(".jp-Cell").count() == cells
    # Answers that come in elsewhere, and the button that asks for them.
    status = page.get_by_role("status").filter(has_text="Brought up to date.")
    item = read_catalogue(tiny_course).items["01_first/seller"]
    store = Store(workspace.answers)
    store.add(answer(item, response="x", at=NOW))
    press_on(page, ".ck-study .ck-tools button")
    status.wait_for()
    assert "Questions answered: 1 of 5" in page.locator(".ck-study").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Update"
    # What is open stays open, and keeps the focus, when the page changes.
    press_on(page, ".ck-study summary")
    item = read_catalogue(tiny_course).items["01_first/ratio"]
    store.add(answer(item, response="5", at=NOW))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.get_by_text("Questions answered: 2 of 5").and_(page.locator(".ck-study p")).wait_for()
    assert page.locator(".ck-study details[open]").count() == 1
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    # A way on: the lesson opens beside the page.
    press_on(page, ".ck-study .ck-places a")
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.path.endsWith('01_first.ipynb')"
    )


@pytest.mark.parametrize(("theme", "language"), [("light", "ru"), ("dark", "zh")])
def test_a_month_of_study_can_be_looked_through_and_leads_to_the_calibration(
    page: Page, workspace: Workspace, checkout: Path, theme: str, language: str
) -> None:
    course = checkout / "course"
    study_a_month(Store(workspace.answers), read_catalogue(course), NOW - timedelta(29, 5 * 3600))
    settings = workspace.folder / ".coursekit" / "settings.json"
    settings.write_text(f'{{"language": "{language}"}}', "utf-8")
    first = f"import os\nos.environ['COURSEKIT_COURSE'] = {str(course)!r}\nimport coursekit as ck"
    name = workspace.notebook(f"{first}\nck.progress()", "ck.calibration()")
    sign([(workspace.server.folder / name).read_bytes()])  # as what the course lays out
    lab.open_notebook(page, workspace.server, name, theme=theme)
    lab.command(page, "notebook:run-cell")
    page.wait_for_selector(".ck-study", timeout=20_000)
    lab.command(page, "application:toggle-left-area")
    page.set_viewport_size({"width": 600, "height": 900})
    for summary in page.locator(".ck-study summary").all()[:2]:
        summary.press("Enter")
    assert page.locator(".ck-study details[open] li").count() > 5
    assert unguarded(page) == []
    assert violations(page) == []
    page.set_viewport_size({"width": 400, "height": 900})
    assert page.evaluate(WIDE) <= 0
    press_on(page, ".ck-study button[data-call='ck.calibration()']")
    picture = page.locator(".ck-study .ck-diagram")
    picture.wait_for(timeout=20_000)
    assert picture.locator("circle").count() >= 3
    page.locator(".ck-study:has(.ck-diagram) summary").press("Enter")
    assert page.locator(".ck-study table").is_visible()
    assert page.evaluate(WIDE.replace("'.ck-study'", "'.ck-study:has(svg)'")) <= 0
    page.set_viewport_size({"width": 600, "height": 900})
    assert unguarded(page) == []
    assert violations(page, ".ck-study:has(svg)") == []
    lab.restart_kernel(page)
    press_on(page, ".ck-study:has(.ck-diagram) .ck-tools button")
    page.locator(".ck-study:has(.ck-diagram) .ck-status").filter(has_text="Python").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_report_has_no_violation_on_a_narrow_page(
    chromium: Browser, checkout: Path, tmp_path: Path, theme: str
) -> None:
    store, course = Store(tmp_path / "learner.sqlite"), checkout / "course"
    study_a_month(store, read_catalogue(course), NOW - timedelta(29, 5 * 3600))
    for test in ("pre", "post"):
        end(store, sit(store, test, NOW), NOW)
    opened = chromium.new_page(viewport={"width": 400, "height": 900}, color_scheme=theme)
    opened.set_content(report_html(store, course, NOW, language="ru"))
    assert violations(opened, "html") == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= 400
    opened.close()
