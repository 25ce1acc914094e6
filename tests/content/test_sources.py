"""YAML, JSON and CSV as authors write them, with the line of every value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.errors import ContentError
from coursekit.sources import read_json, read_rows, read_yaml

TEXT = """\
# a comment
title: On tea
dates: [2024, 2024-05, 2024-05-16]
answers: [yes, no, on, true, false]
deep:
  - name: one
  - name: >-
      folded
      text
    last: 3
"""


def test_dates_and_words_stay_text_and_only_true_and_false_are_booleans(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    value = read_yaml(path).value
    assert value["dates"] == [2024, "2024-05", "2024-05-16"]
    assert value["answers"] == ["yes", "no", "on", True, False]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 2),
        (("dates", 2), 3),
        (("deep", 0, "name"), 6),
        (("deep", 1, "last"), 10),
        (("deep", 1, "missing"), 7),
        (("deep", 7, "name"), 5),
        (("nowhere",), 1),
    ],
)
def test_a_value_knows_its_line_and_a_missing_one_that_around_it(
    keys: tuple[str | int, ...], line: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    assert read_yaml(path).line(*keys) == line


def test_json_has_lines_too_even_with_tabs_and_escapes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n\t"a": [1,\n\t\t{"b": "tea \\u00fc \\/ \\" x"}]\n}\n', "utf-8")
    document = read_json(path)
    assert document.value == {"a": [1, {"b": 'tea ü / " x'}]}
    assert document.line("a", 1, "b") == 3


def test_json_that_yaml_cannot_read_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"face": "\\ud83d\\ude00"}', "utf-8")
    assert read_json(path).value == {"face": "\U0001f600"}


def test_an_alias_in_its_own_anchor_is_a_message(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: &x [1, *x]\n", "utf-8")
    with pytest.raises(ContentError, match=r"alias"):
        read_yaml(path)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", "utf-8")
    assert read_yaml(path).value == {"a": 1}
    path.write_text("a: 22\n", "utf-8")
    assert read_yaml(path).value == {"a": 22}


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8)


@given(rows=st.lists(st.tuples(cells, cells | st.just('a "b", c\nd')), max_size=5))
def test_rows_come_back_as_they_were_written(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.csv"
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_text("\n".join(["x,y", *quoted, ""]), "utf-8", newline="")

    read = read_rows(path)

    assert read.header == ["x", "y"]
    assert read.cells == [list(row) for row in rows]
    ends = [line.count("\n") for line in quoted]
    assert read.lines == [2 + place + sum(ends[:place]) for place in range(len(rows))]


@pytest.mark.parametrize("text", ["", "\n", "\n\na,b\n"])
def test_a_table_without_a_header_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError, match="no header"):
        read_rows(path)
