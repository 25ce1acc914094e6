"""First tries of many learners, from the files that `coursekit progress export` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.errors import CoursekitError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("learner", "item", "fraction", "confidence", "response")


class TriesError(CoursekitError):
    """A file of attempts cannot be read."""


def read_first_tries(paths: Iterable[Path]) -> pd.DataFrame:
    """Return each learner's first try at each question, a row each, with COLUMNS.

    A file is one learner's export, or the exports of several joined. TriesError names the file
    and line of what cannot be read.
    """
    import pandas as pd

    found = pd.DataFrame(
        [attempt for path in paths for attempt in _attempts(path)], columns=[*COLUMNS, "at"]
    )
    first = found.sort_values("at", kind="stable").drop_duplicates(["learner", "item"])
    return first.sort_values(["item", "learner"]).reset_index(drop=True)[list(COLUMNS)]


def _attempts(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TriesError(f"{path} cannot be read: {error}.") from None
    learner = path.stem
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            what = "This is no line of `coursekit progress export`."
            raise TriesError(f"{path}, line {number}: {what} Export the file again.")
        learner = str(value.get("learner", learner))
        if "item" in value and "fraction" in value:
            yield {
                "learner": learner,
                "item": str(value["item"]),
                "fraction": float(value["fraction"]),
                "confidence": value.get("confidence"),
                "response": value.get("response"),
                "at": str(value.get("at", "")),
            }
