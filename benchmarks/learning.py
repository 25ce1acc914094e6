"""A long history: what the start page, the reviews and a merge take, and what reviews achieve."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path

from fsrs import Card, Rating, ReviewLog

from benchmarks.rows import Amount, Row, p95

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests" / "learner"))

import simulated  # noqa: E402
from invented import NOON, answer  # noqa: E402

from coursekit.learner import Store  # noqa: E402
from coursekit.learner.cards import _step, reviewed, scheduler  # noqa: E402
from coursekit.learner.catalogue import Catalogue  # noqa: E402
from coursekit.learner.memory import memories  # noqa: E402
from coursekit.learner.records import merge, read_store  # noqa: E402
from coursekit.learner.reviews import queue  # noqa: E402
from coursekit.learner.store import ATTEMPT_COLUMNS  # noqa: E402
from coursekit.learner.study import confidence, overview  # noqa: E402

ATTEMPTS = 100_000
CARDS = 10_000
LEARNERS = 1_000
TIMES = 9
WORKERS = 2


def measure() -> list[Row | Amount]:
    """Measure on files with many attempts at the questions of a whole course, and simulate."""
    syllabus = simulated.syllabus()
    with tempfile.TemporaryDirectory() as folder:
        return [
            *_history(Path(folder), syllabus),
            *_merging(Path(folder), syllabus),
            _scheduling(),
            *_remembering(),
        ]


def _history(folder: Path, syllabus: Catalogue) -> list[Row | Amount]:
    path = _filled(folder / "long.sqlite", syllabus, seed=1)
    now = NOON + timedelta(days=simulated.DAYS)
    first = _seconds(lambda: memories(Store(path), syllabus))
    summaries = [_seconds(lambda: overview(Store(path), syllabus, now)) for _ in range(TIMES)]
    queues, after = [], []
    store = Store(path)
    for number in range(TIMES):
        queues.append(_seconds(lambda: queue(memories(store, syllabus), syllabus, now)))
        item = syllabus.items[list(syllabus.items)[number]]
        store.add(answer(item, round=9_000, days=simulated.DAYS))
        after.append(_seconds(lambda: queue(memories(store, syllabus), syllabus, now)))
    told = _seconds(lambda: confidence(store, syllabus))
    store.close()
    count = f"{ATTEMPTS:,} attempts"
    return [
        Amount(
            what=f"{count}: all memories made from the log, once", amount=f"{first:.2f} s", goal=""
        ),
        Amount(
            what=f"{count}: start page's data, file just opened",
            amount=_said(summaries),
            goal="≤ 300 ms",
        ),
        Amount(what=f"{count}: queue of reviews", amount=_said(queues), goal="≤ 50 ms"),
        Amount(
            what=f"{count}: the same after one more answer", amount=_said(after), goal="≤ 50 ms"
        ),
        Amount(what=f"{count}: calibration", amount=f"{told:.2f} s", goal=""),
    ]


def _merging(folder: Path, syllabus: Catalogue) -> list[Row | Amount]:
    one = _filled(folder / "one.sqlite", syllabus, seed=2)
    two = _filled(folder / "two.sqlite", syllabus, seed=3)
    store = Store(one)
    seconds = _seconds(lambda: merge(store, read_store(two)))
    again = _seconds(lambda: merge(store, read_store(two)))
    assert len(store.rows("SELECT id FROM attempts")) == 2 * ATTEMPTS
    store.close()
    what = f"two files of {ATTEMPTS:,} attempts each: merge"
    return [
        Amount(what=what, amount=f"{seconds:.2f} s", goal="≤ 5 s"),
        Amount(what=f"{what} again, nothing new", amount=f"{again:.2f} s", goal="≤ 5 s"),
    ]


def _scheduling() -> Row:
    """Make cards from their reviews, by ours and by the package's own loop; they must agree."""
    chance = random.Random(4)
    logs = []
    for card in range(CARDS):
        at, reviews = NOON, []
        for _ in range(chance.randint(1, 12)):
            rating = Rating(chance.choices((1, 2, 3, 4), (10, 15, 65, 10))[0])
            reviews.append(ReviewLog(card, rating, at, None))
            at += timedelta(days=chance.choice((1, 2, 4, 7, 15, 30, 60)))
        logs.append(reviews)
    ours, theirs = [], []
    for _ in range(TIMES):
        _step.cache_clear()  # as in a kernel that was just started
        reviewed_at = [
            [(log.rating.value, log.review_datetime.timestamp()) for log in reviews]
            for reviews in logs
        ]
        begin = time.perf_counter()
        mine = []
        for history in reviewed_at:
            card = None
            for rating, moment in history:
                card = reviewed(card, rating, moment)
            mine.append(card)
        ours.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        packages = []
        for number, reviews in enumerate(logs):
            one = Card(card_id=number, due=NOON)
            for log in reviews:
                one, _ = scheduler().review_card(one, log.rating, log.review_datetime)
            packages.append(one)
        theirs.append(time.perf_counter() - begin)
        for left, right in zip(mine, packages, strict=True):
            assert left is not None
            assert (left.stability, left.difficulty) == (right.stability, right.difficulty)
            assert abs(left.due - right.due.timestamp()) < 1
    return Row(
        what=f"{CARDS:,} cards from their reviews",
        ours=ours,
        baseline_name="review_card of fsrs in a loop",
        baseline=theirs,
        goal="≤ 1",
    )


