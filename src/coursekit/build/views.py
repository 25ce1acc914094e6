"""The explorers that code cells end with, as the plain HTML that a notebook carries unrun."""

from __future__ import annotations

from coursekit.build.files import content_digest
from coursekit.course import Course
from coursekit.errors import ContentError, Problem

REGISTERS = ("timeline.yaml", "contentions.yaml", "asymmetries.yaml", "../seeds/claims.yaml")


def explorer_html(course: Course, name: str) -> tuple[str, list[Problem]]:
    """HTML of the explorer called `name`, and what is wrong with the register that it shows."""
    from coursekit.explorers import chronology, disputes, fallback, ratios, tracing
    from coursekit.explorers.words import words

    shown = {
        "timeline": chronology.timeline_data,
        "asymmetries": ratios.asymmetries_data,
        "contentions": disputes.contentions_data,
        "claims": tracing.claims_data,
    }
    try:
        data = shown[name](course.root)
    except ContentError as error:
        return "", list(error.problems)
    return fallback.static_html(data, words()), []


def register_digests(course: Course) -> list[str]:
    """Names for the content of all that explorers show, beside tables, figures and questions."""
    files = [course.root / name for name in (*REGISTERS, "references.yaml", "course.yaml")]
    return [content_digest(path) for path in files if path.is_file()]
