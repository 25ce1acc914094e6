"""Painting a lesson's quiz, its size, and what many answers cost the browser and the disk."""

from __future__ import annotations

import gzip
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rows import Amount, Row, p95
from benchmarks.scene import Scene, lab
from coursekit.learner import Attempt, Store
from coursekit.learner.store import new_id
from coursekit.quiz import front

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 7
ITEMS = 12
ANSWERS = 200
ATTEMPTS = 100_000

QUIZ = f"""import coursekit as ck
from coursekit.bank import read_bank
from coursekit.location import course_root
names = list(read_bank(course_root(), "03_trade").items)[:{ITEMS}]
ck.quiz(*names)"""
WIDGETS = """import ipywidgets
ipywidgets.VBox([ipywidgets.{kind}(description=str(n)) for n in range({number})])"""

# From the command to the frame after the last control is in the page.
_RUN = """([selector, number]) => new Promise((resolve) => {
    const app = window.jupyterapp;
    const begin = performance.now();
    const look = () => {
        if (document.querySelectorAll(selector).length < number) requestAnimationFrame(look);
        else requestAnimationFrame(() => resolve((performance.now() - begin) / 1000));
    };
    app.commands.execute("notebook:run-all-cells");
    requestAnimationFrame(look);
})"""
_CLEAR = "window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"
_CONTROLS = ".ck-quiz input"
_CHOICE = ".ck-item[data-type='single_choice']"


def measure(scene: Scene) -> list[Row | Amount]:
    """Paint in turn, then answer many times, then look at the disk."""
    quiz = scene.page(QUIZ, wait_for=_CONTROLS)
    number = quiz.locator(_CONTROLS).count()
    native = scene.page(WIDGETS.format(kind="Checkbox", number=number))
    ours, theirs = [], []
    for _ in range(TIMES):
        ours.append(_painted(quiz, _CONTROLS, number))
        theirs.append(_painted(native, ".widget-checkbox input", number))
    rows: list[Row | Amount] = [
        Row(
            what=f"run and paint a quiz of {ITEMS} items ({number} controls)",
            ours=ours,
            baseline_name=f"{number} ipywidgets",
            baseline=theirs,
            goal="≤ 1.2",
        )
    ]
    return [*rows, _size(), _memory(quiz), *_disk()]


def _painted(page: Page, selector: str, number: int) -> float:
    page.evaluate(_CLEAR)
    page.wait_for_function("s => !document.querySelector(s)", arg=selector)
    return float(page.evaluate(_RUN, [selector, number]))


def _size() -> Amount:
    text = (front.script() + front.style()).encode()
    packed = len(gzip.compress(text, 9))
    return Amount(
        what="script and style, plain and gzip",
        amount=f"{len(text) / 1000:.1f} kB, {packed / 1000:.1f} kB",
        goal="≤ 60 kB, ≤ 20 kB",
    )


def _memory(page: Page) -> Amount:
    session = page.context.new_cdp_session(page)

    def used() -> float:
        session.send("HeapProfiler.collectGarbage")
        metrics = session.send("Runtime.getHeapUsage")
        return float(metrics["usedSize"]) / 1e6

    def answer() -> None:
        page.evaluate(
            "one => { const quiz = document.querySelector(one);"
            " quiz.querySelector('input').click();"
            " quiz.querySelector('button[type=submit]').click(); }",
            _CHOICE,
        )
        page.wait_for_selector(f"{_CHOICE}[data-state='done']")
        page.evaluate(
            "one => document.querySelector(one).querySelector('.ck-quiet').click()", _CHOICE
        )
        page.wait_for_selector(f"{_CHOICE}[data-state='open']")
        page.wait_for_timeout(100)  # until the kernel has said which form comes now

    for _ in range(10):
        answer()
    before = used()
    for _ in range(ANSWERS):
        answer()
    grown = used() - before
    return Amount(
        what=f"JavaScript heap after {ANSWERS} answers", amount=f"{grown:+.1f} MB", goal="< 5 MB"
    )


def _disk() -> list[Amount]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "learner.sqlite"
        store = Store(path)
        writes = []
        for number in range(300):
            attempt = _attempt(number)
            begin = time.perf_counter()
            store.add(attempt)
            writes.append(time.perf_counter() - begin)
        with store.hurried():  # filling a file is not what is measured
            for number in range(ATTEMPTS - 300):
                store.add(_attempt(number))
        store.close()
        opens = []
        for _ in range(5):
            begin = time.perf_counter()
            store = Store(path)
            found = store.attempts(["03_trade/item7"])
            opens.append(time.perf_counter() - begin)
            store.close()
            assert len(found) > 100
    return [
        Amount(
            what="attempt written durably, p95",
            amount=f"{p95(writes) * 1000:.1f} ms",
            goal="≤ 5 ms",
        ),
        Amount(
            what=f"open a file of {ATTEMPTS:,} attempts and read one item's",
            amount=f"{sorted(opens)[2] * 1000:.1f} ms",
            goal="≤ 100 ms",
        ),
    ]


def _attempt(number: int) -> Attempt:
    return Attempt(
        id=new_id(),
        item=f"03_trade/item{number % 200}",
        version="abc",
        round=1,
        response="x",
        fraction=1.0,
        reason="right",
        confidence=None,
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
    )


if __name__ == "__main__":
    from benchmarks.rows import table

    with lab.chromium() as browser, Scene.on(browser) as scene:
        print(table(measure(scene)))
