"""What a lesson gets from `import coursekit as ck`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import coursekit as ck
from coursekit.errors import UnknownName

HEAVY = ("pandas", "numpy", "matplotlib", "IPython", "ipywidgets", "anywidget", "yaml", "nbformat")


def test_importing_coursekit_loads_nothing_heavy():
    code = f"import sys, coursekit; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_public_name_is_found_and_listed():
    for name in ck.__all__:
        assert getattr(ck, name) is not None
    assert set(ck.__all__) <= set(dir(ck))


def test_an_unknown_name_is_an_attribute_error_that_says_it():
    with pytest.raises(AttributeError, match="'coursekit' has no attribute 'chrat'"):
        ck.chrat  # noqa: B018 - the look-up is what is tested


def test_names_of_the_course_lead_to_tables_and_figures(
    tiny_course: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    assert ck.load("tea").attrs["table"] == "tea"
    assert ck.figure("tea_2024").unit.name == "billion US dollars"
    with pytest.raises(UnknownName, match="“tae”"):
        ck.load("tae")


def test_quiz_stays_the_function_when_its_module_was_imported_first():
    code = "import coursekit.quiz, coursekit as ck; print(callable(ck.quiz))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "True"
