"""The start page: lessons, reviews, objectives with their evidence, and one next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.interface.words import Words
from coursekit.markup import escape
from coursekit.study import said
from coursekit.study.words import words

if TYPE_CHECKING:
    from coursekit.course import Course
    from coursekit.learner.catalogue import Catalogue
    from coursekit.learner.store import Store
    from coursekit.study.page import Page

Data = Mapping[str, Any]

_CALLS = {
    "resume_test": "{}test",
    "pretest": "pretest",
    "reviews": "review",
    "posttest": "posttest",
}
_SIGNS = {"not_started": "○", "started": "◔", "nearly": "◑", "mastered": "●", "refresh": "↻"}


def progress() -> Page:
    """Show where you stand: lessons, objectives, what is due, and one next step."""
    from coursekit.interface.language import language
    from coursekit.study.page import Page

    say = words("standing", language())
    return Page("title_progress", say, lambda: _now(say))


def _now(say: Words) -> str:
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import store_path
    from coursekit.location import course_root

    now = datetime.now().astimezone()
    store = open_store(store_path(), now)
    try:
        return _made(store, course_root(), Path.cwd(), say, now)
    finally:
        store.close()


def _made(store: Store, root: Path, folder: Path, say: Words, now: datetime) -> str:
    from coursekit.explorers.ways import lessons
    from coursekit.learner.catalogue import read_catalogue
    from coursekit.learner.study import study

    catalogue = read_catalogue(root)
    there = lessons(catalogue.course, folder)
    hrefs = {slug: one["href"] for slug, one in there.items()}
    return page_html(study(store, root, now), say, now, hrefs=hrefs, stems=stems(catalogue))


def page_of(root: Path, answers: Path, workspace: Path, now: datetime) -> str:
    """Return the page of the learner whose file is `answers`, as HTML for a notebook unrun."""
    from coursekit.interface.language import language
    from coursekit.learner.store import Store
    from coursekit.study.page import unrun

    say = words("standing", language(start=workspace))
    store = Store(answers)
    try:
        page = _made(store, root, workspace, say, now)
    finally:
        store.close()
    stamp = say("stamp", when=said.moment(now, say))
    return unrun("title_progress", page, say, stamp=stamp)


def first_page(course: Course, *, tests: bool) -> str:
    """Return the page of somebody who has done nothing yet, as plain HTML for a notebook unrun."""
    from coursekit.learner.catalogue import catalogue
    from coursekit.learner.store import Store
    from coursekit.learner.study import overview
    from coursekit.study.page import unrun

    say, any_day = words("standing"), datetime(2026, 1, 1).astimezone()
    store = Store(Path(":memory:"))
    try:
        data = overview(store, catalogue(course, ()), any_day, tests=tests)
    finally:
        store.close()
    hrefs = {lesson.slug: lesson.notebook for lesson in course.lessons}
    return unrun("title_progress", page_html(data, say, any_day, hrefs=hrefs), say)


def stems(catalogue: Catalogue) -> dict[str, str]:
    """Return each question in plain words, to name it by."""
    from coursekit.markup import plain
    from coursekit.prose import CITATION

    return {
        name: plain(CITATION.sub("", item.stem)).strip() for name, item in catalogue.items.items()
    }


def page_html(
    data: Data,
    say: Words,
    now: datetime,
    *,
    hrefs: Mapping[str, str],
    stems: Mapping[str, str] | None = None,
) -> str:
    """Return the page below its title.

    Parameters
    ----------
    now
        A time where the learner is; days are told in its time zone.
    hrefs
        The notebook of each lesson that has one beside this one.
    stems
        The words of each question.
    """
    parts = [_recovered(data, say, now), _next(data, say, hrefs), _reviews(data, say, now)]
    parts += [_lessons(data, say, now, hrefs), objectives_html(data, say, now, hrefs, stems or {})]
    parts += [_tests(data, say, now)]
    return "".join(parts)


def authors(text: str, say: Words, tag: str = "span") -> str:
    """Return an author's words, marked as English where the interface speaks another language."""
    return f"<{tag}{'' if say.language == 'en' else ' lang=en dir=ltr'}>{escape(text)}</{tag}>"


def call_html(name: str, label: str, say: Words) -> str:
    """Return a way to a cell of the start page: the page's script makes it a button."""
    call = f"ck.{name}()"
    where = say("in_cell", call=f"<code>{call}</code>")
    return (
        f'<span class="ck-way"><button type="button" class="ck-button" data-call="{call}" hidden>'
        f"{escape(label)}</button> <small>{where}</small></span>"
    )


