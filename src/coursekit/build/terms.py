"""Terms in a lesson: each is marked where the lesson first uses it, and listed at its end.

A mark is a link with the definition as its title. That is what JupyterLab's cleaning of Markdown
leaves, and it needs no style and no script: the title shows under the mouse and is read out with
the link, Tab reaches it, Enter leads to the entry in the list, and a link there leads back. Where
a widget's style sheet is on the page, the definition also shows beside the link that has the focus.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coursekit.build.text import attribute, link, written
from coursekit.course import GLOSSARY_PAGE, START_PAGE, Course
from coursekit.registers.glossary import Term, uses


class Marks:
    """Marks the first use of each of `terms`, cell by cell; `used` are those found so far."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)
        self.used: dict[str, Term] = {}

    def marked(self, text: str) -> str:
        """Markdown with a mark at each term that no cell before has used."""
        parts, after = [], 0
        for use in uses(text, self._terms):
            if use.term.id in self.used:
                continue
            self.used[use.term.id] = use.term
            parts += [text[after : use.start], _mark(use.term, text[use.start : use.end])]
            after = use.end
        return "".join([*parts, text[after:]])


def terms_of(terms: Iterable[Term], slug: str) -> tuple[Term, ...]:
    """Terms that the lesson called `slug` marks and lists."""
    return tuple(term for term in terms if slug in term.lessons)


def terms_list(used: Iterable[Term]) -> str:
    """Return the list that a lesson's marks lead to, or nothing where it marks none."""
    ordered = sorted(used, key=lambda term: term.en.casefold())
    if not ordered:
        return ""
    entries = [
        f'- <span id="term-{term.id}">{_entry(term)}</span> [back to the text](#used-{term.id})'
        for term in ordered
    ]
    every = link("glossary", GLOSSARY_PAGE)
    return "\n".join(
        ["## Terms of this lesson", "", *entries, "", f"All terms of the course: {every}."]
    )


def glossary_page(course: Course, terms: Sequence[Term]) -> list[str]:
    """Return the page of all terms as the Markdown of its cells, one for each first letter."""
    titles = {lesson.slug: lesson for lesson in course.lessons}
    letters: dict[str, list[str]] = {}
    for term in terms:
        lessons = ", ".join(
            link(titles[slug].title, titles[slug].notebook) for slug in term.lessons
        )
        letters.setdefault(term.en[0].upper(), []).append(f"- {_entry(term)}<br>{lessons}")
    head = (
        f"# Glossary\n\n{link('Start page', START_PAGE)}\n\n"
        f"{len(terms)} terms of the course, with their Russian and "
        "Chinese counterparts and how these are said. The links lead to the lessons."
    )
    return [head, *("\n".join([f"## {name}", "", *rows]) for name, rows in letters.items())]


def _mark(term: Term, text: str) -> str:
    name = "" if text.casefold() == term.en.casefold() else f"{term.en[:1].upper()}{term.en[1:]}: "
    return (
        f'<a class="ck-term" href="#term-{term.id}" id="used-{term.id}" '
        f'title="{attribute(name + term.says)}">{text}</a>'
    )


def _entry(term: Term) -> str:
    return (
        f"**{written(term.en)}** "
        f'(<span lang="ru">{written(term.ru)}</span>, {written(term.ru_latin)}; '
        f'<span lang="zh-Hans">{written(term.zh)}</span>, {written(term.pinyin)}): '
        f"{written(' '.join(term.says.split()))}"
    )
