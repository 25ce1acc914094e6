"""What handing in late costs: a policy in course.yaml, and what it says of a student's lateness."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coursekit.errors import ContentError
from coursekit.location import course_root
from coursekit.schema import schema_problems
from coursekit.sources import read_yaml

_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What one late submission costs.

    Attributes
    ----------
    days : int
        Days that have begun since the due date; 0 within the hours of grace.
    free : int
        How many of them the student's own late days cover.
    percent : float
        What is taken off the points earned.
    """

    days: int = 0
    free: int = 0
    percent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePolicy:
    """The rules of a class for work that comes late.

    Attributes
    ----------
    grace_hours : float
        So long after the due date nothing is late; later, days count from the due date.
    free_days : int
        Late days that each student has for all assignments together.
    percent_a_day : float
        Taken off the points earned for each day that has begun.
    most_percent : float
        More is not taken off, until the assignment is closed.
    closed_after_days : int or None
        Work that comes later earns nothing, and uses none of the student's late days.
    """

    grace_hours: float = 0.0
    free_days: int = 0
    percent_a_day: float = 0.0
    most_percent: float = 100.0
    closed_after_days: int | None = None

    def days(self, seconds: float) -> int:
        """Days late, for so many seconds after the due date."""
        return 0 if seconds <= self.grace_hours * 3600 else math.ceil(seconds / _DAY)

    def charges(self, lateness: Sequence[float]) -> tuple[Charge, ...]:
        """What each of a student's submissions costs; seconds late, in order of the due dates.

        The student's own late days go to the assignments that were due first.
        """
        left, found = self.free_days, []
        for seconds in lateness:
            days = self.days(seconds)
            if self.closed_after_days is not None and days > self.closed_after_days:
                found.append(Charge(days=days, percent=100.0))
                continue
            free = min(days, left)
            left -= free
            percent = min(self.percent_a_day * (days - free), self.most_percent)
            found.append(Charge(days=days, free=free, percent=percent))
        return tuple(found)

    def sentence(self) -> str:
        """The policy in words, for teachers and students."""
        if not self.percent_a_day and self.closed_after_days is None:
            return "Work that comes late loses no points."
        hours = "hour" if self.grace_hours == 1 else "hours"
        grace = f"after {self.grace_hours:g} {hours} of grace " if self.grace_hours else ""
        words = f"{grace}{self.percent_a_day:g} % of the points earned for each day late"
        words += f", at most {self.most_percent:g} %"
        if self.free_days:
            words += f"; the first {self.free_days} days of each student cost nothing"
        if self.closed_after_days is not None:
            words += f"; no points after {self.closed_after_days} days"
        return f"{words[0].upper()}{words[1:]}."


def read_policy(course_dir: Path) -> LatePolicy:
    """The policy in the course directory's own course.yaml, or, without one, that of the course.

    Raises
    ------
    ContentError
        The file says something that is no policy; every mistake is listed.
    """
    own = course_dir / "course.yaml"
    path = own if own.is_file() else course_root() / "course.yaml"
    document = read_yaml(path)
    value = document.value if isinstance(document.value, dict) else {}
    if own.is_file():
        problems = schema_problems(document, "course", definition="class", value=value)
    else:
        keys, late = ("late",), value.get("late", {})
        problems = schema_problems(document, "course", definition="late", keys=keys, value=late)
    if problems:
        raise ContentError(problems)
    return LatePolicy(**(value.get("late") or {}))


def policy_text(policy: LatePolicy) -> str:
    """The course.yaml that a class starts with: the course's policy, for its teacher to change."""
    lines = [
        (f"grace_hours: {policy.grace_hours:g}", "so long after the due date nothing is late"),
        (f"free_days: {policy.free_days}", "each student's own, for all assignments together"),
        (f"percent_a_day: {policy.percent_a_day:g}", "of the points earned, for each begun day"),
        (f"most_percent: {policy.most_percent:g}", "more is not taken off …"),
    ]
    if policy.closed_after_days is not None:
        closed = f"closed_after_days: {policy.closed_after_days}"
        lines.append((closed, "… but work that comes later earns nothing"))
    rules = "".join(f"  {rule:<22} # {says}\n" for rule, says in lines)
    return f"""\
# Rules of this class; they take the place of those in the course's own course.yaml.
# After a change: `coursekit late` works out all penalties again, and runs nothing.
late:
{rules}"""
