"""`coursekit build` in a terminal and in a log."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from coursekit.cli import main


@pytest.fixture
def run(tiny_course: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))

    def run(*arguments: object):
        return CliRunner().invoke(main, ["build", *map(str, arguments)])

    return run


def test_lessons_are_told_line_by_line_and_summed_up(run, out) -> None:
    done = run("--out", out)
    assert done.exit_code == 0
    assert done.stderr.splitlines() == ["1/2 01_first", "2/2 02_second"]
    assert done.stdout == f"Notebooks in {out}: 3 built.\n"
    assert run("--out", out).stdout == f"Notebooks in {out}: 3 up to date.\n"


def test_a_mistake_is_a_message_and_a_failure(run, out, tiny_course, rewrite) -> None:
    rewrite("lessons/01_first.py", "[79 %]", "[78 %]")
    done = run("--out", out)
    assert done.exit_code == 1
    assert "01_first.py:25: The text says “78 %”" in done.stderr
    assert "Traceback" not in done.output


def test_jobs_below_one_are_refused(run, out) -> None:
    assert run("--out", out, "--jobs", 0).exit_code == 2
