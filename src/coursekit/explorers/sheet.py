"""A reader's evidence table as others read it: a DataFrame, CSV, Markdown."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING

from coursekit.interface.words import Words
from coursekit.learner.evidence import Mark

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (*("contention", "title", "voice", "says", "strength", "mark", "note", "sources", "at"),)
"""Columns of the table; `voice` is whose reading is tested, `says` the piece of evidence."""


def frame(marks: Sequence[Mark]) -> pd.DataFrame:
    """Return the table as a DataFrame, one row a mark."""
    import pandas as pd

    table = pd.DataFrame(_rows(marks), columns=list(COLUMNS)).astype("string")
    table["at"] = pd.to_datetime(table["at"], format="ISO8601", utc=True)
    return table


def as_csv(marks: Sequence[Mark]) -> str:
    """Return the table as CSV."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(marks))
    return text.getvalue()


def as_markdown(marks: Sequence[Mark], say: Words) -> str:
    """Return the table as Markdown: for each contention and reading, its evidence."""
    lines = [f"# {say('own_table')}"]
    for contention in dict.fromkeys(mark.contention for mark in marks):
        mine = [mark for mark in marks if mark.contention == contention]
        lines += ["", f"## {contention}: {mine[-1].title}"]
        for voice in dict.fromkeys(mark.voice for mark in mine):
            heads = (say("evidence"), say("how_strong"), say("bearing"), say("own_note"))
            lines += ["", f"{say('reading_of', who=voice)}", "", _line(heads), "|---|---|---|---|"]
            lines += [
                _line(
                    (
                        f"{mark.says} ({mark.sources})" if mark.sources else mark.says,
                        say(f"strength_{mark.strength}"),
                        say(f"bearing_{mark.mark}"),
                        mark.note,
                    )
                )
                for mark in mine
                if mark.voice == voice
            ]
    return "\n".join([*lines, ""])


def _rows(marks: Sequence[Mark]) -> list[list[str]]:
    return [[getattr(mark, column) for column in COLUMNS] for mark in marks]


def _line(cells: Sequence[str]) -> str:
    kept = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(kept)} |"
