"""Intervals for what rests on few answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESAMPLES = 2_000
"""Draws of the bootstrap."""

Z = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""


def wilson(successes: float, trials: int) -> tuple[float, float]:
    """Return the 95 % interval of a share; of no trials it says nothing, 0 to 1.

    `successes` may hold parts of a success: partial credit varies less than right and wrong do,
    so that the interval is then rather too wide than too narrow.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22(158), 209-212.
    """
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, Z * Z
    middle = share + square / (2 * trials)
    half = Z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    whole = 1 + square / trials
    # Rounding must not leave the share itself outside, where it is 0 or 1.
    return max(0.0, min(share, (middle - half) / whole)), min(
        1.0, max(share, (middle + half) / whole)
    )


def bootstrap(
    rows: Sequence[Sequence[float]],
    statistic: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> tuple[float, float] | None:
    """Return the 95 % percentile interval of a statistic, or None where it has no value.

    Parameters
    ----------
    rows
        What is drawn again, row by row; a row's values stay together.
    statistic
        Takes an array of draws × rows × values, and returns one number a draw. Draws whose
        number is not finite are left out.

    References
    ----------
    Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics
    7(1), 1-26.
    """
    import numpy as np

    if not rows:
        return None
    values: NDArray[Any] = np.asarray(rows, dtype=float)
    draw = np.random.default_rng(len(rows))  # the same answers give the same interval
    found = statistic(values[draw.integers(0, len(values), (RESAMPLES, len(values)))])
    found = found[np.isfinite(found)]
    if found.size == 0:
        return None
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)
