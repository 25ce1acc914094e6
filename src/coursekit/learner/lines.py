"""Records as JSON Lines, to carry a history away and to bring it back."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.learner.records import Records, Row
from coursekit.learner.store import ATTEMPT_COLUMNS, EVENT_COLUMNS

FORMAT = 1
"""Version of the records; `schemas/progress.json` describes them."""

_HEX = re.compile(r"[0-9a-f]{32}")
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII
)


def to_lines(found: Records) -> Iterator[str]:
    """Return records as JSON Lines: what the file is, then learners, attempts, events."""
    yield _line("coursekit-progress", {"format": FORMAT})
    for name in found.learners:
        yield _line("learner", {"id": name})
    for row in found.attempts:
        value = dict(zip(ATTEMPT_COLUMNS, row, strict=True))
        yield _line("attempt", {**value, "response": json.loads(value["response"])})
    for row in found.events:
        value = dict(zip(EVENT_COLUMNS, row, strict=True))
        yield _line("event", {**value, "detail": json.loads(value["detail"])})


def _line(kind: str, value: Mapping[str, Any]) -> str:
    return json.dumps({"record": kind, **value}, ensure_ascii=False)


def from_lines(path: Path) -> Records:
    """Read JSON Lines; a CoursekitError names the first line that is no record, and why."""
    found = Records()
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                value = json.loads(line)
                if number == 1:
                    _check_head(value)
                else:
                    take(found, value["record"], value)
    except OSError as error:
        raise CoursekitError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        what = error.args[0] if isinstance(error, _Unfit) else "this is no record of a learner."
        fix = "Export the file again, or take the line out."
        raise CoursekitError(f"{path}:{number}: {what}\n    {fix}") from error
    if number == 0:
        raise CoursekitError(f"{path} is empty. Export a history with `coursekit progress export`.")
    return found


def take(found: Records, kind: str, value: Mapping[str, Any]) -> None:
    """Add one record to others; ValueError where it does not fit the schema."""
    _KINDS[kind](found, value)


class _Unfit(ValueError):
    """A record that does not fit the schema, in words."""


def _check_head(value: Any) -> None:
    if value.get("record") != "coursekit-progress":
        raise _Unfit("the first line does not say that these are records of coursekit.")
    if type(value.get("format")) is not int or value["format"] > FORMAT:
        raise _Unfit("the records are of a newer version of coursekit; update this one.")


def _learner(found: Records, value: Mapping[str, Any]) -> None:
    _fit(value, _LEARNER)
    found.learners.append(value["id"])


def _attempt(found: Records, value: Mapping[str, Any]) -> None:
    _fit(value, _ATTEMPT)
    text = json.dumps(value["response"], ensure_ascii=False)
    found.attempts.append(_row(ATTEMPT_COLUMNS, {**value, "response": text}))


def _event(found: Records, value: Mapping[str, Any]) -> None:
    _fit(value, _EVENT)
    text = json.dumps(value["detail"], ensure_ascii=False, sort_keys=True)
    found.events.append(_row(EVENT_COLUMNS, {**value, "detail": text}))


def _row(columns: tuple[str, ...], value: Mapping[str, Any]) -> Row:
    at = datetime.fromisoformat(value["at"]).astimezone(UTC).isoformat()
    return tuple(at if name == "at" else value[name] for name in columns)


def _fit(value: Mapping[str, Any], checks: Mapping[str, Callable[[Any], bool]]) -> None:
    """Hold a record against what the schema says, much faster than a general program does."""
    if value.keys() - {"record"} != checks.keys():
        wrong = sorted((value.keys() - {"record"}) ^ checks.keys())
        raise _Unfit(f"these keys are missing, or not known: {', '.join(wrong)}.")
    for name, check in checks.items():
        if not check(value[name]):
            raise _Unfit(f"“{name}” has a value that it cannot have.")


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_name(value: Any) -> bool:
    return type(value) is str and _HEX.fullmatch(value) is not None


def _is_filled(value: Any) -> bool:
    return type(value) is str and value != ""


def _is_time(value: Any) -> bool:
    if type(value) is not str or _TIME.fullmatch(value) is None:
        return False
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:  # the 31st of June
        return False


def _is_number(value: Any, low: float, high: float) -> bool:
    return type(value) in (int, float) and low <= value <= high


_LEARNER: dict[str, Callable[[Any], bool]] = {"id": _is_name}
_ATTEMPT: dict[str, Callable[[Any], bool]] = {
    "id": _is_name,
    "item": _is_filled,
    "version": _is_text,
    "variant": _is_text,
    "round": lambda value: type(value) is int and 1 <= value < 2**63,
    "response": lambda value: True,
    "fraction": lambda value: _is_number(value, 0, 1),
    "reason": _is_text,
    "confidence": lambda value: value is None or (type(value) is int and 0 <= value <= 100),
    "at": _is_time,
    "seconds": lambda value: value is None or _is_number(value, 0, math.inf),
    "rating": lambda value: value is None or (type(value) is int and 1 <= value <= 4),
    "sitting": _is_text,
    "origin": _is_text,
}
_EVENT: dict[str, Callable[[Any], bool]] = {
    "id": _is_name,
    "kind": _is_filled,
    "subject": _is_text,
    "detail": lambda value: type(value) is dict,
    "at": _is_time,
}
_KINDS = {"learner": _learner, "attempt": _attempt, "event": _event}
