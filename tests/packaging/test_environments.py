"""Every way to install coursekit asks for the same packages: pyproject, conda-forge, locks."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

LOCKS = ("requirements.lock", "requirements-dev.lock")
# Where conda-forge calls a package otherwise; its matplotlib would bring a desktop toolkit along.
CONDA_NAMES = {"matplotlib": "matplotlib-base", "playwright": "playwright-python"}
NOT_ON_CONDA_FORGE = {"axe-playwright-python"}

Pins = dict[str, set[Version]]


def requirements(checkout: Path, *extras: str) -> list[Requirement]:
    """What pyproject asks for, with the extras that are named, or with all."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    texts = list(project["dependencies"])
    for extra in extras or optional:
        texts += optional[extra]
    found = [Requirement(text) for text in texts]
    return [requirement for requirement in found if requirement.name != project["name"]]


def conda(checkout: Path) -> list[str | dict[str, list[str]]]:
    """The dependencies of environment.yml."""
    content = yaml.safe_load((checkout / "environment.yml").read_text("utf-8"))
    assert content["channels"] == ["conda-forge"]
    return list(content["dependencies"])


def pins(lock: Path) -> Pins:
    """The versions in a lock, by name; a package may have one for each Python."""
    found: Pins = defaultdict(set)
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text("utf-8"), re.M):
        found[canonicalize_name(name)].add(Version(version))
    return found


def test_conda_forge_and_pyproject_ask_for_the_same_packages(checkout: Path) -> None:
    asked = {
        CONDA_NAMES.get(requirement.name, requirement.name) + str(requirement.specifier)
        for requirement in requirements(checkout)
        if requirement.name not in NOT_ON_CONDA_FORGE
    }
    listed = {entry for entry in conda(checkout) if isinstance(entry, str)}
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    assert listed == asked | {f"python{project['requires-python']}", "pip"}


def test_pip_adds_coursekit_and_only_what_conda_forge_lacks(checkout: Path) -> None:
    (pip,) = (entry["pip"] for entry in conda(checkout) if isinstance(entry, dict))
    lacking = {str(r) for r in requirements(checkout) if r.name in NOT_ON_CONDA_FORGE}
    assert set(pip) == lacking | {"-e ."}


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ["build"]), ("requirements-dev.lock", [])]
)
def test_a_lock_pins_what_pyproject_asks_for(checkout: Path, lock: str, extras: list[str]) -> None:
    pinned = pins(checkout / lock)
    for requirement in requirements(checkout, *extras):
        versions = pinned[canonicalize_name(requirement.name)]
        assert versions, f"{requirement.name} is not in {lock}: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_learners_and_developers_get_the_same_versions(checkout: Path) -> None:
    base, dev = (pins(checkout / lock) for lock in LOCKS)
    assert base
    assert base == {name: dev[name] for name in base}


def test_learners_get_nothing_that_only_instructors_or_developers_need(checkout: Path) -> None:
    assert not {"nbgrader", "frictionless", "playwright", "pytest"} & set(
        pins(checkout / "requirements.lock")
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_addresses(checkout: Path, lock: str) -> None:
    text = (checkout / lock).read_text("utf-8")
    assert "://" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry
