"""Keeps sentences of the seed report out of the course, without having the report in it.

`seeds/seed-ngrams.txt` holds hashes of every run of eight words of the report. Its author renews
it with `python -c "from coursekit.checks.seed import write_ngrams as w; w('REPORT', 'TARGET')"`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from coursekit.checks.content import Content
from coursekit.errors import Problem

RUN = 8
"""Words in a row that count as a sentence of the report."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’]")
_TEXT = {".csv", ".ipynb", ".json", ".md", ".py", ".rst", ".toml", ".txt", ".yaml", ".yml"}
_FOLDERS = ("assignments", "docs", "seeds")


def write_ngrams(report: str | Path, target: str | Path) -> None:
    """Write the hashes of a report's runs of words, sorted, so that its text can stay out."""
    words = [word for word, _ in _words(Path(report).read_text("utf-8"))]
    about = f"# Hashes of every {RUN} words in a row of the seed report; see coursekit.checks.seed."
    lines = [about, *sorted(set(_hashes(words)))]
    Path(target).write_text("\n".join(lines) + "\n", "utf-8")


def no_seed_sentences(content: Content) -> Iterable[Problem]:
    """No text of the course, its seeds, assignments, docs and README repeats the seed report."""
    known = content.root.parent / "seeds" / "seed-ngrams.txt"
    if not known.is_file():
        return
    seed = {line for line in known.read_text("utf-8").split("\n") if line[:1] not in ("", "#")}
    for path in _files(content.root):
        if path != known:
            yield from _repeats(path, seed)


def _repeats(path: Path, seed: set[str]) -> Iterator[Problem]:
    words = list(_words(path.read_text("utf-8", errors="replace")))
    after = 0
    for place, hashed in enumerate(_hashes([word for word, _ in words])):
        if hashed in seed:
            if place >= after:  # one problem for one stretch of words, however long
                run = " ".join(word for word, _ in words[place : place + RUN])
                what = f"The seed report has the same {RUN} words in a row: “{run} …”."
                yield Problem(path, words[place][1], "seed", what, "Say it in your own words.")
            after = place + RUN


def _files(root: Path) -> Iterator[Path]:
    """Yield the text files around a course that readers see, in order."""
    parent = root.parent
    for folder in (root, *(parent / name for name in _FOLDERS)):
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(parent).parts)
            if path.suffix in _TEXT and not hidden and path.is_file():
                yield path
    if (parent / "README.md").is_file():
        yield parent / "README.md"


def _words(text: str) -> Iterator[tuple[str, int]]:
    """Yield each word in lower case, without punctuation, with its line."""
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _WORD.finditer(_APOSTROPHE.sub("", line.lower())):
            yield match[0], number


def _hashes(words: Sequence[str]) -> Iterator[str]:
    for place in range(len(words) - RUN + 1):
        run = " ".join(words[place : place + RUN])
        yield hashlib.sha256(run.encode()).hexdigest()[:12]
