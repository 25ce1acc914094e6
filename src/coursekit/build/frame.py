"""What the build puts around a lesson: a header before it, sources and the way on after it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursekit.build.notes import Cited, anchor
from coursekit.build.text import link, written
from coursekit.course import START_PAGE, Course, Lesson
from coursekit.references import Reference


def header(course: Course, lesson: Lesson) -> str:
    """Title, place in the course, time, links, date, licence, and objectives in words."""
    total = len(course.lessons)
    facts = [
        f"Lesson {lesson.number} of {total}",
        f"about {lesson.minutes} minutes",
        f"facts as of {written(course.as_of)}",
        f"text under {licence(course.licence)}",
    ]
    return "\n".join(
        [
            f"# {written(lesson.title)}",
            "",
            " · ".join(facts),
            "",
            _ways(course, lesson),
            "",
            "**What you practise in this lesson**",
            "",
            *(f"- {written(course.objectives[name])}" for name in lesson.objectives),
        ]
    )


def licence(name: str) -> str:
    """Return a licence as a link where its address is known."""
    match = re.fullmatch(r"CC-(BY(?:-[A-Z]{2})*)-(\d\.\d)", name)
    if not match:
        return written(name)
    address = f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return f"[{name.replace('-', ' ', 1).replace(f'-{match[2]}', f' {match[2]}')}]({address})"


def sources(cited: Cited, others: Iterable[Reference]) -> str:
    """Return the list of all that a lesson draws on, in alphabetical order."""
    used = {ref.id: ref for ref in (*cited.in_text.values(), *cited.by_numbers.values(), *others)}
    ordered = sorted(used.values(), key=lambda ref: (ref.full.casefold(), ref.id))
    entries = [_entry(ref, in_text=ref.id in cited.in_text) for ref in ordered]
    return "\n".join(["## Sources of this lesson", "", *entries]) if entries else ""


def way_on(course: Course, lesson: Lesson) -> str:
    """Say what comes after a lesson."""
    start = link("start page", START_PAGE)
    if lesson.number == len(course.lessons):
        step = f"This is the last lesson for now. All lessons are on the {start}."
    else:
        following = course.lessons[lesson.number]
        target = link(following.title, following.notebook)
        step = f"Next lesson: {target}. {written(following.question)}\n\nAll lessons: {start}."
    return f"## What comes next\n\n{step}"


def _ways(course: Course, lesson: Lesson) -> str:
    place = lesson.number - 1
    ways = []
    if place > 0:
        before = course.lessons[place - 1]
        ways.append(link(f"← Previous: {before.title}", before.notebook))
    ways.append(link("Start page", START_PAGE))
    if place + 1 < len(course.lessons):
        after = course.lessons[place + 1]
        ways.append(link(f"Next: {after.title} →", after.notebook))
    return " · ".join(ways)


def _entry(reference: Reference, *, in_text: bool) -> str:
    before, address, after = (
        reference.full.partition(reference.url) if reference.url else (reference.full, "", "")
    )
    words = written(before) + (f"<{address}>" if address else "") + written(after)
    back = f" [back to the text](#{anchor('cited', reference.id)})" if in_text else ""
    return f'- <span id="{anchor("source", reference.id)}">{words}</span>{back}'
