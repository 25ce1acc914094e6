"""What the tests before and after the course say, by objective, each with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coursekit.items import Item
from coursekit.learner.intervals import bootstrap, wilson
from coursekit.learner.sittings import Sitting, counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A mean score from 0 to 1 with its 95 % interval; blanks are 0."""

    mean: float
    low: float
    high: float
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One objective, or the whole form: before and after, as far as the tests were taken."""

    objective: str
    before: Share | None
    after: Share | None

    @property
    def change(self) -> float | None:
        """After less before."""
        return self.after.mean - self.before.mean if self.before and self.after else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Both tests, or the one that was ended.

    `gain` is the part of what was left to gain that was gained: (after − before) ÷ (1 − before).
    Items of the two forms stand in pairs of the same demand; from these the intervals of change
    and gain are drawn. `shown` says whether the learner may see it: once both tests were ended.
    """

    before: Sitting | None
    after: Sitting | None
    whole: Part
    parts: tuple[Part, ...]
    change_interval: tuple[float, float] | None
    gain: float | None
    gain_interval: tuple[float, float] | None

    @property
    def shown(self) -> bool:
        """Whether both tests were ended."""
        return self.before is not None and self.after is not None


def outcome(
    sittings: Sequence[Sitting], forms: Mapping[str, Sequence[tuple[int, Item]]]
) -> Outcome:
    """Return what the counted sittings come to.

    Parameters
    ----------
    forms
        Items of each form, `a` and `b`, each with its slot. Items of the same slot are a pair.

    References
    ----------
    Hake, R. R. (1998). Interactive-engagement versus traditional methods. American Journal of
    Physics 66(1), 64-74, for the normalised gain; of one learner it is a rough number.
    """
    before, after = counted(sittings, "pre"), counted(sittings, "post")
    scores = [_scores(one, forms) if one else {} for one in (before, after)]
    about = {slot: item.about.objective for some in forms.values() for slot, item in some}
    objectives = sorted(set(about.values()))
    parts = [
        _part(name, scores, [slot for slot, objective in about.items() if objective == name])
        for name in objectives
    ]
    whole = _part("", scores, list(about))
    pairs = [[scores[0][slot], scores[1][slot]] for slot in about if all(slot in s for s in scores)]
    return Outcome(
        before=before,
        after=after,
        whole=whole,
        parts=tuple(parts),
        change_interval=bootstrap(pairs, _change) if pairs else None,
        gain=gain(whole.before.mean, whole.after.mean) if whole.before and whole.after else None,
        gain_interval=bootstrap(pairs, _gain) if pairs else None,
    )


def gain(before: float, after: float) -> float | None:
    """Return the normalised gain; None where nothing was left to gain."""
    return (after - before) / (1 - before) if before < 1 else None


def _scores(sitting: Sitting, forms: Mapping[str, Sequence[tuple[int, Item]]]) -> dict[int, float]:
    """Return the score of each slot of a sitting's form; a blank is 0."""
    return {
        slot: sitting.answers[item.about.id].fraction if item.about.id in sitting.answers else 0.0
        for slot, item in forms.get(sitting.form, ())
    }


def _part(name: str, scores: Sequence[Mapping[int, float]], slots: Sequence[int]) -> Part:
    before, after = (_share([some[slot] for slot in slots if slot in some]) for some in scores)
    return Part(objective=name, before=before, after=after)


def _share(scores: Sequence[float]) -> Share | None:
    if not scores:
        return None
    low, high = wilson(sum(scores), len(scores))
    return Share(mean=sum(scores) / len(scores), low=low, high=high, items=len(scores))


def _change(draws: NDArray[np.float64]) -> NDArray[np.float64]:
    means: NDArray[np.float64] = draws.mean(axis=1)
    return means[:, 1] - means[:, 0]


def _gain(draws: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    means: NDArray[np.float64] = draws.mean(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: NDArray[np.float64] = (means[:, 1] - means[:, 0]) / (1 - means[:, 0])
    return found
