"""What the course asks at present: its items, and how each is worded, for whoever looks back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coursekit.bank import bank_slugs, examine_bank, read_bank
from coursekit.bank.reading import bank_path
from coursekit.course import Course, read_course
from coursekit.errors import ContentError
from coursekit.items import Item, fingerprint, forms
from coursekit.items.item import short_id
from coursekit.sources import version

_RULES = "1"
"""Grows when the rules change by which attempts become memories: all are then made anew."""

CARD_TYPES = frozenset(
    {
        "single_choice",
        "multiple_choice",
        "numeric",
        "ordering",
        "matching",
        "classification",
        "short_text",
    }
)
"""Types that are reviewed. Guesses, and forecasts whose end is known, lose their sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The course and its items by id, in the order of the lessons.

    `prints` holds, for each item, the fingerprint of each of its forms; `asked` a short name for
    all of them together.
    """

    course: Course
    items: Mapping[str, Item]
    prints: Mapping[str, Mapping[str, str]]
    asked: Mapping[str, str]

    def of_lesson(self, slug: str) -> list[Item]:
        """Return the items of a lesson, in order."""
        return [item for name, item in self.items.items() if lesson_of(name) == slug]


def lesson_of(item: str) -> str:
    """Return the lesson that an item's id names."""
    return item.partition("/")[0]


def is_guess_first(item: Item) -> bool:
    """Tell whether an item asks for a guess before the lesson: taking part is what counts."""
    return item.type == "sketch" or (item.type == "allocation" and item.about.level == 1)


def catalogue(course: Course, items: Iterable[Item]) -> Catalogue:
    """Make the catalogue of some items of a course."""
    by_id = {item.about.id: item for item in items}
    prints = {
        name: {form: fingerprint(one) for form, one in forms(item).items()}
        for name, item in by_id.items()
    }
    asked = {
        name: f"{_RULES}:{short_id(' '.join(f'{form}={text}' for form, text in found.items()))}"
        for name, found in prints.items()
    }
    return Catalogue(course=course, items=by_id, prints=prints, asked=asked)


def read_catalogue(root: Path) -> Catalogue:
    """Read the course at `root`; a question that an author has just broken is left out."""
    files = [root / "course.yaml", *(bank_path(root, slug) for slug in bank_slugs(root))]
    files += [*root.glob("*.yaml"), *root.glob("data/*")]
    return _read(root, tuple((path, version(path)) for path in sorted(set(files))))


@lru_cache(maxsize=4)
def _read(root: Path, as_written: object) -> Catalogue:
    course = read_course(root)
    known = set(bank_slugs(root))
    items: list[Item] = []
    for lesson in course.lessons:
        if lesson.slug not in known:
            continue
        try:
            bank = read_bank(root, lesson.slug)
        except ContentError:
            bank, _ = examine_bank(root, lesson.slug)
        items += bank.items.values()
    return catalogue(course, items)
