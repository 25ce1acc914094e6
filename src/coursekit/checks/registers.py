"""Rules for the registers that explorers show: entries that can be read and computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from coursekit.checks.content import Content
from coursekit.errors import ContentError, Problem
from coursekit.registers.asymmetries import examine_asymmetries
from coursekit.registers.contentions import examine_contentions

_READERS: dict[str, Callable[[Path], tuple[Any, list[Problem]]]] = {
    "asymmetries.yaml": examine_asymmetries,
    "contentions.yaml": examine_contentions,
}


def registers_sound(content: Content) -> Iterable[Problem]:
    """Contentions and asymmetries name what exists, agree with figures, and can be computed."""
    for name, examine in _READERS.items():
        if not (content.root / name).is_file():
            continue
        try:
            yield from examine(content.root)[1]
        except ContentError as error:
            yield from error.problems
