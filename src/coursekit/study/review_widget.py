"""The review in a notebook: one question after another, and at the end what has changed."""

from __future__ import annotations

import traitlets

from coursekit.course import Course
from coursekit.errors import StoreError
from coursekit.interface.fallback import framed
from coursekit.interface.words import Words
from coursekit.markup import escape
from coursekit.quiz.widget import QuizWidget
from coursekit.quiz.words import words as quiz_words
from coursekit.study import asking, changes
from coursekit.study.review import Review
from coursekit.study.words import words


class ReviewWidget(QuizWidget):
    """Questions that are due.

    Besides a quiz's messages the page sends `{kind: "close"}` for the summary, and
    `{kind: "more"}` for the next questions. `stage` is `asking` or `done`; then `summary` is the
    page that is shown.
    """

    _esm = asking.script("review")
    _css = asking.style()

    stage = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    due = traitlets.Int().tag(sync=True)

    def __init__(self, review: Review, course: Course, language: str) -> None:
        self._review, self._course = review, course
        self._own = words("review", language)
        both = Words(language, {**quiz_words(language).texts, **self._own.texts})
        super().__init__(review, both, confidence=True, settings={"again": False})
        if review.items:
            self.stage = "asking"
        else:
            self._close()

    def _act(self, kind: str) -> None:
        try:
            if kind == "close":
                self._close()
            elif kind == "more":
                self._more()
        except StoreError as error:
            self.trouble = error.code
        else:
            self._show()

    def _close(self) -> None:
        found = self._review.summary()
        with self.hold_sync():
            self.summary = changes.page(found, self._course, self._say)
            self.due = len(found.left.items)
            self.stage = "done"

    def _more(self) -> None:
        self._review.begin()
        if not self._review.items:
            self._close()
            return
        with self.hold_sync():
            self.results = {}
            self.questions = self._review.questions()
            self.stage = "asking"

    def _static_html(self) -> str:
        """Return what stays in the notebook's file: no question, since it is another each time."""
        own = self._own
        done, total = len(self._review.results()), len(self._review.items)
        said = escape(own("so_far", done=done, total=total))
        begun = f"<h3>{escape(own('title'))}</h3><p>{said}</p>"
        body = self.summary if self.stage == "done" else begun
        run = f"<p><em>{escape(own('run_review'))}</em></p>"
        return framed(f"{body}{run}", language=own("language"), direction=own("dir"))
