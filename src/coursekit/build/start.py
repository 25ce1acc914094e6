"""The start page: what the course is, its lessons, and how to work with it and come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursekit.bank import form_slugs
from coursekit.build.frame import licence
from coursekit.build.text import link, written
from coursekit.course import GLOSSARY_PAGE, Course

PROGRESS_CELL = "import coursekit as ck\n\nck.progress()"
"""The cell whose output says where the learner stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCell:
    """A cell of the start page; `output` is what a code cell shows before anybody has run it."""

    kind: str
    text: str
    output: str = ""


def start_page(course: Course) -> list[PageCell]:
    """Return the cells of the start page."""
    from coursekit.study.start import first_page

    tests = bool(form_slugs(course.root))
    shown = first_page(course, tests=tests)
    return [
        PageCell(kind="markdown", text=_welcome(course)),
        PageCell(kind="code", text=PROGRESS_CELL, output=shown),
        PageCell(kind="markdown", text=_lessons(course)),
        *_studying(tests=tests),
        PageCell(kind="markdown", text=_HOW),
    ]


def _studying(*, tests: bool) -> Iterator[PageCell]:
    """Yield the cells that somebody who studies alone runs when they want to."""
    for call, title, about in _CALLS:
        if tests or call not in ("pretest", "posttest"):
            yield PageCell(kind="markdown", text=f"## {title}\n\n{about}")
            yield PageCell(kind="code", text=f"import coursekit as ck\n\nck.{call}()")


def _welcome(course: Course) -> str:
    minutes = sum(lesson.minutes for lesson in course.lessons)
    hours = f"{minutes / 60:.0f} hours" if minutes >= 120 else f"{minutes} minutes"
    count = f"{len(course.lessons)} lesson{'s' if len(course.lessons) > 1 else ''}"
    aims = "\n".join(f"- {written(text)}" for text in course.objectives.values())
    return (
        f"# {written(course.title)}\n\n"
        f"{count}, about {hours} · facts as of {written(course.as_of)} · "
        f"text under {licence(course.licence)}\n\n"
        f"<details>\n<summary>What you can do at the end</summary>\n\n{aims}\n\n</details>\n\n"
        "## Where you stand"
    )


def _lessons(course: Course) -> str:
    lines = [
        f"{lesson.number}. **{link(lesson.title, lesson.notebook)}** "
        f"({lesson.minutes} minutes)<br>{written(lesson.question)}"
        for lesson in course.lessons
    ]
    title = "<summary>All lessons, and what each asks</summary>"
    folded = ["<details>", title, "", *lines, "", "</details>"]
    return "\n".join(["## Lessons", "", *folded, *_glossary(course)])


def _glossary(course: Course) -> list[str]:
    if not (course.root / "glossary.yaml").is_file():
        return []
    page = link("Glossary", GLOSSARY_PAGE)
    return [
        "",
        f"**{page}**: the terms of the course in English, Russian and Chinese. "
        "In a lesson a term is a link where it first stands, with its meaning as a note: point at "
        "it, or go to it with the Tab key.",
    ]


_CALLS = (
    (
        "review",
        "Review",
        "Questions that you have answered come back here, ten at a time, when you are about to "
        "forget them.",
    ),
    (
        "pretest",
        "Test before the course",
        "Twenty questions, about 25 minutes, best before the first lesson. You may leave it and go "
        "on later. Results come when you have taken the test after the course as well.",
    ),
    (
        "posttest",
        "Test after the course",
        "As many questions of the same kind, when you are through the lessons.",
    ),
    (
        "calibration",
        "How sure you are",
        "How often you are right when you say that you are sure.",
    ),
    (
        "report",
        "A report to keep or to hand in",
        "One page to print, with lessons, objectives, tests, and how sure you were. Put your name "
        'between the brackets if it should stand there: `ck.report("…")`.',
    ),
)

_HOW = """## How this works

- **Read from top to bottom and run each code cell**: click into it, then press Shift and Enter. Cells use what earlier cells made, so leave none out.
- **Change what you like.** These notebooks are your own copies. An update of the course replaces only notebooks whose text and code you have not changed; beside one that you changed it puts the new version under a name of its own.
- **A dotted line under a number** means that it has a note: point at it, or open the line “Where … come from” below the text, which also works with the Tab and Enter keys.
- **Questions** appear when you run their cell. Each answer is kept at once, in this folder and nowhere else, and it is there again when you come back.
- **To start a lesson afresh**, rename or delete its notebook and start the course again. Your answers stay.
- **To stop**, save (Ctrl or Cmd and S), close the page, and press Ctrl and C in the window where you started the course. **To come back**, give the same command again, such as `coursekit learn`."""  # noqa: E501
