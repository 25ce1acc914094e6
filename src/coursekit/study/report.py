"""A report to keep or to hand in: one page without scripts, which prints as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.interface import joining
from coursekit.interface.words import Words
from coursekit.learner.catalogue import Catalogue
from coursekit.learner.store import Store
from coursekit.markup import escape
from coursekit.study import said
from coursekit.study.calibration import calibration_html
from coursekit.study.start import authors, tests_said
from coursekit.study.table import table
from coursekit.study.words import words

Data = Mapping[str, Any]

FILE = "learning-report.html"
_MARK = '<meta name="generator" content="coursekit report">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report that was written, shown as a link to it."""

    file: Path
    language: str

    def __repr__(self) -> str:
        return words("standing", self.language)("report_written", file=self.file.name)

    def _repr_html_(self) -> str:
        say = words("standing", self.language)
        name = escape(self.file.name)
        link = f'<a href="{name}" target="_blank">{name}</a>'
        return f'<p lang="{say.language}">{say("report_written", file=link)}</p>'


def report(name: str = "", *, out: str | Path = FILE) -> Report:
    """Write a page of lessons, objectives, tests and how sure you were, to print or hand in.

    Parameters
    ----------
    name
        Your name, if it should stand there.
    out
        The file to write. A report that is there already is replaced, any other file is not.
    """
    from coursekit.interface.language import language
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import store_path
    from coursekit.location import course_root

    now, chosen = datetime.now().astimezone(), language()
    store = open_store(store_path(), now)
    try:
        return write_report(store, course_root(), Path(out), now, name=name, language=chosen)
    finally:
        store.close()


def write_report(
    store: Store, root: Path, out: Path, now: datetime, *, name: str = "", language: str = "en"
) -> Report:
    """Write the report of a learner's file; CoursekitError where `out` is some other file."""
    page = report_html(store, root, now, name=name, language=language)
    try:
        if out.exists() and _MARK not in out.read_text("utf-8", errors="replace"):
            raise CoursekitError(
                f"{out} exists and is no learning report, so it stays. Name another file."
            )
        out.write_text(page, "utf-8")
    except OSError as error:
        raise CoursekitError(f"{out} cannot be written: {error.strerror or error}.") from error
    return Report(file=out, language=language)


def report_html(
    store: Store, root: Path, now: datetime, *, name: str = "", language: str = "en"
) -> str:
    """Return the report as a whole HTML page."""
    from coursekit.learner.catalogue import read_catalogue
    from coursekit.learner.study import confidence, study

    say, catalogue = words("standing", language), read_catalogue(root)
    data = study(store, root, now)
    parts = [
        _head(data, catalogue, say, now, name),
        _section("lessons", _lessons(data, say, now), say),
        _section("objectives", _objectives(data, say), say),
        _section("tests", _tests(data, store, root, say, now), say),
        _section(
            "title_calibration", _raised(calibration_html(confidence(store, catalogue), say)), say
        ),
        f"<footer><p>{escape(say('rules'))}</p><p>{escape(say('own_data'))}</p></footer>",
    ]
    style = joining.style("coursekit.study.front", ("start", "asking", "report"))
    return (
        f'<!doctype html>\n<html lang="{say("language")}" dir="{say("dir")}">'
        f'<head><meta charset="utf-8">{_MARK}'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" '
        f'content="light dark"><title>{escape(say("title_report"))}</title>'
        f"<style>{style}</style></head>\n"
        '<body class="ck-paper"><main class="ck-widget ck-study ck-asking">'
        f"{''.join(parts)}</main></body></html>\n"
    )


def _section(key: str, body: str, say: Words) -> str:
    return f"<section><h2>{escape(say(key))}</h2>{body}</section>\n"


def _head(data: Data, catalogue: Catalogue, say: Words, now: datetime, name: str) -> str:
    from coursekit import __version__
    from coursekit.items.item import short_id

    facts = [say("report_of", name=name)] if name else []
    facts += [
        say("made", when=said.moment(now, say)),
        say(
            "edition",
            as_of=data["course"]["as_of"],
            edition=short_id(" ".join(catalogue.asked.values())),
            version=__version__,
        ),
        say("so_far", answered=data["answered"], items=data["items"]),
    ]
    told = "".join(f"<p>{escape(fact)}</p>" for fact in facts)
    title = authors(data["course"]["title"], say)
    return f"<header><h1>{escape(say('title_report'))}: {title}</h1>{told}</header>\n"


def _lessons(data: Data, say: Words, now: datetime) -> str:
    heads = [say(name) for name in ("lesson", "read", "col_answered", "col_solved", "state")]
    rows = []
    for number, one in enumerate(data["lessons"], start=1):
        left = say("left", time=said.time_needed(one["minutes_left"], say))
        cells = [
            said.day(one["opened"], say, now) or say("not_opened"),
            f"{one['answered']} / {one['items']}",
            str(one["solved"]),
            say("done") if one["done"] else left if one["minutes_left"] else "–",
        ]
        rows.append([f"{number}. {authors(one['title'], say)}", *map(escape, cells)])
    return table(say("lessons"), heads, rows)


def _objectives(data: Data, say: Words) -> str:
    heads = [
        say(name) for name in ("objective", "state", "col_successes", "col_chance", "col_lacks")
    ]
    rows = [
        [
            f"{one['id']}. {authors(one['text'], say)}",
            escape(say(f"state_{one['state']}")),
            f"{one['successes']} / {one['tried']}",
            escape(said.share(one["chance"], say)) if one["tried"] else "–",
            escape(_lacks(one, say)),
        ]
        for one in data["objectives"]
    ]
    return table(say("objectives"), heads, rows)


def _lacks(objective: Data, say: Words) -> str:
    lacks = objective["lacks"] if objective["tried"] else ()
    return say("semicolon").join(say(f"lacks_{name}") for name in lacks) or "–"


def _tests(data: Data, store: Store, root: Path, say: Words, now: datetime) -> str:
    from coursekit.course import read_course
    from coursekit.learner.outcome import outcome
    from coursekit.learner.sittings import sittings
    from coursekit.study.sitting import read_forms
    from coursekit.study.sitting_pages import result_html

    if not data["course"]["tests"]:
        return f"<p>{escape(say('no_tests'))}</p>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in tests_said(data, say, now))
    result = outcome(sittings(store), read_forms(root)[0])
    shown = f"<p>{escape(say('results_later'))}</p>"
    if result.shown:
        both = Words(say.language, {**say.texts, **words("sittings", say.language).texts})
        shown = result_html(result, read_course(root), both)
    return f"<ul>{lines}</ul>{shown}"


def _raised(page: str) -> str:
    """Return a page's headings one level up, and what is folded unfolded: paper has no buttons."""
    for level in (4, 5):
        page = page.replace(f"<h{level}>", f"<h{level - 1}>").replace(
            f"</h{level}>", f"</h{level - 1}>"
        )
    return page.replace("<details ", "<details open ")