def _remembering() -> list[Row | Amount]:
    share = LEARNERS // WORKERS
    parts = [range(start, start + share) for start in range(0, LEARNERS, share)]
    with ProcessPoolExecutor(WORKERS) as pool:
        seen = list(pool.map(_studied, parts))
    reviews = sum(count for count, _, _ in seen)
    remembered = sum(right for _, right, _ in seen)
    loads = sorted(load for _, _, some in seen for load in some)
    what = f"{LEARNERS:,} simulated learners, {simulated.DAYS} days"
    return [
        Amount(
            what=f"{what}: share remembered",
            amount=f"{remembered / reviews:.3f}",
            goal="0.90 ± 0.03",
        ),
        Amount(
            what=f"{what}: reviews a day, mean and p95 and most",
            amount=f"{sum(loads) / len(loads):.1f}, {p95(loads):.0f}, {loads[-1]}",
            goal="≤ 20",
        ),
    ]


def _studied(seeds: range) -> tuple[int, int, list[int]]:
    seen = simulated.studied(seeds, simulated.syllabus())
    return len(seen.predicted), seen.remembered, seen.loads


def _filled(path: Path, syllabus: Catalogue, *, seed: int) -> Path:
    """A file with many attempts at all questions, in the order of time."""
    chance = random.Random(seed)
    names = list(syllabus.items)
    store = Store(path)
    rows = []
    for number in range(ATTEMPTS):
        item = syllabus.items[chance.choice(names)]
        right = chance.random() < 0.8
        days = number * simulated.DAYS / ATTEMPTS
        one = answer(item, right, round=number + 1, days=days, seconds=chance.uniform(5, 90))
        values = {
            **{name: getattr(one, name) for name in ATTEMPT_COLUMNS},
            "response": f'"{one.response}"',
            "confidence": chance.choice((None, 50, 60, 70, 80, 90, 100)),
            "at": one.at.isoformat(),
            "origin": store.learner,
        }
        rows.append(tuple(values.values()))
    places = ",".join("?" * len(ATTEMPT_COLUMNS))
    with store.writing() as connection:
        connection.executemany(f"INSERT INTO attempts VALUES ({places})", rows)
    store.close()
    return path


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _said(seconds: list[float]) -> str:
    middle = sorted(seconds)[len(seconds) // 2]
    return f"{1000 * middle:.0f} ms (most {1000 * max(seconds):.0f}, n = {len(seconds)})"


if __name__ == "__main__":
    from benchmarks.rows import table

    print(table(measure()))
