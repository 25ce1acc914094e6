"""The forms in which one item may be asked, and which of them is asked next."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def forms(item: T) -> Mapping[str, T]:
    """Return an item's forms by name; one without parameters has a single form, called ""."""
    variants: Any = getattr(item, "variants", None)
    return variants or {"": item}


def drawn(names: Collection[str], seed: str, *, before: str = "") -> str:
    """Return the form that `seed` draws: never the one asked `before`, where there is another.

    Each form has a rank that depends on seed and name alone. So a form that is added to the
    others is either drawn itself, or leaves the draw as it was.
    """
    others = [name for name in names if name != before]
    return min(others or names, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
