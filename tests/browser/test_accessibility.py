"""axe-core finds nothing in any type of question, before and after an answer, in both themes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest
import vectors
from axe_playwright_python.sync_playwright import Axe

from coursekit.items import TYPES, Item
from coursekit.quiz import front, payload
from coursekit.quiz import page as quiz_page
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words

if TYPE_CHECKING:
    from conftest import Workspace
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NOTHING = Context(figures={}, references={})
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
THEMES = ("light", "dark")
LANGUAGES = ("en", "ru", "zh")


def answered(name: str) -> tuple[Item, dict[str, Any]]:
    """An item of a type, and an answer for each state."""
    right = next(case for case in vectors.cases(name) if case.expected.get("fraction") == 1)
    same = [case for case in vectors.cases(name) if case.item == right.item]
    worst = min(
        (case for case in same if "fraction" in case.expected),
        key=lambda case: float(case.expected["fraction"]),
    )
    return right.item, {"right": right.response, "wrong": worst.response}


def shown(item: Item, response: Any = None, *, language: str = "en") -> str:
    """A page without a kernel, on which the item is asked, or was answered."""
    html = quiz_page.page([item], NOTHING, words(language), title="Questions")
    if response is None:
        return html
    result = payload.result(item, response, item.score(response), NOTHING, left=0)
    results = {item.about.id: {**result, "attempt": "1", "confidence": None}}
    told = json.dumps({"results": results}, ensure_ascii=False).replace("<", "\\u003c")
    return re.sub(r'(id="data">)\{', lambda match: f"{match[1]}{told[:-1]}, ", html, count=1)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:200] for node in one['nodes']]}" for one in found]


@pytest.fixture(params=THEMES)
def narrow(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 400, "height": 900}, color_scheme=request.param, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", TYPES)
def test_a_question_has_no_violation_in_any_state(narrow: Page, name: str) -> None:
    item, responses = answered(name)
    for state, response in {"asked": None, **responses}.items():
        narrow.set_content(shown(item, response))
        narrow.wait_for_selector(".ck-item[data-state]")
        if response is not None:
            narrow.wait_for_selector(".ck-item[data-state='done']")
        assert violations(narrow) == [], state
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 400, state
    narrow.set_content(shown(item))
    narrow.get_by_role("button", name="Check").click()
    narrow.locator(".ck-status[data-kind='notice']").wait_for()
    assert violations(narrow) == [], "refused"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name_that_starts_in_its_language(
    chromium: Browser, language: str
) -> None:
    page = chromium.new_page()
    for name in TYPES:
        page.set_content(shown(answered(name)[0], language=language))
        page.wait_for_selector(".ck-item[data-state]")
        button = page.locator(".ck-item button[type=submit]")
        assert button.inner_text() == words(language)("check")
        assert violations(page) == [], name
    page.close()


def test_all_focusable_controls_are_spared_from_one_key_commands(chromium: Browser) -> None:
    page = chromium.new_page()
    for name in TYPES:
        for response in (None, *answered(name)[1].values()):
            page.set_content(shown(answered(name)[0], response))
            page.wait_for_selector(".ck-item[data-state]")
            bare = page.locator(
                ".ck-quiz :is(input, button, select, summary, a):not([data-lm-suppress-shortcuts])"
            )
            assert bare.evaluate_all("found => found.map((one) => one.outerHTML)") == [], name
    page.close()


def test_targets_are_at_least_24_pixels(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 400, "height": 900})
    for name in TYPES:
        page.set_content(shown(answered(name)[0]))
        page.wait_for_selector(".ck-item[data-state]")
        targets = page.locator(".ck-quiz :is(button, select, summary, label:has(input))")
        small = targets.evaluate_all(
            "found => found.filter((one) => one.checkVisibility()"
            " && (one.offsetHeight < 24 || one.offsetWidth < 24)).map((one) => one.outerHTML)"
        )
        assert small == [], name
    page.close()


@pytest.mark.parametrize("theme", THEMES)
def test_in_jupyterlab_there_is_no_violation_either(
    page: Page, workspace: Workspace, checkout: Path, theme: str
) -> None:
    cells = ['import coursekit as ck\nck.quiz("01_first", "02_second")']
    lab.open_notebook(page, workspace.server, workspace.notebook(*cells), theme=theme)
    lab.run_all(page)
    page.wait_for_selector(".ck-quiz")
    first = page.locator(".ck-item").first
    first.locator("input").first.check()
    first.get_by_role("button", name="Check").click()
    first.locator(".ck-status:not(:empty)").wait_for()
    # JupyterLab's body has no height, so that axe would take everything for invisible.
    page.add_style_tag(content="body { height: 100vh; }")
    found = Axe().run(page, context=".ck-quiz", options=RULES).response
    assert found["violations"] == []
    assert any(one["id"] == "color-contrast" for one in found["passes"])


def test_the_script_of_a_page_without_a_kernel_keeps_keys_from_the_casual_eye(
    chromium: Browser,
) -> None:
    item, _ = answered("single_choice")
    html = shown(item)
    assert '"correct"' not in html.replace(front.script(alone=True), "")
