"""Scripts and styles of the widgets that ask, made from the quiz's own modules."""

from __future__ import annotations

from functools import cache

from coursekit.interface import joining
from coursekit.quiz import front

_PACKAGE = "coursekit.study.front"
_MODULES = {"review": ("messages", "review"), "sitting": ("messages", "held", "places", "sitting")}


@cache
def script(name: str) -> str:
    """Return the ES module of the review, or of a sitting."""
    own = ((_PACKAGE, module) for module in _MODULES[name])
    return joining.joined((*front.asking(), *own), "export default { render };")


@cache
def style() -> str:
    """Return one style sheet for both."""
    return joining.joined_style((*front.sheets(), (_PACKAGE, "asking")))
