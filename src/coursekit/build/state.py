"""What earlier builds made in a folder: kept beside the notebooks, so that work is not repeated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursekit.build.files import content_digest, write_whole

STATE_FILE = ".coursekit-build.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A notebook that a build made: the digests of what it is made from, and of its bytes."""

    source: str
    content: str


@dataclass(slots=True, kw_only=True)
class State:
    """The state of a folder of notebooks. `whole` stands for everything that went into it."""

    whole: str = ""
    outside: tuple[str, ...] = ()
    made: dict[str, Made] = field(default_factory=dict)

    def holds(self, folder: Path, name: str) -> bool:
        """Whether a notebook lies there as it was made."""
        return name in self.made and content_digest(folder / name) == self.made[name].content


def read_state(folder: Path) -> State:
    """Read a folder's state; one that is missing, damaged or of another format counts as none."""
    try:
        value: Any = json.loads((folder / STATE_FILE).read_text(encoding="utf-8"))
        if value["format"] != _FORMAT:
            return State()
        made: Mapping[str, Mapping[str, str]] = value["made"]
        return State(
            whole=str(value["whole"]),
            outside=tuple(map(str, value["outside"])),
            made={name: Made(source=m["source"], content=m["content"]) for name, m in made.items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def write_state(folder: Path, state: State) -> None:
    """Write a folder's state."""
    value = {
        "format": _FORMAT,
        "whole": state.whole,
        "outside": list(state.outside),
        "made": {
            name: {"source": made.source, "content": made.content}
            for name, made in sorted(state.made.items())
        },
    }
    text = json.dumps(value, indent=1, ensure_ascii=False)
    write_whole(folder / STATE_FILE, f"{text}\n".encode())
