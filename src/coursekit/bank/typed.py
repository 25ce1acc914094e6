"""Entries answered by a typed name, or by a probability."""

from __future__ import annotations

from coursekit.bank.entry import Entry, about
from coursekit.errors import ContentError
from coursekit.items import Forecast, NearMiss, ShortText
from coursekit.items.folding import folded


def short_text(entry: Entry) -> ShortText:
    """Make a question for a name; a near miss may not be an accepted form as well."""
    value = entry.value
    accepted = {folded(form): form for form in value["accept"]}
    problems = []
    if "" in accepted:
        what = f"“{accepted['']}” holds no letter or digit."
        problems.append(entry.problem(("accept",), "key", what))
    for place, miss in enumerate(value.get("near", ())):
        for form in miss["forms"]:
            if folded(form) in accepted:
                what = f"“{form}” is a near miss and an accepted form, too."
                fix = "Case, accents and transliteration make no difference. Remove one."
                problems.append(entry.problem(("near", place), "key", what, fix))
    if problems:
        raise ContentError(problems)
    return ShortText(
        about=about(entry),
        stem=value["stem"].strip(),
        accept=tuple(value["accept"]),
        right=value["feedback"]["right"].strip(),
        wrong=value["feedback"]["wrong"].strip(),
        near=tuple(
            NearMiss(forms=tuple(miss["forms"]), feedback=miss["feedback"].strip())
            for miss in value.get("near", ())
        ),
    )


def forecast(entry: Entry) -> Forecast:
    """Make a question for a probability; it must say when it was asked and when decided."""
    value = entry.value
    if not value.get("as_of"):
        what = "a forecast needs the day from which it looks ahead."
        raise ContentError([entry.problem((), "as-of", what, "Add `as_of:`.")])
    if str(value["closes"]) <= str(value["as_of"]):
        what = f"it closes on {value['closes']}, but looks ahead from {value['as_of']}."
        raise ContentError([entry.problem(("closes",), "as-of", what)])
    return Forecast(
        about=about(entry),
        stem=value["stem"].strip(),
        happened=value["happened"],
        closes=str(value["closes"]),
        feedback={side: text.strip() for side, text in value["feedback"].items()},
    )
