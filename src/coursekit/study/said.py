"""What a learner's numbers mean, as sentences in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coursekit.interface.words import Words
from coursekit.learner.calibration import ENOUGH, FIRM

Data = Mapping[str, Any]

_LONG = 100  # minutes from which a time is said in hours


def day(at: str | None, say: Words, zone: datetime) -> str:
    """Return the day of a time in UTC where the learner is, as the language writes it."""
    from babel.dates import format_date

    if at is None:
        return ""
    local = datetime.fromisoformat(at).astimezone(zone.tzinfo)
    return str(format_date(local.date(), "medium", locale=say.language))


def moment(at: datetime, say: Words) -> str:
    """Return day and time of day as the language writes them."""
    from babel.dates import format_datetime

    pattern = "y年M月d日 HH:mm" if say.language == "zh" else "d MMMM y, HH:mm"
    return str(format_datetime(at, pattern, locale=say.language))


def share(value: float, say: Words) -> str:
    """Return a share from 0 to 1 as whole per cents."""
    return say.percent(round(100 * value))


def shares(low: float, high: float, say: Words) -> str:
    """Return an interval of shares as whole per cents."""
    return say("percent", number=f"{round(100 * low)}–{round(100 * high)}")


def time_needed(minutes: float, say: Words) -> str:
    """Return about how long something takes."""
    if minutes < _LONG:
        time = say("minutes", n=say.number(minutes))
    else:
        half_hours = round(minutes / 30)
        time = say("hours", n=say.number(half_hours / 2, half_hours % 2))
    return say("about", time=time)


def next_step(data: Data, say: Words) -> tuple[str, str]:
    """Return what to do next, without the time that it takes, and why."""
    step = data["next"]
    titles = {lesson["slug"]: lesson["title"] for lesson in data["lessons"]}
    what = say(f"what_{step['kind']}", title=titles.get(step["target"], step["target"]))
    values = dict(step["values"])
    if "recall" in values:
        values["recall"] = share(values["recall"], say)
    return what, say(f"why_{step['why']}", **values)


def due(data: Data, say: Words, zone: datetime) -> str:
    """Return what is due today and this week."""
    reviews = data["reviews"]
    if not reviews["today"] and not reviews["week"]:
        later = reviews["next_at"]
        return say("none_due", date=day(later, say, zone)) if later else say("no_reviews")
    today = say("due_today", n=reviews["today"])
    if reviews["today"]:
        today += f" ({time_needed(reviews['minutes'], say)})"
    parts = [today]
    parts += [say("due_later", n=reviews["waiting"])] if reviews["waiting"] else []
    parts += [say("due_week", n=reviews["week"])]
    parts += [say("reviewed", n=reviews["reviewed"])] if reviews["reviewed"] else []
    return say("semicolon").join(parts)


def lesson_facts(lesson: Data, data: Data, say: Words, zone: datetime) -> list[str]:
    """Return where the learner stands with a lesson, fact by fact."""
    if not lesson["opened"]:
        return [say("not_opened"), time_needed(lesson["minutes"], say)]
    facts = [say("opened", date=day(lesson["opened"], say, zone))]
    if lesson["items"]:
        facts += [
            say("answered", answered=lesson["answered"], items=lesson["items"]),
            say("solved", solved=lesson["solved"]),
        ]
    states = {one["id"]: one["state"] for one in data["objectives"]}
    mastered = sum(states[name] == "mastered" for name in lesson["objectives"])
    if mastered:
        total = len(lesson["objectives"])
        facts.append(say("objectives_mastered", mastered=mastered, total=total))
    if lesson["minutes_left"]:
        facts.append(say("left", time=time_needed(lesson["minutes_left"], say)))
    return facts


def why_state(objective: Data, say: Words) -> list[str]:
    """Return what the state of an objective rests on, and what is missing for mastery."""
    if not objective["tried"]:
        return [say("waits", n=objective["possible"])] if objective["possible"] else []
    found = [
        say(
            "rests",
            successes=objective["successes"],
            tried=objective["tried"],
            chance=share(objective["chance"], say),
        )
    ]
    if objective["recall"] is not None:
        found.append(say("recalled", recall=share(objective["recall"], say)))
    if objective["lacks"]:
        lacks = say("semicolon").join(say(f"lacks_{name}") for name in objective["lacks"])
        found.append(f"{say('lacks')} {lacks}{say('stop').rstrip()}")
    return found


def calibration(value: Data, say: Words) -> list[str]:
    """Return what a calibration means."""
    if value["trust"] == "too_few":
        return [say("too_few", n=value["count"], more=ENOUGH - value["count"])]
    first = say("rests_on", n=value["count"])
    rough = f"{_between(say)}{say('rough', firm=FIRM)}" if value["trust"] == "rough" else ""
    lean = say(
        f"lean_{value['lean']}",
        stated=share(value["stated"], say),
        share=share(value["right"] / value["count"], say),
        points=abs(round(100 * value["over"])),
        interval=points(value["over_low"], value["over_high"], say),
    )
    return [first + rough, lean]


def bin_says(one: Data, say: Words) -> str:
    """Return one group of answers of about the same confidence in words."""
    return say(
        "bin",
        stated=share(one["stated"], say),
        share=share(one["share"], say),
        right=one["right"],
        count=one["count"],
        interval=shares(one["low"], one["high"], say),
    )


def brier(value: Data, say: Words) -> str:
    """Return the Brier score beside those of two simple habits."""
    names = {"brier": "brier", "half": "brier_half", "rate": "brier_rate"}
    numbers = {name: say.number(value[key], 2) for name, key in names.items()}
    return say("brier_says", **numbers)


def points(low: float, high: float, say: Words) -> str:
    """Return an interval of differences in percentage points."""
    return say("points", low=signed(low, say), high=signed(high, say))


def signed(difference: float, say: Words) -> str:
    """Return a difference of shares in points, with its sign."""
    number = round(100 * difference)
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{say.number(abs(number))}"


def _between(say: Words) -> str:
    return "" if say.language == "zh" else " "
