"""Round trip of an answer, from the click to the verdict on the page, against a button's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.rows import Amount, Row, p95
from benchmarks.scene import Scene, lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 60

BUTTON = """
import ipywidgets
button, label = ipywidgets.Button(description="press"), ipywidgets.Label("0")
def pressed(_):
    label.value = str(int(label.value) + 1)
button.on_click(pressed)
display(button, label)
"""
QUIZ = 'import coursekit as ck\nck.quiz("03_trade/cars_fee")'

# Both measure in the page: from the click until the text that Python sent stands there.
_PRESS = """() => new Promise((resolve) => {
    const text = document.querySelector(".jp-OutputArea .widget-label");
    const begin = performance.now();
    new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve((performance.now() - begin) / 1000);
    }).observe(text, { childList: true, characterData: true, subtree: true });
    document.querySelector(".jp-OutputArea button.jupyter-button").click();
})"""
_ANSWER = """() => new Promise((resolve) => {
    const quiz = document.querySelector(".ck-item");
    const status = quiz.querySelector(".ck-status");
    quiz.querySelector("input").checked = true;
    const begin = performance.now();
    new MutationObserver((_, observer) => {
        if (quiz.dataset.state !== "done") return;
        observer.disconnect();
        resolve((performance.now() - begin) / 1000);
    }).observe(quiz, { attributes: true, childList: true, characterData: true, subtree: true });
    quiz.querySelector("button[type=submit]").click();
})"""


def measure(scene: Scene) -> list[Row | Amount]:
    """Answer and press in turn, each TIMES times."""
    presses, answers = [], []
    pressed = scene.page(BUTTON)
    answered = scene.page(QUIZ, wait_for=".ck-quiz")
    for _ in range(TIMES):
        presses.append(pressed.evaluate(_PRESS))
        answers.append(answered.evaluate(_ANSWER))
        _begin_again(answered)
    return [
        Row(
            what="answer, click to verdict, kept on disk",
            ours=answers,
            baseline_name="ipywidgets Button callback",
            baseline=presses,
            goal="≤ 1.5",
            unit="ms",
        ),
        Row(
            what="the same, p95",
            ours=[p95(answers)],
            baseline_name="p95",
            baseline=[p95(presses)],
            goal="< 100 ms and ≤ 1.5",
            unit="ms",
        ),
    ]


def _begin_again(page: Page) -> None:
    page.evaluate("document.querySelector('.ck-item button.ck-quiet').click()")
    page.wait_for_selector(".ck-item[data-state='open']")


if __name__ == "__main__":
    from benchmarks.rows import table

    with lab.chromium() as browser, Scene.on(browser) as scene:
        print(table(measure(scene)))
