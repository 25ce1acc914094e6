"""How far the scores of one form or lesson would repeat themselves: Cronbach's alpha and KR-20."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coursekit.analysis.estimate import LEVEL, Estimate

if TYPE_CHECKING:
    import pandas as pd

WANTED = (0.7, 0.8)
"""Reliabilities for which the needed number of items is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Internal consistency of an instrument, over the learners who answered all of its items.

    `alpha` is KR-20 where every score is 0 or 1. `constant` items, on which everybody scored the
    same, are left out of it. `mean`, `deviation` and `error` (the standard error of measurement)
    are in items. `without` gives alpha if an item were dropped, `items_for` how many items like
    these a wanted reliability takes (Spearman-Brown).
    """

    learners: int
    items: int
    dichotomous: bool
    mean: float
    deviation: float
    alpha: Estimate | None
    error: float | None
    constant: tuple[str, ...]
    without: Mapping[str, float]
    items_for: Mapping[float, int]


def reliability(scores: pd.DataFrame) -> Reliability:
    """Describe an instrument from scores of 0 to 1, a row a learner and a column an item.

    References
    ----------
    Kuder, G. F., & Richardson, M. W. (1937). Psychometrika 2, 151-160.
    Cronbach, L. J. (1951). Psychometrika 16, 297-334.
    Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Applied Psychological Measurement 11,
    93-103 (the interval).
    """
    whole = scores.dropna()
    varies = whole.columns[whole.nunique() > 1]
    kept = whole[varies]
    total = whole.sum(axis=1)
    learners, items = kept.shape
    deviation = float(total.std()) if learners > 1 else 0.0
    alpha = _alpha(kept) if items > 1 and learners > 1 else None
    estimate = None if alpha is None else _feldt(alpha, learners, items)
    return Reliability(
        learners=learners,
        items=whole.shape[1],
        dichotomous=bool(whole.isin((0.0, 1.0)).all(axis=None)),
        mean=float(total.mean()) if learners else 0.0,
        deviation=deviation,
        alpha=estimate,
        error=None if alpha is None else deviation * math.sqrt(max(0.0, 1 - alpha)),
        constant=tuple(map(str, whole.columns.difference(varies, sort=False))),
        without={
            str(item): rest
            for item in (varies if items > 2 else ())
            if (rest := _alpha(kept.drop(columns=item))) is not None
        },
        items_for={} if alpha is None or not 0 < alpha < 1 else _lengths(alpha, items),
    )


def _alpha(scores: pd.DataFrame) -> float | None:
    items = int(scores.shape[1])
    whole = float(scores.sum(axis=1).var())
    if whole == 0:
        return None
    alone = float(scores.var().sum())
    return items / (items - 1) * (1 - alone / whole)


def _feldt(alpha: float, learners: int, items: int) -> Estimate:
    from scipy.stats import f

    tail = (1 - LEVEL) / 2
    degrees = (learners - 1, (learners - 1) * (items - 1))
    return Estimate(
        value=alpha,
        low=1 - (1 - alpha) * float(f.ppf(1 - tail, *degrees)),
        high=1 - (1 - alpha) * float(f.ppf(tail, *degrees)),
    )


def _lengths(alpha: float, items: int) -> dict[float, int]:
    return {
        wanted: math.ceil(items * wanted * (1 - alpha) / (alpha * (1 - wanted)) - 1e-9)
        for wanted in WANTED
    }
