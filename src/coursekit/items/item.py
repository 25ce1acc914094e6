"""What all questions share: what they are about, what they can do, and the score of an answer."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Verdict = Literal["right", "partly", "wrong"]
Mark = Literal["right", "wrong", "missed", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an item is about, and where it belongs; `id` is `LESSON/NAME`."""

    id: str
    theme: str
    objective: str
    level: int
    sources: tuple[str, ...]
    claims: tuple[str, ...] = ()
    contention: str = ""
    favours: str = ""
    as_of: str = ""
    hint: str = ""
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What is said to one part of an answer.

    `entry` is the id of an option or entry, or empty where the whole answer is meant. `mark`
    says how the learner dealt with it: `missed` is a right option that was not chosen.
    """

    entry: str
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What an answer earns: `fraction` of full marks, 0 to 1; `reason` names the kind of answer.

    `key` is the right answer as the page shows it: plain data, whose values under `text` are an
    author's Markdown. `judged` is the verdict where the fraction alone does not tell it.
    """

    fraction: float
    reason: str
    comments: tuple[Comment, ...]
    key: Any
    judged: Verdict | None = None

    @property
    def verdict(self) -> Verdict:
        """Right, partly right or wrong."""
        if self.judged:
            return self.judged
        if self.fraction >= 1:
            return "right"
        return "partly" if self.fraction > 0 else "wrong"


class Question(Protocol):
    """What every type of question can do, without side effects.

    A response is plain data as the page sends it and the learner's file keeps it.
    """

    type: ClassVar[str]

    @property
    def about(self) -> About:
        """Theme, objective, sources and so on."""
        ...

    @property
    def stem(self) -> str:
        """The question, in Markdown."""
        ...

    def ask(self, seed: str) -> dict[str, Any]:
        """Return what the page needs to ask, and may know before an answer.

        Entries without an order of their own are shuffled by `seed`. Values under `text` are
        Markdown.
        """
        ...

    def score(self, response: Any) -> Score:
        """Score a response; ResponseError when it cannot be read, so that it is asked again."""
        ...

    def sealed(self) -> dict[str, Any]:
        """Return what a page without a kernel needs to score by itself, key and feedback too.

        Plain data; values under `text` are Markdown.
        """
        ...

    def in_words(self, response: Any) -> str:
        """Return a response that was scored before in words, as Markdown."""
        ...


T = TypeVar("T")


def shuffled(entries: Iterable[T], seed: str, name: str = "id") -> list[T]:
    """Return entries in an order that depends on the seed alone, not on the author's order."""
    ordered = sorted(entries, key=lambda entry: str(getattr(entry, name, entry)))
    random.Random(seed).shuffle(ordered)  # noqa: S311 - an order, not a secret
    return ordered


def short_id(text: str) -> str:
    """Return six letters and digits that stand for a text."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:6]


def fingerprint(item: DataclassInstance) -> str:
    """Return a short name for what an item asks and keys; it changes when either does."""
    value: dict[str, Any] = asdict(item)
    return short_id(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


def reason_of(fraction: float) -> str:
    """Name the kind of answer where the fraction alone tells it."""
    return "right" if fraction >= 1 else "partly" if fraction > 0 else "wrong"


def listed(texts: Sequence[str]) -> str:
    """Join texts for one line."""
    return "; ".join(texts)
