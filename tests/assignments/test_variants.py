"""Each student gets a variant by a code that only the teacher can compute."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coursekit.assignments import variants

names = st.text(min_size=1, max_size=30)


@given(salt=names, student=names, other=names)
def test_a_code_depends_on_the_class_and_on_the_student(
    salt: str, student: str, other: str
) -> None:
    code = variants.personal_code(salt, "a1", student)
    assert len(code) == variants.LENGTH
    assert code == variants.personal_code(salt, "a1", f" {student.lower()} ")
    if other.strip().lower() != student.strip().lower():
        assert code != variants.personal_code(salt, "a1", other)
    assert code != variants.personal_code(f"{salt}!", "a1", student)
    assert code != variants.personal_code(salt, "a2", student)


@given(code=st.text(max_size=12), count=st.integers(1, 60))
def test_a_code_stands_for_one_of_the_variants_and_no_code_for_practice(
    code: str, count: int
) -> None:
    number = variants.draw(code, "a1", count)
    assert number == 0 if not code.strip() else 1 <= number <= count


def test_a_class_is_spread_over_the_variants(folder: Path) -> None:
    students = [f"student{number:02}" for number in range(60)]
    rows = variants.sheet("salt of this class", folder, students)
    assert [row["student"] for row in rows] == students
    assert len({row["code"] for row in rows}) == 60
    assert len({row["variant"] for row in rows}) > 12
    assert "practice" not in {row["variant"] for row in rows}


def test_a_code_that_is_missing_borrowed_or_invented_is_noted_and_a_right_one_is_not() -> None:
    codes = {name: variants.personal_code("salt", "a1", name) for name in ("ada", "bo", "cy")}
    typed = {"ada": f" {codes['ada'].upper()} ", "bo": codes["ada"], "cy": "", "di": "invented"}
    notes = variants.notes("salt", "a1", typed)
    assert "ada" not in notes
    assert "ada typed too" in notes["bo"]
    assert "practice variant" in notes["cy"]
    assert notes["di"] == "the code typed is not this student's"


RUN_WITH_CODES = """
import json, sys
from pathlib import Path
from coursekit.assignments import answers, source, trial, variants
folder, students = Path.cwd(), int(sys.argv[1])
notebook = source.read(folder)
names = [source.name_of(c) for c in notebook.cells if source.is_answer(c)]
code_cell = next(name for name in names if name.endswith("_code"))
rows, seen, wrong = variants.read(folder), set(), []
for row in variants.sheet("salt", folder, [f"s{n}" for n in range(students)]):
    own = answers.Answer(
        path=folder, title="", loses=(), cells={code_cell: f'variant_code = " {row["code"]} "'}
    )
    space = trial.namespace()
    for cell in answers.put(own, notebook).cells:
        stopped = trial.run(cell.source, space) if cell.cell_type == "code" else ""
        if stopped:
            wrong.append([row["code"], source.name_of(cell), stopped])
    seen.add(str(space["mine"]["variant"]))
    if str(space["mine"]["variant"]) != row["variant"]:
        wrong.append([row["code"], "the notebook drew another variant", str(space["mine"])])
print(json.dumps({"seen": sorted(seen), "wrong": wrong}))
"""


def test_the_models_answers_are_right_for_every_student_of_a_class(folder: Path) -> None:
    students = 20 if folder.name == "a2_trade_mirror" else 3  # there a variant is marked by tests
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN_WITH_CODES, str(students)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    assert report["wrong"] == []
    assert len(report["seen"]) > 1


def test_variants_differ_and_the_first_is_for_practice(folder: Path) -> None:
    rows = variants.read(folder)
    assert rows[0]["variant"] == "practice"
    assert len(rows) > 20
    whole = [tuple(value for name, value in row.items() if name != "variant") for row in rows]
    assert len(set(whole)) == len(whole)
