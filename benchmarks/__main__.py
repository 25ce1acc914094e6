"""Measure, and write RESULTS.md: `python -m benchmarks`, or some of its parts by name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import answers, building, first_quiz, learning, quizzes
from benchmarks.grading import RESULTS as GRADING
from benchmarks.rows import Amount, Row, machine, table
from benchmarks.scene import Scene, lab

RESULTS = Path(__file__).parent / "RESULTS.md"


def main(names: list[str]) -> None:
    """Run the benchmarks called `names`, or all; only a run of all is written down."""
    parts: dict[str, tuple[str, Callable[[], list[Row] | list[Row | Amount]]]] = {
        "building": ("Building lessons", building.measure),
        "first_quiz": ("Starting", _in_browser(first_quiz.measure)),
        "answers": ("Answering", _in_scene(answers.measure)),
        "learning": ("Remembering", learning.measure),
        "quizzes": ("A lesson's quiz", _in_scene(quizzes.measure)),
    }
    unknown = set(names) - set(parts)
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(parts)}.")
    text = f"# Results\n\n{machine()}.\n\nRatios are of medians; smaller is better.\n"
    for name, (title, measure) in parts.items():
        if names and name not in names:
            continue
        print(f"{title} …", file=sys.stderr, flush=True)
        text += f"\n## {title}\n\n{table(measure())}"
    if not names:  # a class of 200 takes nbgrader minutes, so that part is measured by itself
        text += f"\n## Grading a class\n\n{GRADING.read_text('utf-8')}"
        RESULTS.write_text(text, "utf-8")
    print(text)


def _in_browser(measure: Callable[..., list[Row]]) -> Callable[[], list[Row]]:
    def measured() -> list[Row]:
        with lab.chromium() as browser:
            return measure(browser)

    return measured


def _in_scene(measure: Callable[[Scene], list[Row | Amount]]) -> Callable[[], list[Row | Amount]]:
    def measured() -> list[Row | Amount]:
        with lab.chromium() as browser, Scene.on(browser) as scene:
            return measure(scene)

    return measured


if __name__ == "__main__":
    main(sys.argv[1:])
