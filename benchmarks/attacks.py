"""Every attack of the tests, run once: what it tries, what it gets, and what it would have got.

`python -m benchmarks.attacks`; results go to benchmarks/results/attacks.md.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "grading"))

import attacked
import classroom

from coursekit.grading.batch import grade
from coursekit.grading.sandbox import Limits
from coursekit.grading.staging import Done

RESULTS = Path(__file__).parent / "results" / "attacks.md"
LIMITS = Limits(cell_seconds=3, memory_mb=700, submission_seconds=30, output_mb=16)
HONEST = ("a_honest", "zz_honest")
_MARK = "# coursekit: isolated\n"


def main() -> None:
    """Grade all attacks in three ways, and write the table."""
    with tempfile.TemporaryDirectory(prefix="attacks-") as root:
        guarded = _graded(Path(root, "guarded"), guarded=True)
        isolated = _graded(Path(root, "isolated"), guarded=True, isolated=True)
        believed = _graded(Path(root, "believed"), guarded=False)
    tried = {name: _sentence(attack) for name, attack in attacked.attacks().items()}
    text = _page(tried, guarded, isolated, believed)
    RESULTS.write_text(text, "utf-8")
    print(text)


def _graded(root: Path, *, guarded: bool, isolated: bool = False) -> dict[str, Done]:
    """The attacked class, graded; the sandbox is on in any case."""
    source: Any = attacked.source()
    if isolated:
        given = source["nb"]["cells"][0]
        given["source"] = _MARK + given["source"]
    root.mkdir()
    classroom.make_course(root, "hack", source, {})
    attacked.hand_in_attacks(root)
    report = grade(root, "hack", limits=LIMITS, guarded=guarded)
    shutil.rmtree(root)
    return {done.student: done for done in report.submissions}


def _sentence(attack: Mapping[str, Any]) -> str:
    return " ".join(str(attack["__doc__"]).split()).replace("|", "\\|")


def _page(
    tried: Mapping[str, str],
    guarded: Mapping[str, Done],
    isolated: Mapping[str, Done],
    believed: Mapping[str, Done],
) -> str:
    beat = [name for name in tried if believed[name].score]
    earned = [name for name in tried if guarded[name].score or isolated[name].score]
    honest = {f"{way[name].score:g}" for way in (guarded, isolated) for name in HONEST}
    how = ", ".join(f"{n} {status}" for status, n in _statuses(tried, guarded))
    lines = [
        f"Measured on {datetime.now(UTC).date()} with `python -m benchmarks.attacks`.",
        "",
        f"{len(tried)} attacks on an assignment of 6 points; {len(earned)} earned any. "
        f"Status: {how}. Honest work beside them earned {' and '.join(sorted(honest))}. "
        f"From a grader that believes outputs, in the same sandbox, {len(beat)} earned points; "
        "the others are after something else (files, secrets, other people's work, the run), or do "
        "not fool it by themselves.",
        "",
        "| attack | what it tries | status | points | with isolated tests | outputs believed |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{name}` | {sentence} | {guarded[name].status} | {_points(guarded[name])} "
        f"| {isolated[name].status}, {_points(isolated[name])} | {_points(believed[name])} |"
        for name, sentence in tried.items()
    ]
    return "\n".join(lines) + "\n"


def _statuses(tried: Mapping[str, str], done: Mapping[str, Done]) -> list[tuple[str, int]]:
    return Counter(done[name].status for name in tried).most_common()


def _points(done: Done) -> str:
    return f"{done.score or 0:g}"


if __name__ == "__main__":
    main()
