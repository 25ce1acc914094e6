"""What is graded and what comes of it, as data: bytes in, result out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from coursekit.grading.sandbox import Limits

Status = Literal["graded", "timeout", "memory", "crashed", "unreadable", "tampered"]
WORST: tuple[Status, ...] = ("graded", "tampered", "timeout", "memory", "crashed", "unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One student's submission, ready to run; notebooks are JSON, in order.

    `files` are the student's and the author's, `given` the author's alone.
    """

    student: str
    files: dict[str, bytes]
    notebooks: dict[str, str]
    limits: Limits = field(default_factory=Limits)
    hidden: tuple[str, str] = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
    given: dict[str, bytes] = field(default_factory=dict)
    confined: bool = True
    guarded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the grader itself saw of one cell.

    `values` are the results among its outputs; `results` are type and, of a number, text of what
    its last expression gave.
    """

    ran: bool = False
    error: bool = False
    stderr: bool = False
    values: tuple[str, ...] = ()
    results: tuple[tuple[str, str], ...] = ()
    ends_in_value: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What running a task gave: executed notebooks, verdicts by cell, files it wrote."""

    student: str
    status: Status
    notebooks: dict[str, str]
    verdicts: dict[str, dict[int, Verdict]]
    files: dict[str, bytes]
    kept: tuple[str, ...]
    notes: tuple[str, ...]
    seconds: float
    unwatched: tuple[str, ...] = ()
