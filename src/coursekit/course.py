"""The course itself: its title, objectives, and lessons in order, as `course.yaml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.errors import ContentError, Problem, UnknownName
from coursekit.schema import schema_problems
from coursekit.sources import Document, read_yaml
from coursekit.tables import unknown

START_PAGE, GLOSSARY_PAGE = "Start here.ipynb", "Glossary.ipynb"
"""Notebooks beside the lessons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson; `number` is its place in the course, from 1."""

    slug: str
    number: int
    title: str
    question: str
    minutes: int
    objectives: tuple[str, ...]
    source: Path
    bank: Path

    @property
    def notebook(self) -> str:
        """File name of the lesson's notebook."""
        return f"{self.slug}.ipynb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the course is called and made of. `objectives` maps ids to sentences."""

    root: Path
    title: str
    as_of: str
    licence: str
    objectives: Mapping[str, str]
    lessons: tuple[Lesson, ...]

    def lesson(self, slug: str) -> Lesson:
        """Return the lesson called `slug`; UnknownName suggests the nearest."""
        for lesson in self.lessons:
            if lesson.slug == slug:
                return lesson
        raise UnknownName(unknown("lesson", slug, [lesson.slug for lesson in self.lessons]))


def read_course(root: Path) -> Course:
    """Read `course.yaml` of the course at `root`; ContentError lists every problem."""
    course, problems = examine_course(root)
    if problems:
        raise ContentError(problems)
    return course


def examine_course(root: Path) -> tuple[Course, list[Problem]]:
    """Read the course, and list the problems of its lessons; ContentError where it has no shape."""
    document = read_yaml(root / "course.yaml")
    problems = schema_problems(document, "course")
    if problems:
        raise ContentError(problems)
    value: dict[str, Any] = document.value
    course = Course(
        root=root,
        title=value["title"],
        as_of=str(value["as_of"]),
        licence=value["licence"],
        objectives={key: text.strip() for key, text in value["objectives"].items()},
        lessons=tuple(
            Lesson(
                slug=entry["slug"],
                number=number,
                title=entry["title"],
                question=entry["question"],
                minutes=entry["minutes"],
                objectives=tuple(entry["objectives"]),
                source=root / "lessons" / f"{entry['slug']}.py",
                bank=root / "quizzes" / f"{entry['slug']}.yaml",
            )
            for number, entry in enumerate(value["lessons"], start=1)
        ),
    )
    return course, _lesson_problems(document, value)


def _lesson_problems(document: Document, value: Mapping[str, Any]) -> list[Problem]:
    problems = []
    seen: set[str] = set()
    for index, entry in enumerate(value["lessons"]):
        slug = entry["slug"]
        if slug in seen:
            what = f"The lesson “{slug}” stands twice."
            problems.append(document.problem(("lessons", index), "duplicate", what, "Remove one."))
        seen.add(slug)
        if not (document.path.parent / "lessons" / f"{slug}.py").is_file():
            what = f"The lesson “{slug}” has no source."
            fix = f"Write lessons/{slug}.py, or take the lesson out."
            problems.append(document.problem(("lessons", index), "lesson", what, fix))
        for place, objective in enumerate(entry["objectives"]):
            if objective not in value["objectives"]:
                what = unknown("objective", objective, value["objectives"])
                keys = ("lessons", index, "objectives", place)
                problems.append(document.problem(keys, "objective", what))
    return problems
