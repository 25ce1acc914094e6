"""Messages from the page to the widget: what is one of ours is heard, all else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import coursekit as ck
from coursekit.items.item import short_id
from coursekit.quiz.widget import QuizWidget

SELLER = "01_first/seller"
CHINA = short_id("China")


@pytest.fixture
def quiz(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QuizWidget]:
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path / "workspace"))
    widget = ck.quiz(SELLER)
    yield widget
    widget.close()


def hear(widget: QuizWidget, content: Any) -> None:
    """Deliver a message as the page's comm does."""
    widget._handle_custom_msg(content, [])


def test_an_answer_is_marked(quiz: QuizWidget) -> None:
    hear(quiz, {"kind": "answer", "item": SELLER, "response": CHINA})
    assert quiz.results[SELLER]["verdict"] == "right"


def test_an_unreadable_answer_is_answered_with_a_notice_each_time(quiz: QuizWidget) -> None:
    notices = []
    for _ in range(2):
        hear(quiz, {"kind": "answer", "item": SELLER, "response": "zzz"})
        notices.append(dict(quiz.notice))
    assert quiz.results == {}
    assert notices[0]["code"] == notices[1]["code"] == "unknown_option"
    assert notices[0] != notices[1]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "answer",
        [],
        {},
        {"kind": "answer"},
        {"kind": "answer", "item": 7, "response": CHINA},
        {"kind": "answer", "item": "no/such", "response": CHINA},
        {"kind": "answer", "item": SELLER, "response": {"$": [1]}},
        {"kind": "answer", "item": SELLER, "response": CHINA, "confidence": "sure"},
        {"kind": "again", "items": "all"},
        {"kind": "again", "items": [7, None, {}, "no/such"]},
        {"kind": "reveal", "item": SELLER},
        {"kind": ["answer"], "item": SELLER, "response": CHINA},
    ],
)
def test_what_is_no_message_of_ours_changes_nothing(quiz: QuizWidget, content: Any) -> None:
    before = [dict(question) for question in quiz.questions]
    hear(quiz, content)
    assert quiz.results == {}
    assert quiz.questions == before
