"""An answer for the tests is read from a short file and put where a student would write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.assignments import answers, source
from coursekit.errors import ContentError

WRONG = '''\
"""Forgets to double
the sum."""
# loses: t1_v, t1_h

# %% t1
def double_sum(numbers):
    return sum(numbers)
'''


def written(folder: Path, text: str) -> Path:
    path = folder / "wrong.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_answer_says_what_it_does_and_what_it_loses(tmp_path: Path) -> None:
    answer = answers.read(written(tmp_path, WRONG))
    assert answer.name == "wrong"
    assert answer.title == "Forgets to double the sum."
    assert answer.loses == ("t1_v", "t1_h")
    assert answer.cells == {"t1": "def double_sum(numbers):\n    return sum(numbers)"}


def test_an_answer_replaces_a_cell_and_leaves_the_notebook_it_was_given(a_small_one: Path) -> None:
    notebook = source.read(a_small_one)
    before = notebook.cells[2].source
    filled = answers.put(answers.read(written(a_small_one, WRONG)), notebook)
    assert filled.cells[2].source.endswith("return sum(numbers)")
    assert notebook.cells[2].source == before
    assert filled.cells[3].source == notebook.cells[3].source


@pytest.mark.parametrize("cell", ["t1_v", "title", "t9"])
def test_an_answer_to_a_cell_that_takes_none_is_refused(a_small_one: Path, cell: str) -> None:
    answer = answers.read(written(a_small_one, WRONG.replace("# %% t1\n", f"# %% {cell}\n")))
    with pytest.raises(ContentError, match=f"{cell} takes no answer"):
        answers.put(answer, source.read(a_small_one))


@pytest.mark.parametrize("text", ["", "x = 1\n", '"""Only a title."""\n', "# %% t1\nx = 1\n"])
def test_a_file_without_title_or_cell_is_no_answer(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match="there is no answer"):
        answers.read(written(tmp_path, text))


def test_a_release_is_solved_with_the_models_answers_except_where_asked(a_small_one: Path) -> None:
    model = source.read(a_small_one)
    released = source.read(a_small_one)
    for cell in released.cells:
        cell.source = "cleared"
    solved = answers.solve(released, model)
    assert "2 * total" in solved.cells[2].source
    assert solved.cells[3].source == "cleared"
    assert answers.solve(released, model, but=["t1"]).cells[2].source == "cleared"
