"""The start page: what the course is, its lessons, and how to work with it and come back."""

from __future__ import annotations

from coursekit.build.frame import licence
from coursekit.build.text import link, written
from coursekit.course import GLOSSARY_PAGE, Course


def start_page(course: Course) -> list[str]:
    """Return the start page as the Markdown of its cells."""
    return [_welcome(course), _lessons(course), _HOW]


def _welcome(course: Course) -> str:
    minutes = sum(lesson.minutes for lesson in course.lessons)
    hours = f"{minutes / 60:.0f} hours" if minutes >= 120 else f"{minutes} minutes"
    count = f"{len(course.lessons)} lesson{'s' if len(course.lessons) > 1 else ''}"
    aims = "\n".join(f"- {written(text)}" for text in course.objectives.values())
    return (
        f"# {written(course.title)}\n\n"
        f"{count}, about {hours} · facts as of {written(course.as_of)} · "
        f"text under {licence(course.licence)}\n\n"
        f"<details>\n<summary>What you can do at the end</summary>\n\n{aims}\n\n</details>"
    )


def _lessons(course: Course) -> str:
    lines = [
        f"{lesson.number}. **{link(lesson.title, lesson.notebook)}** "
        f"({lesson.minutes} minutes)<br>{written(lesson.question)}"
        for lesson in course.lessons
    ]
    return "\n".join(["## Lessons", "", *lines, *_glossary(course)])


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


_HOW = """## How this works

- **Read from top to bottom and run each code cell**: click into it, then press Shift and Enter. Cells use what earlier cells made, so leave none out.
- **Change what you like.** These notebooks are your own copies. An update of the course replaces only notebooks whose text and code you have not changed; beside one that you changed it puts the new version under a name of its own.
- **A dotted line under a number** means that it has a note: point at it, or open the line “Where … come from” below the text, which also works with the Tab and Enter keys.
- **Questions** appear when you run their cell. Each answer is kept at once, in this folder and nowhere else, and it is there again when you come back.
- **To start a lesson afresh**, rename or delete its notebook and start the course again. Your answers stay.
- **To stop**, save (Ctrl or Cmd and S), close the page, and press Ctrl and C in the window where you started the course. **To come back**, give the same command again, such as `coursekit learn`."""  # noqa: E501
