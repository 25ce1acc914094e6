"""`coursekit export` writes the gradebook's marks for each system, and loses nobody in silence."""

from __future__ import annotations

from pathlib import Path

import graded_class
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from graded_class import NAME, PEOPLE

from coursekit.cli import main

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]

CANVAS = '''\
\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,ps1 (4711),Other (12),Final Score
    Points Possible,,,,,7,10,(read only)
"Lovelace, Ada",101,S1,ada,Tea 1,,9,90
"Ёлкин, Борис",102,S2,BORIS,Tea 1,,9,90
"王, 小明",103,S3,wang@uni.example,"Tea 1, Tea 2",,9,90
"O'Neill, Sinéad ""Shin""",104,S4,quote,Tea 1,,9,90
"=1+1, Formula",105,S5,formula,Tea 1,,9,90
"Late, Lena",106,S6,late,Tea 1,,9,90
"Late, Leo",107,S7,late,Tea 1,,9,90
"Student, Test",108,,,Tea 1,,,
"Mister, Nobody",109,S9,nobody,Tea 1,,9,90
'''
MOODLE = """\
First name;Last name;ID number;Email address;Quiz: Other (Real);Assignment: ps1 (Real)
Ada;Lovelace;1;ada@example.org;3;-
Борис;Ёлкин;;boris@example.org;3;-
小明;王;3;WANG@example.org;3;-
"""


def run(course: Path, kind: str, *more: str) -> Result:
    words = ["export", NAME, "--course-dir", str(course), "--format", kind, *more]
    done = CliRunner().invoke(main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def opened(path: Path, *, mark: bool = False) -> pd.DataFrame:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == mark
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def test_a_spreadsheet_gets_everybody_with_what_the_gradebook_says(course: Path) -> None:
    done = run(course, "csv")
    assert done.exit_code == 0
    table = opened(course / f"{NAME}.csv", mark=True).set_index("student")
    assert set(table.index) == PEOPLE.keys()
    for student, (score, penalty) in graded_class.scores(course).items():
        row = table.loc[student]
        assert float(row["points"]) == pytest.approx(score)
        assert float(row["late_penalty"]) == pytest.approx(penalty)
        assert float(row["points_before_penalty"]) == pytest.approx(score + penalty)
    late = table.loc["late", ["days_late", "late_penalty", "points"]]
    assert late.tolist() == ["1", "0.5", "4.5"]
    assert table.loc["absent", ["points", "out_of"]].tolist() == ["", "7"]
    assert table.loc["wang", "to_be_marked"] == "essay"


def test_names_arrive_as_they_are_and_formulas_do_not(course: Path) -> None:
    run(course, "csv")
    table = opened(course / f"{NAME}.csv", mark=True).set_index("student")
    for student in ("ada", "boris", "wang", "quote"):
        assert tuple(table.loc[student, ["first_name", "last_name", "email"]]) == PEOPLE[student]
    assert table.loc["formula", "first_name"] == "'=1+1"
    assert table.loc["formula", "last_name"] == "'@SUM(A1)"
    assert table.loc["late", "last_name"] == "'-Late"


def test_without_a_roster_canvas_gets_its_columns_and_what_assignments_are_worth(
    course: Path,
) -> None:
    assert run(course, "canvas").exit_code == 0
    table = opened(course / f"{NAME}-canvas.csv")
    assert list(table.columns[:6]) == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", NAME,
    ]  # fmt: skip
    assert table.iloc[0].tolist() == ["    Points Possible", "", "", "", "", "7", "(read only)"]
    assert "Final Points" in table.columns[6]  # Canvas passes such a column by
    known = graded_class.scores(course)
    marks = table.iloc[1:].set_index("SIS Login ID")[NAME].astype(float)
    assert marks.to_dict() == {name: pytest.approx(score) for name, (score, _) in known.items()}


def test_a_roster_of_canvas_names_rows_and_assignment_and_nobody_is_lost(
    course: Path, tmp_path: Path
) -> None:
    roster, out = tmp_path / "canvas.csv", tmp_path / "marks.csv"
    roster.write_text(CANVAS, encoding="utf-8")
    done = run(course, "canvas", "--roster", str(roster), "--out", str(out))
    table = opened(out)
    assert list(table.columns[:6]) == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "ps1 (4711)",
    ]  # fmt: skip
    rows = table.iloc[1:].set_index("ID")
    assert rows["ps1 (4711)"].to_dict().keys() == {"101", "102", "103", "104", "105"}
    known = graded_class.scores(course)
    assert float(rows.loc["102", "ps1 (4711)"]) == known["boris"][0]  # BORIS is boris
    assert float(rows.loc["103", "ps1 (4711)"]) == known["wang"][0]  # by what is before the @
    assert rows.loc["103", "Section"] == "Tea 1, Tea 2"
    assert rows.loc["105", "Student"] == "'=1+1, Formula"
    assert (
        "take the roster's place"
        in run(course, "canvas", "--roster", str(roster), "--out", str(roster)).output
    )
    assert done.exit_code == 1
    assert "Not in the file: late fits several rows in canvas.csv." in done.output
    assert "Not in the file: lost is not in canvas.csv." in done.output
    assert "Left out, because they have no marks: absent." in done.output
    assert "Mister, Nobody" in done.output
    assert "Not final: a person has still to mark ps1 of formula; lost; wang." in done.output


