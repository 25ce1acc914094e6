"""Pages around a test: what to know before it, what was answered, and what both tests say."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.course import Course
from coursekit.interface.words import Words
from coursekit.items import Item
from coursekit.learner.outcome import Outcome, Part, Share
from coursekit.learner.sittings import GUESSING, MINUTES, Sitting, counted
from coursekit.markup import escape
from coursekit.study.sitting import Desk
from coursekit.study.table import table


def page(desk: Desk, course: Course, say: Words) -> str:
    """Return the page of a test of which no sitting runs."""
    found = desk.all_sittings()
    own = [one for one in found if one.test == desk.test]
    title = f"<h3>{escape(say(f'title_{desk.test}'))}</h3>"
    if not own:
        return title + _before(desk, found, say)
    parts = [title, _answered(desk, own[-1], say)]
    if len(own) > 1:
        parts.append(_p(say("kept_apart", number=own[-1].number)))
    result = desk.outcome()
    if result.shown:
        parts.append(result_html(result, course, say))
    else:
        parts.append(_p(say("no_scores_pre" if desk.test == "pre" else "no_scores_post")))
        parts.append(_by_objective(desk.numbers(own[-1]), course, say))
    parts.append(_p(say("take_again")))
    return "".join(parts)


def _before(desk: Desk, found: Sequence[Sitting], say: Words) -> str:
    total = desk.size("a")
    parts = [
        _p(say(f"why_{desk.test}")),
        "<ul>",
        *(
            f"<li>{escape(text)}</li>"
            for text in (
                say("rule_size", total=total, minutes=MINUTES),
                say("rule_blanks"),
                say("rule_silent"),
                say("rule_resume"),
                say("rule_alone"),
            )
        ),
        "</ul>",
    ]
    if desk.test == "post" and counted(found, "pre") is None:
        parts.append(_p(say("without_pre")))
    return "".join(parts)


def running(sitting: Sitting, say: Words) -> str:
    """Return what stands above the questions of a sitting: a repeated one is kept apart."""
    return _p(say("second_sitting", number=sitting.number)) if sitting.number > 1 else ""


def _answered(desk: Desk, sitting: Sitting, say: Words) -> str:
    from babel.dates import format_date

    numbers = desk.numbers(sitting)
    blanks = [number for number, _, answered in numbers if not answered]
    at = sitting.ended or sitting.begun
    day = format_date(at.astimezone(), "long", locale=say.language)
    done = say("done", date=day, done=len(numbers) - len(blanks), total=len(numbers))
    left = say("blank_ones", numbers=_spans(blanks, say)) if blanks else say("no_blanks")
    return _p(f"{done} {left}".strip() if say.language != "zh" else f"{done}{left}")


def _spans(numbers: Sequence[int], say: Words) -> str:
    """Return numbers in words, neighbours as a span: 1, 3–5."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return say("comma").join(
        str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in spans
    )


def _by_objective(numbers: Sequence[tuple[int, Item, bool]], course: Course, say: Words) -> str:
    found: dict[str, list[bool]] = {}
    for _, item, answered in numbers:
        found.setdefault(item.about.objective, []).append(answered)
    rows = [
        [_objective(name, course), escape(say("of", some=sum(answered), total=len(answered)))]
        for name, answered in sorted(found.items())
    ]
    return table(say("what_was_answered"), [say("objective"), say("answered")], rows)


def result_html(result: Outcome, course: Course, say: Words) -> str:
    """Return what both tests came to: for the whole, and by objective."""
    guess = say("guessing", percent=_percent(GUESSING, say))
    rows = [
        [
            _objective(one.objective, course),
            str(one.after.items if one.after else one.before.items if one.before else 0),
            _share(one.before, say),
            _share(one.after, say),
            escape(_points(one.change, say)),
        ]
        for one in result.parts
    ]
    heads = [say("objective"), say("items"), say("before"), say("after"), say("change")]
    return "".join(
        [
            f"<p><strong>{escape(_whole(result.whole, say))}</strong></p>",
            _p(_change(result, say)),
            _p(_gain(result, say)),
            _p(guess),
            table(say("by_objective"), heads, rows),
            _p(say("how_to_read")),
        ]
    )


def _whole(whole: Part, say: Words) -> str:
    if whole.before is None or whole.after is None:
        return ""
    return say("whole", before=_range(whole.before, say), after=_range(whole.after, say))


def _change(result: Outcome, say: Words) -> str:
    points = _points(result.whole.change, say)
    if result.change_interval is None:
        return say("changed_plain", points=points)
    low, high = (_points(value, say) for value in result.change_interval)
    return say("changed", points=points, low=low, high=high)


def _gain(result: Outcome, say: Words) -> str:
    if result.gain is None:
        return say("gain_none")
    gain = _percent(result.gain, say)
    if result.gain_interval is None:
        return say("gain_plain", gain=gain)
    low, high = (_percent(value, say) for value in result.gain_interval)
    return say("gain", gain=gain, low=low, high=high)


def _objective(name: str, course: Course) -> str:
    text = f"{name}. {course.objectives.get(name, '')}"
    return f'<span lang="en" dir="ltr">{escape(text)}</span>'


def _share(share: Share | None, say: Words) -> str:
    """Return a share with its interval, in words and as a bar."""
    if share is None:
        return "–"
    left, width = 100 * share.low, 100 * (share.high - share.low)
    bar = (
        '<span class="ck-bar" aria-hidden="true">'
        f'<i style="inset-inline-start:{left:.0f}%;inline-size:{width:.0f}%"></i>'
        f'<b style="inset-inline-start:calc({100 * share.mean:.0f}% - 1px)"></b></span>'
    )
    return f"{escape(_range(share, say))}{bar}"


def _range(share: Share, say: Words) -> str:
    low, high = (_percent(value, say) for value in (share.low, share.high))
    return say("share", mean=_percent(share.mean, say), low=low, high=high)


def _percent(value: float, say: Words) -> str:
    number = round(100 * value)
    return f"−{say.percent(-number)}" if number < 0 else say.percent(number)


def _points(value: float | None, say: Words) -> str:
    """Return a difference of shares in percentage points, always with its sign."""
    if value is None:
        return "–"
    number = round(100 * value)
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    return f"{sign}{abs(number)}"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"
