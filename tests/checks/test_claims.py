"""What a course promises of its claims: enough items on each, and something to hold it against."""

from __future__ import annotations

from pathlib import Path

from coursekit.checks import check_course

DOCUMENT = "items: [02_second/testable]\n  tables: []\n"


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _promise(course: Path, items: int) -> Path:
    """Let the course promise so many items a claim; return its file of claims."""
    _change(
        course / "course.yaml", "registers:", f"promises:\n  items_a_claim: {items}\nregisters:"
    )
    return course.parent / "seeds" / "claims.yaml"


def _said(course: Path) -> list[tuple[str, int, str]]:
    """What is said of claims, and of references that nobody names."""
    files = {"claims.yaml", "references.yaml"}
    problems = [p for p in check_course(course).problems if p.path.name in files]
    return [(p.path.name, p.line, p.what) for p in problems]


def test_a_course_that_promises_nothing_may_have_claims_without_items(tiny_course: Path) -> None:
    assert _said(tiny_course) == []


def test_a_claim_with_fewer_items_than_promised_is_a_problem(tiny_course: Path) -> None:
    claims = _promise(tiny_course, 2)
    _change(claims, DOCUMENT, "items: [02_second/testable]\n  tables: [tiles]\n")

    assert _said(tiny_course) == [
        ("claims.yaml", 21, "The course promises 2 items a claim, and S02 has 1."),
        ("claims.yaml", 32, "The course promises 2 items a claim, and S03 has 1."),
    ]


def test_a_claim_without_table_and_document_is_a_problem(tiny_course: Path) -> None:
    _promise(tiny_course, 1)

    assert _said(tiny_course) == [
        ("claims.yaml", 33, "S03 is held against no table and no document."),
    ]


def test_a_document_serves_where_no_table_does(tiny_course: Path) -> None:
    claims = _promise(tiny_course, 1)
    _change(claims, DOCUMENT, f"{DOCUMENT}  documents: [report-2024]\n")

    assert _said(tiny_course) == []


def test_a_document_of_a_claim_is_a_reference_that_exists(tiny_course: Path) -> None:
    claims = _promise(tiny_course, 1)
    _change(claims, DOCUMENT, f"{DOCUMENT}  documents: [report-2042]\n")

    ((file, line, what),) = _said(tiny_course)

    assert (file, line) == ("claims.yaml", 34)
    assert "no reference “report-2042”" in what
    assert "Did you mean “report-2024”" in what


def test_a_reference_that_a_claim_alone_names_is_used(tiny_course: Path) -> None:
    claims = _promise(tiny_course, 1)
    _change(claims, DOCUMENT, f"{DOCUMENT}  documents: [port-log]\n")
    references = tiny_course / "references.yaml"
    log = "\n- id: port-log\n  type: report\n  title: Log of the port\n  accessed: 2025-01-02\n"
    log += "  origin: INT\n  kind: primary\n"
    references.write_text(references.read_text("utf-8").rstrip() + "\n" + log, "utf-8")

    assert _said(tiny_course) == []
