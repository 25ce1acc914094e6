"""What a review has changed, as a page: answers, objectives, and when what comes back."""

from __future__ import annotations

from coursekit.course import Course
from coursekit.interface.words import Words
from coursekit.learner.mastery import Mastery
from coursekit.markup import escape
from coursekit.quiz.payload import html
from coursekit.quiz.static import verdict_text
from coursekit.study.review import Reviewed, Summary
from coursekit.study.table import table
from coursekit.study.times import when


def page(found: Summary, course: Course, say: Words) -> str:
    """Return the end of a review as HTML."""
    if not found.asked:
        head, text = say("nothing_due"), _why_nothing(found, say)
    elif not found.answered:
        head, text = say("stopped"), say("none_answered", count=found.asked)
    else:
        done = len(found.answered)
        head = say("ended" if done == found.asked else "stopped")
        text = say("so_far", done=done, total=found.asked)
    parts = [f"<h3>{escape(head)}</h3>", f"<p>{escape(text)}</p>"]
    parts.append(f"<p><strong>{escape(_next(found, say))}</strong></p>")
    if found.answered:
        parts.append(_objectives(found, course, say))
        parts.append(_items(found, say))
    return "".join(parts)


def _why_nothing(found: Summary, say: Words) -> str:
    left = found.left
    if left.reviewed and left.waiting:
        return say("enough_today", count=left.reviewed)
    if left.next_at is None:
        return say("no_cards")
    return say("all_known")


def _next(found: Summary, say: Words) -> str:
    left = found.left
    if left.items:
        return say("more_due", count=len(left.items))
    if left.waiting:
        return say("tomorrow_due", count=left.waiting)
    if left.next_at is None:
        return say("after_lessons")
    time = when(left.next_at, found.at, say)
    return say("come_back", when=time) + say("stop") + say("this_week", count=left.week)


def _objectives(found: Summary, course: Course, say: Words) -> str:
    rows = [
        [
            f'<span lang="en" dir="ltr">{escape(f"{old.objective}. {_text(course, old)}")}</span>',
            escape(_change(old, new, say)),
            escape(say("tried", right=new.successes, total=new.tried)),
        ]
        for old, new in found.objectives
    ]
    heads = [say("objective"), say("state"), say("rests_on")]
    return table(say("objectives"), heads, rows)


def _text(course: Course, one: Mastery) -> str:
    return course.objectives.get(one.objective, "")


def _change(old: Mastery, new: Mastery, say: Words) -> str:
    before, after = (say(f"state_{one.state}") for one in (old, new))
    return say("unchanged", state=after) if before == after else f"{before} → {after}"


def _items(found: Summary, say: Words) -> str:
    rows = [_item(one, found, say) for one in found.answered]
    return table(say("questions"), [say("question"), say("answer"), say("back")], rows)


def _item(one: Reviewed, found: Summary, say: Words) -> list[str]:
    back = when(one.back, found.at, say) if one.back else say("never")
    return [
        f'<span lang="en" dir="ltr">{html(one.item.stem)}</span>',
        escape(verdict_text(one.result, say)),
        escape(back),
    ]
