"""A page of a learner's own numbers in a notebook: Python makes it, and brings it up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import anywidget
import traitlets

from coursekit.errors import StoreError
from coursekit.interface import fallback, joining
from coursekit.interface.words import Words
from coursekit.markup import escape
from coursekit.study.said import moment

_PACKAGE = "coursekit.study.front"
_WORDS = ("language", "dir", "update", "updated", "unchanged", "no_kernel", "no_cell", "follows")


class Page(anywidget.AnyWidget):
    """A page that `make` returns below its title, as safe HTML.

    The page's script sends `{kind: "refresh"}`; `number` grows with each answer to it.
    """

    _esm = joining.script(_PACKAGE, ("start",), "export default { render };")
    _css = joining.style(_PACKAGE, ("start",))

    title = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    stamp = traitlets.Unicode().tag(sync=True)
    number = traitlets.Int().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, title: str, say: Words, make: Callable[[], str]) -> None:
        self._say, self._make, self._title = say, make, title
        self._static: Any = None
        super().__init__(title=say(title), words={name: say.texts[name] for name in _WORDS})
        self.refresh()
        self.on_msg(self._on_message)

    def refresh(self) -> None:
        """Make the page anew, and show it."""
        with self.hold_sync():
            self.page = self._made()
            self.stamp = self._say("stamp", when=moment(datetime.now().astimezone(), self._say))
            self.number += 1
        if self._static is not None:
            from IPython.display import HTML

            self._static.update(HTML(self.static_html()))

    def static_html(self) -> str:
        """Return the page as plain HTML, for a notebook that is opened and not run."""
        return unrun(self._title, self.page, self._say, stamp=self.stamp)

    def _made(self) -> str:
        try:
            return self._make()
        except StoreError as error:  # the notebook goes on, and says what is wrong
            return f'<p class="ck-notice">{escape(self._say("trouble", problem=error))}</p>'

    def _on_message(self, _widget: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("kind") == "refresh":
            self.refresh()

    def _ipython_display_(self) -> None:
        """Show plain HTML, which stays in the notebook's file, and behind it the live page."""
        self._static = fallback.show(self.static_html(), self)


def unrun(title: str, page: str, say: Words, *, stamp: str = "") -> str:
    """Return a page as plain HTML with a button that runs its cell, where JupyterLab shows it."""
    button = (
        '<button type="button" class="ck-run" data-commandlinker-command="notebook:run-cell" '
        'data-commandlinker-args="{}" data-lm-suppress-shortcuts>'
        f"{escape(say('update'))}</button>"
    )
    # Elsewhere, as in an export or in print, there is nothing that the button could do.
    style = "<style>.ck-run{display:none}.jp-Notebook .ck-run{display:inline-block}</style>"
    told = f"<p><em>{escape(stamp)} {escape(say('unrun'))}</em> {button}</p>"
    body = f"{style}<h3>{escape(say(title))}</h3>{told}{page}"
    return fallback.framed(body, language=say("language"), direction=say("dir"))
