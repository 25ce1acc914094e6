"""Rules for the forms of the course's test: parallel, complete, and out of the lessons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursekit.checks.content import Content, Record
from coursekit.errors import Problem

PARALLEL = ("objective", "theme", "type")
"""What items of one slot have in common in every form."""


def forms_parallel(content: Content) -> Iterable[Problem]:
    """Every form has each slot once, and a slot asks for the same in every form."""
    forms: dict[str, dict[int, Record]] = {}
    for item in content.items:
        if item.in_form != item.document.path.is_relative_to(content.root / "forms"):
            what = f"{item.id} has a slot, which only items of a form have."
            if not item.in_form:
                what = f"{item.id} has no slot: its parallel in the other form cannot be found."
            yield item.problem((), "form", what, "Correct `slot`, or move the item.")
        elif item.in_form:
            slots = forms.setdefault(item.slug, {})
            if item.value["slot"] in slots:
                what = f"{item.id} and {slots[item.value['slot']].id} have the same slot."
                yield item.problem(("slot",), "form", what, "Give each its own.")
            slots.setdefault(item.value["slot"], item)
    if content.complete:
        yield from _parallel(forms)


def _parallel(forms: dict[str, dict[int, Record]]) -> Iterator[Problem]:
    for slug, slots in forms.items():
        for other, theirs in forms.items():
            for slot, item in slots.items():
                if slot not in theirs:
                    what = f"{other} has nothing in slot {slot}, where {slug} has {item.id}."
                    yield item.problem(("slot",), "form", what, "Write its parallel.")
                elif other > slug:
                    yield from _alike(item, theirs[slot])


def _alike(item: Record, parallel: Record) -> Iterator[Problem]:
    for key in PARALLEL:
        if item.value[key] != parallel.value[key]:
            what = (
                f"{parallel.id} has the {key} “{parallel.value[key]}”, "
                f"its parallel {item.id} “{item.value[key]}”."
            )
            yield parallel.problem((key,), "form", what, "Let both forms measure the same.")
