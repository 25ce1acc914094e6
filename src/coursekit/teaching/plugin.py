"""For nbgrader: takes off what the class's policy says, in its own grading and in ours.

In `nbgrader_config.py`::

    c.AssignLatePenalties.plugin_class = "coursekit.teaching.plugin.LateDays"
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import LateSubmissionPlugin

from coursekit.teaching.late import charges
from coursekit.teaching.policy import read_policy


class LateDays(LateSubmissionPlugin):  # type: ignore[misc]
    """Late days of each student, and a percentage of the points earned for each day beyond."""

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Points to take off a notebook's `score`; None where its lateness costs nothing."""
        asking = self.parent  # nbgrader's preprocessor, or the grader in its place
        root = Path(self.config.CourseDirectory.get("root") or Path.cwd())
        charge = charges(asking.gradebook, read_policy(root), student_id)[asking.assignment_id]
        return round(score * charge.percent / 100, 2) or None
