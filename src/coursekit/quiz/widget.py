"""The live quiz in a notebook: Python marks and keeps answers, the page only shows and asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import anywidget
import traitlets

from coursekit.errors import ResponseError
from coursekit.interface.fallback import show
from coursekit.interface.words import Words
from coursekit.items import Item
from coursekit.quiz import front
from coursekit.quiz.payload import Context
from coursekit.quiz.static import static_html


class Asking(Protocol):
    """What a widget with questions needs: a session at a quiz, a review, a sitting of a test."""

    @property
    def trouble(self) -> str:
        """Why answers are not kept, if they are not."""
        ...

    @property
    def recovered(self) -> dict[str, Any]:
        """Which damaged file was set aside, and how many answers were saved, if any was."""
        ...

    @property
    def context(self) -> Context:
        """What the texts of the items refer to."""
        ...

    @property
    def items(self) -> Mapping[str, Item]:
        """The items by id, in order."""
        ...

    def questions(self) -> list[dict[str, Any]]:
        """What the page may know of every item before it is answered, in order."""
        ...

    def results(self) -> dict[str, dict[str, Any]]:
        """What the page may know of every answer."""
        ...

    def answer(
        self, name: str, response: Any, confidence: Any = None, seconds: Any = None
    ) -> object:
        """Take an answer; ResponseError when it cannot be read."""
        ...

    def again(self, name: str) -> None:
        """Begin an item again."""
        ...


class QuizWidget(anywidget.AnyWidget):
    """Questions of one or more items.

    The page sends `{kind: "answer", item, response}`, with `confidence` where it is asked for and
    the `seconds` that it took, and `{kind: "again", items}`. Everything that a second view or a
    reloaded page must show is a trait; a key enters `results` only after the last try.
    """

    _esm = front.script()
    _css = front.style()

    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    results = traitlets.Dict().tag(sync=True)
    notice = traitlets.Dict().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)
    recovered = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(
        self, session: Asking, say: Words, *, confidence: bool = False, **more: Any
    ) -> None:
        self._session = session
        self._say = say
        self._static: Any = None
        self._notices = 0
        super().__init__(
            questions=session.questions(),
            results=session.results(),
            trouble=session.trouble,
            recovered=session.recovered,
            settings={"confidence": confidence, **more.pop("settings", {})},
            words=dict(say.texts),
            **more,
        )
        self.on_msg(self._on_message)

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions, in order."""
        return tuple(self._session.items.values())

    def _on_message(self, _widget: object, content: Any, _buffers: object) -> None:
        match content:
            case {"kind": "answer", "item": str(name), "response": response}:
                self._answer(name, response, content.get("confidence"), content.get("seconds"))
            case {"kind": "again", "items": list(names)}:
                for name in names:
                    if isinstance(name, str):
                        self._session.again(name)
                self._show()
            case {"kind": str(kind)}:
                self._act(kind)
            case _:
                pass  # not a message of this page: nothing to say to it

    def _act(self, kind: str) -> None:
        """Do what else the page may ask for: at a quiz nothing."""

    def _answer(self, name: str, response: Any, confidence: Any, seconds: Any) -> None:
        try:
            self._session.answer(name, response, confidence, seconds)
        except ResponseError as error:
            self._notices += 1  # the same mistake twice is still news to the page
            self.notice = {"item": name, "code": error.code, "number": self._notices}
            return
        self._show()

    def _show(self) -> None:
        with self.hold_sync():
            self.questions = self._session.questions()
            self.results = self._session.results()
            self.trouble = self._session.trouble
            self.recovered = self._session.recovered
        if self._static is not None:
            from IPython.display import HTML

            self._static.update(HTML(self._static_html()))

    def _static_html(self) -> str:
        session = self._session
        return static_html(self.items, session.context, session.results(), say=self._say)

    def _ipython_display_(self) -> None:
        """Show plain HTML, which stays in the notebook's file, and behind it the live quiz."""
        self._static = show(self._static_html(), self)
