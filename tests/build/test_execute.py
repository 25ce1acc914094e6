"""Lessons in real kernels: side by side, cut off from the author, told of when they fail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coursekit.build import execute
from coursekit.errors import CoursekitError

pytestmark = pytest.mark.kernel

LESSON = "lessons/02_second.py"


def add(course: Path, code: str, name: str = LESSON) -> int:
    """Add a cell of code to a lesson; return the line on which it begins."""
    path = course / name
    text = f"{path.read_text(encoding='utf-8').rstrip()}\n\n# %%\n"
    path.write_text(f"{text}{code}\n", encoding="utf-8")
    return text.count("\n") + 1


def outputs(notebook, text: str) -> list[dict[str, object]]:
    (cell,) = [c for c in notebook["cells"] if text in "".join(c["source"])]
    return cell["outputs"]


def test_outputs_are_kept_and_widgets_are_not(build, out, notebook) -> None:
    build(execute=True)
    first, second = notebook("01_first"), notebook("02_second")
    assert "9.1 billion US dollars" in str(outputs(first, 'ck.figure("tea_2024").text'))
    assert "ck-chart" in str(outputs(first, "with ck.chart"))
    assert "north" in str(outputs(second, "@interact"))  # what the explorer shows at first
    assert "Who sold" in str(outputs(first, "ck.quiz"))
    for name in ("01_first", "02_second"):
        content = (out / f"{name}.ipynb").read_text()
        assert "widget-view" not in content
        assert "jupyter.widget" not in content
        assert "Error displaying" not in content
    counts = [c["execution_count"] for c in first["cells"] if c["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))


def test_an_executed_notebook_is_the_same_each_time(build, out) -> None:
    build(execute=True)
    before = {path.name: path.read_bytes() for path in out.glob("*.ipynb")}
    for name in before:
        (out / name).unlink()
    build(execute=True)
    assert {path.name: path.read_bytes() for path in out.glob("*.ipynb")} == before


def test_running_is_another_build_than_not_running(build) -> None:
    build()
    assert len(build(execute=True).built) == 3
    assert build(execute=True).built == ()
    assert len(build().built) == 3


def test_more_lessons_than_jobs_all_run(build, notebook) -> None:
    build(execute=True, jobs=1)
    assert outputs(notebook("01_first"), "with ck.chart")
    assert outputs(notebook("02_second"), "@interact")


def test_each_step_is_told(build) -> None:
    steps = []
    build(execute=True, jobs=1, on_progress=steps.append)
    assert [(step.lesson, step.step, step.done, step.total) for step in steps] == [
        ("01_first", "running", 0, 2),
        ("01_first", "done", 1, 2),
        ("02_second", "running", 1, 2),
        ("02_second", "done", 2, 2),
    ]


def test_a_lesson_runs_apart_from_the_author(
    build, notebook, tiny_course, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path / "authors answers"))
    monkeypatch.setenv("MPLBACKEND", "svg")
    add(
        tiny_course,
        "import os, pathlib\n"
        'print([os.environ["COURSEKIT_" + name] for name in ("COURSE", "WORKSPACE")])\n'
        'print(list(pathlib.Path().iterdir()), os.environ["MPLBACKEND"])',
    )
    build(execute=True)
    text = "".join(outputs(notebook("02_second"), "pathlib")[0]["text"])
    assert str(tiny_course) in text
    assert "authors answers" not in text
    assert "[] module://matplotlib_inline" in text
    assert not (tmp_path / "authors answers").exists()


def test_a_failure_names_lesson_cell_lines_and_cause(build, out, tiny_course) -> None:
    line = add(tiny_course, "def part(whole):\n    return 1 / whole\n\n\npart(0)")
    add(tiny_course, "import time; time.sleep(60)", "lessons/01_first.py")
    with pytest.raises(CoursekitError) as error:
        build(execute=True, jobs=2)
    message = str(error.value)
    assert message.startswith(f"{tiny_course / LESSON}:{line}: cell 7 of the notebook of 02_second")
    assert f"{line + 1} |     return 1 / whole" in message
    assert "ZeroDivisionError: division by zero" in message
    assert "in part(whole)" in message
    assert "\x1b" not in message
    assert not (out / "02_second.ipynb").exists()


def test_lessons_that_ran_before_a_failure_need_not_run_again(build, tiny_course, rewrite) -> None:
    add(tiny_course, "1 / 0")
    with pytest.raises(CoursekitError):
        build(execute=True, jobs=1)
    rewrite(LESSON, "1 / 0", "1 / 1")
    report = build(execute=True, jobs=1)
    assert report.kept == ("01_first.ipynb",)


def test_an_expected_error_is_an_output(build, notebook, tiny_course) -> None:
    path = tiny_course / LESSON
    path.write_text(f'{path.read_text()}\n# %% tags=["raises-exception"]\n1 / 0\n')
    build(execute=True)
    assert outputs(notebook("02_second"), "1 / 0")[0]["ename"] == "ZeroDivisionError"


def test_a_cell_that_never_ends_is_told(build, tiny_course, monkeypatch) -> None:
    monkeypatch.setattr(execute, "CELL_SECONDS", 5)
    line = add(tiny_course, "import time\nwhile True:\n    time.sleep(1)")
    with pytest.raises(CoursekitError) as error:
        build(execute=True)
    assert f"{LESSON}:{line}:" in str(error.value)
    assert "not done after 5 seconds" in str(error.value)


def test_a_kernel_that_dies_is_told(build, tiny_course) -> None:
    line = add(tiny_course, "import os; os._exit(3)")
    with pytest.raises(CoursekitError) as error:
        build(execute=True)
    assert f"{LESSON}:{line}:" in str(error.value)
    assert "ended" in str(error.value)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_leaves_no_kernel(tiny_course, out, tmp_path, stop) -> None:
    mark = tmp_path / "kernel"
    add(
        tiny_course,
        f"import os, pathlib, time\npathlib.Path({str(mark)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(600)",
    )
    command = [sys.executable, "-c", "from coursekit.cli import main; main()"]
    command += ["build", "--execute", "--out", str(out)]
    process = subprocess.Popen(
        command,
        env={**os.environ, "COURSEKIT_COURSE": str(tiny_course)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until(lambda: mark.exists() and mark.read_text() != "")
        kernel = int(mark.read_text())
        process.send_signal(stop)
        _, complaint = process.communicate(timeout=180)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode != 0
    assert "Traceback" not in complaint
    wait_until(lambda: not running(kernel))
    assert not (out / "02_second.ipynb").exists()


def wait_until(true, seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
