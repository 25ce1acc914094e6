"""Sentences of the seed report are found, though the report itself is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.checks import check_course
from coursekit.checks.seed import write_ngrams
from coursekit.errors import Problem

REPORT = (
    "The two ports’ old harbour-masters meet today, amid rising tension over tea and tiles. "
    "They are expected to agree on a joint kettle."
)
EIGHT = "Harbour masters meet TODAY amid -- rising *tension*, over"
SEVEN = "harbour masters meet today amid rising tension"


@pytest.fixture
def seeded(tiny_course: Path, tmp_path: Path) -> Path:
    """The tiny course with the hashes of a report."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    write_ngrams(report, tiny_course.parent / "seeds" / "seed-ngrams.txt")
    return tiny_course


def found(root: Path) -> list[Problem]:
    return [problem for problem in check_course(root).problems if problem.rule == "seed"]


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "docs/more/authoring.md",
        "assignments/a1/a1.py",
        "seeds/notes.txt",
        "course/data/notes.csv",
        "course/lessons/notes.md",
    ],
)
def test_eight_words_in_a_row_are_found_in_every_text(file: str, seeded: Path) -> None:
    path = seeded.parent / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"One.\n\nWho says: {EIGHT} things?\n", "utf-8")

    (problem,) = found(seeded)

    assert (problem.path, problem.line) == (path, 3)
    assert "“harbour masters meet today amid rising tension over …”" in problem.what


def test_words_are_found_across_lines_comments_and_the_yaml_around_them(seeded: Path) -> None:
    path = seeded / "lessons" / "01_first.py"
    text = path.read_text("utf-8")
    path.write_text(text.replace("# Two ports trade tea.", (
        "# The harbour-masters meet today\n# amid rising tension over tea."
    )), "utf-8")  # fmt: skip
    (problem,) = found(seeded)
    assert (problem.path, problem.line) == (path, 12)


@pytest.mark.parametrize("text", [SEVEN, "masters harbour meet today amid rising tension over"])
def test_seven_words_or_another_order_are_no_sentence_of_the_report(
    text: str, seeded: Path
) -> None:
    (seeded.parent / "README.md").write_text(text, "utf-8")
    assert found(seeded) == []


def test_a_long_stretch_is_one_problem(seeded: Path) -> None:
    (seeded.parent / "README.md").write_text(REPORT, "utf-8")
    assert len(found(seeded)) == 1


def test_hidden_files_and_other_kinds_are_not_read(seeded: Path) -> None:
    for name in (".cache/a.md", "picture.svg"):
        path = seeded / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT, "utf-8")
    assert found(seeded) == []


def test_the_file_of_hashes_holds_no_word_of_the_report(seeded: Path) -> None:
    lines = (seeded.parent / "seeds" / "seed-ngrams.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == sorted(set(lines[1:]))
    assert all(len(line) == 12 and int(line, 16) >= 0 for line in lines[1:])
    assert len(lines) - 1 == len(REPORT.replace("-", " ").split()) - 7


def test_a_course_without_a_seed_report_is_not_compared(tiny_course: Path) -> None:
    (tiny_course.parent / "README.md").write_text(REPORT, "utf-8")
    assert found(tiny_course) == []


def test_the_real_course_ships_the_hashes(checkout: Path) -> None:
    lines = (checkout / "seeds" / "seed-ngrams.txt").read_text("utf-8").splitlines()
    assert len(lines) > 300
