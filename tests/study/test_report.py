"""The report: one page that needs nothing else, and replaces no other file."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import NOON
from month import study_a_month

import coursekit as ck
from coursekit.cli import main
from coursekit.errors import CoursekitError
from coursekit.learner import Store
from coursekit.learner.catalogue import read_catalogue
from coursekit.learner.sittings import end, sit
from coursekit.study.report import report_html, write_report


@pytest.fixture
def store(tmp_path: Path, tiny_course: Path) -> Store:
    """The file of somebody who studied the tiny course for a month."""
    made = Store(tmp_path / ".coursekit" / "learner.sqlite")
    study_a_month(made, read_catalogue(tiny_course), NOON)
    return made


def test_the_page_needs_no_script_and_nothing_from_elsewhere(
    store: Store, tiny_course: Path
) -> None:
    page = report_html(store, tiny_course, NOON + timedelta(days=30), name="Anna <Ng>")
    assert "<script" not in page
    assert not re.search(r"\b(?:src|href)=|url\(|@import", page)
    for part in ("Anna &lt;Ng&gt;", "as of 2025-06-30", ck.__version__, "4 March 2026"):
        assert part in page
    headings = re.findall(r"<h(\d)>", page)
    assert headings[0] == "1"
    assert all(int(low) - int(high) <= 1 for high, low in pairwise(headings))


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_it_speaks_the_language_of_the_interface(
    store: Store, tiny_course: Path, language: str
) -> None:
    page = report_html(store, tiny_course, NOON, language=language)
    assert f'<html lang="{language}"' in page
    assert "Lessons" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_it_replaces_an_older_report_and_no_other_file(
    store: Store, tiny_course: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    write_report(store, tiny_course, out, NOON)
    write_report(store, tiny_course, out, NOON, name="Anna")
    assert "Anna" in out.read_text("utf-8")
    out.write_text("my notes", "utf-8")
    with pytest.raises(CoursekitError, match="no learning report"):
        write_report(store, tiny_course, out, NOON)
    assert out.read_text("utf-8") == "my notes"


def test_results_of_tests_come_when_both_are_ended(checkout: Path, tmp_path: Path) -> None:
    store, root = Store(tmp_path / "tests.sqlite"), checkout / "course"
    end(store, sit(store, "pre", NOON), NOON)
    assert "when both tests are ended" in report_html(store, root, NOON)
    end(store, sit(store, "post", NOON), NOON)
    shown = report_html(store, root, NOON)
    assert "when both tests are ended" not in shown
    assert "Normalised gain" in shown


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["progress", "--workspace", str(workspace), *arguments])


def test_the_command_writes_it(
    store: Store, tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.chdir(tmp_path)
    assert run(tmp_path, "report", "--name", "Anna").exit_code == 0
    assert "Learner: Anna" in (tmp_path / "learning-report.html").read_text("utf-8")
    (tmp_path / "mine.html").write_text("mine")
    result = run(tmp_path, "report", "--out", "mine.html")
    assert result.exit_code == 1
    assert "stays" in result.output


def test_a_notebook_gets_a_link_to_it(
    store: Store, tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    shown = ck.report("Anna")
    assert 'href="learning-report.html"' in shown._repr_html_()
    assert shown.file.is_file()
