"""One entry of a bank becomes one item; what its schema cannot say is checked here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coursekit.errors import ContentError, Problem
from coursekit.figures import Figure
from coursekit.items import About, Item, MultipleChoice, Numeric, Option, SingleChoice, Slip
from coursekit.sources import Document, Keys
from coursekit.units import Unit, unit_named


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as its author wrote it, where it stands, and the figures that it names."""

    slug: str
    value: Mapping[str, Any]
    document: Document
    keys: Keys
    figures: Mapping[str, Figure]

    def problem(self, keys: Keys, rule: str, what: str, fix: str = "") -> Problem:
        """Make a problem on the line of one of the entry's values."""
        text = f"Item {self.value['id']}: {what}"
        return self.document.problem((*self.keys, *keys), rule, text, fix)


def item_of(entry: Entry) -> Item:
    """Make the item; ContentError lists what is wrong with the entry."""
    return _PARSERS[entry.value["type"]](entry)


def _about(entry: Entry) -> About:
    value = entry.value
    return About(
        id=f"{entry.slug}/{value['id']}",
        theme=value["theme"],
        objective=value["objective"],
        level=value["level"],
        sources=tuple(value["sources"]),
        claims=tuple(value.get("claims", ())),
        contention=value.get("contention", ""),
        favours=value.get("favours", ""),
        as_of=str(value.get("as_of", "")),
        hint=value.get("hint", ""),
        tries=value.get("tries", 1),
    )


def _options(entry: Entry) -> tuple[Option, ...]:
    options = tuple(
        Option(
            text=option["text"].strip(),
            correct=bool(option.get("correct")),
            feedback=option["feedback"].strip(),
        )
        for option in entry.value["options"]
    )
    texts = [option.text.casefold() for option in options]
    twice = [place for place, text in enumerate(texts) if text in texts[:place]]
    if twice:
        raise ContentError(
            entry.problem(
                ("options", place), "duplicate", "this option stands twice.", "Change one."
            )
            for place in twice
        )
    return options


def _single_choice(entry: Entry) -> SingleChoice:
    options = _options(entry)
    keys = sum(option.correct for option in options)
    if keys != 1:
        what = f"{keys} options are right; single_choice needs exactly one."
        fix = "Mark one option as `correct: true`."
        raise ContentError([entry.problem(("options",), "key", what, fix)])
    return SingleChoice(
        about=_about(entry),
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
        about=_about(entry),
        stem=entry.value["stem"].strip(),
        options=options,
        keep_order=entry.value.get("keep_order", False),
    )


def _numeric(entry: Entry) -> Numeric:
    value = entry.value
    key, text, unit = _number(entry)
    tolerance = value["tolerance"]["value"]
    if value["tolerance"]["kind"] == "relative":
        tolerance *= abs(key)
    return Numeric(
        about=_about(entry),
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
        figure = entry.figures[value["figure"]]
        if unit and unit != figure.unit:
            what = f"its unit is “{name}”, but the figure {figure.id} is in {figure.unit.name}."
            raise ContentError([entry.problem(("unit",), "unit", what, "Leave `unit` out.")])
        return figure.value, figure.text, figure.unit
    if unit is None:
        what = "an `answer` needs a unit."
        raise ContentError([entry.problem(("answer",), "unit", what, "Add `unit:`.")])
    return float(value["answer"]), unit.text(f"{value['answer']}".replace("-", "−")), unit


def _slip(entry: Entry, place: int, slip: Mapping[str, Any]) -> float:
    if ("figure" in slip) == ("answer" in slip):
        keys = ("feedback", "values", place)
        what = "a slip needs either `figure` or `answer`."
        raise ContentError([entry.problem(keys, "key", what)])
    return entry.figures[slip["figure"]].value if "figure" in slip else float(slip["answer"])


_PARSERS: dict[str, Callable[[Entry], Item]] = {
    "single_choice": _single_choice,
    "multiple_choice": _multiple_choice,
    "numeric": _numeric,
}
