"""`coursekit items`: what an author sees of the bank and of learners' answers."""

from __future__ import annotations

import json
import random
from pathlib import Path

from click.testing import CliRunner, Result

from coursekit.cli import main
from coursekit.items.item import short_id


def run(course: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["items", *arguments], env={"COURSEKIT_COURSE": str(course), "COLUMNS": "160"}
    )


def test_the_list_can_be_narrowed(tiny_course: Path) -> None:
    everything = json.loads(run(tiny_course, "--json").output)
    numbers = json.loads(run(tiny_course, "--json", "--type", "numeric").output)
    assert {one["type"] for one in everything} > {"numeric"}
    assert [one for one in everything if one["type"] == "numeric"] == numbers
    listed = run(tiny_course, "--lesson", "form_a").output
    assert "form_a/share" in listed
    assert "2 items" in listed


def test_an_unknown_lesson_is_named_with_the_nearest(tiny_course: Path) -> None:
    result = run(tiny_course, "--lesson", "01_frist")
    assert result.exit_code == 1
    assert "01_first" in result.output
    assert "Traceback" not in result.output


def test_the_matrix_counts_what_the_list_holds(tiny_course: Path) -> None:
    everything = json.loads(run(tiny_course, "--json").output)
    tables = json.loads(run(tiny_course, "--matrix", "--json").output)
    types = tables["Lessons × types"]
    assert sum(sum(row.values()) for row in types.values()) == len(everything)
    assert types["form_a"]["numeric"] == 1
    assert tables["Types × themes"]["numeric"]["asymmetry"] == sum(
        one["type"] == "numeric" and one["theme"] == "asymmetry" for one in everything
    )
    assert "Types × themes" in run(tiny_course, "--matrix").output


def test_guessers_of_the_chosen_items_are_listed_with_their_gain(tiny_course: Path) -> None:
    rows = json.loads(run(tiny_course, "--solvers", "--json", "--lesson", "form_a").output)
    asked = json.loads(
        run(tiny_course, "--json", "--lesson", "form_a", "--type", "single_choice").output
    )
    longest = next(row for row in rows if row["takes"] == "the longest option")
    assert longest["items"] == len(asked)
    assert all(
        row["points"] == round(100 * (row["earned"] - row["chance"]) / row["items"], 1)
        for row in rows
    )
    assert "the longest option" in run(tiny_course, "--solvers").output


def exports(folder: Path, learners: int) -> list[str]:
    rng = random.Random(1)
    arguments = []
    for number in range(learners):
        lines = []
        for item in ("form_a/seller", "form_a/share"):
            right = rng.random() < (number + 1) / (learners + 1)
            said = "40 per cent of the boxes" if right else "20 per cent of the boxes"
            response = short_id(said) if item == "form_a/seller" else "25"
            for fraction, at in ((float(right), "2026-01-01"), (1.0, "2026-01-02")):
                attempt = {"item": item, "fraction": fraction, "at": at, "response": response}
                lines.append(json.dumps({**attempt, "confidence": 90}))
        path = folder / f"learner{number}.jsonl"
        path.write_text("\n".join(lines) + "\n")
        arguments += ["--attempts", str(path)]
    return arguments


def test_answers_of_a_class_are_described(tiny_course: Path, tmp_path: Path) -> None:
    arguments = exports(tmp_path, 40)
    found = json.loads(run(tiny_course, *arguments, "--json").output)["form_a"]
    seller = found["items"][0]
    assert (seller["item"], seller["learners"]) == ("form_a/seller", 40)
    assert 0.2 < seller["difficulty"]["value"] < 0.8  # first tries alone: second ones are all right
    assert sum(seller["options"][1]["thirds"]) + sum(seller["options"][0]["thirds"]) == 40
    assert found["reliability"]["alpha"] is not None
    shown = run(tiny_course, *arguments).output
    assert "40 learners answered all 2 items" in shown
    assert "KR-20" in shown


def test_a_small_class_is_told_so(tiny_course: Path, tmp_path: Path) -> None:
    assert "Too few for reliability" in run(tiny_course, *exports(tmp_path, 5)).output


def test_a_file_that_is_no_export_is_named(tiny_course: Path, tmp_path: Path) -> None:
    path = tmp_path / "answers.txt"
    path.write_text("hello\n")
    result = run(tiny_course, "--attempts", str(path))
    assert result.exit_code == 1
    assert f"{path}, line 1" in result.output
