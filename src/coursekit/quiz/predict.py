"""A guess before a chart: the reader commits to an answer, then sees it beside the data."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.interface.language import language
from coursekit.interface.words import Words
from coursekit.items import Allocation, Item, Numeric, Sketch
from coursekit.items.numbers import read_number
from coursekit.markup import escape
from coursekit.quiz import quiz
from coursekit.quiz.widget import QuizWidget
from coursekit.quiz.words import words


def predict(name: str, then: Callable[..., object], *, confidence: bool = False) -> Prediction:
    """Ask one question, and show what `then` draws only after it has been answered.

    Parameters
    ----------
    name : str
        One item, such as `03_trade/ratio`: best a number, a sketch or an allocation.
    then : function
        Draws with `ck.chart`. It is called without an argument, or, where it takes one, with the
        guess: a number in the item's unit, for a sketch a mapping of years to values, for an
        allocation one of categories to per cents; for other types the answer in words.

    Raises
    ------
    CoursekitError
        Where `name` is not one question, or `then` is no function.
    """
    if not callable(then):
        what = "`then` must be a function that draws the chart."
        raise CoursekitError(f"{what} Write then=draw, without brackets.")
    widget = quiz(name, confidence=confidence)
    if len(widget.questions) != 1:
        raise CoursekitError(f"ck.predict asks one question; “{name}” is {len(widget.questions)}.")
    return Prediction(widget, then, words(language()))


class Prediction:
    """A quiz of one question, and below it the chart that waits for its answer."""

    def __init__(self, widget: QuizWidget, then: Callable[..., object], say: Words) -> None:
        self.quiz = widget
        self._then = then
        self._say = say
        self._shown = ""  # the attempt that the chart was drawn for
        self._below: Any = None
        widget.observe(self._update, names="results")

    def _ipython_display_(self) -> None:
        from IPython.display import display

        self.quiz._ipython_display_()
        # A display that is updated in place is saved with the notebook, unlike an Output widget.
        result = self._answered()
        self._shown = result["attempt"] if result else ""
        self._below = display(self._under(result), raw=True, display_id=True)

    def _update(self, _change: object) -> None:
        result = self._answered()
        attempt = result["attempt"] if result else ""
        if self._below is not None and attempt != self._shown:
            self._shown = attempt
            self._below.update(self._under(result), raw=True)

    def _answered(self) -> dict[str, Any] | None:
        """Return what was said to the answer, once no try is left that the chart would spoil."""
        (result,) = self.quiz.results.values() or (None,)
        return result if result and result["left"] == 0 else None

    def _under(self, result: dict[str, Any] | None) -> dict[str, str]:
        """Return what stands below the question, by MIME type."""
        if result is None:
            text = self._say("after_answer")
            return {"text/plain": text, "text/html": f"<p><em>{escape(text)}</em></p>"}
        (item,) = self.quiz.items
        arguments = [guess(item, result["response"])] if _takes_guess(self._then) else []
        return _captured(lambda: self._then(*arguments))


def guess(item: Item, response: Any) -> Any:
    """Return a response that has been scored as a chart's code can use it."""
    match item:
        case Numeric():
            return read_number(response, item.unit)
        case Sketch():
            return {int(year): float(value) for year, value in response.items()}
        case Allocation():
            return {one.name: float(response[one.id]) for one in item.categories}
        case _:
            return item.in_words(response)


def _takes_guess(then: Callable[..., object]) -> bool:
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = inspect.signature(then).parameters.values()
    return any(p.kind in (*kinds, inspect.Parameter.VAR_POSITIONAL) for p in parameters)


def _captured(draw: Callable[[], object]) -> dict[str, str]:
    """Call a function; return all that it displays and prints as one output.

    What it raises is shown as well: while a message of the page is handled, nobody else would.
    """
    from IPython.utils.capture import capture_output

    trouble = ""
    with capture_output() as captured:
        try:
            draw()
        except Exception as error:  # noqa: BLE001 - an author's code
            trouble = f"{type(error).__name__}: {error}"
    printed = "".join((captured.stdout, captured.stderr, trouble))
    bundles: list[Mapping[str, Any]] = [output.data for output in captured.outputs]
    plain = [str(bundle.get("text/plain", "")) for bundle in bundles]
    html = [_html(bundle) for bundle in bundles]
    if printed:
        plain.append(printed)
        html.append(f"<pre>{escape(printed)}</pre>")
    return {"text/plain": "\n".join(plain), "text/html": "".join(html)}


def _html(bundle: Mapping[str, Any]) -> str:
    if "text/html" in bundle:
        return str(bundle["text/html"])
    return f"<pre>{escape(str(bundle.get('text/plain', '')))}</pre>"