def _recovered(data: Data, say: Words, now: datetime) -> str:
    return "".join(
        f'<p class="ck-notice">{escape(say("recovered", date=said.day(one["at"], say, now), file=one["file"], attempts=one["attempts"]))}</p>'  # noqa: E501
        for one in data["recovered"][-1:]
    )


def _next(data: Data, say: Words, hrefs: Mapping[str, str]) -> str:
    step = data["next"]
    marked = {lesson["slug"]: authors(lesson["title"], say) for lesson in data["lessons"]}
    titles = [{**one, "title": marked[one["slug"]]} for one in data["lessons"]]
    what, why = said.next_step({**data, "lessons": titles}, say)
    time = f" ({said.time_needed(step['minutes'], say)})" if step["minutes"] else ""
    text = f"<p><strong>{what}</strong>{escape(time)}. {escape(why)}</p>"
    ways = [_way(step, say, hrefs)]
    if step["kind"] == "practise":
        one = next(one for one in data["objectives"] if one["id"] == step["target"])
        text += f"<p>{authors(one['text'], say)}</p>"
        ways = [_practice(one, data, say, hrefs)]
    other = next((one for one in data["lessons"] if not one["done"] and _open(one)), None)
    if other and step["kind"] != "lesson" and hrefs.get(other["slug"]):
        link = _link(other, say, hrefs)
        ways.append(f'<span class="ck-way">{escape(say("or_lesson"))} {link}</span>')
    first = "" if data["answered"] else f"<p>{escape(say('nothing_yet'))}</p>"
    shown = "".join(f"<p>{way}</p>" for way in ways if way)
    return f'<section class="ck-next"><h4>{escape(say("next"))}</h4>{text}{shown}</section>{first}'


def _open(lesson: Data) -> bool:
    return bool(lesson["answered"] < lesson["items"] or not lesson["opened"])


def _practice(objective: Data, data: Data, say: Words, hrefs: Mapping[str, str]) -> str:
    """Return links to the lessons whose questions did not succeed, or to all that count."""
    failed = [one["lesson"] for one in objective["evidence"] if not one["success"]]
    wanted = failed or [one["lesson"] for one in objective["evidence"]]
    return " · ".join(_link(one, say, hrefs) for one in data["lessons"] if one["slug"] in wanted)


def _way(step: Data, say: Words, hrefs: Mapping[str, str]) -> str:
    if step["kind"] == "lesson":
        href = hrefs.get(step["target"], "")
        text = escape(say("open_lesson"))
        return (
            f'<a class="ck-button" href="{escape(href)}" data-notebook>{text}</a>' if href else ""
        )
    if step["kind"] not in _CALLS:
        return ""
    call = _CALLS[step["kind"]].format(step["target"])
    return call_html(call, say(f"go_{call}"), say)


def _link(lesson: Data, say: Words, hrefs: Mapping[str, str]) -> str:
    text = authors(lesson["title"], say)
    href = hrefs.get(lesson["slug"], "")
    return f'<a href="{escape(href)}" data-notebook>{text}</a>' if href else text


def _lessons(data: Data, say: Words, now: datetime, hrefs: Mapping[str, str]) -> str:
    entries = []
    for number, lesson in enumerate(data["lessons"], start=1):
        facts = escape(" · ".join(said.lesson_facts(lesson, data, say, now)))
        done = f" <strong>✓ {escape(say('done'))}</strong>" if lesson["done"] else ""
        entries.append(
            f'<li value="{number}"><b>{_link(lesson, say, hrefs)}</b>{done}<br>'
            f"<small>{facts}</small>{_bar(lesson)}</li>"
        )
    left = sum(lesson["minutes_left"] for lesson in data["lessons"])
    about = [say("so_far", answered=data["answered"], items=data["items"])] if data["items"] else []
    about += [say("time_left", time=said.time_needed(left, say))] if left else []
    return (
        f"<section><h4>{escape(say('lessons'))}</h4><p>{escape(_joined(about, say))}</p>"
        f'<ol class="ck-places">{"".join(entries)}</ol></section>'
    )