def test_the_columns_of_another_school_come_back_as_they_were(course: Path, tmp_path: Path) -> None:
    roster, out = tmp_path / "canvas.csv", tmp_path / "marks.csv"
    roster.write_text(
        "LastName,FirstName,ID,SIS Login ID,Root Account,Section,PS1\n"
        "Lovelace,Ada,101,ada,uni.example,Tea,\n",
        encoding="utf-8",
    )
    run(course, "canvas", "--roster", str(roster), "--out", str(out))
    table = opened(out)
    assert table.columns[:7].tolist() == [
        "LastName", "FirstName", "ID", "SIS Login ID", "Root Account", "Section", "PS1",
    ]  # fmt: skip
    assert table.iloc[1, :7].tolist() == [
        "Lovelace", "Ada", "101", "ada", "uni.example", "Tea", "6",
    ]  # fmt: skip
    roster.write_text("Name,ID\nAda,ada\n", encoding="utf-8")
    assert "is no gradebook of Canvas" in run(course, "canvas", "--roster", str(roster)).output


def test_moodle_gets_a_dash_for_no_mark_and_a_warning_of_gaps(course: Path, tmp_path: Path) -> None:
    roster, out = tmp_path / "moodle.csv", tmp_path / "marks.csv"
    roster.write_text(MOODLE, encoding="utf-8")
    done = run(course, "moodle", "--roster", str(roster), "--out", str(out))
    table = opened(out).set_index("Email address")
    assert list(table.columns[:4]) == [
        "First name", "Last name", "ID number", "Assignment: ps1 (Real)",
    ]  # fmt: skip
    known = graded_class.scores(course)
    marks = table["Assignment: ps1 (Real)"].astype(float).to_dict()
    assert marks == {
        "ada@example.org": known["ada"][0],
        "boris@example.org": known["boris"][0],
        "WANG@example.org": known["wang"][0],
    }
    assert "Do not identify students by ID number" in done.output
    assert "Not in the file: quote is not in moodle.csv." in done.output


def test_moodle_without_a_roster_tells_what_lateness_cost(course: Path) -> None:
    assert run(course, "moodle").exit_code == 0
    table = opened(course / f"{NAME}-moodle.csv").set_index("Username")
    late = table.loc["late"]
    assert float(late[NAME]) == 4.5
    assert late[f"{NAME}: feedback"] == "Late by 1 day: 0.5 of 5 points taken off."
    assert "absent" not in table.index
    assert "Do not identify students by Email address" in run(course, "moodle").output


def test_a_second_assignment_without_marks_is_a_dash_or_a_gap(course: Path) -> None:
    with graded_class.gradebook(course) as book:
        book.add_assignment("ps2")
    words = ["export", "--course-dir", str(course), "--format"]
    for kind, gap in (("moodle", "-"), ("canvas", "")):
        assert CliRunner().invoke(main, [*words, kind]).exit_code == 0
        table = opened(course / f"marks-{kind}.csv")
        assert set(table["ps2"]) == {gap} | ({"0"} if kind == "canvas" else set())


def test_a_roster_with_columns_of_another_language_asks_which_one_to_use(
    course: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "liste.csv"
    roster.write_text("Vorname,Kennung\nAda,ada\n", encoding="utf-8")
    done = run(course, "moodle", "--roster", str(roster))
    assert done.exit_code == 1
    assert "It has: Vorname, Kennung." in done.output
    assert "--match COLUMN" in done.output
    out = tmp_path / "marks.csv"
    run(course, "moodle", "--roster", str(roster), "--match", "Kennung", "--out", str(out))
    assert opened(out)["Kennung"].tolist() == ["ada"]


def test_a_name_that_the_gradebook_does_not_know_is_a_message(course: Path) -> None:
    words = ["export", "ps9", "--course-dir", str(course), "--format", "csv"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "ps9" in done.output
    assert NAME in done.output
