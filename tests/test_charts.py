"""Charts: what a reader gets, with or without sight, colour, a wide page or a notebook."""

from __future__ import annotations

import gc
import itertools
import os
import re
import subprocess
import sys
import weakref
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import CapturedIO, capture_output
from matplotlib.figure import Figure

import coursekit as ck
from coursekit.charts import ChartError
from coursekit.errors import CoursekitError

TITLE = "Tea sales grew"
ALT = "One line that rises from 1 to 3 billion dollars."


def table(**attrs: str) -> pd.DataFrame:
    """A table as `ck.load` gives it."""
    frame = pd.DataFrame({"year": [2022, 2023, 2024], "value": [1.0, 2.0, 3.0]})
    frame.attrs = {
        "table": "tea",
        "title": "Tea",
        "units": {"value": "billion US dollars"},
        "citation": "Tea Office, 2025",
        "as_of": "2025-01-13",
        "licence": "CC0",
        "limits": "Only tea.",
        **attrs,
    }
    return frame


@pytest.fixture(scope="module", autouse=True)
def _notebook() -> Iterator[None]:
    """The part of a notebook's kernel that shows things."""
    InteractiveShell.instance()
    yield
    InteractiveShell.clear_instance()


def draw_line(title: str = TITLE, alt: str = ALT, **options: object) -> CapturedIO:
    with (
        capture_output() as shown,
        ck.chart(title, alt=alt, **{"source": table(), **options}) as ax,
    ):
        ax.plot([2022, 2023, 2024], [1, 2, 3], **ck.style("CHN"))
        ax.set_ylabel("billion US dollars")
    return shown


def html(shown: CapturedIO) -> str:
    (output,) = shown.outputs
    return output.data["text/html"]


def figure_of(shown: CapturedIO) -> ET.Element:
    return ET.fromstring(html(shown))


def pictures(shown: CapturedIO) -> list[ET.Element]:
    """The drawings, the wide one first; inner frames are not among them."""
    return [svg for svg in figure_of(shown).iter("svg") if svg.get("role") == "img"]


