"""A learner's folder over time: new lessons come, what the learner wrote stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coursekit.errors import CoursekitError
from coursekit.workspace import Laid, lay_out

FIRST, SECOND, START = "01_first.ipynb", "02_second.ipynb", "Start here.ipynb"
BESIDE = "01_first (new version).ipynb"
BESIDE_2 = "01_first (new version 2).ipynb"


def edit(path: Path, words: str = "I think so.") -> bytes:
    """Add a cell as a learner does, and save."""
    node = json.loads(path.read_text(encoding="utf-8"))
    node["cells"].insert(
        2, {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": words}
    )
    path.write_text(json.dumps(node), encoding="utf-8")
    return path.read_bytes()


def run(path: Path) -> bytes:
    """Run all cells and save, as JupyterLab does: outputs, counters, metadata, an empty cell."""
    node = json.loads(path.read_text(encoding="utf-8"))
    for count, cell in enumerate(node["cells"]):
        cell["source"] = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell["execution_count"] = count
            cell["metadata"] = {"trusted": True, "collapsed": False}
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["seen\n"]}]
    node["cells"].append(
        {
            "cell_type": "code",
            "execution_count": None,
            "id": "empty",
            "metadata": {},
            "outputs": [],
            "source": "",
        }
    )
    node["metadata"]["language_info"] = {"name": "python", "version": "3.11.7"}
    path.write_text(json.dumps(node, indent=1), encoding="utf-8")
    return path.read_bytes()


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_the_first_time_all_notebooks_are_laid_out(lay, folder) -> None:
    done = lay()
    assert {(laid.name, laid.what) for laid in done} == {
        (FIRST, "new"),
        (SECOND, "new"),
        (START, "new"),
    }
    assert visible(folder) == [FIRST, SECOND, START]


def test_the_second_time_there_is_nothing_to_do(lay, folder) -> None:
    lay()
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*.ipynb")}
    assert lay() == ()
    assert {path: path.stat().st_mtime_ns for path in folder.glob("*.ipynb")} == before


def test_an_untouched_notebook_is_brought_up_to_date(lay, folder, course_changes) -> None:
    lay()
    course_changes("Three harbours")
    assert lay() == (Laid(name=FIRST, what="updated"),)
    assert "Three harbours" in (folder / FIRST).read_text(encoding="utf-8")
    assert visible(folder) == [FIRST, SECOND, START]


def test_a_new_lesson_is_added(lay, folder, tiny_course) -> None:
    (tiny_course / "lessons" / "03_third.py").write_text("# %% [markdown]\n# Third.\n")
    lay()
    path = tiny_course / "course.yaml"
    entry = "  - slug: 03_third\n    title: T\n    question: Q?\n    minutes: 5\n"
    text = path.read_text().replace("registers:", f"{entry}    objectives: [O1]\nregisters:")
    path.write_text(text)
    done = {laid.name: laid.what for laid in lay()}
    assert done["03_third.ipynb"] == "new"
    assert done[START] == done[SECOND] == "updated"  # their links now lead on


def test_an_edited_notebook_stays_and_the_new_version_is_beside_it(
    lay, folder, course_changes
) -> None:
    lay()
    mine = edit(folder / FIRST)
    course_changes("Three harbours")
    assert lay() == (Laid(name=BESIDE, what="beside", changed=FIRST),)
    assert (folder / FIRST).read_bytes() == mine
    assert "Three harbours" in (folder / BESIDE).read_text(encoding="utf-8")


def test_a_new_version_is_offered_once(lay, folder, course_changes) -> None:
    lay()
    edit(folder / FIRST)
    course_changes()
    lay()
    assert lay() == ()
    (folder / BESIDE).unlink()
    assert lay() == ()
    assert not (folder / BESIDE).exists()


def test_an_edit_without_a_new_version_is_left_alone(lay, folder) -> None:
    lay()
    mine = edit(folder / FIRST)
    assert lay() == ()
    assert (folder / FIRST).read_bytes() == mine
    assert visible(folder) == [FIRST, SECOND, START]


def test_an_untouched_new_version_gives_way_to_a_newer_one(lay, folder, course_changes) -> None:
    lay()
    edit(folder / FIRST)
    course_changes("Three harbours")
    lay()
    course_changes("Four harbours")
    assert lay() == (Laid(name=BESIDE, what="beside", changed=FIRST),)
    assert "Four harbours" in (folder / BESIDE).read_text(encoding="utf-8")


def test_an_edited_new_version_stays_and_the_next_one_is_numbered(
    lay, folder, course_changes
) -> None:
    lay()
    edit(folder / FIRST)
    course_changes("Three harbours")
    lay()
    mine = edit(folder / BESIDE)
    course_changes("Four harbours")
    assert lay() == (Laid(name=BESIDE_2, what="beside", changed=FIRST),)
    assert (folder / BESIDE).read_bytes() == mine
    assert "Four harbours" in (folder / BESIDE_2).read_text(encoding="utf-8")


def test_a_new_version_that_takes_the_old_name_is_untouched_again(
    lay, folder, course_changes
) -> None:
    lay()
    edit(folder / FIRST)
    course_changes("Three harbours")
    lay()
    (folder / BESIDE).replace(folder / FIRST)
    course_changes("Four harbours")
    assert lay() == (Laid(name=FIRST, what="updated"),)


def test_a_notebook_that_was_only_run_is_updated_and_its_copy_kept(
    lay, folder, course_changes
) -> None:
    lay()
    seen = run(folder / FIRST)
    course_changes("Three harbours")
    (laid,) = lay()
    assert (laid.name, laid.what) == (FIRST, "updated")
    assert (folder / laid.earlier).read_bytes() == seen
    assert "Three harbours" in (folder / FIRST).read_text(encoding="utf-8")
    run(folder / FIRST)
    course_changes("Four harbours")
    (again,) = lay()
    assert again.earlier != laid.earlier
    assert (folder / laid.earlier).read_bytes() == seen


def test_outputs_of_a_run_notebook_stay_while_its_text_is_the_same(
    lay, folder, tiny_course
) -> None:
    lay()
    seen = run(folder / FIRST)
    path = tiny_course / "quizzes" / "01_first.yaml"
    path.write_text(path.read_text().replace("Who sold **more**", "Who sold *more*"))
    assert lay() == ()
    assert (folder / FIRST).read_bytes() == seen


def test_questions_of_an_untouched_notebook_are_brought_up_to_date(
    lay, folder, tiny_course
) -> None:
    lay()
    path = tiny_course / "quizzes" / "01_first.yaml"
    path.write_text(path.read_text().replace("Who sold **more**", "Who sold *most*"))
    assert lay() == (Laid(name=FIRST, what="updated"),)
    assert "Who sold <em>most</em>" in (folder / FIRST).read_text(encoding="utf-8")


def test_run_and_edited_counts_as_edited(lay, folder, course_changes) -> None:
    lay()
    edit(folder / FIRST)
    mine = run(folder / FIRST)
    course_changes()
    (laid,) = lay()
    assert laid.what == "beside"
    assert (folder / FIRST).read_bytes() == mine


@pytest.mark.parametrize(
    "change",
    [
        lambda cells: cells.pop(1),
        lambda cells: cells.insert(0, cells.pop(1)),
        lambda cells: cells[2].update(source="tea = None"),
        lambda cells: cells[1].update(cell_type="raw"),
        lambda cells: cells[1].update(attachments={"a.png": {"image/png": "aaaa"}}),
    ],
    ids=["removed", "moved", "code", "kind", "picture"],
)
def test_every_kind_of_edit_is_one(lay, folder, course_changes, change) -> None:
    lay()
    node = json.loads((folder / FIRST).read_text(encoding="utf-8"))
    change(node["cells"])
    (folder / FIRST).write_text(json.dumps(node), encoding="utf-8")
    mine = (folder / FIRST).read_bytes()
    course_changes()
    (laid,) = lay()
    assert laid.what == "beside"
    assert (folder / FIRST).read_bytes() == mine


@pytest.mark.parametrize("content", [b"", b"not a notebook", b"[]", b'{"cells": 3}', b"\xff\xfe"])
def test_a_file_that_is_no_notebook_stays(lay, folder, course_changes, content) -> None:
    lay()
    (folder / FIRST).write_bytes(content)
    course_changes()
    (laid,) = lay()
    assert laid.what == "beside"
    assert (folder / FIRST).read_bytes() == content


def test_a_removed_notebook_comes_back_and_that_is_said(lay, folder) -> None:
    lay()
    (folder / FIRST).unlink()
    assert lay() == (Laid(name=FIRST, what="again"),)
    assert (folder / FIRST).is_file()


def test_a_renamed_notebook_stays_under_its_new_name(lay, folder) -> None:
    lay()
    mine = edit(folder / FIRST)
    (folder / FIRST).rename(folder / "mine.ipynb")
    lay()
    assert (folder / "mine.ipynb").read_bytes() == mine
    assert (folder / FIRST).is_file()


def test_a_lesson_that_left_the_course_stays_with_the_learner(lay, folder, tiny_course) -> None:
    lay()
    path = tiny_course / "course.yaml"
    text = path.read_text()
    path.write_text(text[: text.index("  - slug: 02_second")] + text[text.index("registers:") :])
    lay()
    assert (folder / SECOND).is_file()


def test_other_files_and_the_learners_answers_stay(lay, folder, course_changes) -> None:
    lay()
    (folder / "notes.txt").write_text("mine")
    (folder / ".coursekit" / "learner.sqlite").write_bytes(b"answers")
    course_changes()
    lay()
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / ".coursekit" / "learner.sqlite").read_bytes() == b"answers"


@pytest.mark.parametrize("damage", [None, "{", "[]", '{"format": 1, "placed": []}'])
def test_without_a_record_nothing_is_replaced(lay, folder, course_changes, damage) -> None:
    lay()
    mine = edit(folder / FIRST)
    record = folder / ".coursekit" / "layout.json"
    record.unlink() if damage is None else record.write_text(damage)
    course_changes()
    (laid,) = lay()
    assert (laid.name, laid.what) == (BESIDE, "beside")
    assert (folder / FIRST).read_bytes() == mine


def test_a_layout_that_was_cut_short_is_finished(lay, folder) -> None:
    lay()
    (folder / ".coursekit" / "layout.json").unlink()  # written last
    (folder / SECOND).unlink()
    (folder / ".coursekit-x.part").write_text("half a noteb")
    assert lay() == (Laid(name=SECOND, what="new"),)
    assert visible(folder) == [FIRST, SECOND, START]
    assert not list(folder.glob(".coursekit-*"))


def test_a_link_out_of_the_workspace_is_never_written_through(
    lay, folder, course_changes, tmp_path
) -> None:
    lay()
    outside = tmp_path / "outside.ipynb"
    outside.write_bytes((folder / FIRST).read_bytes())
    before = outside.read_bytes()
    (folder / FIRST).unlink()
    (folder / FIRST).symlink_to(outside)
    (folder / BESIDE).symlink_to(outside)
    course_changes()
    assert lay() == (Laid(name=BESIDE_2, what="beside", changed=FIRST),)
    assert outside.read_bytes() == before
    assert (folder / FIRST).is_symlink()


def test_a_link_in_place_of_the_workspaces_own_folder_is_refused(lay, folder, tmp_path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / ".coursekit").symlink_to(elsewhere)
    with pytest.raises(CoursekitError, match="link to another place"):
        lay()
    assert list(elsewhere.iterdir()) == []


def test_a_folder_with_other_files_is_refused(lay, folder) -> None:
    folder.mkdir()
    (folder / "thesis.docx").write_text("mine")
    with pytest.raises(CoursekitError, match=r"other files, such as thesis\.docx"):
        lay()
    assert visible(folder) == ["thesis.docx"]


def test_a_file_in_place_of_the_folder_is_told(lay, folder) -> None:
    folder.write_text("mine")
    with pytest.raises(CoursekitError, match="is a file"):
        lay()


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody may write to")
def test_a_place_that_cannot_be_written_is_told(tiny_course) -> None:
    with pytest.raises(CoursekitError, match=r"cannot be written: .+ Name (a|another) folder"):
        lay_out(tiny_course, Path("/sys/kernel/course"))


def test_nothing_is_written_into_the_installed_course(lay, tiny_course, course_changes) -> None:
    def state() -> dict[Path, tuple[int, int]]:
        paths = [tiny_course, *tiny_course.parent.rglob("*")]
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in paths}

    before = state()
    lay()
    lay()
    assert state() == before


def test_two_at_once_lay_out_one_workspace(tiny_course, folder) -> None:
    code = (
        "import sys; from pathlib import Path; from coursekit.workspace import lay_out; "
        "print(len(lay_out(Path(sys.argv[1]), Path(sys.argv[2]))))"
    )
    command = [sys.executable, "-c", code, str(tiny_course), str(folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    laid = sorted(int(process.communicate(timeout=120)[0]) for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert laid == [0, 3]
    assert visible(folder) == [FIRST, SECOND, START]


def test_jupyterlab_trusts_what_was_laid_out(lay, folder) -> None:
    import nbformat
    from nbformat.sign import NotebookNotary

    lay()
    notary = NotebookNotary()
    assert notary.check_signature(nbformat.read(folder / FIRST, as_version=4))
    assert not notary.check_signature(
        nbformat.reads(
            (folder / FIRST).read_text(encoding="utf-8").replace("Who sold", "<script>"),
            as_version=4,
        )
    )
    notary.store.close()


def test_links_of_the_start_page_lead_to_the_notebooks(lay, folder) -> None:
    lay()
    text = (folder / START).read_text(encoding="utf-8")
    assert "(01_first.ipynb)" in text
    assert "(02_second.ipynb)" in text


def test_a_workspace_that_was_moved_goes_on(lay, folder, tiny_course, course_changes) -> None:
    lay()
    mine = edit(folder / FIRST)
    moved = folder.parent / "moved"
    folder.rename(moved)
    course_changes()
    (laid,) = lay_out(tiny_course, moved)
    assert laid.what == "beside"
    assert (moved / FIRST).read_bytes() == mine
