"""Cells of CSV files: numbers as people write them, and text that no spreadsheet runs.

A spreadsheet takes text that begins with one of a few characters for a formula, whatever quotes
stand around it. An apostrophe before it makes it text again; see OWASP, "CSV Injection",
https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_BLANK = ("\t", "\r", "\n")
_SIGNS = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
)  # the wide forms are read like the narrow ones
_HARMLESS = re.compile(r"[-+]?\d+(?:[.,]\d+)?|-")  # a number; a dash that stands for nothing


def text(value: str) -> str:
    """A text that no spreadsheet takes for a formula; a number or a dash stays as it is."""
    value = value.replace("\x00", "")
    begins = value.startswith(_BLANK) or value.lstrip().startswith(_SIGNS)
    return f"'{value}" if begins and not _HARMLESS.fullmatch(value) else value


def number(value: float) -> str:
    """A number with up to four decimals, and a point in every language."""
    said = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def table(rows: Iterable[Sequence[str | float | None]], *, mark: bool) -> bytes:
    """Rows as CSV in UTF-8, with a byte order mark if the reader needs one to see that it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return text(value) if isinstance(value, str) else number(value)