def words(element: ET.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def text_at(svg: ET.Element) -> dict[str, tuple[float, float]]:
    return {words(text): (float(text.get("x")), float(text.get("y"))) for text in svg.iter("text")}


# What a reader gets


def test_a_picture_is_named_by_its_title_and_described_by_its_alternative_text():
    shown = draw_line()
    by_id = {element.get("id"): element for element in figure_of(shown).iter()}
    for svg in pictures(shown):
        assert words(by_id[svg.get("aria-labelledby")]) == TITLE
        assert words(by_id[svg.get("aria-describedby")]) == ALT


def test_the_caption_names_source_and_date_and_what_the_table_cannot_say():
    caption = words(figure_of(draw_line()).find("figcaption"))
    assert caption.startswith("Source: Tea Office, 2025. As of 2025-01-13.")
    assert caption.endswith("Tea. Only tea. Licence: CC0.")


def test_tables_of_one_date_share_it_and_tables_of_two_dates_do_not():
    tiles = table(citation="Tile Board, 2025")
    old = table(citation="Tile Board, 2023", as_of="2023-06")
    same = words(figure_of(draw_line(source=[table(), tiles])).find("figcaption"))
    differ = words(figure_of(draw_line(source=[table(), old, table()])).find("figcaption"))
    assert same.startswith("Sources: Tea Office, 2025; Tile Board, 2025. As of 2025-01-13.")
    assert differ.startswith(
        "Sources: Tea Office, 2025 (as of 2025-01-13); Tile Board, 2023 (as of 2023-06)."
    )


def test_where_no_html_is_shown_the_chart_comes_in_words():
    (output,) = draw_line().outputs
    assert output.data["text/plain"].splitlines() == [
        TITLE,
        ALT,
        "Source: Tea Office, 2025. As of 2025-01-13.",
    ]


def test_words_of_title_alternative_text_and_source_cannot_become_markup():
    hostile = '<script>"&'
    shown = draw_line(hostile, hostile, source=table(citation=hostile, limits=hostile))
    assert "<script" not in html(shown)
    assert figure_of(shown).find("img").get("alt") == hostile
    assert words(figure_of(shown).find("p")) == hostile


def test_outside_a_notebook_a_chart_is_printed_in_words_and_needs_no_window_system():
    code = """
import sys, pandas, coursekit as ck
table = pandas.DataFrame()
table.attrs = {"citation": "Tea Office, 2025", "as_of": "2025"}
with ck.chart("Tea", alt="A line.", source=table) as ax:
    ax.plot([1, 2])
assert "matplotlib.pyplot" not in sys.modules
assert "IPython" not in sys.modules
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert run.stdout == "Tea\nA line.\nSource: Tea Office, 2025. As of 2025.\n"


# Mistakes


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"title": " "}, "no title"),
        ({"alt": ""}, "no alternative text"),
        ({"alt": None}, "no alternative text"),
        ({"source": []}, "no source"),
        ({"source": None}, "no source"),
        ({"source": pd.DataFrame({"a": [1]})}, "no citation"),
        ({"source": [table(), table(citation=" ")]}, "“tea” that .* no citation"),
        ({"source": table(as_of="")}, "no as-of date"),
        ({"source": "Tea Office"}, "no citation"),
    ],
)
def test_a_chart_without_what_its_readers_need_is_refused(options, says):
    arguments = {"title": TITLE, "alt": ALT, "source": table(), **options}
    with (
        capture_output() as shown,
        pytest.raises(ChartError, match=says) as caught,
        ck.chart(arguments.pop("title"), **arguments),
    ):
        pytest.fail("the block ran")
    assert isinstance(caught.value, CoursekitError)
    assert shown.outputs == []


def test_a_block_that_fails_shows_nothing_and_leaves_matplotlib_as_it_was():
    with mpl.rc_context({"lines.linewidth": 7}):
        with (
            capture_output() as shown,
            pytest.raises(ZeroDivisionError),
            ck.chart(TITLE, alt=ALT, source=table()) as ax,
        ):
            ax.plot([1], [1 / 0])
        assert shown.outputs == []
        assert mpl.rcParams["lines.linewidth"] == 7


def test_charts_leave_neither_figures_nor_settings_behind():
    figures = []
    with mpl.rc_context({"lines.linewidth": 7}):
        for year in (2023, 2024):
            with capture_output(), ck.chart(TITLE, alt=ALT, source=table()) as ax:
                ax.plot([2022, year], [1, 2])
                figures.append(weakref.ref(ax.figure))
        assert mpl.rcParams["lines.linewidth"] == 7
    del ax
    gc.collect()
    assert [figure() for figure in figures] == [None, None]


# The same bytes


def test_the_same_chart_is_the_same_bytes_in_every_process():
    code = """
import sys, pandas, IPython, coursekit as ck
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
InteractiveShell.instance()
table = pandas.DataFrame()
table.attrs = {"citation": "Tea Office, 2025", "as_of": "2025"}
with capture_output() as shown, ck.chart("Tea", alt="Bars.", source=table) as ax:
    ax.bar(["a", "b"], [1, 2], label="tea", **ck.style("RUS", "bar"))
    ax.plot([0, 1], [2, 1], **ck.style("XKX"))
    ax.legend()
sys.stdout.write(shown.outputs[0].data["text/html"])
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert b"<svg" in runs[0]


def test_a_learners_own_matplotlib_settings_do_not_change_a_chart():
    plain = html(draw_line())
    with mpl.rc_context({"font.size": 30, "xtick.labelsize": 20, "axes.edgecolor": "red"}):
        assert html(draw_line()) == plain


def test_charts_on_one_page_share_no_id_and_every_reference_is_to_an_id_of_its_own_chart():
    outputs = [html(draw_line()), html(draw_line("Another")), html(draw_bars())]
    named = [set(re.findall(r' id="([^"]+)"', output)) for output in outputs]
    for ids, output in zip(named, outputs, strict=True):
        drawn = re.sub(r'src="[^"]+"', "", output)
        used = re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)|aria-\w+by="([^"]+)"', drawn)
        assert {name for names in used for name in names if name} == ids
    assert all(one.isdisjoint(other) for one, other in itertools.combinations(named, 2))


