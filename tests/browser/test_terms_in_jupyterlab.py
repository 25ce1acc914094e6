"""Terms in the built notebook, in JupyterLab: by mouse, by keyboard, and as text alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import lab
import pytest

from coursekit.build import build_course

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


@pytest.fixture
def lesson(workspace, checkout: Path, tmp_path: Path) -> str:
    """The first lesson of a course with a glossary, built into the workspace."""
    course = tmp_path / "course"
    shutil.copytree(checkout / "tests" / "courses" / "tiny" / "course", course)
    (course / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    shutil.copytree(checkout / "tests" / "courses" / "tiny" / "seeds", tmp_path / "seeds")
    build_course(course, workspace.folder / "built")
    for notebook in (workspace.folder / "built").glob("*.ipynb"):
        notebook.rename(workspace.folder / notebook.name)
    return f"{workspace.folder.name}/01_first.ipynb"


def test_a_term_says_what_it_means_to_mouse_keyboard_and_reader(
    page: Page, workspace, lesson: str
) -> None:
    lab.open_notebook(page, workspace.server, lesson)
    term = page.locator("a.ck-term")
    assert term.count() == 1
    meaning = term.get_attribute("title")
    assert meaning.startswith("Sale: Giving tea away")
    snapshot = term.aria_snapshot()
    assert "link" in snapshot
    shown = "node => getComputedStyle(node, '::after').content"
    lab.run_all(page)  # a widget's style sheet comes with the first question

    lab.command(page, "notebook:enter-command-mode")
    for _ in range(12):
        page.keyboard.press("ArrowUp")
        if page.locator(".jp-MarkdownCell.jp-mod-active", has=term).count():
            break
    for _ in range(8):
        page.keyboard.press("Tab")
        print(page.evaluate("document.activeElement.outerHTML.slice(0,90)"), page.locator("a.ck-term").count())
        if page.evaluate("document.activeElement.className") == "ck-term":
            break
    assert term.evaluate("node => node === document.activeElement")
    assert "attr(title)" in term.evaluate(shown) or meaning in term.evaluate(shown)

    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    print("ACTIVE", page.evaluate("document.activeElement.outerHTML.slice(0,200)"))
    print("MODE", page.evaluate("document.querySelector('.jp-Notebook').className"))
    print("URL", page.url, "top", page.evaluate("(n => [n.getBoundingClientRect().top, innerHeight])(document.querySelector('[data-jupyter-id=\'term-sale\']'))"))
    assert False
