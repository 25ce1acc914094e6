"""Ways from an explorer into the course: only to what is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from coursekit.course import Course
from coursekit.errors import ContentError
from coursekit.markup import plain
from coursekit.sources import read_yaml
from coursekit.tables import examine_tables, load


def lessons(course: Course, folder: Path | None) -> dict[str, dict[str, Any]]:
    """Return every lesson's title and number; a link where its notebook lies in `folder`.

    Without a folder every lesson has a link: a build lays out all of them.
    """
    return {
        lesson.slug: {
            "title": lesson.title,
            "number": lesson.number,
            "href": f"{lesson.slug}.ipynb"
            if folder is None or (folder / f"{lesson.slug}.ipynb").is_file()
            else "",
        }
        for lesson in course.lessons
    }


def tables(root: Path, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return title, citation, date and limits of those tables that the course has."""
    known = examine_tables(root)[0]
    found = {}
    for name in dict.fromkeys(names):
        if name in known:
            about = load(root, name).attrs
            keys = ("title", "citation", "as_of", "limits")
            found[name] = {"call": f'ck.load("{name}")', **{key: about[key] for key in keys}}
    return found


def items(root: Path, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the questions that a lesson asks, by their ids; those of tests stay hidden."""
    found = {}
    wanted = list(dict.fromkeys(names))
    for slug in dict.fromkeys(name.partition("/")[0] for name in wanted):
        path = root / "quizzes" / f"{slug}.yaml"
        try:
            entries = read_yaml(path).value if path.is_file() else []
        except ContentError:  # the bank says itself what is wrong with it
            entries = []
        for entry in entries if isinstance(entries, list) else []:
            name = f"{slug}/{entry.get('id')}" if isinstance(entry, dict) else ""
            if name in wanted:
                stem = str(entry.get("stem", ""))
                for parameter in entry.get("vary", ()):
                    stem = stem.replace(f"{{{parameter}}}", "…")
                found[name] = {"call": f'ck.quiz("{name}")', "stem": plain(stem)}
    return found
