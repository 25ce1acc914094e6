"""A rubric's text gives the level that points reach, and the next one up."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.assignments import source
from coursekit.assignments.release import assignments_root, names_in
from coursekit.feedback import rubric


@pytest.fixture
def memo(tmp_path: Path) -> rubric.Rubric:
    path = tmp_path / "rubric.md"
    path.write_text(
        "# R\n\n## memo · a memo (8 points)\n\nA sentence.\n\n"
        "| criterion | level 2 (4 points) | level 1 (2) | level 0 (0) |\n|---|---|---|---|\n"
        "| Evidence | Much. | Some. | None. |\n| Voices | Many. | One. | None. |\n\n"
        "| another | table |\n|---|---|\n| 1 | 2 |\n",
        encoding="utf-8",
    )
    return rubric.read(path)["memo"]


@pytest.mark.parametrize(
    ("points", "level", "above"),
    [(4, "2", None), (5, "2", None), (3.9, "1", "2"), (2, "1", "2"), (0, "0", "1"), (-1, "0", "1")],
)
def test_points_reach_the_highest_level_that_they_pay_for(
    memo: rubric.Rubric, points: float, level: str, above: str | None
) -> None:
    reached, following = memo[0].reached(points)
    assert (reached.name, following and following.name) == (level, above)


def test_a_comment_says_which_criterion_got_what(memo: rubric.Rubric) -> None:
    evidence, voices = memo
    comment = "Well done.\n- **Evidence**: 2\nvoices = 3,5 of 4"
    assert (evidence.title, evidence.noted(comment)) == ("Evidence", 2)
    assert voices.noted(comment) == 3.5
    assert voices.noted("Voices are few.") is None


def test_every_cell_that_a_person_marks_has_levels_that_end_in_its_points() -> None:
    for name in names_in(assignments_root()):
        folder = assignments_root() / name
        levels = rubric.read(folder / "rubric.md")
        marked = {
            source.name_of(cell): cell.metadata["nbgrader"]["points"]
            for cell in source.read(folder).cells
            if cell.metadata.get("nbgrader", {}).get("grade")
            and cell.metadata["nbgrader"]["solution"]
        }
        assert levels.keys() == marked.keys()
        for cell, points in marked.items():
            assert sum(each.levels[0].points for each in levels[cell]) == points, cell
            assert all(each.levels[-1].points == 0 for each in levels[cell]), cell
