"""The wheel is enough for a learner: built here, installed where nothing else of ours is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(os.name == "nt", reason="the empty environment is made of symbolic links"),
]

Run = Callable[..., "subprocess.CompletedProcess[str]"]
HIDDEN = "only a grader may read this"


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, which for the occasion also has an assignment."""
    tree, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(checkout / name, tree)
    for name in ("src", "course", "seeds", "tests/packaging"):
        shutil.copytree(checkout / name, tree / name)
    for name in ("assignments/planted/planted.py", "assignments/planted/tests/hidden.py"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(f"# {HIDDEN}\n", "utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", out], cwd=tree, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def learner(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command in an environment where pip installed the wheel and nothing else of ours is.

    No test needs the internet, so the packages that the wheel asks for (and those that they ask
    for, but no extra) are not downloaded: links to the files of the environment that runs the
    tests stand in for them. pip then installs the wheel for real, with no index to turn to, and
    fails when a requirement is not among them. Neither the checkout nor any package of the
    extras can be imported there.
    """
    place = tmp_path_factory.mktemp("empty")
    environment = place / "environment"
    python = environment / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    for distribution in _required_by(wheel):
        _link(distribution, environment)
    pip = [sys.executable, "-m", "pip", "--isolated", "--python", str(python)]
    subprocess.run([*pip, "install", "--no-index", wheel], check=True, capture_output=True)

    def run(*command: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [environment / "bin" / command[0], *command[1:]],
            cwd=place,
            env={"HOME": str(place), "LANG": "C.UTF-8", "PATH": os.defpath},
            capture_output=True,
            text=True,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done

    return run


def _required_by(wheel: Path) -> Iterator[metadata.Distribution]:
    """Yield the distributions that a plain `pip install` of the wheel brings along."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        waiting = message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])
    wanted = [(Requirement(text), frozenset[str]()) for text in waiting]
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        requirement, extras = wanted.pop()
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            continue
        key = (requirement.name.lower(), frozenset(requirement.extras))
        if key not in seen:
            seen.add(key)
            distribution = metadata.distribution(requirement.name)
            yield distribution
            wanted += [(Requirement(r), key[1]) for r in distribution.requires or ()]


def _link(distribution: metadata.Distribution, environment: Path) -> None:
    """Put links to a distribution's files into `environment`, at the same places.

    Programs are left out: their first line names the Python of the environment they came from.
    """
    for file in distribution.files or ():
        source = Path(os.path.normpath(file.locate()))
        target = environment / source.relative_to(sys.prefix)
        if target.parent != environment / "bin" and source.exists() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(source)


def test_the_wheel_carries_the_whole_course(wheel: Path, checkout: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder, pattern in (("course", "*.yaml"), ("course/data", "*"), ("seeds", "*.yaml")):
        for file in (checkout / folder).glob(pattern):
            assert f"coursekit/_content/{folder}/{file.name}" in inside
    for lesson in (checkout / "course/lessons").glob("*.py"):
        assert f"coursekit/_content/course/lessons/{lesson.name}" in inside
        assert f"coursekit/_content/course/quizzes/{lesson.stem}.yaml" in inside


def test_the_wheel_carries_no_assignment_and_no_test(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            top, *below = Path(name).parts
            assert top == "coursekit" or top.endswith(".dist-info")
            assert "tests" not in below
            assert HIDDEN.encode() not in archive.read(name)


def test_neither_checkout_nor_extras_reach_the_empty_environment(learner: Run) -> None:
    seen = learner(
        "python",
        "-c",
        "import importlib.util, coursekit; print(coursekit.__file__);"
        "print([n for n in ('frictionless', 'hatchling', 'hypothesis', 'nbgrader', 'playwright',"
        " 'pytest') if importlib.util.find_spec(n)])",
    ).stdout.splitlines()
    assert "environment" in Path(seen[0]).parts
    assert seen[1] == "[]"


def test_the_wheel_alone_sets_up_a_workspace_where_the_path_has_spaces_and_any_letters(
    learner: Run, checkout: Path, tmp_path: Path
) -> None:
    workspace = tmp_path / "Мой курс" / "俄中 关系"
    learner("coursekit", "learn", workspace, "--set-up-only")
    notebooks = {notebook.stem for notebook in workspace.rglob("*.ipynb")}
    lessons = {lesson.stem for lesson in (checkout / "course/lessons").glob("*.py")}
    assert lessons
    assert lessons <= notebooks


def test_figures_are_listed_without_the_extras(learner: Run) -> None:
    assert learner("coursekit", "figures").stdout


def test_a_check_that_lacks_its_extra_names_it_and_does_not_pass(learner: Run) -> None:
    done = learner("coursekit", "check", status=1)
    assert "coursekit[author]" in done.stdout + done.stderr


@pytest.mark.kernel
def test_lessons_are_built_and_run_without_the_extras(
    learner: Run, checkout: Path, tmp_path: Path
) -> None:
    learner("coursekit", "build", "--execute", "--out", tmp_path)
    built = {notebook.stem for notebook in tmp_path.rglob("*.ipynb")}
    assert {lesson.stem for lesson in (checkout / "course/lessons").glob("*.py")} <= built
