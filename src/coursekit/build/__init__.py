"""Makes notebooks from lessons: clean or executed, and only those that changed."""

from coursekit.build.course import BuildReport, Progress, build_course

__all__ = ["BuildReport", "Progress", "build_course"]