# Colours, fonts and the page


def draw_bars() -> CapturedIO:
    with capture_output() as shown, ck.chart("Bars", alt="Bars.", source=table()) as ax:
        for place, code in enumerate(("CHN", "RUS", "USA")):
            ax.bar(place, place + 1, label=f"bar of {code}", **ck.style(code, "bar"))
        ax.legend()
    return shown


def test_text_and_axes_take_the_pages_colour_and_font():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.plot([1, 2], [1, 2], color="black")
        ax.text(1, 1, "a word", color="k")
        ax.axhline(1, color="0")
    for svg in pictures(shown):
        colours = {
            element.get(key) for element in svg.iter() for key in ("fill", "stroke", "color")
        }
        assert colours == {"currentColor", "none", None}
        assert svg.get("fill") == "currentColor"  # what text without a colour inherits
        assert "sans" not in ET.tostring(svg, encoding="unicode").casefold()
        assert "a word" in text_at(svg)


def test_the_rules_beside_a_chart_touch_nothing_else_on_the_page():
    style = figure_of(draw_line()).find("style").text
    rules = re.sub(r"@(?:media|container)[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", r"\1", style)
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", rules)
    assert len(selectors) > 5
    for selector in ",".join(selectors).split(","):
        assert selector.strip().startswith(".ck-"), selector
    assert len(list(figure_of(draw_line()).iter("style"))) == 1


def test_a_hatch_has_its_bars_colour_behind_it():
    """Where the same chart lies in a hidden tab, a browser finds that one's hatch and drops it."""
    fills = {path.get("fill") for svg in pictures(draw_bars()) for path in svg.iter("path")}
    hatched = {fill.split(" ")[-1] for fill in fills if fill and fill.startswith("url(")}
    assert hatched == {ck.style("RUS")["color"], ck.style("USA")["color"]}


def test_lines_are_cut_off_at_the_axes_without_an_id():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.plot([0, 5], [0, 5], color="#d55e00")
        ax.set_xlim(1, 2)
    assert "clip-path" not in html(shown)
    svg = pictures(shown)[0]
    (frame,) = (
        frame
        for frame in svg.iter("svg")
        if frame is not svg and any(path.get("stroke") == "#d55e00" for path in frame)
    )
    assert frame.get("viewBox") == " ".join(frame.get(key) for key in ("x", "y", "width", "height"))
    assert float(frame.get("width")) < 403


def test_a_page_that_drops_the_drawing_shows_a_still_image_and_no_loose_words():
    figure = figure_of(draw_line())
    (plot,) = (each for each in figure.iter("div") if each.get("class") == "ck-chart-plot")
    assert plot.get("hidden") == "hidden"
    assert not [text for text in figure.iter("text") if text not in set(plot.iter("text"))]
    image = figure.find("img")
    assert image.get("alt") == ALT
    assert image.get("src").startswith("data:image/svg+xml,")


def test_letters_are_as_large_on_a_narrow_page_as_on_a_wide_one():
    wide, narrow = pictures(draw_line())
    assert float(wide.get("viewBox").split()[2]) == pytest.approx(5.6 * 72)
    narrow_points = float(narrow.get("viewBox").split()[2])
    for svg in (wide, narrow):
        sizes = {text.get("font-size") for text in svg.iter("text")}
        assert sizes == {"11px"}
        scale = float(svg.get("width")) / float(svg.get("viewBox").split()[2])
        assert scale * 11 == pytest.approx(14.7, abs=0.1)
    assert 264 / narrow_points * 11 >= 10.9  # JupyterLab leaves 264 px of 400
    assert len(pictures(draw_line(size=(3.0, 3.0)))) == 1


