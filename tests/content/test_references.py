"""Sources, and how they are cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.references import cited, read_references


def references(folder: Path, *entries: str):
    start = "{type: report, origin: INT, kind: primary, "
    lines = (f"- {start}{entry}}}" for entry in entries)
    (folder / "references.yaml").write_text("\n".join(lines), "utf-8")
    return read_references(folder)


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ("[{literal: Tea Office}]", "Tea Office, 2025"),
        ("[{family: Gray, given: Ada}]", "Gray, 2025"),
        ("[{family: Gray, given: Ada}, {family: Moss}]", "Gray and Moss, 2025"),
        ("[{family: Gray}, {family: Moss}, {literal: Others}]", "Gray et al., 2025"),
    ],
)
def test_a_short_citation_names_authors_and_year(authors: str, short: str, tmp_path: Path) -> None:
    found = references(tmp_path, f"id: x, title: T, author: {authors}, issued: 2025-01")
    assert found["x"].short == short


def test_a_source_without_author_or_date_is_cited_by_what_it_has(tmp_path: Path) -> None:
    found = references(
        tmp_path,
        "id: paper, title: On tea, container-title: The Example, accessed: 2025-02-01",
        "id: bare, title: On tiles, issued: 2024",
    )
    assert found["paper"].short == "The Example, n.d."
    assert found["bare"].short == "On tiles, 2024"
    assert found["paper"].full == "On tea. The Example. No date. Read 2025-02-01."


def test_a_full_citation_says_how_the_source_was_read(tiny_course: Path) -> None:
    assert read_references(tiny_course)["report-2024"].full == (
        "Two ports and one kettle. The Example. 2024-05-17. (invented for tests.)"
    )


def test_an_initial_before_the_title_brings_one_full_stop(tmp_path: Path) -> None:
    found = references(
        tmp_path, "id: x, title: T, author: [{family: Gray, given: A.}], issued: 2025"
    )
    assert found["x"].full == "Gray, A. T. 2025."


def test_several_sources_of_one_author_are_cited_by_their_years(tmp_path: Path) -> None:
    office = "title: T, author: [{literal: Tea Office}]"
    years = [f"id: y{year}, {office}, issued: {year}" for year in (2023, 2021, 2022)]
    found = references(tmp_path, *years, "id: z, title: Z, issued: 2020")
    assert cited(found.values()) == "Tea Office, 2021–2023; Z, 2020"
    assert cited([found["y2023"], found["y2021"]]) == "Tea Office, 2021, 2023"


def test_of_many_sources_the_last_are_counted(tmp_path: Path) -> None:
    found = references(tmp_path, *(f"id: {x}, title: {x.upper()}, issued: 2024" for x in "abcd"))
    assert cited(found.values(), most=4) == "A, 2024; B, 2024; C, 2024; D, 2024"
    assert cited(found.values(), most=3) == "A, 2024; B, 2024; 2 others"


def test_a_course_without_references_has_none(tmp_path: Path) -> None:
    assert read_references(tmp_path) == {}


def test_an_empty_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "references.yaml").write_text("# none yet\n", "utf-8")
    assert read_references(tmp_path) == {}
