"""Rules for links: what points into the course arrives there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from coursekit.checks.cells import LessonText
from coursekit.checks.content import Content
from coursekit.course import GLOSSARY_PAGE, START_PAGE
from coursekit.errors import Problem
from coursekit.tables import unknown

_LINK = re.compile(r"(?<!\\)\]\((?P<target>[^()\s]+)\)")
_AWAY = re.compile(r"(?:https?://|mailto:|figure:)")
_HEADING = re.compile(r"#{1,6}\s+(.+)")


def links_arrive(content: Content) -> Iterable[Problem]:
    """A link within the course names a notebook that is made, or a heading of the lesson."""
    if content.course is None:
        return
    pages = {START_PAGE, GLOSSARY_PAGE, *(lesson.notebook for lesson in content.course.lessons)}
    for lesson in content.lessons:
        anchors = _anchors(lesson)
        for line, text in lesson.prose():
            for link in _LINK.finditer(text):
                target = unquote(link["target"])
                if _AWAY.match(target):
                    continue
                page, _, anchor = target.partition("#")
                if page and page not in pages:
                    what = unknown("page", page, pages)
                    yield lesson.problem(line, "link", what, "Link to a lesson's notebook.")
                elif not page and anchor not in anchors:
                    what = unknown("heading", anchor, anchors)
                    yield lesson.problem(line, "link", what, "Write it with hyphens for spaces.")


def _anchors(lesson: LessonText) -> set[str]:
    """Headings as JupyterLab makes anchors of them."""
    found = (_HEADING.fullmatch(text.strip()) for _, text in lesson.prose())
    return {match[1].replace(" ", "-") for match in found if match}
