"""Holds a course against every rule, and counts what it is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursekit.checks import (
    balance,
    citations,
    claims,
    code,
    data,
    events,
    forms,
    items,
    lessons,
    links,
    neutrality,
    numbers,
    options,
    readability,
    registers,
    seed,
    solvers,
    terms,
    voices,
    wording,
)
from coursekit.checks.content import Content, read_content
from coursekit.errors import Problem
from coursekit.items import TYPES

THEMES = ("asymmetry", "contention", "foundation")

RULES: tuple[Callable[[Content], Iterable[Problem]], ...] = (
    data.descriptions,
    data.cells,
    data.constraints,
    citations.sources_known,
    citations.sources_used,
    citations.tables_sourced,
    numbers.lesson_links_agree,
    numbers.item_links_agree,
    numbers.figures_used,
    numbers.parts_fit,
    numbers.lesson_numbers,
    numbers.item_numbers,
    lessons.files_listed,
    lessons.headers,
    lessons.headings,
    lessons.cell_length,
    lessons.one_sentence_a_line,
    code.names_known,
    code.charts_described,
    code.controls_described,
    code.quizzes_called,
    code.quizzes_alone,
    items.names_known,
    items.favours_said,
    items.feedback_reasons,
    wording.stems_ask,
    wording.stems_positive,
    wording.options_fit,
    wording.keys_not_longest,
    options.options_differ,
    options.ranges_apart,
    options.numbers_in_order,
    options.options_fit_stem,
    solvers.keys_not_guessed,
    solvers.cue_words_balanced,
    balance.no_question_twice,
    balance.bank_balanced,
    balance.sizes_work,
    forms.forms_parallel,
    links.links_arrive,
    neutrality.neutral,
    voices.sides_heard,
    readability.readable,
    claims.claims_numbered,
    claims.claims_lead_somewhere,
    claims.claims_and_items_agree,
    claims.claims_asked,
    seed.no_seed_sentences,
    registers.registers_sound,
    events.events_sound,
    events.events_in_order,
    events.events_enough,
    terms.glossary_sound,
    terms.terms_apart,
    terms.terms_defined,
    terms.terms_used,
    terms.terms_enough,
)
"""Every rule beyond what reading the files holds already; the first line of each says it."""

REMARKS: tuple[Callable[[Content], Iterable[Problem]], ...] = (
    neutrality.remarks,
    neutrality.names_in_balance,
    voices.sides_alike,
    voices.sources_varied,
    voices.quotations_sourced,
    options.giveaways,
    balance.questions_alike,
    terms.terms_listed,
)
"""What a person should look at: signs that are right too often to be rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a course is made of, and every problem that was found, by file and line.

    `claims_traced` counts claims with a lesson, and with an item, a table or a document.
    `remarks` are filled where they were asked for; they are not part of the report as JSON.
    """

    folder: Path
    lessons: int
    items: int
    items_by_theme: dict[str, int]
    items_by_type: dict[str, int]
    figures: int
    tables: int
    claims: int
    claims_traced: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()

    def file(self, problem: Problem) -> str:
        """Path of a problem's file, relative to the folder around the course."""
        path = problem.path
        return (
            path.relative_to(self.folder).as_posix()
            if path.is_relative_to(self.folder)
            else str(path)
        )

    def as_json(self) -> dict[str, Any]:
        """Return the report as `coursekit check --json` prints it."""
        counts = ("lessons", "items", "items_by_theme", "items_by_type", "figures", "tables")
        return {
            **{name: getattr(self, name) for name in (*counts, "claims", "claims_traced")},
            "problems": [
                {
                    "file": self.file(problem),
                    "line": problem.line,
                    "rule": problem.rule,
                    "message": f"{problem.what} {problem.fix}".strip(),
                }
                for problem in self.problems
            ],
        }


def check_course(root: Path, *, remarks: bool = False) -> Report:
    """Hold the course at `root` against every rule; nothing stops at the first problem."""
    root = root.resolve()
    content, problems = read_content(root)
    for rule in RULES:
        problems += rule(content)
    themes = Counter(item.value["theme"] for item in content.items)
    types = Counter(item.value["type"] for item in content.items)
    return Report(
        folder=root.parent,
        lessons=len(content.course.lessons) if content.course else 0,
        items=len(content.items),
        items_by_theme={theme: themes[theme] for theme in THEMES},
        items_by_type={kind: types[kind] for kind in TYPES},
        figures=len(content.figures),
        tables=sum(bool(table.fields) for table in content.tables.values()),
        claims=len(content.claims),
        claims_traced=len(claims.traced(content)),
        problems=_sorted(problems),
        remarks=_sorted(found for sign in REMARKS if remarks for found in sign(content)),
    )


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems once each, by file and line."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda p: (str(p.path), p.line, p.rule, p.what)))
