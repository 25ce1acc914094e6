"""Guessers that look at the form of options alone: none may beat chance over the bank.

References
----------
Millman, J., Bishop, C. H. and Ebel, R. (1965). An analysis of test-wiseness. Educational and
Psychological Measurement 25(3), 707-726.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coursekit.checks.content import Content, Record
from coursekit.checks.tokens import similarity, tokens
from coursekit.errors import Problem
from coursekit.markup import plain

GAIN = 0.05
"""What a guesser may gain over chance in a large bank, as a share of its items."""

DEVIATIONS = 2
"""Standard deviations that a guesser may gain in a small bank, where chance gives more."""

ABSOLUTE = re.compile(
    r"\b(?:always|never|only|all|none|every|everything|everywhere|completely|entirely|must)\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:may|might|some|sometimes|often|can|could|partly|mostly|mainly|usually|likely|probably"
    r"|perhaps|tends?)\b"  # May is a month
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question with one right option, as a guesser sees it; `key` is the place of that option."""

    item: Record
    stem: tuple[str, ...]
    options: tuple[str, ...]
    key: int
    ordered: bool


Liking = Callable[[Choice], Sequence[float]]
"""How much a guesser likes each option of a question; it takes the one that it likes best."""


def _length(choice: Choice) -> Sequence[float]:
    return [len(option) for option in choice.options]


def _shortness(choice: Choice) -> Sequence[float]:
    return [-len(option) for option in choice.options]


def _hedges(choice: Choice) -> Sequence[float]:
    return [len(HEDGE.findall(option)) for option in choice.options]


def _digits(choice: Choice) -> Sequence[float]:
    return [sum(letter.isdigit() for letter in option) for option in choice.options]


def _echo(choice: Choice) -> Sequence[float]:
    return [len(set(choice.stem) & set(tokens(option))) for option in choice.options]


def _central(choice: Choice) -> Sequence[float]:
    read = [tokens(option) for option in choice.options]
    return [
        sum(similarity(one, other) for at, other in enumerate(read) if at != place)
        for place, one in enumerate(read)
    ]


def _moderate(choice: Choice) -> Sequence[float]:
    return [not ABSOLUTE.search(option) for option in choice.options]


def _at(place: int) -> Liking:
    def liking(choice: Choice) -> Sequence[float]:
        # Where options are shuffled, a place tells nothing.
        wanted = place % len(choice.options) if choice.ordered else None
        return [at == wanted for at in range(len(choice.options))]

    return liking


SOLVERS: tuple[tuple[str, Liking], ...] = (
    ("the longest option", _length),
    ("the shortest option", _shortness),
    ("the option with most hedges", _hedges),
    ("an option without an absolute", _moderate),
    ("the option with most digits", _digits),
    ("the option that repeats most of the stem", _echo),
    ("the option that shares most with the others", _central),
    ("the first option where the order is kept", _at(0)),
    ("the second option where the order is kept", _at(1)),
    ("the third option where the order is kept", _at(2)),
    ("the last option where the order is kept", _at(-1)),
)
"""What each guesser takes; where it likes several best, it takes one of them by lot."""


def choices(content: Content) -> list[Choice]:
    """Return the questions with exactly one right option."""
    found = []
    for item in content.items:
        options = item.value.get("options", ())
        keys = [place for place, option in enumerate(options) if option.get("correct")]
        if item.value["type"] == "single_choice" and len(keys) == 1:
            found.append(
                Choice(
                    item=item,
                    stem=tokens(item.value["stem"]),
                    options=tuple(plain(option["text"]) for option in options),
                    key=keys[0],
                    ordered=item.value.get("keep_order", False),
                )
            )
    return found


def keys_not_guessed(content: Content) -> Iterable[Problem]:
    """No guesser that looks at the form of options alone beats chance over the bank.

    A guesser may gain 5 points of a hundred, or two standard deviations of what luck alone
    would give it; in a bank of a few dozen items the second is the larger.
    """
    asked = choices(content)
    for takes, liking in SOLVERS:
        credits, expected, variance = [], 0.0, 0.0
        for choice in asked:
            best = _best(liking(choice))
            size = len(choice.options)
            credits.append(1 / len(best) if choice.key in best else 0.0)
            expected += 1 / size
            variance += 1 / (size * len(best)) - 1 / size**2  # were every option as often the key
        allowed = expected + max(GAIN * len(asked), DEVIATIONS * math.sqrt(max(variance, 0)))
        if sum(credits) > allowed + 1e-9:
            helped = [
                choice.item
                for choice, credit in zip(asked, credits, strict=True)
                if credit > 1 / len(choice.options)
            ]
            what = f"Who takes {takes} gets {sum(credits):.1f} of {len(asked)} items of "
            what += f"single_choice right, without reading; chance gives {expected:.1f}. "
            what += f"It helps in {', '.join(item.id for item in helped)}."
            fix = "Change options of some of these items, wrong ones first."
            yield helped[0].problem((), "guessable", what, fix)


def _best(liked: Sequence[float]) -> list[int]:
    most = max(liked)
    return [place for place, much in enumerate(liked) if much > most - 1e-12]


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
