"""What course.yaml promises to hold, such as a number of events, and whether it does."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.checks.content import Content
from coursekit.errors import ContentError, Problem
from coursekit.sources import read_yaml


def promised(content: Content, name: str) -> int:
    """Return how many of something `promises` in course.yaml says there are; 0 if it is silent."""
    try:
        document = read_yaml(content.root / "course.yaml")
    except ContentError:
        return 0
    promises = document.value.get("promises") if isinstance(document.value, dict) else None
    count = promises.get(name, 0) if isinstance(promises, dict) else 0
    return count if isinstance(count, int) else 0


def kept(content: Content, name: str, count: int) -> Iterable[Problem]:
    """Yield a problem where there are fewer of something than `promises` in course.yaml says."""
    most = promised(content, name)
    if count < most:
        document = read_yaml(content.root / "course.yaml")
        what = f"The course promises {most} {name} and has {count}."
        fix = "Write more, or promise less."
        yield document.problem(("promises", name), "promise", what, fix)