def _bar(lesson: Data) -> str:
    """Draw how much is answered and solved; the words beside it say the same."""
    if not lesson["answered"]:
        return ""
    done = 100 * lesson["answered"] / lesson["items"]
    solved = 100 * lesson["solved"] / lesson["items"]
    return (
        '<span class="ck-meter" aria-hidden="true">'
        f'<span class="ck-tried" style="inline-size:{done:.0f}%"></span>'
        f'<span class="ck-solved" style="inline-size:{solved:.0f}%"></span></span>'
    )


def _reviews(data: Data, say: Words, now: datetime) -> str:
    way = ""
    if data["reviews"]["today"] and data["next"]["kind"] != "reviews":
        way = f"<p>{call_html('review', say('go_review'), say)}</p>"
    text = escape(said.due(data, say, now))
    return f"<section><h4>{escape(say('reviews'))}</h4><p>{text}</p>{way}</section>"


def objectives_html(
    data: Data,
    say: Words,
    now: datetime,
    hrefs: Mapping[str, str],
    stems: Mapping[str, str],
) -> str:
    """Return every objective with its state, and behind it what that rests on."""
    lessons = {lesson["slug"]: lesson for lesson in data["lessons"]}
    entries = []
    for one in data["objectives"]:
        state = escape(say(f"state_{one['state']}"))
        sign = f'<span class="ck-sign" aria-hidden="true">{_SIGNS[one["state"]]}</span>'
        head = f"{sign} <strong>{one['id']}: {state}</strong> {authors(one['text'], say)}"
        why = "".join(f"<p>{escape(text)}</p>" for text in said.why_state(one, say))
        rows = "".join(
            f"<li>{_evidence(each, say, now, lessons, hrefs, stems)}</li>"
            for each in one["evidence"]
        )
        rests = f"<p>{escape(say('evidence'))}</p><ul>{rows}</ul>" if rows else ""
        entries.append(
            f'<li><details data-key="{escape(one["id"])}">'
            f"<summary data-lm-suppress-shortcuts>{head}</summary>{why}{rests}</details></li>"
            if why
            else f"<li>{head}</li>"
        )
    return (
        f"<section><h4>{escape(say('objectives'))}</h4>"
        f'<ul class="ck-objectives">{"".join(entries)}</ul></section>'
    )


def _evidence(
    one: Data,
    say: Words,
    now: datetime,
    lessons: Mapping[str, Data],
    hrefs: Mapping[str, str],
    stems: Mapping[str, str],
) -> str:
    lesson = lessons[one["lesson"]]
    verdict = say("success" if one["success"] else "failure")
    date = said.day(one["at"], say, now)
    facts = [verdict, say("earned", percent=said.share(one["score"], say), date=date)]
    facts += [say("as_review")] if one["reviewed"] else []
    if one["recall"] is not None:
        facts.append(say("still_known", recall=said.share(one["recall"], say)))
    sign = "✓" if one["success"] else "✗"
    stem = authors(stems.get(one["item"], one["item"]), say)
    return (
        f'<span aria-hidden="true">{sign}</span> {stem}<br>'
        f"<small>{escape(' · '.join(facts))} · {_link(lesson, say, hrefs)}</small>"
    )


def _tests(data: Data, say: Words, now: datetime) -> str:
    call = call_html("calibration", say("go_calibration"), say)
    sure = f"<section><h4>{escape(say('title_calibration'))}</h4><p>{call}</p></section>"
    if not data["course"]["tests"]:
        return sure
    lines = "".join(f"<li>{escape(line)}</li>" for line in tests_said(data, say, now))
    return f"<section><h4>{escape(say('tests'))}</h4><ul>{lines}</ul></section>{sure}"


def tests_said(data: Data, say: Words, now: datetime) -> list[str]:
    """Return, line by line, which tests were taken."""
    found = []
    for test in ("pre", "post"):
        taken = [one for one in data["tests"] if one["test"] == test]
        for one in taken:
            key, at = ("test_ended", "ended") if one["ended"] else ("test_begun", "begun")
            text = say(key, date=said.day(one[at], say, now), n=one["answered"])
            again = f" ({say('test_again')})" if one["number"] > 1 else ""
            found.append(f"{say(f'test_{test}')}: {text}{again}")
        if not taken:
            found.append(f"{say(f'test_{test}')}: {say('test_none')}")
    return found


def _joined(sentences: Iterable[str], say: Words) -> str:
    return ("" if say.language == "zh" else " ").join(sentences)
