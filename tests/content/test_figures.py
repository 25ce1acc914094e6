"""Named figures: what they compute, how they are written, and when prose agrees with them."""

from __future__ import annotations

import itertools
import json
import math
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.errors import UnknownName
from coursekit.figures import Figure, agrees, format_number, read_figure, read_figures
from coursekit.prose import disagreement, figure_links
from coursekit.units import UNITS

COUNTER = itertools.count()
COLUMNS = ("what", "value", "source", "as_of")

amounts = st.integers(-(10**9), 10**9).map(lambda n: n / 1000).filter(bool)
positive = st.integers(1, 10**9).map(lambda n: n / 1000)
decimals = st.integers(0, 4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("figures")


def computed(folder: Path, values: dict[str, float], declared: str) -> Figure:
    """The figure that a declaration gives over a table of named values."""
    root = folder / str(next(COUNTER))
    (root / "data").mkdir(parents=True)
    rows = [f"{what},{value!r},office-{year},{year}" for year, (what, value) in
            enumerate(values.items(), 2000)]  # fmt: skip
    (root / "data" / "t.csv").write_text("\n".join([",".join(COLUMNS), *rows, ""]), "utf-8")
    kinds = {"value": {"type": "number", "unit": "billion US dollars"}}
    resource = {
        "name": "t",
        "path": "t.csv",
        "title": "Values",
        "as_of": "2025",
        "limits": "Invented.",
        "licenses": [{"name": "CC0-1.0"}],
        "sources": [{"title": "Offices"}],
        "schema": {"fields": [{"name": n, "type": "string", **kinds.get(n, {})} for n in COLUMNS]},
    }
    (root / "data" / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    (root / "course.yaml").write_text(
        "{title: T, as_of: 2025, licence: CC0-1.0, objectives: {O1: x}, lessons: "
        "[{slug: 01_a, title: A, question: B, minutes: 1, objectives: [O1]}]}"
    )
    (root / "figures.yaml").write_text(f"f: {{says: It, table: t, column: value, {declared}}}")
    return read_figure(root, "f")


def two(transform: str, first: str, a: str, second: str, b: str, unit: str) -> str:
    return (
        f"transform: {transform}, {first}: {{where: {{what: {a}}}}}, "
        f"{second}: {{where: {{what: {b}}}}}, unit: {unit}, decimals: 1"
    )


@settings(max_examples=30)  # each reads files
@given(a=positive, b=positive)
def test_shares_of_a_whole_add_up_to_a_hundred(folder: Path, a: float, b: float) -> None:
    values = {"a": a, "b": b}
    shares = [
        computed(
            folder,
            values,
            f"transform: share, of: {{where: {{what: {part}}}}}, in: {{take: sum}}, "
            "unit: per cent, decimals: 1",
        ).value
        for part in values
    ]
    assert sum(shares) == pytest.approx(100)
    assert all(0 < share < 100 for share in shares)


@settings(max_examples=30)  # each reads files
@given(a=amounts, b=amounts)
def test_a_ratio_and_its_inverse_multiply_to_one(folder: Path, a: float, b: float) -> None:
    values = {"a": a, "b": b}
    ratio = computed(folder, values, two("ratio", "of", "a", "to", "b", "times")).value
    inverse = computed(folder, values, two("ratio", "of", "b", "to", "a", "times")).value
    assert ratio * inverse == pytest.approx(1)


@settings(max_examples=30)  # each reads files
@given(a=amounts, b=amounts)
def test_a_change_leads_from_its_start_to_its_end(folder: Path, a: float, b: float) -> None:
    change = computed(folder, {"a": a, "b": b}, two("change", "from", "a", "to", "b", "per cent"))
    assert a * (1 + change.value / 100) == pytest.approx(b, rel=1e-6, abs=1e-6)


@settings(max_examples=30)  # each reads files
@given(a=amounts, b=amounts)
def test_a_difference_changes_its_sign_with_its_order(folder: Path, a: float, b: float) -> None:
    unit = "billion US dollars"
    there = computed(folder, {"a": a, "b": b}, two("difference", "of", "a", "minus", "b", unit))
    back = computed(folder, {"a": a, "b": b}, two("difference", "of", "b", "minus", "a", unit))
    assert there.value == -back.value == pytest.approx(a - b)


@settings(max_examples=30)  # each reads files
@given(values=st.lists(amounts, min_size=1, max_size=6))
def test_sum_mean_smallest_largest_and_count_fit_together(
    folder: Path, values: list[float]
) -> None:
    named = {f"v{place}": value for place, value in enumerate(values)}
    total, mean, low, high = (
        computed(folder, named, f"transform: {t}, unit: billion US dollars, decimals: 1").value
        for t in ("sum", "mean", "min", "max")
    )
    assert total == pytest.approx(math.fsum(values))
    assert mean * len(values) == pytest.approx(total, abs=1e-6)
    assert (low, high) == (min(values), max(values))


@given(value=amounts, places=decimals)
def test_a_written_number_is_the_value_rounded_half_away_from_zero(
    value: float, places: int
) -> None:
    text = format_number(value, places)
    back = Decimal(text.replace("−", "-").replace(",", ""))
    assert abs(back - Decimal(str(value))) <= Decimal(1).scaleb(-places) / 2
    assert len(text.partition(".")[2]) == places


def test_numbers_are_written_with_a_true_minus_and_groups_from_ten_thousand_on() -> None:
    assert format_number(-1234.5, 0) == "−1235"
    assert format_number(12345.25, 1) == "12,345.3"
    assert format_number(0.285, 2) == "0.29"
    assert format_number(-0.04, 1) == "0.0"


def figure(value: float, unit: str = "billion US dollars", places: int = 1) -> Figure:
    return Figure(
        id="f", value=value, unit=UNITS[unit], decimals=places, says="It", source="Office",
        as_of="2025", tables=("t",), references=(),
    )  # fmt: skip


@given(value=amounts, places=decimals)
def test_a_number_agrees_with_its_figure_at_every_precision_that_it_shows(
    value: float, places: int
) -> None:
    assert agrees(figure(value), format_number(value, places))


@given(value=amounts, places=decimals, off=st.sampled_from([-2, -1, 1, 2]))
def test_a_number_that_is_off_in_its_last_digit_does_not_agree(
    value: float, places: int, off: int
) -> None:
    shown = Decimal(format_number(value, places).replace("−", "-").replace(",", ""))
    wrong = shown + off * Decimal(1).scaleb(-places)
    opposite = wrong == -shown  # a sign may be said in words
    assert agrees(figure(value), f"{wrong:f}") == (opposite and wrong >= 0)


@given(value=amounts, unit=st.sampled_from(sorted(UNITS)), places=decimals)
def test_a_figures_own_text_always_agrees_with_it(value: float, unit: str, places: int) -> None:
    own = figure(value, unit, places)
    if format_number(value, places).strip("0.") == "":
        return  # a small negative number that is written 0 has lost its direction
    text = f"It is [{own.text}](figure:f)."
    (link,) = figure_links(text)
    assert disagreement(link, own, text) == ""


def test_the_tiny_course_has_the_figures_that_its_lessons_show(tiny_course: Path) -> None:
    assert {name: f.text for name, f in read_figures(tiny_course).items()} == {
        "tea_2024": "9.1 billion US dollars",
        "tea_share_2024": "79 %",
        "tea_change_2024": "−4.0 %",
        "tea_ratio_2024": "3.8 times",
        "tea_ratio_wrong_year": "3.0 times",
        "tiles_stored": "1.50 million tonnes",
        "tiles_days": "76 days",
        "claims_tested": "2 claims",
    }


def test_a_figure_says_its_sources_and_latest_date(tiny_course: Path) -> None:
    ratio = read_figure(tiny_course, "tea_ratio_2024")
    assert (ratio.source, ratio.as_of, ratio.tables) == ("Tea Office, 2025", "2025-01-13", ("tea",))
    assert ratio.provenance == (
        "China's tea sales divided by Russia's in 2024. Source: Tea Office, 2025. As of 2025-01-13."
    )


def test_a_figure_over_a_register_has_the_registers_source(tiny_course: Path) -> None:
    claims = read_figure(tiny_course, "claims_tested")
    assert (claims.source, claims.as_of) == ("The Example, 2024", "2024-06-30")


def test_a_column_named_source_in_a_register_is_no_reference(tiny_course: Path) -> None:
    path = tiny_course.parent / "seeds" / "claims.yaml"
    path.write_text(path.read_text("utf-8").replace("speaker:", "source:"), "utf-8")
    assert read_figure(tiny_course, "claims_tested").source == "The Example, 2024"


@pytest.mark.parametrize(
    ("where", "days"),
    [
        ('{day: "2025-01-15"}', 17),
        ('{day: ["2025-01-01", "2025-02-01"]}', 59),
        ('{day: {from: "2025-01-15"}}', 45),
        ('{day: {from: "2025-01-02", to: "2025-01-31"}}', 17),
        ("{open: true}", 59),
        ("{store: north, day: {to: '2025-01-31'}}", 31),
        ("{counted_days: {from: 17, to: 28}}", 45),
    ],
)
def test_rows_are_selected_by_value_list_and_range_of_every_type(
    where: str, days: int, tiny_course: Path
) -> None:
    path = tiny_course / "figures.yaml"
    old = "  table: tiles\n  column: counted_days\n"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, f"{old}  where: {where}\n"), "utf-8")
    assert read_figure(tiny_course, "tiles_days").value == days


def test_a_difference_of_shares_is_in_percentage_points(tiny_course: Path) -> None:
    with (tiny_course / "figures.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "gap: {says: A gap, transform: difference, of: {figure: tea_share_2024},"
            " minus: {figure: tea_change_2024}, unit: percentage points, decimals: 1}\n"
        )
    assert read_figure(tiny_course, "gap").text == "83.1 percentage points"


def test_an_unknown_figure_is_met_with_the_nearest_names(tiny_course: Path) -> None:
    with pytest.raises(UnknownName, match=r"no figure “tea_2042”\. Did you mean “tea_2024”"):
        read_figure(tiny_course, "tea_2042")
