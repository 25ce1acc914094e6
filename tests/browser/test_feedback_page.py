"""A student's feedback on a phone, at a desk and on paper; nothing that a student wrote runs."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import graded_class
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from graded_class import NAME

from coursekit.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def pages(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Feedback of a whole class, one folder a student."""
    course = tmp_path / "course"
    shutil.copytree(graded_class.made_once(tmp_path_factory), course)
    done = CliRunner().invoke(main, ["feedback", NAME, "--course-dir", str(course)])
    assert done.exit_code == 0, done.output
    return course / "feedback"


def opened(chromium: Browser, path: Path, **settings: Any) -> Page:
    page = chromium.new_context(**settings).new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1100, "dark")])
def sitting_pages_fit_have_no_violation_and_run_nothing(
    chromium: Browser, pages: Path, width: int, theme: str
) -> None:
    for student in ("ada", "formula", "late", "lost"):
        path = pages / student / NAME / f"{NAME}.html"
        page = opened(chromium, path, viewport={"width": width, "height": 800}, color_scheme=theme)
        found = Axe().run(page, options=RULES).response
        assert found["violations"] == [], student
        assert any(one["id"] == "color-contrast" for one in found["passes"])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, student
        assert page.evaluate("window.hacked === undefined")
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map((h) => +h.tagName[1])")
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), levels
        page.context.close()


def test_the_table_leads_to_each_part_by_keyboard_and_pictures_are_drawn(
    chromium: Browser, pages: Path
) -> None:
    page = opened(chromium, pages / "ada" / NAME / f"{NAME}.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "1 · Add two numbers"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#part-3"
    assert page.locator("#part-3 h2").is_visible()
    assert page.locator("img").evaluate("image => image.naturalWidth") > 100
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.context.close()
