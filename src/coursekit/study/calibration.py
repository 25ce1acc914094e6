"""How sure the learner is, and how often that is right: a picture, a table, and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coursekit.interface.words import Words
from coursekit.learner.calibration import ENOUGH_OF_A_THEME
from coursekit.markup import escape
from coursekit.study import said
from coursekit.study.table import table
from coursekit.study.words import words

if TYPE_CHECKING:
    from coursekit.study.page import Page

Data = Mapping[str, Any]

_LEFT, _TOP, _WIDTH, _HEIGHT = 52, 12, 288, 252  # of the field within the picture


def calibration() -> Page:
    """Show how sure you were of your answers, and how often you were right."""
    from coursekit.interface.language import language
    from coursekit.study.page import Page

    say = words("standing", language())
    return Page("title_calibration", say, lambda: _now(say))


def _now(say: Words) -> str:
    from datetime import datetime

    from coursekit.learner.catalogue import read_catalogue
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import store_path
    from coursekit.learner.study import confidence
    from coursekit.location import course_root

    store = open_store(store_path(), datetime.now().astimezone())
    try:
        return calibration_html(confidence(store, read_catalogue(course_root())), say)
    finally:
        store.close()


def calibration_html(value: Data, say: Words) -> str:
    """Return what there is to say of a calibration; below 20 answers, how many are missing."""
    told = "".join(f"<p>{escape(text)}</p>" for text in said.calibration(value, say))
    honest = f'<p class="ck-hint">{escape(say("honest"))}</p>'
    if not value["bins"]:
        return f"<p>{escape(say('how_to_be_sure'))}</p>{told}{honest}"
    return f"{told}{_picture(value, say)}{_brier(value, say)}{_themes(value, say)}{honest}"


def _picture(value: Data, say: Words) -> str:
    sentences = "".join(f"<li>{escape(said.bin_says(one, say))}</li>" for one in value["bins"])
    return (
        f"<section><h4>{escape(say('diagram'))}</h4>{diagram(value['bins'], say)}"
        f"<ul>{sentences}</ul>"
        f'<details data-key="table"><summary data-lm-suppress-shortcuts>{escape(say("as_table"))}'
        f"</summary>{_table(value['bins'], say)}</details></section>"
    )


def _table(bins: Sequence[Data], say: Words) -> str:
    heads = ("col_stated", "col_answers", "col_right", "col_share", "col_interval")
    rows = [
        [
            escape(said.share(one["stated"], say)),
            str(one["count"]),
            str(one["right"]),
            escape(said.share(one["share"], say)),
            escape(said.shares(one["low"], one["high"], say)),
        ]
        for one in bins
    ]
    caption = say("diagram")
    return (
        f'<div class="ck-scroll" tabindex="0" role="group" aria-label="{escape(caption)}" '
        f"data-lm-suppress-shortcuts>{table(caption, [say(name) for name in heads], rows)}</div>"
    )


def _brier(value: Data, say: Words) -> str:
    parts = "".join(
        f"<li>{escape(say(name, value=say.number(value[name], 3)))}</li>"
        for name in ("reliability", "resolution", "uncertainty")
    )
    return (
        f"<section><h4>{escape(say('brier'))}</h4><p>{escape(said.brier(value, say))}</p>"
        f"<p>{escape(say('parts'))}</p><ul>{parts}</ul><p>{escape(say('sum_of_parts'))}</p></section>"
    )


def _themes(value: Data, say: Words) -> str:
    shown = "".join(
        f"<h5>{escape(say(f'theme_{name}'))}</h5>"
        + "".join(f"<p>{escape(text)}</p>" for text in said.calibration(one, say))
        for name, one in value["themes"].items()
    )
    more = f"<p>{escape(say('more_themes', n=ENOUGH_OF_A_THEME))}</p>" if not shown else ""
    return f"<section><h4>{escape(say('by_theme'))}</h4>{shown}{more}</section>"


def diagram(bins: Sequence[Data], say: Words) -> str:
    """Return the reliability diagram as SVG: confidence to the right, share right upwards."""
    first = 0.5 if min(one["stated"] for one in bins) >= 0.5 else 0.0

    def x(stated: float) -> float:
        return _LEFT + _WIDTH * (stated - first) / (1 - first)

    def y(share: float) -> float:
        return _TOP + _HEIGHT * (1 - share)

    ticks = [first + (1 - first) * step / 5 for step in range(6)]
    parts = [_upright(x(tick), tick, say) for tick in ticks]
    parts += [_level(y(step / 5), step / 5, say) for step in range(6)]
    parts += [
        f'<rect class="ck-frame" x="{_LEFT}" y="{_TOP}" width="{_WIDTH}" height="{_HEIGHT}"/>',
        f'<line class="ck-diagonal" stroke-dasharray="6 4" x1="{x(first)}" y1="{y(first)}" '
        f'x2="{x(1)}" y2="{y(1)}"/>',
        _text(x(1) + 6, y(1) + 4, say("diagonal"), anchor="start"),
    ]
    parts += [_point(x(one["stated"]), y, one) for one in bins]
    middle = _LEFT + _WIDTH / 2
    parts.append(_text(middle, _TOP + _HEIGHT + 38, say("axis_stated")))
    turned = f'transform="rotate(-90 12 {_TOP + _HEIGHT / 2})"'
    parts.append(_text(12, _TOP + _HEIGHT / 2, say("axis_right"), more=turned))
    label = escape(say("diagram_alt", n=len(bins)))
    # Where no style sheet comes along, as in an export, it is a line drawing all the same.
    plain = 'fill="none" stroke="currentColor" font-size="12"'
    return (
        '<svg class="ck-diagram" viewBox="0 0 410 310" width="440" role="img" '
        f'aria-label="{label}">'
        f"<g {plain}>{''.join(parts)}</g></svg>"
    )


def _upright(place: float, tick: float, say: Words) -> str:
    bottom = _TOP + _HEIGHT
    line = f'x1="{place:.1f}" x2="{place:.1f}" y1="{_TOP}" y2="{bottom}"'
    return _grid(line) + _text(place, bottom + 17, said.share(tick, say))


def _level(place: float, tick: float, say: Words) -> str:
    right = _LEFT + _WIDTH
    line = f'x1="{_LEFT}" x2="{right}" y1="{place:.1f}" y2="{place:.1f}"'
    return _grid(line) + _text(_LEFT - 5, place + 4, said.share(tick, say), anchor="end")


def _grid(line: str) -> str:
    return f'<line class="ck-grid" stroke-opacity="0.3" {line}/>'


def _point(place: float, y: Any, one: Data) -> str:
    """Draw a group of answers: its share, its interval, and how many there are."""
    low, high, middle = y(one["low"]), y(one["high"]), y(one["share"])
    caps = "".join(
        f'<line class="ck-interval" x1="{place - 4:.1f}" x2="{place + 4:.1f}" '
        f'y1="{end:.1f}" y2="{end:.1f}"/>'
        for end in (low, high)
    )
    beyond = place > _LEFT + _WIDTH - 40
    count = _text(
        place - 8 if beyond else place + 8,
        middle + 16,
        str(one["count"]),
        anchor="end" if beyond else "start",
    )
    return (
        f'<line class="ck-interval" x1="{place:.1f}" x2="{place:.1f}" '
        f'y1="{low:.1f}" y2="{high:.1f}"/>{caps}'
        f'<circle class="ck-point" cx="{place:.1f}" cy="{middle:.1f}" r="5"/>{count}'
    )


def _text(x: float, y: float, text: str, *, anchor: str = "middle", more: str = "") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="currentColor" stroke="none" {more}>{escape(text)}</text>'
