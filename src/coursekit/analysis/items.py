"""What the first tries of many learners say about each question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coursekit.analysis import estimate
from coursekit.analysis.estimate import Estimate

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

COUNTS, RATINGS, THIRDS, GROUPS = 10, 20, 30, 40
"""Learners from which on difficulty, confidence, discrimination and groups are said."""

UPPER = 0.27
SURE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the bank knows of a question: its right options, chance, and whether it is a guess."""

    options: Mapping[str, str]
    keys: frozenset[str]
    chance: float = 0.0
    guess_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionUse:
    """Who chose an option: numbers from the lower, middle and upper third by rest score."""

    text: str
    key: bool
    thirds: tuple[int, int, int]
    share: float
    rest: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStatistics:
    """A question's statistics; None where too few learners answered for one.

    `difficulty` is the mean score, `discrimination` the correlation of the score with the mean
    of the other questions of the same lesson or form, `upper_lower` the mean score of the best
    27 % less that of the weakest, `gap` mean confidence less mean score, `sure_wrong` the share
    of the rated answers that were sure (80 % or more) and not right.
    """

    item: str
    learners: int
    difficulty: Estimate | None
    discrimination: Estimate | None
    upper_lower: float | None
    gap: float | None
    sure_wrong: float | None
    options: tuple[OptionUse, ...]
    flags: tuple[str, ...]


def statistics(tries: pd.DataFrame, facts: Mapping[str, Facts]) -> list[ItemStatistics]:
    """Describe every question of one lesson or form, in the order of `facts`.

    Parameters
    ----------
    tries
        First tries, one row each: `learner`, `item`, `fraction` from 0 to 1, `response`, and
        `confidence` in per cent or missing.
    facts
        What the bank knows of each question, by id.
    """
    scores = tries.pivot(index="learner", columns="item", values="fraction")
    rest = rests(scores)
    return [
        _statistics(item, tries[tries["item"] == item].set_index("learner"), rest[item], known)
        for item, known in facts.items()
        if item in scores
    ]


def rests(scores: pd.DataFrame) -> pd.DataFrame:
    """Return for each learner and question the mean score on the other questions."""
    others = scores.notna().sum(axis=1).to_numpy()[:, None] - scores.notna()
    sums = scores.sum(axis=1).to_numpy()[:, None] - scores.fillna(0)
    return (sums / others.where(others > 0)).astype(float)


def flags_by_chance(found: list[ItemStatistics], truth: float = 0.2) -> float:
    """Return how many questions would show a correlation below 0 if all truly had `truth`."""
    import numpy as np
    from scipy.stats import norm

    sizes = np.array([one.learners for one in found if one.discrimination], dtype=float)
    return float(norm.cdf(-np.arctanh(truth) * np.sqrt(sizes - 3)).sum())


def _statistics(item: str, tries: pd.DataFrame, rest: pd.Series, known: Facts) -> ItemStatistics:
    learners = len(tries)
    both = tries.join(rest.rename("rest")).dropna(subset=["rest"])
    scores, others = both["fraction"].to_numpy(float), both["rest"].to_numpy(float)
    rated = tries.dropna(subset=["confidence"])
    wrong = (rated["confidence"] >= SURE) & (rated["fraction"] < 1)
    few = len(rated) < RATINGS
    plain = {
        "difficulty": estimate.mean(tries["fraction"].to_numpy(float))
        if learners >= COUNTS
        else None,
        "discrimination": estimate.correlation(scores, others) if len(both) >= THIRDS else None,
    }
    options = tuple(_options(both, known)) if len(both) >= COUNTS else ()
    return ItemStatistics(
        item=item,
        learners=learners,
        **plain,
        upper_lower=_upper_lower(scores, others) if len(both) >= GROUPS else None,
        gap=None if few else float(rated["confidence"].mean() / 100 - rated["fraction"].mean()),
        sure_wrong=None if few else float(wrong.mean()),
        options=options,
        flags=()
        if known.guess_first
        else tuple(
            _flags(
                **plain,
                chance=known.chance,
                options=options if len(both) >= THIRDS else (),
                many=len(both) >= GROUPS,
                sure_wrong=0.0 if few else float(wrong.mean()),
            )
        ),
    )


def _upper_lower(scores: np.ndarray, others: np.ndarray) -> float:
    order = others.argsort(kind="stable")
    size = max(1, round(UPPER * len(scores)))
    return float(scores[order[-size:]].mean() - scores[order[:size]].mean())


def _options(both: pd.DataFrame, known: Facts) -> Iterator[OptionUse]:
    import numpy as np

    thirds = np.argsort(np.argsort(both["rest"].to_numpy(), kind="stable")) * 3 // len(both)
    for option, text in known.options.items():
        chosen = both["response"].map(
            lambda said, one=option: one == said or (isinstance(said, list) and one in said)
        )
        counts = [int((chosen.to_numpy() & (thirds == third)).sum()) for third in range(3)]
        yield OptionUse(
            text=text,
            key=option in known.keys,
            thirds=(counts[0], counts[1], counts[2]),
            share=float(chosen.mean()),
            rest=float(both["rest"][chosen].mean()) if chosen.any() else None,
        )


def _flags(
    *,
    difficulty: Estimate | None,
    discrimination: Estimate | None,
    chance: float,
    options: tuple[OptionUse, ...],
    many: bool,
    sure_wrong: float,
) -> Iterator[str]:
    keys = [one.rest for one in options if one.key and one.rest is not None]
    lures = [one.rest for one in options if not one.key and one.rest is not None]
    if discrimination and discrimination.value < 0:
        yield "check the key: who does well elsewhere does badly here"
    elif keys and lures and max(lures) > max(keys):
        yield "check the key: a wrong option draws those who do well elsewhere"
    elif discrimination and discrimination.value < 0.15:
        yield "weak: it hardly tells learners apart"
    if difficulty and difficulty.value > 0.95:
        yield "too easy: nearly everybody has it right"
    if difficulty and difficulty.value < 0.2:
        yield "too hard: fewer than a fifth of the marks are earned"
    elif difficulty and chance and difficulty.low <= chance:
        yield "too hard: guessing could explain the score"
    if many and (idle := [one.text for one in options if not one.key and one.share < 0.05]):
        yield f"idle option: hardly anybody takes “{idle[0]}”"
    if sure_wrong > 0.3:
        yield "live misconception: many are sure and wrong; the lesson needs a paragraph"