# Labels, legends and ticks


def test_labels_that_would_cover_each_other_move_apart_and_others_stay():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.plot([0, 1], [0, 10])
        for name, height in (("one", 5.0), ("two", 5.1), ("three", 5.2), ("far", 0.5)):
            ck.label(ax, 1, height, name)
    for svg in pictures(shown):
        at = text_at(svg)
        heights = sorted(at[name][1] for name in ("one", "two", "three"))
        assert at["three"][1] < at["two"][1] < at["one"][1]
        assert all(upper + 10 <= lower for upper, lower in itertools.pairwise(heights))
        assert at["far"][1] > at["one"][1] + 30


def test_labels_fit_into_the_picture():
    names = [f"label {number} of a good length" for number in range(8)]
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.plot([0, 1], [0, 10])
        for name in names:
            ck.label(ax, 1, 10, name)
    for svg in pictures(shown):
        width, height = map(float, svg.get("viewBox").split()[2:])
        for x, y in (text_at(svg)[name] for name in names):
            assert x < width - 120
            assert 8 < y < height


def test_a_legend_stands_above_the_plot_where_it_covers_nothing():
    for svg in pictures(draw_bars()):
        at = text_at(svg)
        top = min(float(frame.get("y")) for frame in svg.iter("svg") if frame.get("y"))
        assert all(at[f"bar of {code}"][1] < top for code in ("CHN", "RUS", "USA"))


def test_the_y_axis_is_labelled_flat_above_it():
    for svg in pictures(draw_line()):
        (text,) = (text for text in svg.iter("text") if text.text == "billion US dollars")
        assert text.get("transform") is None
        assert float(text.get("y")) < min(
            y for word, (_, y) in text_at(svg).items() if word[0] in "123"
        )


def test_a_long_axis_label_is_broken_into_lines_that_fit():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.set_ylabel("per cent of that flow, as the customs office counts it")
        ax.set_xlabel("billion US dollars at the exchange rates of each year")
    wide, narrow = pictures(shown)
    for svg in (wide, narrow):
        width = float(svg.get("viewBox").split()[2])
        assert all(len(text.text) * 6.6 < width for text in svg.iter("text"))
    assert "billion US dollars at the" in [text.text for text in narrow.iter("text")]


def test_a_chart_whose_names_leave_no_room_on_a_narrow_page_is_drawn_wide_alone():
    for letters in (28, 37):
        with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
            ax.barh(["n" * letters, "other"], [1, 2])
        (svg,) = pictures(shown)
        assert float(svg.get("viewBox").split()[2]) == pytest.approx(5.6 * 72)


def test_no_tick_falls_between_two_years():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.plot([2021, 2022, 2023], [100, 200, 300])
    for svg in pictures(shown):
        years = {word for word in text_at(svg) if word.startswith("20") and len(word) > 3}
        assert years == {"2021", "2022", "2023"}


def test_names_below_the_axis_turn_where_they_would_touch():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.bar(["short", "a rather long name", "another long name", "and one more name"], range(4))
        ax.set_yticks([])
    turned = [
        {text.get("transform") is not None for text in svg.iter("text")} for svg in pictures(shown)
    ]
    assert turned == [{True}, {True}]


def test_dollar_signs_are_money_and_not_a_formula():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.set_xlabel("US$ bn of US$ 3 bn")
    assert "US$ bn of US$ 3 bn" in text_at(pictures(shown)[0])


def test_a_negative_number_has_a_minus_sign():
    with capture_output() as shown, ck.chart(TITLE, alt=ALT, source=table()) as ax:
        ax.plot([0, 1], [-4, 4])
    assert "−4" in text_at(pictures(shown)[0])


# Styles

