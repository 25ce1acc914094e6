"""What an author must not get wrong: rules over a course, and the report of what they find."""

from coursekit.checks.report import Report, check_course

__all__ = ["Report", "check_course"]
