"""`coursekit feedback` tells each student what they earned and why, and nothing that is secret."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import graded_class
import pytest
from click.testing import CliRunner, Result
from graded_class import NAME
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from coursekit.cli import main

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]


def run(course: Path, *more: str) -> Result:
    done = CliRunner().invoke(main, ["feedback", NAME, "--course-dir", str(course), *more])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def page(course: Path, student: str) -> str:
    return (course / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")


class Markup(HTMLParser):
    """Elements and attributes of a page, and the words that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self._words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())


def words(course: Path, student: str) -> str:
    return Markup(page(course, student)).words


def test_every_total_is_the_gradebooks_and_parts_add_up_to_it(course: Path) -> None:
    run(course)
    known = graded_class.scores(course)
    assert len(known) == 8
    for student, (score, penalty) in known.items():
        html = page(course, student)
        total = re.search(r'<p class="total">([\d.]+) of 7 points', html)
        assert total, student
        assert float(total[1]) == pytest.approx(score), student
        rows = re.findall(r"<tr><th[^>]*>.*?</th><td>([^<]+)</td>", html)
        numbers = [0.0 if cell == "to come" else float(cell.replace("−", "-")) for cell in rows]
        assert sum(numbers[:-1]) == pytest.approx(numbers[-1]) == pytest.approx(score), student
        assert ("Taken off for lateness" in html) == bool(penalty)


def test_lateness_is_explained_and_follows_marks_given_since(course: Path) -> None:
    run(course)
    said = words(course, "late")  # 5 points, a day late
    assert "It costs 10 % of the points earned, 0.5 of 5 points." in said
    graded_class.mark(course, "late", 4, "")
    run(course)
    assert "0.7 of 7 points" in words(course, "late")
    assert graded_class.scores(course)["late"] == (pytest.approx(6.3), pytest.approx(0.7))


def test_a_failed_test_gives_its_hint_and_neither_code_nor_traceback(course: Path) -> None:
    run(course)
    said = words(course, "boris")
    assert "✗ Not passed · Test · 0 of 1 point one and two" in said
    assert "✗ Not passed · Hidden test · 0 of 2 points the sum of two numbers" in said
    for student in graded_class.scores(course):
        html = page(course, student)
        for secret in ("secret_number", "4242", "BEGIN HIDDEN", "Traceback", "AssertionError:"):
            assert secret not in html, (student, secret)
    assert "An output is left out, because it repeats a hidden test." in words(course, "formula")
    assert words(course, "spy").count("is not shown, because it repeats the test.") == 2


def test_the_code_of_tests_is_shown_when_it_is_asked_for(course: Path) -> None:
    run(course, "--student", "boris", "--show-hidden-tests")
    assert "assert add(secret_number, 1) == 4242" in words(course, "boris")


def test_level_next_level_and_comment_are_told(course: Path) -> None:
    run(course)
    said = words(course, "ada")
    assert "Level 3 of 4: The limit is thin." in said
    assert "Next, level 4 (4 points): Reason and limit both stand." in said
    assert "Name the limit . Then it is whole." in said
    assert "Level 4, the highest: Reason and limit both stand." in words(course, "boris")
    assert "Next, level" not in words(course, "boris")
    assert "A person has still to mark this." in words(course, "wang")
    assert "7 points so far" in words(course, "wang")


def test_the_students_own_work_is_there_with_its_picture(course: Path) -> None:
    run(course)
    assert "def add(a, b): return a - b" in words(course, "boris")
    assert re.search(r'<img src="data:image/png;base64,[\w+/=]{500,}" alt="[^"]+">',
                     page(course, "ada"))  # fmt: skip
    assert "This cell was handed in as it was handed out." in words(course, "quote")


def test_nothing_that_a_student_wrote_can_run_or_load(course: Path) -> None:
    run(course)
    for student in ("formula", "late"):
        seen = Markup(page(course, student))
        assert not seen.tags & {"script", "iframe", "object", "embed", "form", "svg", "base"}
        for name, value in seen.attributes:
            assert not name.startswith("on")
            assert "javascript:" not in value
            if name in ("src", "href"):
                assert value.startswith(("#", "data:image/")), value
    seen = Markup(page(course, "formula"))
    assert "cell" in seen.words  # the table of the same output is shown
    assert "Its end." in seen.words
    assert "[picture not shown: x]" in seen.words
    assert "<h4>A heading of mine</h4>" in page(course, "formula")


