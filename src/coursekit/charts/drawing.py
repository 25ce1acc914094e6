"""Draws a chart with matplotlib at the two widths that pages have, and shows it."""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coursekit.charts.labels import AXIS_LABEL, settle
from coursekit.charts.output import Output, Provenance
from coursekit.charts.styles import axes_style
from coursekit.errors import CoursekitError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NARROW = 3.7
"""Width in inches at which a chart is drawn a second time, for a phone or a large zoom."""

LEAST_SHARE = 0.3
"""Share of a narrow drawing that its axes need, or the wide drawing serves better."""


class ChartError(CoursekitError, ValueError):
    """A chart was asked for without what its readers need: title, alternative text, source."""


@contextmanager
def chart(
    title: str,
    *,
    alt: str,
    source: pd.DataFrame | Sequence[pd.DataFrame],
    size: tuple[float, float] = (5.6, 3.6),
) -> Iterator[Axes]:
    """Open axes to draw on; when the block ends, show them as a figure with its source.

    Parameters
    ----------
    title : str
        What the chart shows, best as the statement that it supports.
    alt : str
        What is to be seen, with the numbers that matter.
    source : DataFrame or several
        The tables, from `ck.load`, whose citation and as-of date stand below the chart.
    size : (float, float)
        Width and height in inches where the page is wide enough; a narrow page gets the same
        chart drawn narrower, with text of the same size.

    Raises
    ------
    ChartError
        Where title, alternative text, source or its citation is missing.
    """
    _demand(title, "title", "Say in it what the chart shows.")
    _demand(alt, "alternative text (alt)", "Say in words what is to be seen, with its numbers.")
    sources = provenance(source)

    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context():
        mpl.rcdefaults()  # a learner's own settings must not change the course's charts
        mpl.rcParams.update(axes_style())
        figure = Figure(figsize=size, layout="constrained")
        yield figure.add_subplot()
        _finish(figure)
        drawings = _drawings(figure, size[0])
    title, alt = " ".join(title.split()), " ".join(alt.split())
    _show(Output(title=title, alt=alt, sources=sources, drawings=drawings))


def provenance(source: pd.DataFrame | Sequence[pd.DataFrame]) -> tuple[Provenance, ...]:
    """Read from tables where they come from and their dates, each table once."""
    tables = [source] if hasattr(source, "attrs") else list(source or ())
    if not tables:
        raise ChartError("The chart has no source. Name the table it is drawn from: source=…")
    return tuple(dict.fromkeys(_provenance(getattr(table, "attrs", {})) for table in tables))


def _provenance(attrs: dict[object, object]) -> Provenance:
    known = {
        key: str(attrs.get(key) or "").strip()
        for key in ("table", "title", "citation", "as_of", "licence", "limits")
    }
    for key, what in (("citation", "citation"), ("as_of", "as-of date")):
        if not known[key]:
            name = f"The table “{known['table']}”" if known["table"] else "A table"
            raise ChartError(
                f"{name} that is named as the chart's source has no {what}. Name the table that "
                "ck.load gave: what groupby, merge and concat return knows no source."
            )
    return Provenance(**known)


def _demand(text: object, what: str, fix: str) -> None:
    if not isinstance(text, str) or not text.strip():
        raise ChartError(f"The chart has no {what}. {fix}")


def _finish(figure: Figure) -> None:
    for axes in figure.axes:
        _flatten_label(axes)
        _keep_years_whole(axes)


def _flatten_label(axes: Axes) -> None:
    """Set the y axis's label above the axis, where it reads without turning the head."""
    turned = axes.yaxis.label
    right = str(axes.yaxis.get_label_position()) == "right"
    if turned.get_text():
        flat = axes.annotate(
            turned.get_text(),
            (1 if right else 0, 1),
            xycoords="axes fraction",
            xytext=(0, 6),
            textcoords="offset points",
            ha="right" if right else "left",
            color=turned.get_color(),
        )
        flat.set_gid(AXIS_LABEL)
        turned.set_text("")


def _keep_years_whole(axes: Axes) -> None:
    """Let no tick fall between two years, such as 2017.5, where the author set none."""
    from matplotlib.ticker import AutoLocator, MaxNLocator

    first, last = sorted(axes.get_xlim())
    if first > 1800 and last < 2200 and isinstance(axes.xaxis.get_major_locator(), AutoLocator):
        axes.xaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 4, 5, 10], integer=True))


def _drawings(figure: Figure, width: float) -> tuple[bytes, ...]:
    """Draw the figure at its width, and narrow too unless its labels leave no room there."""
    settle(figure)
    drawings = [_saved(figure)]
    if width > NARROW:
        figure.set_size_inches(NARROW, figure.get_figheight())
        with warnings.catch_warnings(action="error", category=UserWarning):
            try:
                settle(figure)
            except UserWarning:  # the axes would vanish
                return tuple(drawings)
        if figure.axes[0].get_position().width > LEAST_SHARE:
            drawings.append(_saved(figure))
    return tuple(drawings)


def _saved(figure: Figure) -> bytes:
    drawing = io.BytesIO()
    figure.savefig(drawing, format="svg", transparent=True, metadata={"Date": None})
    return drawing.getvalue()


def _show(output: Output) -> None:
    """Show the chart in a notebook; anywhere else print it in words."""
    # A notebook's kernel has IPython loaded; elsewhere loading it takes longer than the chart.
    if "IPython" in sys.modules:
        from IPython.display import display

        display(output)
    else:
        sys.stdout.write(f"{output!r}\n")
