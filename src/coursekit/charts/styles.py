"""The look of charts: one style a country, and the house style of axes."""

from __future__ import annotations

import zlib
from typing import Any, Literal

Kind = Literal["line", "bar", "point"]

# Vermilion and blue keep 3:1 against white and against JupyterLab's dark page, and stay apart
# for people who see two of the three primaries. Text needs more: it takes the page's colour.
_PARTNERS: dict[str, dict[str, Any]] = {
    "CHN": {"color": "#d55e00", "marker": "o", "linestyle": "-", "hatch": ""},
    "RUS": {"color": "#2a7fc0", "marker": "s", "linestyle": "--", "hatch": "//"},
}

# These lists differ in length, without a common divisor, so that combinations repeat late.
_GREYS = ("#737373", "#8e8e8e")
_MARKERS = ("^", "D", "v", "P", "X", "*", "<", "h", ">")
_DASHES: tuple[Any, ...] = (":", "-.", (0, (6, 1.5)), (0, (3, 1, 1, 1, 1, 1)))
_HATCHES = ("..", "xx", "\\\\", "++", "--", "||", "oo")

_KNOWN = (
    *("USA", "EUU", "IND", "JPN", "DEU", "KOR", "TUR", "KAZ", "UKR", "PRK", "IRN", "GBR", "FRA"),
    *("BRA", "SAU", "VNM", "WLD"),
)


def style(code: str, kind: Kind = "line") -> dict[str, Any]:
    """Plot keywords of a country, the same in every chart.

    Parameters
    ----------
    code : str
        ISO 3166 alpha-3 code. China and Russia have a colour; every other code gets a grey, with
        a marker, line and hatch of its own.
    kind : {"line", "bar", "point"}
        What is drawn: `ax.plot` and `ax.errorbar`, `ax.bar` and `ax.fill_between`, or
        `ax.scatter`.
    """
    look = _PARTNERS.get(code) or _neutral(code)
    if kind == "bar":
        # The hatch takes the edge's colour; an edge without width is not drawn itself.
        hatched = {"edgecolor": "white", "hatch": look["hatch"], "linewidth": 0}
        return {"color": look["color"], **hatched}
    if kind == "point":
        return {"color": look["color"], "marker": look["marker"], "s": 36}
    if kind == "line":
        return {key: look[key] for key in ("color", "marker", "linestyle")}
    raise ValueError(f"A style is for a “line”, a “bar” or a “point”, not for {kind!r}.")


def _neutral(code: str) -> dict[str, Any]:
    if code in _KNOWN:
        index = _KNOWN.index(code)
    else:  # the rest of the combinations, picked by the code itself: the same in every session
        rest = len(_MARKERS) * len(_DASHES) - len(_KNOWN)
        index = len(_KNOWN) + zlib.crc32(code.encode()) % rest
    return {
        "color": _GREYS[index % len(_GREYS)],
        "marker": _MARKERS[index % len(_MARKERS)],
        "linestyle": _DASHES[index % len(_DASHES)],
        "hatch": _HATCHES[index % len(_HATCHES)],
    }


def axes_style() -> dict[Any, Any]:
    """Matplotlib settings of the house. Black stands for the page's colour: see `charts.svg`."""
    from cycler import cycler

    return {
        "axes.axisbelow": True,
        "axes.facecolor": "none",
        "axes.formatter.useoffset": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.prop_cycle": cycler(color=_GREYS),
        "axes.spines.right": False,
        "axes.spines.top": False,
        "figure.facecolor": "none",
        "font.size": 11,
        "grid.alpha": 0.2,
        "grid.color": "black",
        "hatch.linewidth": 1.2,
        "legend.borderpad": 0.2,
        "legend.frameon": False,
        "legend.handlelength": 1.8,
        "lines.linewidth": 2,
        "lines.markersize": 5.5,
        "svg.fonttype": "none",
        "svg.hashsalt": "coursekit",
        "text.parse_math": False,  # two dollar signs in a label are money, not a formula
        "ytick.major.size": 0,
    }
