"""Terms in JupyterLab: their meaning by mouse, by keyboard and for screen readers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import lab
import nbformat
import pytest
from nbformat.sign import NotebookNotary

from coursekit.build import build_course

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

GLOSSARY = """\
- id: sale
  en: sale
  forms: [sales, sells]
  ru: продажа
  ru_latin: prodazha
  zh: 销售
  pinyin: xiāoshòu
  says: Giving tea away for money, once and for good, at a price that both sides have agreed on.
  lessons: [01_first]
"""
MEANING = "Sale: Giving tea away for money"
IN_VIEW = """e => {
    const box = e.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
}"""


@pytest.fixture
def lesson(page: Page, workspace: Workspace, tiny_course: Path) -> Page:
    """The first lesson of a course with a glossary, opened and not run."""
    (tiny_course / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    built = tiny_course.parent / "built"
    build_course(tiny_course, built)
    for notebook in built.glob("*.ipynb"):
        shutil.copy(notebook, workspace.folder)
    NotebookNotary().sign(nbformat.read(workspace.folder / "01_first.ipynb", as_version=4))
    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/01_first.ipynb")
    page.locator("h2", has_text="Terms of this lesson").wait_for(state="attached")
    return page


def term(page: Page) -> Locator:
    return page.locator("a.ck-term")


def go_to_term(page: Page) -> None:
    """Reach the term with arrow keys and Tab, as a reader without a mouse does."""
    lab.command(page, "notebook:enter-command-mode")
    cell = page.locator(".jp-MarkdownCell.jp-mod-active", has=term(page))
    for _ in range(12):
        if cell.count():
            break
        page.keyboard.press("ArrowDown")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "ck-term":
            return
    raise AssertionError("Tab does not reach the term.")


def test_a_term_leads_to_its_languages_and_back(lesson: Page) -> None:
    assert term(lesson).inner_text() == "sells"
    assert (term(lesson).get_attribute("title") or "").startswith(MEANING)  # under the mouse
    term(lesson).click()
    entry = lesson.locator("li", has_text="продажа")
    lesson.wait_for_function(IN_VIEW, arg=entry.element_handle())
    assert "销售, xiāoshòu" in entry.inner_text()
    entry.locator("a", has_text="back to the text").click()
    lesson.wait_for_function(IN_VIEW, arg=term(lesson).element_handle())
    tree = lesson.context.new_cdp_session(lesson).send("Accessibility.getFullAXTree")
    links = [node for node in tree["nodes"] if node.get("role", {}).get("value") == "link"]
    spoken = {node["name"]["value"]: node.get("description", {}).get("value") for node in links}
    assert spoken["sells"].startswith(MEANING)


def test_the_keyboard_reaches_a_term_and_shows_its_meaning(lesson: Page) -> None:
    before = term(lesson).bounding_box()
    go_to_term(lesson)
    after = term(lesson).bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] * after["height"] > 4 * before["width"] * before["height"]
    lesson.keyboard.press("Enter")
    entry = lesson.locator("li", has_text="продажа")
    lesson.wait_for_function(IN_VIEW, arg=entry.element_handle())
