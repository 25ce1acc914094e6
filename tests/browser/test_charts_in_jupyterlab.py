"""Charts as readers meet them in JupyterLab: in both themes, narrow, reopened, untrusted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import lab
import pytest
from conftest import Workspace
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TABLE = """
import coursekit as ck
table = ck.load("tea")
years = range(2016, 2026)
"""
LINE = """
with ck.chart("Purchases outgrew sales", alt="Two lines that part.", source=table) as ax:
    for code, factor in (("CHN", 3), ("RUS", 5)):
        ax.plot(years, [factor * (year - 2010) for year in years], **ck.style(code))
        ck.label(ax, 2025, factor * 15, f"label of {code}")
    ax.set_ylabel("billion US dollars")
"""
BARS = """
with ck.chart("Dependence differs", alt="Two bars.", source=table) as ax:
    ax.bar("China", 33, label="in Russia's trade", **ck.style("RUS", "bar"))
    ax.bar("Russia", 4, label="in China's trade", **ck.style("CHN", "bar"))
    ax.legend()
"""
RANGES = """
with ck.chart("Estimates differ", alt="Two ranges.", source=table, size=(5.6, 2.4)) as ax:
    for row, code in enumerate(("CHN", "RUS")):
        ax.errorbar([3], [row], xerr=2, **ck.style(code))
    ax.set_yticks(range(2), ["Chinese customs", "Russian customs"])
"""
EXPLORER = """
from ipywidgets import IntSlider, interact

def draw(last):
    with ck.chart(f"Tea up to {last}", alt=f"A line up to {last}.", source=table) as ax:
        ax.plot([2016, last], [0, 1], **ck.style("CHN"))

interact(draw, last=IntSlider(2020, 2018, 2025, description="Last year"));
"""

_PLAIN = """figure => {
    const picture = [...figure.querySelectorAll('svg[role=img]')].find(svg => svg.clientWidth);
    const [text] = picture.getElementsByTagName('text');
    const page = document.querySelector('.jp-Notebook');
    return {
        ink: getComputedStyle(text).fill,
        paper: getComputedStyle(page).backgroundColor,
        own: getComputedStyle(figure).backgroundColor,
        letters: 11 * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width,
        spare: figure.getBoundingClientRect().right - picture.getBoundingClientRect().right,
        pictures: [...figure.querySelectorAll('svg[role=img], img')]
            .filter(each => each.getClientRects().length).length,
    };
}"""


@pytest.fixture(scope="module")
def workspace(server: lab.Server) -> Workspace:
    folder = server.folder / "charts"
    folder.mkdir()
    return Workspace(folder, server)


@pytest.fixture(scope="module")
def page(chromium: Browser, workspace: Workspace) -> Iterator[Page]:
    """The notebook, run once and saved; a test puts back what it changes."""
    with chromium.new_context(viewport={"width": 1100, "height": 1400}) as context:
        page = context.new_page()
        notebook = workspace.notebook(TABLE, LINE, BARS, RANGES, EXPLORER)
        lab.open_notebook(page, workspace.server, notebook)
        lab.run_all(page)
        expect(page.locator(".ck-chart")).to_have_count(4)
        lab.save(page)
        yield page


def take_theme(page: Page, name: str) -> None:
    lab.command(page, "apputils:change-theme", {"theme": f"JupyterLab {name}"})
    light = "true" if name == "Light" else "false"
    page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")


@pytest.fixture(params=["Light", "Dark"])
def theme(request: pytest.FixtureRequest, page: Page) -> Iterator[str]:
    """Each of JupyterLab's themes in turn."""
    take_theme(page, request.param)
    yield request.param
    take_theme(page, "Light")


