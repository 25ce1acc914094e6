"""An explorer in a notebook: all that there is to see is on the page, and needs no kernel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from coursekit.explorers import fallback, front
from coursekit.interface.fallback import show
from coursekit.interface.words import Words


class Explorer(anywidget.AnyWidget):
    """A view of one register.

    `data` is what there is to see, `chosen` what is shown and filtered at first.
    """

    _esm = front.script()
    _css = front.style()

    data = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(
        self, data: Mapping[str, Any], say: Words, chosen: Mapping[str, Any], **more: Any
    ) -> None:
        self._say = say
        self._static: Any = None
        wanted = {name: value for name, value in chosen.items() if value not in (None, "")}
        super().__init__(data=dict(data), chosen=wanted, words=dict(say.texts), **more)

    def static_html(self) -> str:
        """Return the view as plain HTML: everything in one table."""
        return fallback.static_html(self.data, self._say)

    def _ipython_display_(self) -> None:
        """Show plain HTML, which stays in the notebook's file, and behind it the explorer."""
        self._static = show(self.static_html(), self)
