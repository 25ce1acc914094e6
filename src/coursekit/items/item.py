"""What all questions share: what they are about, and the score that an answer earns."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

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

    `entry` is an option's id, or empty where the whole answer is meant. `mark` says how the
    learner dealt with the entry: `missed` is a right option that was not chosen.
    """

    entry: str
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What an answer earns: `fraction` of full marks, 0 to 1; `reason` names the kind of answer.

    `key` is the right answer, in the form of a response, or as text for a number.
    """

    fraction: float
    reason: str
    comments: tuple[Comment, ...]
    key: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Right, partly right or wrong."""
        if self.fraction >= 1:
            return "right"
        return "partly" if self.fraction > 0 else "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a question; its id comes from its text, so that order and key say nothing."""

    text: str
    correct: bool
    feedback: str
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", short_id(self.text))


def short_id(text: str) -> str:
    """Return six letters and digits that stand for a text."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:6]


def fingerprint(item: DataclassInstance) -> str:
    """Return a short name for what an item asks and keys; it changes when either does."""
    value: dict[str, Any] = asdict(item)
    return short_id(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))
