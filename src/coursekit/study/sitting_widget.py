"""A test in a notebook: what to know before, its questions, and what may be said after it."""

from __future__ import annotations

from typing import Any

import traitlets

from coursekit.course import Course
from coursekit.errors import StoreError
from coursekit.interface.fallback import framed
from coursekit.interface.words import Words
from coursekit.learner.sittings import MINUTES
from coursekit.markup import escape
from coursekit.quiz.widget import QuizWidget
from coursekit.quiz.words import words as quiz_words
from coursekit.study import asking, sitting_pages
from coursekit.study.sitting import Desk
from coursekit.study.words import words


class SittingWidget(QuizWidget):
    """The test before or after the course.

    Besides answers the page sends `{kind: "begin"}` and `{kind: "end"}`. `stage` is `before`,
    `running` or `after`; `page` is what is shown before and after. Questions are on the page only
    while a sitting runs, keys never.
    """

    _esm = asking.script("sitting")
    _css = asking.style()

    stage = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    spent = traitlets.Float().tag(sync=True)

    def __init__(self, desk: Desk, course: Course, language: str) -> None:
        self._desk, self._course = desk, course
        self._own = words("sittings", language)
        both = Words(language, {**quiz_words(language).texts, **self._own.texts})
        settings: dict[str, Any] = {"minutes": MINUTES, "title": both(f"title_{desk.test}")}
        super().__init__(desk, both, settings=settings)
        self._stage()

    def _stage(self) -> None:
        """Show where the learner is: before, at, or after the test."""
        desk = self._desk
        with self.hold_sync():
            sitting = desk.running
            if sitting is not None:
                self.stage, self.spent = "running", desk.seconds()
                self.page = sitting_pages.running(sitting, self._say)
            else:
                taken = [one for one in desk.all_sittings() if one.test == desk.test]
                self.page = sitting_pages.page(desk, self._course, self._say)
                self.stage = "after" if taken else "before"
            self.questions, self.results = desk.questions(), desk.results()

    def _act(self, kind: str) -> None:
        try:
            if kind == "begin":
                self._desk.begin()
            elif kind == "end":
                self._desk.end()
            self._stage()
        except StoreError as error:
            self.trouble = error.code
        else:
            self._show()

    def _answer(self, name: str, response: Any, confidence: Any, seconds: Any) -> None:
        super()._answer(name, response, confidence, seconds)
        if self._desk.running is None:  # ended in another notebook
            self._stage()

    def _static_html(self) -> str:
        """Return what stays in the notebook's file: no question of the test."""
        own = self._own
        if self.stage == "running":
            done, total = len(self._desk.results()), len(self._desk.items)
            title = f"<h3>{escape(own(f'title_{self._desk.test}'))}</h3>"
            body = f"{title}<p>{escape(own('so_far', done=done, total=total))}</p>"
        else:
            body = self.page
        run = f"<p><em>{escape(own('run_test'))}</em></p>"
        return framed(f"{body}{run}", language=own("language"), direction=own("dir"))
