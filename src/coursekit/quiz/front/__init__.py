"""The front end: small modules of JavaScript and CSS, joined into the one file of a widget."""

from __future__ import annotations

from functools import cache

from coursekit.interface import joining

_PACKAGE = "coursekit.quiz.front"
_SHOWING = (
    *("entries", "choice", "numeric", "ordering", "pairing", "typed"),
    *("allocation", "sketch", "types", "stopwatch", "recovered", "question", "quiz"),
)
_MARKING = (  # what Python does where there is a kernel
    *("score", "numbers", "folding", "score_choice", "score_numeric", "score_typed"),
    *("score_arrangements", "score_allocation", "score_sketch", "scorers", "page"),
)
_STYLES = ("base", "arrangements", "allocation", "sketch")


@cache
def script(*, alone: bool = False) -> str:
    """Return one ES module that shows quizzes; `alone`, it also marks them without a kernel.

    It exports `{ render }` for a widget; alone, also `mount` and `score`.
    """
    names = (*_SHOWING, *(_MARKING if alone else ()))
    ending = "export { mount, score };" if alone else "export default { render };"
    return joining.script(_PACKAGE, names, ending)


@cache
def style() -> str:
    """Return one style sheet."""
    return joining.style(_PACKAGE, _STYLES)


def asking() -> list[tuple[str, str]]:
    """Return the modules that show a question, for another widget's script."""
    return [(_PACKAGE, name) for name in _SHOWING if name != "quiz"]


def sheets() -> list[tuple[str, str]]:
    """Return the style sheets of questions, for another widget's."""
    return [(_PACKAGE, name) for name in _STYLES]
