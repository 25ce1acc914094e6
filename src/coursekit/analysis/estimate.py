"""A number from a sample, with the interval that says how sure one may be of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

LEVEL = 0.95
_RESAMPLES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value between the ends of its 95 % interval."""

    value: float
    low: float
    high: float


def mean(scores: np.ndarray) -> Estimate:
    """Return the mean of scores from 0 to 1.

    The interval is Wilson's (1927) where every score is 0 or 1, else from 2,000 bootstrap samples.
    """
    import numpy as np
    from scipy import stats

    value = float(scores.mean())
    if set(np.unique(scores)) <= {0.0, 1.0}:
        test = stats.binomtest(int(scores.sum()), scores.size)
        interval = test.proportion_ci(confidence_level=LEVEL, method="wilson")
    elif np.ptp(scores) == 0:
        return Estimate(value=value, low=value, high=value)
    else:
        interval = stats.bootstrap(
            (scores,),
            np.mean,
            n_resamples=_RESAMPLES,
            confidence_level=LEVEL,
            method="percentile",
            rng=np.random.default_rng(0),
        ).confidence_interval
    return Estimate(value=value, low=float(interval.low), high=float(interval.high))


def correlation(first: np.ndarray, second: np.ndarray) -> Estimate | None:
    """Return Pearson's correlation with Fisher's interval; None where one side is constant."""
    import numpy as np
    from scipy import stats

    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return None
    found = stats.pearsonr(first, second)
    interval = found.confidence_interval(confidence_level=LEVEL)
    return Estimate(
        value=float(found.statistic), low=float(interval.low), high=float(interval.high)
    )
