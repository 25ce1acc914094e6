"""What must be graded, and what is done already."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from coursekit.grading.course_dir import Submission
from coursekit.grading.sanitize import SourceNotebook

_VERSION = "1"  # changes when the same submission would be graded differently


def digest(
    submission: Submission,
    sources: Mapping[str, SourceNotebook],
    files: Mapping[str, bytes],
    settings: str,
) -> str:
    """Changes when anything does that this submission's result depends on."""
    facts = hashlib.sha256(f"{_VERSION}\n{settings}\n{submission.refused}".encode())
    for name, data in sorted({**submission.files, **files}.items()):
        facts.update(name.encode(errors="replace") + b"\0" + hashlib.sha256(data).digest())
    for name, data in sorted(submission.notebooks.items()):
        facts.update(f"{name}\n{sources[name].digest()}\n".encode() + hashlib.sha256(data).digest())
    missing = sorted(set(sources) - set(submission.notebooks))
    facts.update(json.dumps(missing).encode())
    return facts.hexdigest()


def read_notebook(data: bytes) -> Any:
    """A submitted notebook, brought to nbformat 4; raises ValueError for anything else."""
    import nbformat

    try:
        notebook = nbformat.reads(_known_format(data.decode("utf-8-sig")), as_version=4)
        for cell in notebook.cells:
            if cell.cell_type not in ("code", "markdown", "raw"):
                raise ValueError(f"it has a cell of type {str(cell.cell_type)[:20]!r}")
            if not isinstance(cell.source, str) or not isinstance(cell.metadata, dict):
                raise ValueError("it has a cell without text")
            tags = cell.metadata.get("tags", [])
            if not isinstance(tags, list):
                cell.metadata["tags"] = []
        if not isinstance(notebook.metadata, dict):
            raise ValueError("its metadata are not a table")
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except ValueError:
        raise
    except Exception as error:
        raise ValueError(f"it is no notebook ({type(error).__name__})") from error
    return notebook


_NEWEST = (4, 5)
_FORMAT = re.compile(r'"nbformat(_minor)?"\s*:\s*(\d+)')


def _known_format(text: str) -> str:
    """The notebook's text as nbformat can read it: a later minor version only adds to an earlier.

    A program that is newer than this one saves in a format that nbformat does not know yet.
    """
    if all(int(number) <= _NEWEST[bool(minor)] for minor, number in _FORMAT.findall(text)):
        return text
    value = json.loads(text)
    if not isinstance(value, dict):
        return text
    major, minor = value.get("nbformat"), value.get("nbformat_minor")
    if isinstance(major, int) and major > _NEWEST[0]:
        raise ValueError(f"it is in notebook format {major}; save it in format 4, and grade again")
    if isinstance(minor, int) and (major, minor) > _NEWEST:
        value["nbformat_minor"] = _NEWEST[1]
        return json.dumps(value)
    return text
