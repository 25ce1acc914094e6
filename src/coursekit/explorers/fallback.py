"""An explorer as plain HTML: for a notebook that is opened and not run, for print and export."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coursekit.interface import fallback
from coursekit.interface.words import Words
from coursekit.learner.evidence import Mark
from coursekit.markup import escape

Data = Mapping[str, Any]


def static_html(data: Data, say: Words, own: Sequence[Mark] = ()) -> str:
    """Return everything that an explorer shows as one table, folded, and a reader's own marks."""
    heads, cells = _TABLES[data["kind"]]
    rows = [cells(entry, say) for entry in data["entries"]]
    english = "" if say.language == "en" else ' lang="en" dir="ltr"'
    head = "".join(f'<th scope="col">{escape(say(name))}</th>' for name in heads)
    body = "".join(
        f"<tr>{''.join(f'<td{english}>{cell}</td>' for cell in [*row, _ways(entry, data)])}</tr>"
        for entry, row in zip(data["entries"], rows, strict=True)
    )
    title = escape(say(f"title_{data['kind']}"))
    count = escape(say("entries", n=len(rows)))
    table = (
        f'<table><thead><tr>{head}<th scope="col">{escape(say("lessons"))}</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
    run = f"<p><em>{escape(say('run_cell'))}</em></p>"
    summary = '<summary data-lm-suppress-shortcuts="">'
    return fallback.framed(
        f"<p><strong>{title}</strong></p>{run}"
        f"<details>{summary}{count}</summary>{table}{_sources(data, say)}</details>"
        f"{_own(own, say)}",
        language=say("language"),
        direction=say("dir"),
    )


def _own(marks: Sequence[Mark], say: Words) -> str:
    lines = [
        f"<li>{escape(mark.contention)}, {escape(say('reading_of', who=mark.voice))}: "
        f"{escape(mark.says)} <strong>{escape(say('bearing_' + mark.mark))}</strong> "
        f"{escape(mark.note)}</li>"
        for mark in marks
    ]
    return f"<p>{escape(say('own_table'))}</p><ul>{''.join(lines)}</ul>" if lines else ""


def _ways(entry: Data, data: Data) -> str:
    shown = []
    for slug in entry["lessons"]:
        lesson = data["lessons"].get(slug)
        if lesson:
            title = escape(lesson["title"])
            href = escape(lesson["href"])
            shown.append(f'<a href="{href}">{title}</a>' if href else title)
    return "; ".join(shown)


def _sources(data: Data, say: Words) -> str:
    listed = "".join(f"<li>{text}</li>" for text in data["references"].values())
    return f"<p>{escape(say('sources'))}</p><ul>{listed}</ul>" if listed else ""


def _event(entry: Data, say: Words) -> list[str]:
    span = f"{entry['date']} – {entry['end']}" if entry["end"] else entry["date"]
    doubt = f" {escape(say('uncertain'))} {entry['doubt']}" if entry["doubt"] else ""
    why = f" {escape(say('why'))}: {entry['why']}" if entry["why"] else ""
    says = f"<strong>{escape(entry['title'])}</strong> {entry['says']}{why}{doubt}"
    return [escape(span), escape(say(f"kind_{entry['kind']}")), says]


def _asymmetry(entry: Data, say: Words) -> list[str]:
    lines = []
    for series in entry["series"]:
        point = series["points"][-1]
        values = [f"{say(code)} {amount(point[code], say)}" for code in ("CHN", "RUS")]
        rate = f", {say('rate_' + series['rate'])}" if series["rate"] else ""
        own = f", {series['basis']}" if series["basis"] else ""
        basis = f"{series['unit']}, {say('per_' + series['per'])}{rate}{own}, {point['when']}"
        lines.append(escape(f"{'; '.join(values)} ({basis}): {times(point['ratio'], say)}"))
    said = "<br>".join(lines) or entry["judgement"]
    return [f"<strong>{escape(entry['title'])}</strong> {entry['measure']}", said, entry["pitfall"]]


def amount(value: float, say: Words) -> str:
    """Return a value with at most three significant digits, and all of its whole part."""
    size = int(f"{abs(value):e}".partition("e")[2])
    digits = max(0, min(4, 2 - size))
    text = say.number(value, digits)
    return text.rstrip("0").rstrip(".,") if digits else text


def times(ratio: float, say: Words) -> str:
    """Say who has how many times the other."""
    side = "CHN" if ratio >= 1 else "RUS"
    larger = max(ratio, 1 / ratio)
    number = amount(larger, say)
    if number == amount(1, say):
        return say("even")
    return say(f"times_{side}", number=number)


def _claim(entry: Data, say: Words) -> list[str]:
    kind = say(f"kind_{entry['kind']}")
    strength = say(f"rating_{entry['strength'].replace(' ', '_')}") if entry["strength"] else ""
    who = f"<em>{escape(entry['speaker'])}</em>"
    says = f"{entry['id']}. {entry['says']} ({who})"
    return [says, escape(f"{kind}; {strength}"), f"{entry['status_2024']} {entry['later']}"]


def _contention(entry: Data, say: Words) -> list[str]:
    voices = "".join(f"<li>{escape(v['who'])}: {v['says']}</li>" for v in entry["voices"])
    facts = "".join(
        f"<li>{one['says']} ({escape(say('strength_' + one['strength']))})</li>"
        for one in entry["evidence"]
    )
    title = f"{entry['id']}. <strong>{escape(entry['title'])}</strong> {entry['question']}"
    return [title, f"<ul>{voices}</ul>", f"<ul>{facts}</ul>"]


_TABLES: dict[str, tuple[Sequence[str], Callable[[Data, Words], list[str]]]] = {
    "timeline": (("date", "kind", "event"), _event),
    "asymmetries": (("dimension", "values", "pitfall"), _asymmetry),
    "claims": (("claim", "kind", "status"), _claim),
    "contentions": (("contention", "voices", "evidence"), _contention),
}
