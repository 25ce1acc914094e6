"""Questions answered by a word or a name, typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from coursekit.errors import ResponseError
from coursekit.items.folding import folded, same
from coursekit.items.item import About, Comment, Mark, Score

LONGEST = 120
"""Characters that a typed answer may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Answers that are often given and not right, and what is said about them."""

    forms: tuple[str, ...]
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText:
    """A question answered by one word or name. A response is the text as typed.

    `accept` lists right answers, the first as it is shown as the key.
    """

    type: ClassVar[str] = "short_text"
    about: About
    stem: str
    accept: tuple[str, ...]
    right: str
    wrong: str
    near: tuple[NearMiss, ...] = ()

    def ask(self, seed: str) -> dict[str, Any]:
        """Return nothing: the field needs nothing."""
        return {}

    def score(self, response: Any) -> Score:
        """Full marks for an accepted form, however it is written; nothing for another.

        Case, spaces, punctuation, accents, tone marks, Cyrillic or Latin letters and the system
        of transliteration make no difference, and in a name of seven letters and more one slip
        of the keys does not either: the question asks for a name, not for its spelling. A listed
        near miss is looked for first.
        """
        if response is None:
            raise ResponseError("empty")
        if not isinstance(response, str):
            raise ResponseError("not_text")
        if len(response) > LONGEST:
            raise ResponseError("too_long_text")
        given = folded(response)
        if not given:
            raise ResponseError("empty")
        reason, text = self._judged(given)
        mark: Mark = "right" if reason == "right" else "wrong"
        return Score(
            fraction=float(reason == "right"),
            reason=reason,
            comments=(Comment(entry="", mark=mark, text=text),),
            key={"text": self.accept[0]},
        )

    def _judged(self, given: str) -> tuple[str, str]:
        if any(folded(form) == given for form in self.accept):
            return "right", self.right
        for place, miss in enumerate(self.near):
            if any(folded(form) == given for form in miss.forms):
                return f"near{place}", miss.feedback
        if any(same(folded(form), given) for form in self.accept):
            return "right", self.right
        return "wrong", self.wrong

    def sealed(self) -> dict[str, Any]:
        """Return the accepted forms and near misses, folded, and all feedback."""
        return {
            "accept": [folded(form) for form in self.accept],
            "key": {"text": self.accept[0]},
            "near": [
                {"forms": [folded(form) for form in miss.forms], "text": miss.feedback}
                for miss in self.near
            ],
            "right": {"text": self.right},
            "wrong": {"text": self.wrong},
        }

    def in_words(self, response: Any) -> str:
        """Return the answer as typed, with nothing in it taken for markup."""
        return "".join(f"\\{one}" if one in "\\`*_[]<>&!#" else one for one in str(response))
