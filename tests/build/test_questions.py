"""Quiz cells of a build: readable without a kernel, and without a key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursekit.errors import ContentError

LESSON = "lessons/01_first.py"
CALL = 'ck.quiz("01_first/seller", "01_first/ratio")'


def quiz_html(notebook) -> str:
    (cell,) = [c for c in notebook["cells"] if "".join(c["source"]) == CALL]
    (output,) = cell["outputs"]
    return "".join(output["data"]["text/html"])


def test_a_quiz_cell_carries_its_questions_unrun(build, notebook) -> None:
    build()
    html = quiz_html(notebook("01_first"))
    assert "Who sold <strong>more</strong> tea in 2024" in html
    assert all(option in html for option in ("China", "Russia", "Both the same"))
    assert "How many times Russia's tea sales" in html


def test_a_notebook_holds_neither_keys_nor_feedback(build, out) -> None:
    build()
    for name in ("01_first", "02_second"):
        content = (out / f"{name}.ipynb").read_text(encoding="utf-8")
        for word in ("feedback", "correct", "ends above Russia", "counts the north store", "3.8"):
            assert word not in content


def test_an_unknown_item_is_refused_where_it_is_called(build, tiny_course, rewrite) -> None:
    rewrite(LESSON, '"01_first/ratio"', '"01_first/ration"')
    with pytest.raises(ContentError) as error:
        build()
    (problem,) = error.value.problems
    lines = (tiny_course / LESSON).read_text(encoding="utf-8").splitlines()
    assert (problem.path.name, lines[problem.line - 1]) == (
        "01_first.py",
        CALL.replace("ratio", "ration"),
    )
    assert "“01_first/ratio”" in problem.what


def test_a_name_that_is_not_written_out_is_refused(build, rewrite) -> None:
    rewrite(LESSON, CALL, 'name = "01_first"\nck.quiz(name)')
    with pytest.raises(ContentError, match="not written out"):
        build()


@pytest.mark.parametrize(
    "code", ["# ck.quiz('no/such')", "x = \"ck.quiz('no/such')\"", "mock.quiz('no/such')"]
)
def test_what_only_looks_like_a_quiz_is_none(build, notebook, rewrite, code) -> None:
    rewrite(LESSON, CALL, code)
    build()
    (cell,) = [c for c in notebook("01_first")["cells"] if "no/such" in "".join(c["source"])]
    assert cell["outputs"] == []


def test_a_quiz_below_magic_commands_is_found(build, notebook, rewrite) -> None:
    rewrite(LESSON, CALL, f"# %matplotlib inline\n{CALL}")
    build()
    (cell,) = [c for c in notebook("01_first")["cells"] if CALL in "".join(c["source"])]
    assert cell["source"][0] == "%matplotlib inline\n"
    assert cell["outputs"]


def test_a_wrong_number_in_a_question_is_refused(build, tiny_course, rewrite) -> None:
    rewrite("quizzes/01_first.yaml", "it is [3.8]", "it is [3.7]")
    with pytest.raises(ContentError) as error:
        build()
    (problem,) = error.value.problems
    path: Path = tiny_course / "quizzes" / "01_first.yaml"
    assert problem.path == path
    assert "[3.7]" in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_a_mistake_in_a_bank_is_told_once(build, rewrite) -> None:
    rewrite("quizzes/02_second.yaml", "unit: million tonnes", "unit: million tones")
    with pytest.raises(ContentError) as error:
        build()
    assert [problem.path.name for problem in error.value.problems] == ["02_second.yaml"]


def test_a_notebook_is_written_with_letters_as_people_read_them(build, out, rewrite) -> None:
    rewrite("course.yaml", "Tiles, and what was said of them", "Плитка 瓷砖")
    build()
    assert "# Плитка 瓷砖" in (out / "02_second.ipynb").read_text(encoding="utf-8")
    json.loads((out / "02_second.ipynb").read_text(encoding="utf-8"))
