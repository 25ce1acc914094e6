"""The quiz in other languages, and an item with parameters, on real pages."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import lab
import pytest
from conftest import Workspace

from coursekit.bank import read_items
from coursekit.quiz.page import page as whole_page
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words
from coursekit.references import read_references

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SOLD = "02_second/sold"
KEYS = {"2022": "6.0", "2023": "7.5", "2024": "9.1"}


def year(item: Locator) -> str:
    stem = item.locator("legend").inner_text()
    (found,) = [year for year in KEYS if year in stem]
    return found


def answer(item: Locator, typed: str, said: str) -> None:
    item.locator(".ck-number").fill(typed)
    item.locator(".ck-number").press("Enter")
    item.locator(".ck-status", has_text=said).wait_for()


def test_in_russian_each_text_says_its_language_and_a_repeat_asks_another_number(
    page: Page, workspace: Workspace
) -> None:
    cell = f'import coursekit as ck\nck.language("ru")\nck.quiz("{SOLD}")'
    lab.open_notebook(page, workspace.server, workspace.notebook(cell))
    lab.run_all(page)
    item = page.locator(".ck-item")
    item.wait_for()
    assert page.locator(".ck-quiz").get_attribute("lang") == "ru"
    assert item.locator("legend [lang=en]").inner_text().startswith("How much tea")
    assert item.locator("label [lang=en]").inner_text() == "billion US dollars"
    first = year(item)
    answer(item, "7", "Неверно. Ответ:")
    assert KEYS[first] in item.locator(".ck-status [lang=en]").inner_text()
    item.locator("summary").click()
    item.get_by_text("По состоянию на 13 января 2025 г.").wait_for()
    item.get_by_role("button", name="Ответить ещё раз").press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.ck-number')")
    second = year(item)
    assert second != first
    answer(item, KEYS[second], "Верно.")
    lab.run_all(page)  # the answer comes back beside the question that it was given to
    item.locator(".ck-status", has_text="Верно.").wait_for()
    assert year(item) == second


def test_a_page_without_a_kernel_draws_another_form_each_time(
    page: Page, checkout: Path, tmp_path: Path
) -> None:
    course = tmp_path / "tiny"
    shutil.copytree(checkout / "tests" / "courses" / "tiny", course)
    items, figures = read_items(course / "course", [SOLD])
    context = Context(figures=figures, references=read_references(course / "course"))
    file = tmp_path / "page.html"
    file.write_text(whole_page(items, context, words("zh"), title="Tea"), "utf-8")
    page.goto(file.as_uri())
    item = page.locator(".ck-item")
    seen = [year(item)]
    for _ in range(6):
        answer(item, KEYS[seen[-1]], "正确")
        assert item.get_attribute("data-verdict") == "right"
        item.get_by_role("button", name="重新作答").click()
        seen.append(year(item))
    assert all(one != other for one, other in pairwise(seen))
    answer(item, "1", "不正确。")
    assert KEYS[seen[-1]] in item.locator(".ck-status").inner_text()