def luminance(colour: str) -> float:
    channels = [float(c) / 255 for c in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_charts_are_readable_in_both_themes(page: Page, theme: str):
    for index in range(3):
        seen = page.locator(".ck-chart").nth(index).evaluate(_PLAIN)
        low, high = sorted((luminance(seen["ink"]), luminance(seen["paper"])))
        assert (high + 0.05) / (low + 0.05) >= 7
        assert seen["own"] == "rgba(0, 0, 0, 0)"
        assert seen["pictures"] == 1


def test_at_400_px_a_chart_fits_and_its_letters_are_large_enough(page: Page):
    wide = page.locator(".ck-chart").first.evaluate(_PLAIN)
    lab.command(page, "application:toggle-left-area")
    page.set_viewport_size({"width": 400, "height": 1400})
    page.wait_for_function("document.querySelector('.ck-chart').clientWidth < 350")
    for index in range(4):
        narrow = page.locator(".ck-chart").nth(index).evaluate(_PLAIN)
        assert narrow["letters"] >= 10.5
        assert narrow["spare"] >= 0
        assert narrow["pictures"] == 1
    page.set_viewport_size({"width": 1100, "height": 1400})
    lab.command(page, "application:toggle-left-area")
    page.wait_for_function("document.querySelector('.ck-chart').clientWidth > 500")
    assert page.locator(".ck-chart").first.evaluate(_PLAIN) == wide


def test_notes_on_the_data_open_by_keyboard_and_no_key_touches_the_notebook(page: Page):
    cells = page.locator(".jp-Cell").count()
    summary = page.locator(".ck-chart summary").first
    summary.focus()
    for key in ("b", "a", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".ck-chart details").first).to_have_attribute("open", "")
    expect(page.get_by_text("Invented for tests").first).to_be_visible()
    assert page.locator(".jp-Cell").count() == cells


def test_an_explorer_replaces_its_chart(page: Page):
    slider = page.locator(".widget-slider [role=slider], .widget-slider .noUi-handle").first
    for year in (2021, 2022, 2023):
        slider.press("ArrowRight")
        expect(page.get_by_text(f"Tea up to {year}")).to_be_visible()
    expect(page.locator(".ck-chart")).to_have_count(4)


def test_on_paper_and_in_forced_colours_a_chart_takes_those_colours(page: Page, theme: str):
    figure = page.locator(".ck-chart").first
    page.emulate_media(media="print")
    on_paper = figure.evaluate(_PLAIN)
    page.emulate_media(media="screen", forced_colors="active", color_scheme="light")
    forced = figure.evaluate(_PLAIN)
    page.emulate_media(media="screen", forced_colors="none")
    assert on_paper["ink"] == "rgb(0, 0, 0)"
    assert on_paper["own"] == "rgb(255, 255, 255)"
    assert forced["ink"] == "rgb(0, 0, 0)"


def test_a_reopened_notebook_shows_its_charts_before_anything_runs(
    page: Page, workspace: Workspace
):
    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/lesson.ipynb")
    expect(page.locator(".ck-chart svg[role=img]").first).to_be_visible()
    assert page.locator(".ck-chart").nth(1).evaluate(_PLAIN)["pictures"] == 1


def test_an_untrusted_notebook_shows_still_images_and_no_loose_words(
    page: Page, workspace: Workspace
):
    notebook = json.loads((workspace.folder / "lesson.ipynb").read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = "a stranger's change, which ends the trust"
    strange = workspace.folder / "stranger.ipynb"
    strange.write_text(json.dumps(notebook), encoding="utf-8")
    lab.open_notebook(page, workspace.server, f"{workspace.folder.name}/stranger.ipynb")
    image = page.locator(".ck-chart img").first
    expect(image).to_be_visible()
    expect(image).to_have_attribute("alt", "Two lines that part.")
    assert image.evaluate("image => image.naturalWidth") > 400
    assert page.locator(".ck-chart svg").count() == 0
    assert "label of CHN" not in page.locator(".ck-chart").first.inner_text()
    expect(page.locator(".ck-chart figcaption").first).to_contain_text("Source: Tea Office")
