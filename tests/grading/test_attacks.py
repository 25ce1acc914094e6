"""No attack earns more than no work would, leaves anything behind, or harms the honest."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

import attacked
import classroom as room
import psutil
import pytest

from coursekit.grading.batch import Report, grade
from coursekit.grading.sandbox import Limits

pytestmark = pytest.mark.nbgrader

ATTACKS = attacked.attacks()
LIMITS = Limits(cell_seconds=3, memory_mb=700, submission_seconds=30, output_mb=16)
# What a process that ends, or a file that cannot be read, must never be called.
ENDED = {
    "binary": "unreadable", "deep_json": "unreadable", "exit_in_test": "crashed",
    "fifo_notebook": "unreadable", "gigantic": "unreadable", "link_folder": "tampered",
    "link_parent": "tampered", "loop_stubborn": "timeout", "malformed": "unreadable",
    "memory_children": "memory", "memory_hog": "memory", "not_a_table": "unreadable",
    "segfault": "crashed", "stopped": "timeout",
}  # fmt: skip
# These earn points from a grader that believes outputs, so that this test can fail.
BEAT_TRUST = [
    "array_function",
    "ast_transformer",
    "ast_transformer_hidden",
    "audit_hook",
    "builtins_all_true",
    "class_swap",
    "current_frames",
    "equal_by_type",
    "equal_exec",
    "equal_int",
    "equal_made_in_call",
    "equal_to_everything",
    "equal_truthy",
    "events_pass",
    "excepthook",
    "forged_result",
    "frame_class",
    "frame_constants",
    "frame_eq",
    "frame_generator",
    "frame_inspect",
    "frame_traceback",
    "import_hook",
    "in_history",
    "input_transformer",
    "history_manager",
    "linecache_source",
    "mock_any",
    "namespace_class",
    "numpy_namespace",
    "numpy_testing",
    "numpy_testing_inner",
    "pandas_in_modules",
    "pandas_namespace",
    "pandas_testing",
    "pandas_testing_deep",
    "partial_huge",
    "partial_nan",
    "partial_repr",
    "patched_compile",
    "patched_run_ast",
    "patched_run_cell",
    "patched_run_code",
    "patched_transform",
    "profile_function",
    "result_before_error",
    "shadow_truth",
    "signal_frame",
    "string_filename",
    "trace_function",
]
SECRET = "a token of the instructor's"
HONEST = ("a_honest", "zz_honest")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hack") / "course"
    root.mkdir()
    room.make_course(root, "hack", attacked.source(), {})
    attacked.hand_in_attacks(root)
    return root


@pytest.fixture(scope="module")
def report(course: Path) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOKEN", SECRET)
        found = grade(course, "hack", limits=LIMITS)
    assert not found.missing
    return {done.student: done for done in found.submissions}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_earns_no_more_than_no_work(report: dict[str, Any], name: str) -> None:
    done = report[name]
    assert done.score == 0, done.notes
    assert done.status == ENDED.get(name, done.status)


def test_honest_work_beside_them_earns_all(report: dict[str, Any]) -> None:
    assert [(report[name].score, report[name].status) for name in HONEST] == [(6, "graded")] * 2


def test_nothing_of_theirs_outlives_the_run(report: dict[str, Any]) -> None:
    assert report
    assert not [p for p in psutil.process_iter(["cmdline"]) if "36131" in (p.info["cmdline"] or ())]
    assert not Path("/tmp/left").exists()
    assert not Path.home().joinpath(".ipython/profile_default/startup/00.py").exists()


def test_results_hold_plain_files_of_their_own_only(course: Path, report: dict[str, Any]) -> None:
    assert report
    results = course / "autograded"
    for path in results.rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or path.is_file()
    assert "root:" not in "".join(
        path.read_text(errors="replace") for path in results.glob("*/hack/passwd")
    )
    assert not list(results.glob("link_file/hack/stolen.txt"))
    assert (results / "planted" / "hack" / "planted.txt").read_text() == "[]"
    secret = (results / "environment" / "hack" / "env.txt").read_text()
    assert SECRET not in secret
    assert not list(results.glob("*/hack/sent"))
    found = ast.literal_eval((results / "others_work" / "hack" / "found.txt").read_text())
    installed = f"{sys.prefix}/"  # Python itself may lie where students look
    assert [one for one in found if not one.startswith(installed)] == ["/submission/nb.ipynb"]


def test_no_markup_or_escape_of_theirs_reaches_the_report(course: Path, report: Any) -> None:
    assert report
    text = (course / "autograded" / "hack-report.json").read_text()
    page = (course / "autograded" / "hack-report.html").read_text()
    notes = json.dumps([s["notes"] for s in json.loads(text)["submissions"]])
    for said in (notes, page):
        assert "\x1b" not in said
        assert "<script" not in said
    assert "\\u001b" not in notes


@pytest.fixture(scope="module")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> Report:
    root = tmp_path_factory.mktemp("trust") / "course"
    root.mkdir()
    room.make_course(root, "hack", attacked.source(), {})
    for name in BEAT_TRUST:
        answers = {f"nb/{cell}": text for cell, text in ATTACKS[name]["ANSWERS"].items()}
        room.hand_in(root, name, "hack", answers)
    return grade(root, "hack", limits=LIMITS, guarded=False)


@pytest.mark.parametrize("name", BEAT_TRUST)
def test_an_attack_succeeds_where_outputs_are_believed(trusting: Report, name: str) -> None:
    assert next(done.score for done in trusting.submissions if done.student == name) > 0
