"""Where Python is missing or not whole, set-up says so and how to get it, and makes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="set-up is a script for sh")

TOO_OLD = "exit 1"  # what the question for the version gets from an older Python
NO_VENV = 'case "$*" in *ensurepip*) exit 1 ;; esac'  # a Debian without python3-venv
WHOLE = "exit 0"


@pytest.fixture
def tree(checkout: Path, tmp_path: Path) -> Path:
    """A checkout with the script alone, and a folder of programs with no Python among them."""
    shutil.copytree(checkout / "scripts", tmp_path / "scripts")
    (tmp_path / "programs").mkdir()
    for name in ("cat", "dirname", "rm", "touch"):
        program = shutil.which(name)
        assert program
        (tmp_path / "programs" / name).symlink_to(program)
    return tmp_path


def interpreter(tree: Path, name: str, behaviour: str) -> None:
    program = tree / "programs" / name
    program.write_text(f"#!/bin/sh\n{behaviour}\n", "utf-8")
    program.chmod(0o755)


def set_up(tree: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", tree / "scripts/set-up", "requirements.lock", ".venv/ready"],
        env={"PATH": str(tree / "programs"), **variables},
        capture_output=True,
        text=True,
    )


def test_without_python_it_names_what_to_install(tree: Path) -> None:
    done = set_up(tree)
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "apt install python3 python3-venv" in done.stderr
    assert not (tree / ".venv").exists()


def test_an_older_python_is_not_enough(tree: Path) -> None:
    interpreter(tree, "python3", TOO_OLD)
    assert "3.11 or newer" in set_up(tree).stderr


def test_a_python_without_venv_is_named(tree: Path) -> None:
    interpreter(tree, "python3", NO_VENV)
    done = set_up(tree)
    assert done.returncode == 1
    assert "python3 lacks" in done.stderr
    assert "python3-venv" in done.stderr


def test_another_whole_python_is_found_beside_an_old_one(tree: Path) -> None:
    interpreter(tree, "python3", TOO_OLD)
    interpreter(tree, "python3.12", WHOLE)
    assert "Setting up" in set_up(tree).stdout


def test_the_interpreter_that_a_person_names_is_the_only_one_asked(tree: Path) -> None:
    interpreter(tree, "python3", WHOLE)
    done = set_up(tree, PYTHON="python3.99")
    assert done.returncode == 1
    assert "python3.99" in done.stderr
