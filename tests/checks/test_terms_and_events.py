"""Rules for the glossary and the timeline: each is broken once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.checks import check_course

GLOSSARY = """\
- id: port
  en: port
  forms: [ports]
  ru: порт Европы
  ru_latin: port Yevropy
  zh: 港口
  pinyin: gǎngkǒu
  says: A place where ships are laden, and where somebody counts what goes in and out.
  lessons: [01_first]
- id: store
  en: stored
  ru: запас
  ru_latin: zapas
  zh: 库存
  pinyin: kùcún
  says: What lies in a house for later use, and is counted on one day of each year.
  lessons: [02_second]
"""
TIMELINE = """\
- id: ship
  date: 2023-05
  title: The first ship
  says: A ship with tea left the port, as the Tea Office wrote.
  kind: economic
  theme: [foundation]
  lessons: [01_first]
  sources: [tea-office-2025]
- id: second
  date: 2023-06-01
  title: The second ship
  says: China sold [9.1 billion US dollars](figure:tea_2024) of tea the year after.
  kind: economic
  theme: [foundation]
  lessons: [01_first]
  sources: [tea-office-2025]
"""


@pytest.fixture
def course(tiny_course: Path) -> Path:
    (tiny_course / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    (tiny_course / "timeline.yaml").write_text(TIMELINE, "utf-8")
    return tiny_course


def problems(course: Path) -> list[tuple[str, int, str]]:
    return [(p.path.name, p.line, p.rule) for p in check_course(course).problems]


def test_a_sound_glossary_and_timeline_are_no_problem(course: Path) -> None:
    assert problems(course) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "says"),
    [
        ("forms: [ports]", "forms: [Stored]", 10, "term-twice", "“stored” stands for port"),
        ("port Yevropy", "port Evropy", 5, "term-latin", "as port Yevropy"),
        ("gǎngkǒu", "gangkou", 7, "term-latin", "no tones"),
        ("  ru: запас\n", "", 10, "schema", "lacks “ru”"),
        (", and where somebody counts what goes in and out", "", 8, "term-length", "6 words"),
        ("en: stored", "en: kept", 17, "term-unused", "“kept” is used by none"),
        ("lessons: [02_second]", "lessons: [01_first]", 17, "term-unused", "“stored”"),
        ("[02_second]", "[03_third]", 17, "lesson", "no lesson “03_third”"),
    ],
)
def test_a_rule_for_terms_blames_its_line(
    course: Path, old: str, new: str, line: int, rule: str, says: str
) -> None:
    assert old in GLOSSARY
    (course / "glossary.yaml").write_text(GLOSSARY.replace(old, new), "utf-8")
    found = [p for p in check_course(course).problems if p.rule == rule]
    assert [(p.path.name, p.line) for p in found] == [("glossary.yaml", line)]
    assert says in found[0].what


def test_a_term_that_only_a_question_or_an_event_uses_is_used(course: Path) -> None:
    text = GLOSSARY.replace("en: port\n  forms: [ports]", "en: ship")
    (course / "glossary.yaml").write_text(text, "utf-8")
    assert problems(course) == []


def test_a_lesson_that_uses_a_term_without_marking_it_is_remarked(course: Path) -> None:
    text = GLOSSARY.replace("en: stored", "en: year")
    (course / "glossary.yaml").write_text(text, "utf-8")
    remarks = [r for r in check_course(course, remarks=True).remarks if r.rule == "term"]
    assert ["01_first" in remark.what for remark in remarks] == [True]


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("date: 2023-05", "date: 2024", 10, "order"),
        ("date: 2023-05", "date: 2023-13", 2, "date"),
        ("sources: [tea-office-2025]\n- id", "sources: [tea-offic-2025]\n- id", 8, "reference"),
        ("[9.1 billion", "[9.2 billion", 12, "number"),
        (
            "kind: economic\n  theme: [foundation]\n  lessons: [01_first]\n  sources: "
            "[tea-office-2025]\n- id",
            "kind: party\n  theme: [foundation]\n  lessons: [01_first]\n"
            "  sources: [tea-office-2025]\n- id",
            5,
            "schema",
        ),
    ],
)
def test_a_rule_for_events_blames_its_line(
    course: Path, old: str, new: str, line: int, rule: str
) -> None:
    assert old in TIMELINE
    (course / "timeline.yaml").write_text(TIMELINE.replace(old, new, 1), "utf-8")
    assert ("timeline.yaml", line, rule) in problems(course)


@pytest.mark.parametrize("name", ["timeline.yaml", "glossary.yaml"])
def test_loaded_words_in_events_and_terms_are_found_unless_waived(course: Path, name: str) -> None:
    path = course / name
    said = path.read_text("utf-8").replace("  says: ", "  says: The regime did so. ", 1)
    path.write_text(said, "utf-8")
    assert [(file, rule) for file, _, rule in problems(course)] == [(name, "R03")]
    waived = said.replace("  says: ", '  note: "neutral: R03 a test"\n  says: ', 1)
    path.write_text(waived, "utf-8")
    assert problems(course) == []


def test_fewer_terms_or_events_than_promised_are_a_problem(course: Path) -> None:
    path = course / "course.yaml"
    path.write_text(f"{path.read_text()}promises: {{terms: 3, events: 2}}\n", "utf-8")
    (found,) = check_course(course).problems
    assert (found.rule, found.what) == ("promise", "The course promises 3 terms and has 2.")
    (course / "timeline.yaml").unlink()
    assert len(problems(course)) == 2


def test_a_source_that_only_an_event_names_is_used(course: Path) -> None:
    path = course / "references.yaml"
    path.write_text(
        f"{path.read_text()}\n- id: log-2023\n  type: report\n  title: A log\n  issued: 2023\n"
        "  origin: RU\n  kind: primary\n",
        "utf-8",
    )
    assert [rule for *_, rule in problems(course)] == ["source-unused"]
    timeline = TIMELINE.replace("[tea-office-2025]", "[tea-office-2025, log-2023]", 1)
    (course / "timeline.yaml").write_text(timeline, "utf-8")
    assert problems(course) == []


def test_a_glossary_that_is_no_list_is_one_problem(course: Path) -> None:
    (course / "glossary.yaml").write_text("port: place\n", "utf-8")
    assert problems(course) == [("glossary.yaml", 1, "schema")]
