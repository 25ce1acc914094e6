"""Guessers that look at the form of options alone: none may beat chance over the bank."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from coursekit.checks.content import Content, Record
from coursekit.checks.guessers import ABSOLUTE, HEDGE, KINDS, SOLVERS, choices
from coursekit.errors import Problem
from coursekit.markup import plain

GAIN = 0.05
"""What a guesser may gain over chance in a large bank, as a share of its items."""

DEVIATIONS = 2
"""Standard deviations that a guesser may gain in a small bank, where chance gives more."""

FEWEST = 10
"""Items of a type below which a habit of their author cannot be told from luck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What one guesser earns in the questions of one type, and what luck alone would give it.

    `take` is how many options it takes of each question; `helped` are the items in which it
    earns more than by luck.
    """

    kind: str
    takes: str
    take: int
    items: int
    earned: float
    chance: float
    variance: float
    helped: tuple[Record, ...]

    @property
    def points(self) -> float:
        """Gain over chance, in points of a hundred."""
        return 100 * (self.earned - self.chance) / self.items

    @property
    def too_much(self) -> bool:
        """Whether it gains more than a bank of this size allows."""
        if self.items < FEWEST:
            return False
        allowed = max(GAIN * self.items, DEVIATIONS * math.sqrt(max(self.variance, 0)))
        return self.earned > self.chance + allowed + 1e-9


def gains(items: Iterable[Record]) -> list[Gain]:
    """Let each guesser answer all questions with options, and say what it earns."""
    items = tuple(items)
    found = []
    for kind in KINDS:
        asked = choices(items, kind)
        if not asked:
            continue
        take = round(sum(len(choice.keys) for choice in asked) / len(asked))
        for takes, liking in SOLVERS:
            earned = chance = variance = 0.0
            helped = []
            for choice in asked:
                size, keys = len(choice.options), choice.keys
                ways = _ways(liking(choice), min(take, size - 1))
                credit = _credit(ways, frozenset(keys), size)
                luck, spread = _luck(ways, len(keys), size)
                earned, chance, variance = earned + credit, chance + luck, variance + spread
                if credit > luck + 1e-9:
                    helped.append(choice.item)
            found.append(
                Gain(
                    kind=kind,
                    takes=takes,
                    take=take,
                    items=len(asked),
                    earned=earned,
                    chance=chance,
                    variance=variance,
                    helped=tuple(helped),
                )
            )
    return found


Ways = tuple[frozenset[int], ...]


def _ways(liked: Sequence[float], take: int) -> Ways:
    """Every choice of so many options that a guesser likes best; it draws one by lot."""
    liked = [round(much, 9) for much in liked]
    least = sorted(liked, reverse=True)[take - 1]
    sure = {place for place, much in enumerate(liked) if much > least}
    tied = [place for place, much in enumerate(liked) if much == least]
    return tuple(frozenset({*sure, *more}) for more in combinations(tied, take - len(sure)))


def _credit(ways: Ways, keys: frozenset[int], size: int) -> float:
    """Mean credit over the ways to choose: right options' share less that of wrong ones."""
    lures = size - len(keys)
    earned = [len(way & keys) / len(keys) - len(way - keys) / lures for way in ways]
    return sum(max(0.0, one) for one in earned) / len(ways)


@cache
def _luck(ways: Ways, keys: int, size: int) -> tuple[float, float]:
    """Mean and variance of that credit, were every set of options as often the right one."""
    credits = [_credit(ways, frozenset(those), size) for those in combinations(range(size), keys)]
    mean = sum(credits) / len(credits)
    return mean, sum((credit - mean) ** 2 for credit in credits) / len(credits)


def keys_not_guessed(content: Content) -> Iterable[Problem]:
    """No guesser that looks at the form of options alone beats chance over the bank.

    A guesser may gain 5 points of a hundred, or two standard deviations of what luck alone
    would give it; in a bank of a few dozen items the second is the larger.
    """
    for gain in gains(content.items):
        if gain.too_much:
            number = f", {gain.take} at a time," if gain.take > 1 else ""
            what = f"Who takes {gain.takes}{number} gets {gain.earned:.1f} of {gain.items} items "
            what += f"of {gain.kind} right, without reading; chance gives {gain.chance:.1f}. "
            what += f"It helps in {', '.join(item.id for item in gain.helped)}."
            fix = "Change options of some of these items, wrong ones first."
            yield gain.helped[0].problem((), "guessable", what, fix)


def cue_words_balanced(content: Content) -> Iterable[Problem]:
    """Absolutes and hedges are about as frequent in right options as in wrong ones."""
    right: list[str] = []
    wrong: list[str] = []
    for item in content.items:
        for option in item.value.get("options", ()):
            (right if option.get("correct") else wrong).append(plain(option["text"]))
    first = next((item for item in content.items if "options" in item.value), None)
    for name, words in (("an absolute", ABSOLUTE), ("a hedge", HEDGE)):
        keys, lures = (sum(bool(words.search(t)) for t in texts) for texts in (right, wrong))
        if first and _apart(keys, len(right), lures, len(wrong)):
            what = f"{keys} of {len(right)} right options have {name}, such as "
            what += (
                f"“{_example(words, right if keys * len(wrong) > lures * len(right) else wrong)}”, "
            )
            what += f"but {lures} of {len(wrong)} wrong ones."
            fix = "Take such words out, or give them to right and wrong options alike."
            yield first.problem((), "cue-words", what, fix)


def _apart(some: int, of: int, others: int, of_others: int) -> bool:
    """Whether one rate is beyond half or double the other, by more than luck would give."""
    if not of or not of_others or not some + others:
        return False
    one, other = some / of, others / of_others
    pooled = (some + others) / (of + of_others)
    deviation = math.sqrt(pooled * (1 - pooled) * (1 / of + 1 / of_others))
    beyond = max(one, other) > 2 * min(one, other)
    return beyond and abs(one - other) > DEVIATIONS * deviation


def _example(words: re.Pattern[str], texts: Iterable[str]) -> str:
    return next(found[0] for text in texts if (found := words.search(text)))
