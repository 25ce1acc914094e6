"""The notebooks of a build: clean, valid, the same each time, and linked to one another."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

from coursekit.build import build_course
from coursekit.errors import ContentError

NAMES = ["01_first.ipynb", "02_second.ipynb", "Start here.ipynb"]


def test_a_build_makes_every_lesson_and_the_start_page(build, out) -> None:
    report = build()
    assert sorted(report.built) == NAMES
    assert sorted(path.name for path in out.glob("*.ipynb")) == NAMES


def test_the_same_source_gives_the_same_bytes_in_another_process(build, out, tmp_path) -> None:
    build()
    other = tmp_path / "elsewhere"
    code = f"from coursekit.build import build_course as b; from pathlib import Path as P; b(P({str(tmp_path / 'tiny' / 'course')!r}), P({str(other)!r}))"  # noqa: E501
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONHASHSEED": "7"})
    for name in NAMES:
        assert (other / name).read_bytes() == (out / name).read_bytes()


def test_notebooks_are_valid_and_carry_no_trace_of_a_run(build, out) -> None:
    build()
    for name in NAMES:
        node = nbformat.read(out / name, as_version=nbformat.NO_CONVERT)
        nbformat.validate(node)
        assert (node.nbformat, node.nbformat_minor) == (4, 5)
        assert node.metadata.kernelspec.name == "python3"
        assert "jupytext" not in node.metadata
        assert {cell.get("execution_count") for cell in node.cells} <= {None}


def test_a_cell_keeps_its_id_when_another_cell_changes(build, notebook, rewrite) -> None:
    build()
    before = {"".join(c["source"]): c["id"] for c in notebook("01_first")["cells"]}
    rewrite("lessons/01_first.py", "# Two ports trade tea.", "# Two harbours trade tea.")
    build()
    after = {"".join(c["source"]): c["id"] for c in notebook("01_first")["cells"]}
    changed = [text for text in after if text not in before]
    assert len(changed) == 1
    assert "Two harbours" in changed[0]
    assert all(after[text] == before[text] for text in after if text in before)


def test_equal_cells_have_ids_of_their_own(build, notebook, tiny_course) -> None:
    source = tiny_course / "lessons" / "02_second.py"
    source.write_text(source.read_text() + "\n# %%\ntiles\n\n# %%\ntiles\n")
    build()
    ids = [cell["id"] for cell in notebook("02_second")["cells"]]
    assert len(set(ids)) == len(ids)
    assert ids[-3].removesuffix("-2") == ids[-4]


def test_the_header_says_what_the_lesson_is_and_where_it_stands(build, texts) -> None:
    build()
    header = texts("02_second")[0]
    assert header.startswith("# Tiles, and what was said of them\n")
    assert "Lesson 2 of 2 · about 15 minutes · facts as of 2025-06-30" in header
    assert "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)" in header
    assert "Say what a number counts, who counted it, and on which day." in header
    assert "Compute a share" not in header


@pytest.mark.parametrize("name", [name.removesuffix(".ipynb") for name in NAMES])
def test_every_link_between_notebooks_leads_to_one(build, out, texts, name) -> None:
    build()
    targets = re.findall(r"\]\(([^)#]+\.ipynb)\)", "\n".join(texts(name)))
    assert targets
    assert all((out / unquote(target)).is_file() for target in targets)


def test_previous_and_next_follow_the_order_of_the_course(build, texts) -> None:
    build()
    first, second = texts("01_first"), texts("02_second")
    assert "[Next: Tiles, and what was said of them →](02_second.ipynb)" in first[0]
    assert "Previous" not in first[0]
    assert "[← Previous: Tea: who buys from whom?](01_first.ipynb)" in second[0]
    assert "Next:" not in second[0]
    assert "Which claims about tiles can be tested?" in first[-1]
    assert "last lesson" in second[-1]


def test_the_start_page_lists_lessons_with_question_and_time(build, texts) -> None:
    build()
    page = "\n".join(texts("Start here"))
    assert "# Tea and tiles: a tiny course" in page
    assert "[Tea: who buys from whom?](01_first.ipynb)** (20 minutes)" in page
    assert "Does each side need the other's tea as much?" in page
    assert "coursekit learn" in page


def test_sources_are_listed_in_full_with_a_way_back(build, texts) -> None:
    build()
    sources = texts("01_first")[-2]
    assert sources.startswith("## Sources of this lesson")
    assert '<span id="source-handbook-2020">Gray, Ada; Moss, Ben. Counting things' in sources
    assert "<https://example.org/tea>" in sources
    assert "[back to the text](#cited-handbook-2020)" in sources
    assert "Two ports and one kettle" not in sources


def test_the_source_of_a_loaded_table_is_listed_though_no_text_cites_it(build, texts) -> None:
    build()
    assert "Tiles sold and stored" in texts("02_second")[-2]


def test_cell_tags_and_raw_cells_are_kept(build, notebook, tiny_course) -> None:
    source = tiny_course / "lessons" / "02_second.py"
    source.write_text(source.read_text() + '\n# %% tags=["later"]\n1 + 1\n\n# %% [raw]\n# <b>\n')
    build()
    code, raw = notebook("02_second")["cells"][-4:-2]
    assert code["metadata"] == {"tags": ["later"]}
    assert (raw["cell_type"], raw["source"]) == ("raw", ["<b>"])


def test_a_course_of_one_lesson_has_neither_previous_nor_next(build, texts, tiny_course) -> None:
    path = tiny_course / "course.yaml"
    text = path.read_text()
    start = text.index("  - slug: 02_second")
    path.write_text(text[:start] + text[text.index("registers:") :])
    build()
    header = texts("01_first")[0]
    assert "Lesson 1 of 1" in header
    assert "Previous" not in header
    assert "Next" not in header


def test_all_mistakes_of_all_lessons_are_told_at_once(tiny_course: Path, out, rewrite) -> None:
    rewrite("lessons/01_first.py", "[79 %]", "[78 %]")
    rewrite("lessons/02_second.py", "[@report-2024]", "[@report-2023]")
    with pytest.raises(ContentError) as error:
        build_course(tiny_course, out)
    assert [problem.path.name for problem in error.value.problems] == [
        "01_first.py",
        "02_second.py",
    ]
