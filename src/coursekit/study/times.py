"""When something comes back, in words that do without a clock where a day will do."""

from __future__ import annotations

from datetime import datetime, timedelta

from coursekit.interface.words import Words


def when(at: datetime, now: datetime, say: Words) -> str:
    """Return a time to come as seen from now, in the time zone of `now`."""
    from babel.dates import format_skeleton, format_time

    at = at.astimezone(now.tzinfo)
    wait = at - now
    if wait <= timedelta(0):
        return say("now")
    if wait < timedelta(hours=1):
        return say("in_minutes", count=max(1, round(wait.total_seconds() / 60)))
    if at.date() == now.date():
        return say("today_at", time=format_time(at, "short", locale=say.language))
    if at.date() == now.date() + timedelta(days=1):
        return say("tomorrow")
    skeleton = "MMMMd" if at.year == now.year else "yMMMMd"
    return say("on_date", date=format_skeleton(skeleton, at, locale=say.language))
