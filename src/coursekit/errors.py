"""The mistakes that people make in content, files and answers, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the content: where it is, which rule it breaks, what to do.

    `line` counts from 1; 0 stands for the file as a whole.
    """

    path: Path
    line: int
    rule: str
    what: str
    fix: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what}" + (f"\n    {self.fix}" if self.fix else "")


class CoursekitError(Exception):
    """A mistake that its reader can mend; shown as a message, never as a traceback."""

    def _render_traceback_(self) -> list[str]:
        """Lines that IPython prints in place of a traceback."""
        return [str(self)]


class ContentError(CoursekitError):
    """The course's files hold mistakes; `problems` lists every one that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnknownName(CoursekitError, LookupError):
    """A table, figure, lesson or item was asked for that the course does not have."""


class ResponseError(CoursekitError, ValueError):
    """An answer that cannot be read; it is asked for again and not scored.

    `code` names the message of the interface: `empty`, `incomplete`, `not_a_number`, `repeated`,
    `separator`, `too_long`, `unit`, `unknown_option`.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class StoreError(CoursekitError):
    """The learner's file cannot be read or written; `code` names the reason.

    One of `locked`, `read_only`, `full`, `corrupt`, `newer`, `unavailable`.
    """

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        super().__init__(detail)