def test_a_second_run_writes_only_what_changed(course: Path) -> None:
    assert "8 written, 1 nothing was handed in" in run(course).output
    before = {path: path.stat().st_mtime_ns for path in course.rglob("*.html")}
    assert "8 as before, 1 nothing" in run(course).output
    graded_class.mark(course, "ada", 4, "Better.")
    assert "1 written, 7 as before" in run(course).output
    changed = {path for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {course / "feedback" / "ada" / NAME / f"{NAME}.html"}
    assert "8 written" in run(course, "--force").output


def test_a_page_that_somebody_changed_stays_until_force(course: Path) -> None:
    run(course)
    path = course / "feedback" / "ada" / NAME / f"{NAME}.html"
    mine = path.read_text("utf-8").replace("</main>", "<p>By hand.</p></main>")
    path.write_text(mine, encoding="utf-8")
    done = run(course)
    assert done.exit_code == 1
    assert "somebody else wrote or changed them: ada" in done.output
    assert path.read_text("utf-8") == mine
    assert run(course, "--force").exit_code == 0
    assert "By hand." not in path.read_text("utf-8")


def test_work_that_could_not_be_graded_says_why_and_who_handed_in_nothing_has_no_page(
    course: Path,
) -> None:
    said = run(course).output
    assert "absent: nothing was handed in" in said
    assert not (course / "feedback" / "absent").exists()
    assert "“final version.ipynb”" in words(course, "lost")


def test_work_that_came_after_grading_is_not_taken_for_missing(course: Path) -> None:
    (course / "submitted" / "absent" / NAME).mkdir(parents=True)
    said = run(course).output
    assert "absent: not graded yet" in said
    assert "First: coursekit grade ps1" in said


def test_one_student_and_a_mistyped_one(course: Path) -> None:
    run(course, "--student", "ada")
    assert [path.name for path in (course / "feedback").iterdir()] == ["ada"]
    done = run(course, "--student", "adda")
    assert done.exit_code == 1
    assert "adda" in done.output
    assert "ada" in done.output


def test_a_folder_that_is_no_course_is_left_as_it_was(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "has no gradebook" in done.output
    assert list(tmp_path.iterdir()) == []


def test_the_exchange_of_nbgrader_gives_the_pages_out(course: Path) -> None:
    assert "does not know the work of late, lost" in run(course).output
    exchange = course / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    settings = Config()
    settings.CourseDirectory.root, settings.CourseDirectory.course_id = str(course), "tea"
    settings.Exchange.root = str(exchange)
    released = NbGraderAPI(config=settings).release_feedback(NAME)
    assert released["success"], released
    secret = f"secret of ada{NAME}"
    name = hashlib.md5(secret.encode()).hexdigest()  # as nbgrader names it
    given = exchange / "tea" / "feedback" / f"{name}.html"
    assert given.read_text("utf-8") == page(course, "ada")
    again = course / "autograded" / "ada" / NAME / "submission_secret.txt"
    again.write_text("of a second submission", encoding="utf-8")
    run(course)
    beside = course / "feedback" / "ada" / NAME / "submission_secret.txt"
    assert beside.read_text("utf-8") == "of a second submission"


def test_a_notebook_of_any_shape_does_not_stop_the_others(course: Path) -> None:
    path = course / "autograded" / "ada" / NAME / f"{NAME}.ipynb"
    code = {
        "cell_type": "code",
        "source": ["a = 1\n", 2],
        "metadata": {},
        "outputs": [7, {"data": {"image/png": 5}}],
    }
    text = {
        "cell_type": "markdown",
        "source": "![a](attachment:b)",
        "metadata": {},
        "attachments": {"b": {"text/html": "<script>"}},
    }
    odd = {"cells": [3, {"metadata": 1}, code, text]}
    path.write_text(json.dumps(odd), encoding="utf-8")
    assert "8 written" in run(course).output
    assert "a = 1" in words(course, "ada")
