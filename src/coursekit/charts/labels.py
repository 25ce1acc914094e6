"""Labels that stand beside what they name, and keep out of each other's way."""

from __future__ import annotations

from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation

AXIS_LABEL = "ck-axis-label"
"""Marks a text as the label of an axis, which is broken into lines where it is long."""

_MARK = "ck-label"
_BESIDE = 7.0  # points between a point and its label
_ROUNDS = 40
_LETTER = 6.6  # points, on average, at the size of labels


def label(ax: Axes, x: object, y: object, text: str) -> Annotation:
    """Write `text` to the right of a point, in the page's colour.

    A label at the end of each line spares the reader a legend. Labels that would lie on one
    another move apart, up and down. They are not in the colour of their line: at the size of
    text it has too little contrast on a light or a dark page.
    """
    annotation: Annotation = ax.annotate(
        text,
        (x, y),
        xytext=(_BESIDE, 0),
        textcoords="offset points",
        va="center",
        annotation_clip=False,
    )
    annotation.set_gid(_MARK)
    return annotation


def settle(figure: Figure) -> None:
    """Lay the figure out for its present width, so that no label covers another or the data."""
    _lift_legends(figure)
    for axes in figure.axes:
        _break_lines(axes, int(0.8 * figure.get_figwidth() * 72 / _LETTER))
        for each in _marked(axes):
            each.xyann = (_BESIDE, 0)
    figure.set_layout_engine("constrained")
    _lay_out(figure)
    for axes in figure.axes:
        _spread(_marked(axes), figure.dpi)
    turned = [_turn(axes) for axes in figure.axes]
    boxes = [each.get_window_extent() for axes in figure.axes for each in _marked(axes)]
    if any(turned) or any(box.y0 < 0 or box.y1 > figure.bbox.y1 for box in boxes):
        _lay_out(figure)
    figure.set_layout_engine("none")  # done: saving would do it all again


def _lay_out(figure: Figure) -> None:
    engine = figure.get_layout_engine()
    if engine:
        engine.execute(figure)


def _lift_legends(figure: Figure) -> None:
    """Move legends out of the axes, above them, in as many columns as the width holds."""
    legends = [*figure.legends, *filter(None, (axes.get_legend() for axes in figure.axes))]
    handles = [handle for legend in legends for handle in legend.legend_handles if handle]
    names = [text.get_text() for legend in legends for text in legend.get_texts()]
    for legend in legends:
        legend.remove()
    for columns in range(len(names), 0, -1):
        lifted = figure.legend(handles, names, loc="outside upper left", ncols=columns)
        if columns == 1 or lifted.get_window_extent().width <= figure.bbox.width:
            break
        lifted.remove()


def _break_lines(axes: Axes, letters: int) -> None:
    """Break the labels of the axes into lines of so many letters."""
    flat = [text for text in axes.texts if text.get_gid() == AXIS_LABEL]
    for text in (axes.xaxis.label, *flat):
        text.set_text(fill(" ".join(text.get_text().split()), letters))


def _marked(axes: Axes) -> list[Annotation]:
    return [text for text in axes.texts if text.get_gid() == _MARK]  # type: ignore[misc]


def _spread(labels: list[Annotation], dpi: float) -> None:
    """Push pairs of labels that overlap half their overlap each, until none do."""
    boxes = [each.get_window_extent() for each in labels]
    middles = [(box.y0 + box.y1) / 2 for box in boxes]
    order = sorted(range(len(labels)), key=middles.__getitem__)
    moved = dict(enumerate(middles))
    for _ in range(_ROUNDS):
        for low, high in pairwise(order):
            apart = boxes[low].x1 <= boxes[high].x0 or boxes[high].x1 <= boxes[low].x0
            overlap = (boxes[low].height + boxes[high].height) / 2 - (moved[high] - moved[low])
            if overlap > 0 and not apart:
                moved[low] -= overlap / 2
                moved[high] += overlap / 2
    for index, each in enumerate(labels):
        each.xyann = (_BESIDE, (moved[index] - middles[index]) * 72 / dpi)


def _turn(axes: Axes) -> bool:
    """Turn the x axis's labels when neighbours touch."""
    texts = [text for text in axes.get_xticklabels() if text.get_text() and text.get_visible()]
    boxes = sorted((text.get_window_extent() for text in texts), key=lambda box: box.x0)
    touching = any(left.x1 + 2 > right.x0 for left, right in pairwise(boxes))
    if touching:
        for text in texts:
            text.set(rotation=35, ha="right", rotation_mode="anchor")
    return touching
