"""What course.yaml promises to hold, such as a number of events, and whether it does."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.checks.content import Content
from coursekit.errors import ContentError, Problem
from coursekit.sources import read_yaml


def kept(content: Content, name: str, count: int) -> Iterable[Problem]:
    """Yield a problem where there are fewer of something than `promises` in course.yaml says."""
    try:
        document = read_yaml(content.root / "course.yaml")
    except ContentError:
        return
    promises = document.value.get("promises") if isinstance(document.value, dict) else None
    promised = promises.get(name, 0) if isinstance(promises, dict) else 0
    if isinstance(promised, int) and count < promised:
        what = f"The course promises {promised} {name} and has {count}."
        fix = "Write more, or promise less."
        yield document.problem(("promises", name), "promise", what, fix)
