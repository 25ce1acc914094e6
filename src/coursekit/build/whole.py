"""One digest for everything that goes into a build, so that nothing to do is seen at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from coursekit.build.files import content_digest, digest

_PACKAGE = Path(__file__).resolve().parents[1]
_KINDS = (".py", ".js", ".css", ".json", ".yaml")


def kit_digest() -> str:
    """Name for coursekit's own code: another version, or a line changed, is another kit."""
    parts: list[bytes | str] = []
    for path in _files(_PACKAGE, skipped="_content"):
        if path.suffix in _KINDS:
            parts += [path.name, path.read_bytes()]
    return digest(*parts)


def course_digest(root: Path, outside: Iterable[str]) -> str:
    """Name for every file of a course, and for those `outside` its folder that it names."""
    parts = []
    for path in (*_files(root), *(root / name for name in sorted(outside))):
        parts += [os.path.relpath(path, root), content_digest(path)]
    return digest(*parts)


def _files(folder: Path, *, skipped: str = "") -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [n for n in folders if not n.startswith((".", "__")) and n != skipped]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(found)
