"""The start page: useful with nothing done, true after a month, and kept up to date."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from invented import NOON, answer, course, items
from month import study_a_month

import coursekit as ck
from coursekit.learner import Store
from coursekit.learner.catalogue import Catalogue, catalogue
from coursekit.learner.study import confidence, overview
from coursekit.study import said
from coursekit.study.start import first_page, page_html, stems
from coursekit.study.words import words

LESSONS = tuple(f"{number:02d}_lesson" for number in range(6))
LANGUAGES = ("en", "ru", "zh")


@pytest.fixture
def syllabus() -> Catalogue:
    return catalogue(course(LESSONS, ("O1", "O2")), items(LESSONS, ("O1", "O2"), 10))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "learner.sqlite")


def page(store: Store, syllabus: Catalogue, at: datetime = NOON, language: str = "en") -> str:
    data = overview(store, syllabus, at, tests=True)
    hrefs = {slug: f"{slug}.ipynb" for slug in LESSONS}
    return page_html(data, words("standing", language), at, hrefs=hrefs, stems=stems(syllabus))


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_with_nothing_done_the_page_says_what_to_do_and_shows_every_lesson(
    store: Store, syllabus: Catalogue
) -> None:
    shown = page(store, syllabus)
    assert "Take the test before the course (about 25 min)" in text(shown)
    assert "Nothing is answered yet" in shown
    assert shown.count('.ipynb" data-notebook') == len(LESSONS) + 1  # one more as the other way
    assert "Questions answered: 0 of 60. The lessons need about 6 h more." in text(shown)
    assert text(shown).count("30 questions wait in the lessons.") == 2


def test_after_a_month_mastery_can_be_opened_down_to_its_questions(
    store: Store, syllabus: Catalogue
) -> None:
    evening = study_a_month(store, syllabus, NOON)
    data = overview(store, syllabus, evening, tests=True)
    shown = page(store, syllabus, evening)
    tried = [one for one in data["objectives"] if one["tried"]]
    assert tried
    for one in tried:
        why = f"{one['successes']} of {one['tried']} questions succeeded when last asked."
        assert why in shown
    assert shown.count("Is it so?") == sum(one["tried"] for one in tried)
    assert shown.count('class="ck-meter"') == 5  # lessons with answers
    assert "✓ done" in text(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_next_step_has_its_reason_in_each_language(
    store: Store, syllabus: Catalogue, language: str
) -> None:
    say = words("standing", language)
    data = overview(store, syllabus, NOON)
    numbers: dict[str, Any] = {
        **{"n": 2, "recall": 0.5, "answered": 1, "items": 3, "left": 2},
        **{"objective": "O1", "successes": 1, "tried": 2},
    }
    for kind, why in (
        *(("resume_test", "resume_pre"), ("resume_test", "resume_post"), ("pretest", "pretest")),
        *(("reviews", "reviews"), ("lesson", "lesson"), ("lesson", "lesson_opened")),
        *(("lesson", "lesson_begun"), ("practise", "weakest"), ("practise", "refresh")),
        *(("posttest", "posttest"), ("wait", "wait")),
    ):
        step = {"kind": kind, "why": why, "target": "O1", "values": numbers, "minutes": 5}
        what, reason = said.next_step({**data, "next": step}, say)
        assert "{" not in what + reason
        assert what
        assert reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_sound_html_and_marks_what_authors_wrote(
    store: Store, syllabus: Catalogue, language: str
) -> None:
    from xml.etree import ElementTree

    evening = study_a_month(store, syllabus, NOON)
    shown = page(store, syllabus, evening, language)
    bare = re.sub(r" (hidden|data-notebook|data-lm-suppress-shortcuts)(?=[ >])", "", shown)
    bare = re.sub(r"=(en|ltr)\b", r'="\1"', bare.replace("<br>", "<br/>"))
    ElementTree.fromstring(f"<main>{bare}</main>")
    assert ('lang="en"' in bare) == (language != "en")


def test_what_authors_write_is_shown_as_text(store: Store) -> None:
    wild = catalogue(course(("<b>Tea</b>",), ("O1",)), [])
    shown = page(store, wild)
    assert "&lt;B&gt;TEA" in shown
    assert "<B>TEA" not in shown


def test_a_page_is_brought_up_to_date_with_answers_given_elsewhere(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".coursekit").mkdir()
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    widget = ck.progress()
    assert "Questions answered: 0 of 5" in widget.page
    from coursekit.learner.catalogue import read_catalogue

    item = read_catalogue(tiny_course).items["01_first/seller"]
    other = Store(tmp_path / ".coursekit" / "learner.sqlite")
    other.add(answer(item, response="x"))
    before = widget.number
    widget._handle_custom_msg({"kind": "refresh"}, [])
    assert "Questions answered: 1 of 5" in widget.page
    assert widget.number == before + 1
    assert "Questions answered: 1 of 5" in widget.static_html()


def test_a_file_that_cannot_be_read_is_said_on_the_page(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path))
    (tmp_path / ".coursekit" / "learner.sqlite").mkdir(parents=True)
    assert "Your answers cannot be read" in ck.progress().page


def test_the_page_of_a_notebook_unrun_is_always_the_same(syllabus: Catalogue) -> None:
    first = first_page(syllabus.course, tests=False)
    assert first == first_page(syllabus.course, tests=False)
    assert "Work on “" in text(first)
    assert "ck.pretest" not in first
    assert "notebook:run-cell" in first


def test_a_months_numbers_are_plain_data(store: Store, syllabus: Catalogue) -> None:
    evening = study_a_month(store, syllabus, NOON)
    data = overview(store, syllabus, evening) | {"sure": confidence(store, syllabus)}
    assert json.loads(json.dumps(data)) == data


def test_due_reviews_are_told_with_time_and_what_waits(store: Store, syllabus: Catalogue) -> None:
    for item in list(syllabus.items.values())[:25]:
        store.add(answer(item, seconds=60.0))
    told = said.due(overview(store, syllabus, NOON + timedelta(days=2)), words("standing"), NOON)
    assert told == "Today: 20 (about 20 min); from tomorrow: 5 more; within a week: 25"
