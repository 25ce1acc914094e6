"""A learner's progress in words, and as a plain page for a notebook."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from coursekit.markup import escape

_STATES = {
    "not_started": "not started",
    "started": "started",
    "nearly": "nearly",
    "mastered": "mastered",
    "refresh": "needs a refresh",
}
_LACKS = {
    "items": "fewer than five questions were tried",
    "lessons": "all of them are from one lesson",
    "successes": "the share of successes may still be chance",
}
_STEPS = {
    "resume_test": "end the test that you began",
    "pretest": "take the test before the course, ck.pretest()",
    "reviews": "review, ck.review()",
    "lesson": "work on {}",
    "practise": "practise {}",
    "posttest": "take the test after the course, ck.posttest()",
    "wait": "rest",
}


class Progress:
    """Where the learner stands, shown as a page in a notebook; `data` holds it all."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "\n".join([next_text(self.data), due_text(self.data)])

    def _repr_html_(self) -> str:
        return page(self.data)


def progress() -> Progress:
    """Show where you stand: lessons, objectives, what is due, and one next step."""
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import store_path
    from coursekit.learner.study import study
    from coursekit.location import course_root

    now = datetime.now().astimezone()
    return Progress(study(open_store(store_path(), now), course_root(), now))


def next_text(data: dict[str, Any]) -> str:
    """Return the suggested next step, with its reason and the time that it takes."""
    step = data["next"]
    titles = {lesson["slug"]: lesson["title"] for lesson in data["lessons"]}
    what = _STEPS[step["kind"]].format(titles.get(step["target"], step["target"]))
    time = f", about {step['minutes']} min" if step["minutes"] else ""
    return f"Next: {what}{time}. {step['why']}"


def due_text(data: dict[str, Any]) -> str:
    """Return what is due today and this week."""
    reviews = data["reviews"]
    today, week = reviews["today"], reviews["week"]
    if not today and not week:
        later = reviews["next_at"]
        return f"No reviews this week; the next on {later[:10]}." if later else "No reviews yet."
    waiting = f", {reviews['waiting']} more from tomorrow" if reviews["waiting"] else ""
    time = f" (about {reviews['minutes']} min)" if today else ""
    return f"Reviews: {today} today{time}{waiting}; {week} within a week."


def state_text(objective: dict[str, Any]) -> tuple[str, str]:
    """Return the state of an objective, and what it rests on."""
    state = _STATES[objective["state"]]
    if not objective["tried"]:
        return state, f"{objective['possible']} questions wait in the lessons"
    chance = f"{100 * objective['chance']:.0f} %"
    why = (
        f"{objective['successes']} of {objective['tried']} questions at the first try; the chance "
        f"that you would solve more than 7 of 10 such questions is {chance}"
    )
    if objective["state"] == "refresh":
        why += f"; by now you would know {100 * objective['recall']:.0f} % of them"
    lacks = [_LACKS[name] for name in objective["lacks"]]
    return state, "; ".join([why, *lacks])


def page(data: dict[str, Any]) -> str:
    """Return the summary as HTML without scripts or style."""
    parts = [f"<h3>{escape(data['course']['title'])}</h3>"]
    parts += [
        f"<p><strong>{escape(_recovered(one))}</strong></p>" for one in data["recovered"][-1:]
    ]
    parts += [f"<p><strong>{escape(next_text(data))}</strong></p>"]
    parts += [f"<p>{escape(due_text(data))}</p>"]
    rows = [
        [
            lesson["title"],
            lesson["opened"][:10] if lesson["opened"] else "–",
            f"{lesson['answered']} of {lesson['items']}",
            str(lesson["solved"]),
            f"{lesson['minutes_left']} min",
        ]
        for lesson in data["lessons"]
    ]
    parts.append(_table("Lessons", ["lesson", "read", "answered", "solved", "left"], rows))
    rows = [[f"{one['id']}. {one['text']}", *state_text(one)] for one in data["objectives"]]
    parts.append(_table("Objectives", ["objective", "state", "why"], rows))
    return "".join(parts)


def _recovered(one: dict[str, Any]) -> str:
    return (
        f"On {one['at'][:10]} the file with your answers was damaged. It is kept as "
        f"{one['file']}; {one['attempts']} answers could be recovered."
    )


def _table(caption: str, heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
