"""The front end of the explorers: small modules of JavaScript and CSS, joined into one file."""

from __future__ import annotations

from functools import cache

from coursekit.interface import joining

_SCRIPTS = (
    *("parts", "details", "timeline_axis", "timeline", "asymmetries", "claims"),
    *("evidence", "contentions", "explorer"),
)


@cache
def script(*, alone: bool = False) -> str:
    """Return one ES module: it exports `{ render }` for a widget; alone, `mount` for a page."""
    ending = "export { mount };" if alone else "export default { render };"
    return joining.script("coursekit.explorers.front", _SCRIPTS, ending)


@cache
def style() -> str:
    """Return one style sheet."""
    return joining.style("coursekit.explorers.front", ("explorer", "pictures"))
