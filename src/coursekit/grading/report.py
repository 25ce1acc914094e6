"""The report of a run, for programs and for people."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coursekit.grading.batch import Report

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:left;"
    "border-bottom:1px solid #767676}td.n{text-align:right}"
)


def write_reports(report: Report, folder: Path) -> None:
    """Write `NAME-report.json` and `NAME-report.html`."""
    for name, text in (
        (f"{report.assignment}-report.json", json.dumps(report.as_json(), indent=1) + "\n"),
        (f"{report.assignment}-report.html", as_html(report)),
    ):
        part = folder / f".{name}.part"
        part.write_text(text, encoding="utf-8")
        part.replace(folder / name)


def histogram(report: Report, bins: int = 10) -> list[tuple[str, int]]:
    """How many scored how much, in shares of the full score."""
    counts = [0] * bins
    for done in report.submissions:
        share = done.score / done.max_score if done.max_score else 0.0
        counts[min(max(int(share * bins), 0), bins - 1)] += 1
    return [(f"{100 * i // bins}–{100 * (i + 1) // bins} %", n) for i, n in enumerate(counts)]


def by_status(report: Report) -> dict[str, int]:
    """How many submissions have each status."""
    counts: dict[str, int] = {}
    for done in report.submissions:
        counts[done.status] = counts.get(done.status, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def as_html(report: Report) -> str:
    """A page with what an instructor should look at first."""
    said = html.escape
    rows = sorted(report.submissions, key=lambda done: (done.status == "graded", -done.seconds))
    table = "".join(
        f"<tr><td>{said(done.student)}</td><td>{said(done.status)}</td>"
        f"<td class=n>{done.score:g} / {done.max_score:g}</td><td class=n>{done.seconds:.2f}</td>"
        f"<td>{said('; '.join(done.notes))}</td></tr>"
        for done in rows
    )
    bars = "".join(
        f"<tr><td>{label}</td><td class=n>{n}</td></tr>" for label, n in histogram(report)
    )
    counts = ", ".join(f"{n} {said(status)}" for status, n in by_status(report).items())
    name = said(report.assignment)
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{name}: grading</title>"
        f"<style>{_STYLE}</style><h1>{name}</h1><p>{len(rows)} submissions: {counts}. "
        f"From {said(report.started)} to {said(report.finished)}.</p>"
        f"<h2>Scores</h2><table><tr><th>Share<th>Submissions</tr>{bars}</table>"
        "<h2>Submissions: not graded first, then the slowest</h2><table><tr><th>Student<th>Status"
        f"<th>Score<th>Seconds<th>Notes</tr>{table}</table></html>\n"
    )
