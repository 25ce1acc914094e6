"""Courses, questions and answers made up in memory, for tests and benchmarks of the learner."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from coursekit.course import Course, Lesson
from coursekit.items import Item, Option, SingleChoice, fingerprint
from coursekit.items.item import About, short_id
from coursekit.learner import Attempt

NOON = datetime(2026, 2, 2, 12, tzinfo=UTC)
RIGHT, WRONG = short_id("yes"), short_id("no")


def course(lessons: Sequence[str], objectives: Sequence[str]) -> Course:
    """A course whose lessons take an hour each and serve all objectives."""
    return Course(
        root=Path(),
        title="Tea and tiles",
        as_of="2026-01",
        licence="CC-BY-4.0",
        objectives={name: f"Do {name}." for name in objectives},
        lessons=tuple(
            Lesson(
                slug=slug,
                number=number,
                title=slug.upper(),
                question="Why?",
                minutes=60,
                objectives=tuple(objectives),
                source=Path(),
                bank=Path(),
            )
            for number, slug in enumerate(lessons, start=1)
        ),
    )


def choice(name: str, objective: str = "O1", *, stem: str = "Is it so?", tries: int = 1) -> Item:
    """A question with the answers yes, which is right, and no."""
    return SingleChoice(
        about=About(
            id=name,
            theme="foundation",
            objective=objective,
            level=2,
            sources=("nobody",),
            tries=tries,
        ),
        stem=stem,
        options=(
            Option(text="yes", correct=True, feedback="So it is."),
            Option(text="no", correct=False, feedback="It is so."),
        ),
    )


def items(lessons: Sequence[str], objectives: Sequence[str], each: int) -> list[Item]:
    """Some questions in each lesson, their objectives in turn."""
    return [
        choice(f"{slug}/q{number}", objectives[number % len(objectives)])
        for slug in lessons
        for number in range(each)
    ]


def answer(item: Item, right: bool = True, *, days: float = 0, **other: Any) -> Attempt:
    """An answer to a question, some days after noon of the first day."""
    values: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "item": item.about.id,
        "version": fingerprint(item),
        "round": 1,
        "response": RIGHT if right else WRONG,
        "fraction": float(right),
        "reason": "right" if right else "wrong",
        "confidence": None,
        "at": NOON + timedelta(days=days),
    }
    return Attempt(**values | other)
