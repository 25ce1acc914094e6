"""Writes files whole or not at all, and says in plain words why a disk refuses."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coursekit.errors import CoursekitError

_REASONS = {
    errno.ENOSPC: "the disk is full. Free some space and run the command again",
    errno.EDQUOT: "your share of the disk is used up. Free some space and run the command again",
    errno.EROFS: "the disk is read-only. Name a folder that you may write to",
    errno.EACCES: "you may not write there. Name a folder that you may write to",
    errno.EPERM: "you may not write there. Name a folder that you may write to",
    errno.ENOTDIR: "a file stands where a folder is needed. Name another folder",
    errno.EEXIST: "a file stands where a folder is needed. Name another folder",
    errno.ENAMETOOLONG: "the name is too long for this disk. Name another folder",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn a refusal of the disk at `path` into a CoursekitError with its reason."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise CoursekitError(f"{path} cannot be written: {reason}.") from error


def make_folder(path: Path) -> None:
    """Create a folder and those around it; a CoursekitError says why that cannot be."""
    with explained(path):
        path.mkdir(parents=True, exist_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` into a file; whoever reads it sees the old content or the new, never a part.

    A symbolic link at `path` is replaced, never followed.
    """
    with explained(path):
        # The fixed start of the name lets the next run know what an interrupted one left.
        handle, name = tempfile.mkstemp(prefix=".coursekit-", suffix=".part", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o666 & ~_umask())
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


def sweep(folder: Path) -> None:
    """Remove what an interrupted `write_whole` left in a folder."""
    for rest in folder.glob(".coursekit-*.part"):
        with suppress(OSError):
            rest.unlink()


def digest(*parts: bytes | str) -> str:
    """Return a short name for some content; where one part ends and the next begins counts."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()[:32]


def content_digest(path: Path) -> str:
    """Name for what a file holds; empty where there is no file that can be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
