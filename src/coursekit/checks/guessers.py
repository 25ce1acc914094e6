"""What a guesser who reads no question looks at: the form of its options.

References
----------
Millman, J., Bishop, C. H. and Ebel, R. (1965). An analysis of test-wiseness. Educational and
Psychological Measurement 25(3), 707-726.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coursekit.checks.content import Record
from coursekit.checks.tokens import similarity, tokens
from coursekit.markup import plain

KINDS = ("single_choice", "multiple_choice")
"""Types of question that have options."""

ABSOLUTE = re.compile(
    r"\b(?:always|never|only|all|none|every|everything|everywhere|completely|entirely|must)\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:may|might|some|sometimes|often|can|could|partly|mostly|mainly|usually|likely|probably"
    r"|perhaps|tends?)\b"  # May is a month
)
REASON = re.compile(
    r"\b(?:because|so that|in order to)\b|\bsince (?!\d)"
    r"|, (?:as|for|since|so|which)\b"  # elsewhere these compare or belong to a noun
)
HALVES = re.compile(r"[,;:] |\s[–—]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question as a guesser sees it; `keys` are the places of its right options."""

    item: Record
    stem: tuple[str, ...]
    options: tuple[str, ...]
    keys: tuple[int, ...]
    ordered: bool


Liking = Callable[[Choice], Sequence[float]]
"""How much a guesser likes each option of a question; it takes what it likes best."""


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


def _with(sign: re.Pattern[str]) -> Liking:
    return lambda choice: [bool(sign.search(option)) for option in choice.options]


def _without(sign: re.Pattern[str]) -> Liking:
    return lambda choice: [not sign.search(option) for option in choice.options]


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
    ("an option without an absolute", _without(ABSOLUTE)),
    ("an option that gives a reason", _with(REASON)),
    ("an option that gives no reason", _without(REASON)),
    ("an option of two halves", _with(HALVES)),
    ("an option of one piece", _without(HALVES)),
    ("the option with most digits", _digits),
    ("the option that repeats most of the stem", _echo),
    ("the option that shares most with the others", _central),
    ("the first option where the order is kept", _at(0)),
    ("the second option where the order is kept", _at(1)),
    ("the third option where the order is kept", _at(2)),
    ("the last option where the order is kept", _at(-1)),
)
"""What each guesser takes; where it likes several best, it takes one of them by lot."""


def choices(items: Iterable[Record], kind: str) -> list[Choice]:
    """Return the questions of a type, those without a right or a wrong option left out."""
    found = []
    for item in items:
        options = item.value.get("options", ())
        keys = [place for place, option in enumerate(options) if option.get("correct")]
        sound = len(keys) == 1 if kind == "single_choice" else 0 < len(keys) < len(options)
        if item.value["type"] == kind and sound:
            found.append(
                Choice(
                    item=item,
                    stem=tokens(item.value["stem"]),
                    options=tuple(plain(option["text"]) for option in options),
                    keys=tuple(keys),
                    ordered=item.value.get("keep_order", False),
                )
            )
    return found
