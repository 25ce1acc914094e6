"""What lessons ask of the course: a table or a figure by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coursekit import figures, tables
from coursekit.location import course_root

if TYPE_CHECKING:
    import pandas as pd


def load(name: str) -> pd.DataFrame:
    """Return a table of the course, with its citation, units and limits in `.attrs`."""
    return tables.load(course_root(), name)


def figure(name: str) -> figures.Figure:
    """Return a named figure of the course: one number with its unit, source and as-of date."""
    return figures.read_figure(course_root(), name)
