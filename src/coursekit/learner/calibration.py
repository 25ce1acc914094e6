"""Does a learner know how much they know? Stated confidence held against what was right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING, Literal

from coursekit.items import Forecast, Item
from coursekit.learner.cards import is_right
from coursekit.learner.catalogue import Catalogue
from coursekit.learner.intervals import Z, bootstrap, wilson
from coursekit.learner.store import Attempt
from coursekit.learner.trials import trials

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENOUGH = 20
"""Answers below which nothing is drawn."""

FIRM = 60
"""Answers below which all is called rough."""

ENOUGH_OF_A_THEME = 40
"""Answers on one theme from which it is shown apart."""

BINS = 5

_RESAMPLED = 1_000  # answers up to which the interval is drawn; beyond, the normal one is the same

Trust = Literal["too_few", "rough", "firm"]
Lean = Literal["over", "under", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How sure the learner was, from 0 to 1, and whether the answer was right.

    A forecast stands on the side it takes: 30 % for an event is 70 % for its contrary.
    """

    item: str
    theme: str
    stated: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers of about the same confidence, and the share of them that was right."""

    stated: float
    right: int
    count: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Share of right answers."""
        return self.right / self.count

    @property
    def says(self) -> str:
        """The bin in words."""
        interval = f"{_percent(self.low)}–{_percent(self.high)} %"
        return (
            f"When you say {_percent(self.stated)} %, you are right {_percent(self.share)} % of "
            f"the time ({self.right} of {self.count}; {interval})."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What the stated confidence of some answers was worth.

    `brier` is the mean squared distance of confidence from what happened; beside it stand those
    of always saying one half, and of always saying one's own rate. `reliability` (lower is
    better), `resolution` (higher is better) and `uncertainty` are its parts, with the confidence
    rounded to steps of 10 %: then reliability − resolution + uncertainty is the score exactly.
    `over` is mean confidence less the share right, with its interval.
    """

    count: int
    trust: Trust
    right: int
    stated: float
    brier: float
    brier_half: float
    brier_rate: float
    reliability: float
    resolution: float
    uncertainty: float
    over: float
    over_low: float
    over_high: float
    bins: tuple[Bin, ...]

    @property
    def lean(self) -> Lean:
        """Over- or under-confident, where the interval leaves no doubt of it."""
        if self.trust != "too_few" and self.over_low > 0:
            return "over"
        if self.trust != "too_few" and self.over_high < 0:
            return "under"
        return "unclear"


def answers(attempts: Iterable[Attempt], catalogue: Catalogue) -> list[Answer]:
    """Return every first try that says how sure the learner was, and every forecast.

    Items that the course has no longer are left out: nobody knows their theme.
    """
    ordered = sorted(attempts, key=lambda one: one.item)  # stable: each item's stay in order
    found: list[Answer] = []
    for name, group in groupby(ordered, key=lambda one: one.item):
        item = catalogue.items.get(name)
        if item is not None:
            found += [one for trial in trials(group) if (one := _answer(item, trial.first))]
    return found


def _answer(item: Item, attempt: Attempt) -> Answer | None:
    if isinstance(item, Forecast):
        stated = float(attempt.response) / 100
        right = item.happened
        if stated < 0.5:
            stated, right = 1 - stated, not right
    elif attempt.confidence is None:
        return None
    else:
        stated, right = attempt.confidence / 100, is_right(attempt.fraction)
    return Answer(item=item.about.id, theme=item.about.theme, stated=stated, right=right)


def calibration(found: Sequence[Answer]) -> Calibration:
    """Hold the stated confidence of answers against what was right.

    References
    ----------
    Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly
    Weather Review 78(1), 1-3.
    Murphy, A. H. (1973). A new vector partition of the probability score. Journal of Applied
    Meteorology 12(4), 595-600.
    """
    count = len(found)
    right = sum(one.right for one in found)
    rate = right / count if count else 0.0
    stated = sum(one.stated for one in found) / count if count else 0.0
    brier = sum((one.stated - one.right) ** 2 for one in found) / count if count else 0.0
    reliability, resolution = _parts(found, rate)
    low, high = _over(found)
    return Calibration(
        count=count,
        trust="too_few" if count < ENOUGH else "rough" if count < FIRM else "firm",
        right=right,
        stated=stated,
        brier=brier,
        brier_half=0.25,
        brier_rate=rate * (1 - rate),
        reliability=reliability,
        resolution=resolution,
        uncertainty=rate * (1 - rate),
        over=stated - rate,
        over_low=low,
        over_high=high,
        bins=tuple(_bins(found)) if count >= ENOUGH else (),
    )


def by_theme(found: Sequence[Answer]) -> dict[str, Calibration]:
    """Return the themes that have answers enough to stand alone."""
    themes = dict.fromkeys(one.theme for one in found)
    apart = {theme: [one for one in found if one.theme == theme] for theme in sorted(themes)}
    return {
        theme: calibration(some) for theme, some in apart.items() if len(some) >= ENOUGH_OF_A_THEME
    }


def in_words(value: Calibration) -> list[str]:
    """Return what a calibration means, in sentences for the learner."""
    if value.trust == "too_few":
        missing = ENOUGH - value.count
        return [
            f"{_answers(value.count)} with a confidence so far: too few to say anything. "
            f"After {missing} more there is a first picture."
        ]
    found = [f"This rests on {value.count} answers."]
    if value.trust == "rough":
        found[0] += f" Read it as rough: below {FIRM}, chance moves the numbers a lot."
    mean, share = _percent(value.stated), _percent(value.right / value.count)
    points = abs(round(100 * value.over))
    interval = f"95 % interval {_signed(value.over_low)} to {_signed(value.over_high)} points"
    said = f"On average you said {mean} % and were right {share} % of the time"
    match value.lean:
        case "over":
            found.append(f"{said}: surer than you were right, by {points} points ({interval}).")
        case "under":
            found.append(f"{said}: you know more than you say, by {points} points ({interval}).")
        case "unclear":
            found.append(f"{said}. The difference may be chance ({interval}).")
    comparison = "better" if value.brier < value.brier_half else "no better"
    found.append(
        f"Your Brier score is {value.brier:.2f}, where 0 is perfect: {comparison} than saying "
        f"50 % each time ({value.brier_half:.2f}). Somebody who always says how often you are "
        f"right would have {value.brier_rate:.2f}."
    )
    return found + [one.says for one in value.bins]


def _parts(found: Sequence[Answer], rate: float) -> tuple[float, float]:
    """Return reliability and resolution, with the confidence rounded to steps of 10 %."""
    steps: dict[int, list[bool]] = {}
    for one in found:
        steps.setdefault(round(10 * one.stated), []).append(one.right)
    reliability = resolution = 0.0
    for step, rights in steps.items():
        share = sum(rights) / len(rights)
        reliability += len(rights) * (step / 10 - share) ** 2
        resolution += len(rights) * (share - rate) ** 2
    count = max(1, len(found))
    return reliability / count, resolution / count


def _over(found: Sequence[Answer]) -> tuple[float, float]:
    """Return the interval of mean confidence less the share right."""
    gaps = [one.stated - one.right for one in found]
    if len(gaps) < 2:
        return -1.0, 1.0
    if len(gaps) <= _RESAMPLED:
        return bootstrap([[gap] for gap in gaps], _mean) or (-1.0, 1.0)
    mean = sum(gaps) / len(gaps)
    spread = sqrt(sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1) / len(gaps))
    return mean - Z * spread, mean + Z * spread


def _mean(draws: NDArray[np.float64]) -> NDArray[np.float64]:
    means: NDArray[np.float64] = draws[:, :, 0].mean(axis=1)
    return means


def _bins(found: Sequence[Answer]) -> list[Bin]:
    """Divide answers into up to five bins of about equal count; the same confidence stays together.

    A bin ends at the confidence with which the fifths counted so far come closest to it.
    """
    ordered = sorted(found, key=lambda one: one.stated)
    levels = [list(group) for _, group in groupby(ordered, key=lambda one: one.stated)]
    bins: list[list[Answer]] = []
    held: list[Answer] = []
    seen = 0
    for place, level in enumerate(levels):
        held += level
        seen += len(level)
        following = len(levels[place + 1]) if place + 1 < len(levels) else 0
        edge = (len(bins) + 1) * len(ordered) / BINS
        last = len(bins) == BINS - 1
        if not last and following and abs(seen - edge) <= abs(seen + following - edge):
            bins.append(held)
            held = []
    return [_bin(some) for some in [*bins, held] if some]


def _bin(some: Sequence[Answer]) -> Bin:
    right = sum(one.right for one in some)
    low, high = wilson(right, len(some))
    stated = sum(one.stated for one in some) / len(some)
    return Bin(stated=stated, right=right, count=len(some), low=low, high=high)


def _percent(share: float) -> int:
    return round(100 * share)


def _signed(share: float) -> str:
    return f"{round(100 * share):+d}".replace("-", "−")


def _answers(count: int) -> str:
    return f"{count} answer{'' if count == 1 else 's'}"
