"""What was laid out in a workspace, so that a learner's own changes can be told apart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from coursekit.build.files import write_whole

RECORD_FILE = "layout.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A notebook as it was laid out: digests of its bytes, and of its text and code.

    `beside` is the changed notebook that it is a new version of, or empty.
    """

    content: str
    written: str
    beside: str = ""


@dataclass(slots=True)
class Record:
    """The notebooks laid out in a workspace, by file name."""

    placed: dict[str, Placed] = field(default_factory=dict)


def read_record(folder: Path) -> Record:
    """Read the record in a workspace's folder for such things; none if it is missing or damaged.

    Without a record every notebook that differs counts as the learner's own.
    """
    try:
        value: Any = json.loads((folder / RECORD_FILE).read_text(encoding="utf-8"))
        if value["format"] != _FORMAT:
            return Record()
        return Record(
            {
                str(name): Placed(
                    content=str(entry["content"]),
                    written=str(entry["written"]),
                    beside=str(entry["beside"]),
                )
                for name, entry in value["placed"].items()
            }
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Record()


def write_record(folder: Path, record: Record) -> None:
    """Write the record of a workspace."""
    placed = {name: asdict(placed) for name, placed in sorted(record.placed.items())}
    text = json.dumps({"format": _FORMAT, "placed": placed}, indent=1, ensure_ascii=False)
    write_whole(folder / RECORD_FILE, f"{text}\n".encode())
