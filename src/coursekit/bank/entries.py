"""One entry of a bank becomes one item; what its schema cannot say is checked here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from coursekit.bank.arrangements import classification, matching, ordering
from coursekit.bank.entry import Entry, about, repeats
from coursekit.bank.tabled import allocation, sketch
from coursekit.bank.typed import forecast, short_text
from coursekit.errors import ContentError
from coursekit.figures import Figure
from coursekit.items import Item, MultipleChoice, Numeric, Option, SingleChoice, Slip
from coursekit.sources import Keys
from coursekit.units import Unit, unit_named


def item_of(entry: Entry) -> Item:
    """Make the item; ContentError lists what is wrong with the entry."""
    return _PARSERS[entry.value["type"]](entry)


def _options(entry: Entry) -> tuple[Option, ...]:
    options = tuple(
        Option(
            text=option["text"].strip(),
            correct=bool(option.get("correct")),
            feedback=option["feedback"].strip(),
        )
        for option in entry.value["options"]
    )
    texts = [(("options", place), option.text) for place, option in enumerate(options)]
    if twice := repeats(entry, "option", texts):
        raise ContentError(twice)
    return options


def _single_choice(entry: Entry) -> SingleChoice:
    options = _options(entry)
    keys = sum(option.correct for option in options)
    if keys != 1:
        what = f"{keys} options are right; single_choice needs exactly one."
        fix = "Mark one option as `correct: true`."
        raise ContentError([entry.problem(("options",), "key", what, fix)])
    return SingleChoice(
        about=about(entry),
        stem=entry.value["stem"].strip(),
        options=options,
        keep_order=entry.value.get("keep_order", False),
    )


def _multiple_choice(entry: Entry) -> MultipleChoice:
    options = _options(entry)
    keys = sum(option.correct for option in options)
    if not 1 <= keys < len(options):
        what = f"{keys} of {len(options)} options are right."
        fix = "Mark at least one option as `correct: true`, and leave at least one unmarked."
        raise ContentError([entry.problem(("options",), "key", what, fix)])
    return MultipleChoice(
        about=about(entry),
        stem=entry.value["stem"].strip(),
        options=options,
        keep_order=entry.value.get("keep_order", False),
    )


def numeric(entry: Entry) -> Numeric:
    """Make a question for a number; ContentError says what its key or unit lacks."""
    value = entry.value
    key, text, unit = _number(entry)
    tolerance = value["tolerance"]["value"]
    if value["tolerance"]["kind"] == "relative":
        tolerance *= abs(key)
    return Numeric(
        about=about(entry),
        stem=value["stem"].strip(),
        key=key,
        key_text=text,
        unit=unit,
        tolerance=tolerance,
        feedback={
            kind: said.strip() for kind, said in value["feedback"].items() if kind != "values"
        },
        slips=tuple(
            Slip(value=_slip(entry, place, slip), feedback=slip["feedback"].strip())
            for place, slip in enumerate(value["feedback"].get("values", []))
        ),
        figure=value.get("figure", ""),
    )


def _number(entry: Entry) -> tuple[float, str, Unit]:
    """Key of a numeric item, as a number and as text, and its unit."""
    value = entry.value
    if ("figure" in value) == ("answer" in value):
        raise ContentError([entry.problem((), "key", "it needs either `figure` or `answer`.")])
    name = value.get("unit")
    unit = unit_named(name) if name else None
    if name and unit is None:
        what, fix = f"the unit “{name}” is not known.", "`coursekit.units` lists the known units."
        raise ContentError([entry.problem(("unit",), "unit", what, fix)])
    if "figure" in value:
        figure = _figure(entry, value["figure"], ("figure",))
        if unit and unit != figure.unit:
            what = f"its unit is “{name}”, but the figure {figure.id} is in {figure.unit.name}."
            raise ContentError([entry.problem(("unit",), "unit", what, "Leave `unit` out.")])
        return figure.value, figure.text, figure.unit
    if unit is None:
        what = "an `answer` needs a unit."
        raise ContentError([entry.problem(("answer",), "unit", what, "Add `unit:`.")])
    return float(value["answer"]), unit.text(f"{value['answer']}".replace("-", "−")), unit


def _figure(entry: Entry, name: Any, keys: Keys) -> Figure:
    if not isinstance(name, str):
        what = "a figure is declared here, but the item has no parameters."
        fix = "Declare it in figures.yaml and write its name here, or add `vary:`."
        raise ContentError([entry.problem(keys, "figure", what, fix)])
    return entry.figures[name]


def _slip(entry: Entry, place: int, slip: Mapping[str, Any]) -> float:
    keys = ("feedback", "values", place)
    if ("figure" in slip) == ("answer" in slip):
        what = "a slip needs either `figure` or `answer`."
        raise ContentError([entry.problem(keys, "key", what)])
    if "figure" in slip:
        return _figure(entry, slip["figure"], (*keys, "figure")).value
    return float(slip["answer"])


_PARSERS: dict[str, Callable[[Entry], Item]] = {
    "single_choice": _single_choice,
    "multiple_choice": _multiple_choice,
    "numeric": numeric,
    "ordering": ordering,
    "matching": matching,
    "classification": classification,
    "allocation": allocation,
    "sketch": sketch,
    "short_text": short_text,
    "forecast": forecast,
}