NEUTRAL = ["USA", "EUU", "IND", "JPN", "DEU", "KOR", "TUR", "KAZ", "UKR", "PRK", "IRN", "WLD"]

# How colours look to people without one kind of cone: Machado, Oliveira and Fernandes (2009),
# IEEE Transactions on Visualization and Computer Graphics 15(6), full severity, on linear RGB.
VISION = {
    "three cones": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "protanopia": [
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ],
    "deuteranopia": [
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ],
    "tritanopia": [
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ],
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def product(matrix: list[tuple[float, float, float]], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def luminance(colour: str) -> float:
    return product([(0.2126, 0.7152, 0.0722)], linear(colour))[0]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def difference(one: str, other: str, vision: str) -> float:
    """Distance in CIE L*a*b*; 2 is about the least that can be seen side by side."""
    to_xyz = [(0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0178, 0.1095, 0.8727)]
    seen = []
    for colour in (one, other):
        rgb = [min(max(c, 0), 1) for c in product(VISION[vision], linear(colour))]
        x, y, z = (
            c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in product(to_xyz, rgb)
        )
        seen.append((116 * y - 16, 500 * (x - y), 200 * (y - z)))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("code", ["CHN", "RUS", *NEUTRAL, "XXX"])
@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_a_countrys_colour_stands_out_on_a_light_and_a_dark_page(code, page):
    assert contrast(ck.style(code)["color"], page) >= 3


@pytest.mark.parametrize("vision", VISION)
def test_china_russia_and_the_others_keep_apart_for_every_kind_of_sight(vision):
    china, russia = ck.style("CHN")["color"], ck.style("RUS")["color"]
    greys = {ck.style(code)["color"] for code in NEUTRAL}
    assert difference(china, russia, vision) > 60
    assert all(difference(c, grey, vision) > 25 for c in (china, russia) for grey in greys)


def test_countries_can_be_told_apart_without_colour():
    codes = ["CHN", "RUS", *NEUTRAL]
    lines = {(str(ck.style(c)["marker"]), str(ck.style(c)["linestyle"])) for c in codes}
    assert len(lines) == len(codes)
    for key, kind in (("marker", "line"), ("linestyle", "line"), ("hatch", "bar")):
        china, russia, *others = (str(ck.style(code, kind)[key]) for code in codes)
        assert len({china, russia, *others}) == 2 + len(set(others))


def test_the_hatch_of_a_bar_stands_out_from_the_bar():
    for code in ("RUS", *NEUTRAL):
        look = ck.style(code, "bar")
        assert look["edgecolor"] == "white"
        assert contrast(look["color"], "#ffffff") >= 3


def test_a_style_is_the_same_every_time_and_a_callers_changes_stay_its_own():
    ck.style("CHN")["color"] = "pink"
    assert ck.style("CHN") == ck.style("CHN")
    assert ck.style("CHN")["color"] != "pink"
    assert ck.style("CHN")["color"] == ck.style("CHN", "bar")["color"]


def test_a_code_that_nobody_knows_gets_a_neutral_look_that_is_not_a_partners():
    look = ck.style("XKX")
    red, green, blue = linear(look["color"])
    assert red == green == blue
    assert look["marker"] not in (ck.style("CHN")["marker"], ck.style("RUS")["marker"])


def test_matplotlib_takes_every_kind_of_style():
    for code in ("CHN", "RUS", "USA", "XKX"):
        ax = Figure().add_subplot()
        ax.plot([1, 2], [1, 2], **ck.style(code))
        ax.errorbar([1, 2], [1, 2], yerr=1, **ck.style(code))
        ax.bar([1, 2], [1, 2], **ck.style(code, "bar"))
        ax.fill_between([1, 2], [1, 2], **ck.style(code, "bar"))
        ax.scatter([1, 2], [1, 2], **ck.style(code, "point"))
    with pytest.raises(ValueError, match="pie"):
        ck.style("CHN", "pie")
