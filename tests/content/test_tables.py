"""Tables as lessons load them: types, provenance, and the oddities of real CSV files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from coursekit.errors import ContentError, UnknownName
from coursekit.tables import describe, load

TEA = "data/tea.csv"


def test_columns_have_the_types_that_the_data_package_says(tiny_course: Path) -> None:
    tea, tiles = load(tiny_course, "tea"), load(tiny_course, "tiles")
    assert tea["year"].dtype == "Int64"
    assert tea["value_usd_bn"].dtype == "float64"
    assert tea["exporter"].dtype == "string"
    assert tiles["day"].dt.year.tolist() == [2025] * 3
    assert tiles["open"].tolist() == [True, False, True]


def test_an_empty_cell_is_missing_and_not_nothing(tiny_course: Path) -> None:
    assert load(tiny_course, "tiles")["stored_mt"].isna().tolist() == [False, True, False]


def test_a_table_carries_where_it_is_from(tiny_course: Path) -> None:
    assert load(tiny_course, "tea").attrs == {
        "table": "tea",
        "title": "Tea sold between China and Russia",
        "units": {"year": "years", "value_usd_bn": "billion US dollars"},
        "citation": "Tea Office, 2025",
        "as_of": "2025-01-13",
        "licence": "CC-BY-4.0",
        "limits": "Invented for tests: it says nothing of real tea.",
    }


def test_a_list_in_yaml_is_a_table_too(tiny_course: Path) -> None:
    claims = load(tiny_course, "claims")
    assert claims["id"].tolist() == ["S01", "S02", "S03"]
    assert claims["items"].iloc[0] == "01_first/seller; 01_first/ratio"
    assert claims.attrs["citation"] == "The Example, 2024"


def test_an_unknown_table_is_met_with_the_nearest_name(tiny_course: Path) -> None:
    with pytest.raises(UnknownName, match=r"no table “tee”\. Did you mean “tea”"):
        load(tiny_course, "tee")


def test_all_tables_are_described_by_name(tiny_course: Path) -> None:
    assert list(describe(tiny_course)) == ["claims", "tea", "tiles"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a byte order mark", lambda text: b"\xef\xbb\xbf" + text),
        ("Windows' line ends", lambda text: text.replace(b"\n", b"\r\n")),
        ("an old Mac's line ends", lambda text: text.replace(b"\n", b"\r")),
        ("no line end at the end", lambda text: text.rstrip(b"\n")),
        ("quotation marks", lambda text: text.replace(b"CHN", b'"CHN"')),
    ],
)
def test_how_a_table_was_saved_does_not_matter(name: str, change, tiny_course: Path) -> None:
    before = load(tiny_course, "tea")
    path = tiny_course / TEA
    path.write_bytes(change(path.read_bytes()))
    pd.testing.assert_frame_equal(load(tiny_course, "tea"), before)


def test_after_a_line_break_inside_a_cell_lines_are_still_counted_right(tiny_course: Path) -> None:
    path = tiny_course / TEA
    text = path.read_text("utf-8")
    text = text.replace("2022,RUS,2.0,actual", '2022,RUS,2.0,"act\nual"')
    path.write_text(text.replace("2024,CHN,9.1", "2024,CHN,much"), "utf-8")

    with pytest.raises(ContentError) as error:
        load(tiny_course, "tea")

    (problem,) = error.value.problems
    assert (problem.line, problem.what[:6]) == (7, "Row 5,")


def test_every_bad_cell_is_reported(tiny_course: Path) -> None:
    path = tiny_course / TEA
    text = path.read_text("utf-8").replace("6.0", "six").replace("2024,RUS", "later,RUS")
    path.write_text(text, "utf-8")

    with pytest.raises(ContentError) as error:
        load(tiny_course, "tea")

    assert sorted(problem.line for problem in error.value.problems) == [2, 7]


def test_a_corrected_table_is_read_anew(tiny_course: Path) -> None:
    package = tiny_course / "data" / "datapackage.json"
    text = package.read_text("utf-8")
    package.write_text(text.replace('"unit": "billion US dollars"', '"unit": "days"'), "utf-8")
    assert describe(tiny_course)["tea"].units["value_usd_bn"] == "days"
    package.write_text(text, "utf-8")
    assert describe(tiny_course)["tea"].units["value_usd_bn"] == "billion US dollars"


@pytest.mark.parametrize("content", ["[1, 2]", "{a: 1}", "text", ""])
def test_a_register_that_is_no_list_of_entries_is_named(content: str, tiny_course: Path) -> None:
    path = tiny_course.parent / "seeds" / "claims.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(ContentError, match="must be a list of entries"):
        load(tiny_course, "claims")
