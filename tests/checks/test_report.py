"""The report of a check, as data and on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coursekit.checks import check_course
from coursekit.cli import main
from coursekit.items import TYPES


def run(*arguments: str, course: Path) -> Result:
    return CliRunner().invoke(main, list(arguments), env={"COURSEKIT_COURSE": str(course)})


def broken(root: Path) -> Path:
    """A course with mistakes in four files, one of which cannot be read at all."""
    for file, old, new in (
        ("course.yaml", "minutes: 20", "minutes: long"),
        ("references.yaml", "kind: primary", "kind: first"),
        ("lessons/02_second.py", "[1.50 Mt]", "[1.51 Mt]"),
        ("quizzes/01_first.yaml", "- id: ratio", "- id: [ratio"),
    ):
        path = root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    return root


def test_the_json_counts_what_the_course_is_made_of(tiny_course: Path) -> None:
    result = run("check", "--json", course=tiny_course)
    assert result.exit_code == 0
    assert json.loads(result.output) == {
        "lessons": 2,
        "items": 9,
        "items_by_theme": {"asymmetry": 2, "contention": 1, "foundation": 6},
        "items_by_type": dict.fromkeys(TYPES, 0)
        | {"single_choice": 3, "multiple_choice": 1, "numeric": 5},
        "figures": 8,
        "tables": 2,
        "claims": 3,
        "claims_traced": 3,
        "problems": [],
    }


def test_a_claim_is_traced_by_a_lesson_and_an_item_or_a_table(tiny_course: Path) -> None:
    path = tiny_course.parent / "seeds" / "claims.yaml"
    start = "claim: C, speaker: x, kind: fact"
    path.write_text(
        f"- {{id: S01, {start}, lessons: [01_first], items: [], tables: [tea]}}\n"
        f"- {{id: S02, {start}, lessons: [01_first], items: [], tables: []}}\n"
        f"- {{id: S03, {start}, lessons: [], items: [01_first/seller], tables: [tea]}}\n"
        f"- {{id: S04, {start}, lessons: [01_first], items: [01_first/seller], tables: []}}\n",
        "utf-8",
    )
    report = check_course(tiny_course)
    assert (report.claims, report.claims_traced) == (4, 2)


def test_problems_are_listed_as_json_and_the_command_fails(tiny_course: Path) -> None:
    result = run("check", "--json", course=broken(tiny_course))
    assert result.exit_code == 1
    problems = json.loads(result.output)["problems"]
    assert all(list(problem) == ["file", "line", "rule", "message"] for problem in problems)
    places = [(problem["file"], problem["line"]) for problem in problems]
    assert places == sorted(places)
    for name, words in (("course.yaml", "minutes: long"), ("references.yaml", "kind: first")):
        lines = (tiny_course / name).read_text("utf-8").split("\n")
        line = next(number for number, text in enumerate(lines, 1) if words in text)
        assert (f"course/{name}", line) in places


def test_one_broken_file_does_not_hide_the_mistakes_of_others(tiny_course: Path) -> None:
    files = [problem.path.name for problem in check_course(broken(tiny_course)).problems]
    assert files == ["course.yaml", "01_first.yaml", "references.yaml"]


def test_a_file_that_cannot_be_read_does_not_make_its_names_unknown(tiny_course: Path) -> None:
    for name in ("references.yaml", "figures.yaml", "data/datapackage.json"):
        (tiny_course / name).write_text("{[", "utf-8")
    problems = check_course(tiny_course).problems
    assert {problem.path.name for problem in problems} == {
        "references.yaml",
        "figures.yaml",
        "datapackage.json",
    }


def test_for_people_each_problem_has_a_place_and_what_to_do(tiny_course: Path) -> None:
    path = tiny_course / "quizzes" / "01_first.yaml"
    text = path.read_text("utf-8").replace("  favours: china\n", "")
    path.write_text(text, "utf-8")
    line = text[: text.index("- id: ratio")].count("\n") + 1

    result = run("check", course=tiny_course)

    assert result.exit_code == 1
    assert result.output.splitlines()[:2] == [
        f"course/quizzes/01_first.yaml:{line}: "
        "The item 01_first/ratio is on an asymmetry, but does not say whom it favours.",
        "    Add `favours:` russia, china or both.",
    ]
    assert result.output.endswith("3 of 3 claims traced: 1 problem.\n")


def test_for_people_a_course_without_problems_is_one_line(tiny_course: Path) -> None:
    result = run("check", course=tiny_course)
    assert (result.exit_code, result.output) == (
        0,
        "2 lessons, 9 items, 8 figures, 2 tables, 3 of 3 claims traced: no problem.\n",
    )


def test_remarks_are_shown_on_demand_and_do_not_fail_the_check(tiny_course: Path) -> None:
    path = tiny_course / "lessons" / "01_first.py"
    text = path.read_text("utf-8").replace("Two ports trade tea.", "Two ports trade tea today.")
    path.write_text(text, "utf-8")

    assert "today" not in run("check", course=tiny_course).output
    assert "today" not in run("check", "--json", "--remarks", course=tiny_course).output
    result = run("check", "--remarks", course=tiny_course)

    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        "course/lessons/01_first.py:12: remark: “today” will be out of date.",
        "    Write the date.",
    ]
    assert result.output.endswith("no problem.\n")


@pytest.mark.parametrize("command", ["check", "figures"])
def test_a_folder_that_is_no_course_is_a_message(command: str, tmp_path: Path) -> None:
    result = run(command, course=tmp_path)
    assert result.exit_code == 1
    assert "is not a course" in result.output
    assert isinstance(result.exception, SystemExit)


def test_without_frictionless_the_report_says_what_was_not_checked(
    tiny_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "frictionless", None)
    (problem,) = check_course(tiny_course).problems
    assert problem.rule == "not-checked"
    assert "coursekit[author]" in problem.fix


def test_an_empty_course_is_counted_and_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text("", "utf-8")
    report = check_course(tmp_path)
    assert (report.lessons, report.items, report.figures, report.tables) == (0, 0, 0, 0)
    assert [problem.path.name for problem in report.problems] == ["course.yaml"]


def test_figures_are_listed_as_json(tiny_course: Path) -> None:
    result = run("figures", "--json", course=tiny_course)
    assert result.exit_code == 0
    rows = json.loads(result.output)
    assert len(rows) == 8
    assert rows[0] == {
        "id": "tea_2024",
        "value": 9.1,
        "text": "9.1 billion US dollars",
        "unit": "billion US dollars",
        "says": "Tea that China sold to Russia in 2024, in an invented table",
        "source": "Tea Office, 2025",
        "as_of": "2025-01-13",
    }


def test_figures_are_a_table_for_people(tiny_course: Path) -> None:
    result = run("figures", course=tiny_course)
    assert result.exit_code == 0
    for words in ("tea_share_2024", "79 %", "Tea Office", "2025-01-13"):
        assert words in result.output


def test_figures_that_cannot_be_computed_are_a_message(tiny_course: Path) -> None:
    path = tiny_course / "figures.yaml"
    path.write_text(path.read_text("utf-8").replace("table: tea", "table: tee", 1), "utf-8")
    result = run("figures", course=tiny_course)
    assert result.exit_code == 1
    assert "no table “tee”" in result.output
