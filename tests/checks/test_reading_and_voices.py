"""How a lesson reads, where its links lead, and who is heard in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.checks import check_course

LESSON = "lessons/01_first.py"
PLAIN = (
    "# Two ports sell tea to many towns.\n# The office counts the boxes in each of them twice.\n"
)
HEAVY = (
    "# Interdependence notwithstanding, institutional conceptualisations characteristically "
    "presuppose multidimensional operationalisation.\n"
)


def found(root: Path, *rules: str) -> list[str]:
    report = check_course(root, remarks=True)
    return [p.what for p in (*report.problems, *report.remarks) if p.rule in rules]


def write(root: Path, text: str) -> None:
    with (root / LESSON).open("a", encoding="utf-8") as file:
        file.write(f"\n# %% [markdown]\n{text}")


def test_plain_sentences_are_read_without_a_word(tiny_course: Path) -> None:
    write(tiny_course, PLAIN * 30)
    assert found(tiny_course, "readability", "not-checked") == []


def test_heavy_words_are_named_with_their_grade(tiny_course: Path) -> None:
    write(tiny_course, HEAVY * 30)
    (said,) = found(tiny_course, "readability")
    assert said.startswith("The lesson reads like grade ")


def test_endless_sentences_are_named(tiny_course: Path) -> None:
    write(tiny_course, ("# " + "the tea is in a box and " * 8 + "so on.\n") * 10)
    assert any("words on average" in said for said in found(tiny_course, "readability"))


def test_a_short_lesson_is_not_judged(tiny_course: Path) -> None:
    write(tiny_course, HEAVY)
    assert found(tiny_course, "readability") == []


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("[there](02_secnd.ipynb)", "no page “02_secnd.ipynb”"),
        ("[there](../elsewhere.md)", "no page"),
        ("[there](#What-the-office-cuonted)", "no heading “What-the-office-cuonted”"),
        ("[there](02_second.ipynb)", ""),
        ("[there](Start%20here.ipynb)", ""),
        ("[there](#What-the-office-counted)", ""),
        ("[there](https://example.org/x)", ""),
    ],
)
def test_a_link_within_the_course_arrives(link: str, says: str, tiny_course: Path) -> None:
    write(tiny_course, f"# See {link} for the table of it.\n")
    said = " ".join(found(tiny_course, "link"))
    assert says in said
    assert bool(said) == bool(says)


def contention(root: Path, *voices: tuple[str, str]) -> None:
    rest = "as_of: 2024, sources: [tea-office-2025]"
    rows = [
        f"  - {{who: W{n}, side: {side}, says: {says}, {rest}}}"
        for n, (side, says) in enumerate(voices)
    ]
    (root / "contentions.yaml").write_text(
        "- id: C01\n  title: Tea\n  voices:\n" + "\n".join(rows) + "\n", "utf-8"
    )


def test_a_contention_hears_both_countries_and_somebody_else(tiny_course: Path) -> None:
    contention(tiny_course, ("CN", "ours"), ("WEST", "mine"))
    assert found(tiny_course, "R15") == ["C01 hears 2 sides; RU missing."]
    contention(tiny_course, ("CN", "ours"), ("RU", "no ours"), ("OTHER", "nobody"))
    assert found(tiny_course, "R15") == []


def test_a_side_that_talks_over_the_others_is_remarked(tiny_course: Path) -> None:
    contention(tiny_course, ("CN", "one two three"), ("RU", "one two"), ("OTHER", "one two"))
    assert found(tiny_course, "R16") == []
    contention(tiny_course, ("CN", "one two three four five six"), ("RU", "one"), ("OTHER", "two"))
    assert found(tiny_course, "R16") == ["75 % of C01 are CN's."]


def test_a_long_quotation_needs_a_source_in_its_paragraph(tiny_course: Path) -> None:
    write(tiny_course, "# It said “tea is sold by the box”.\n")
    (said,) = found(tiny_course, "R22")
    assert "“tea is sold by the box”" in said


@pytest.mark.parametrize(
    "text",
    [
        "# It said “tea is sold by the box” [@handbook-2020].\n",
        "# It said “sold by box”.\n",
        "# It said “tea is sold by the box”.\n# It is a rule of the trade [@handbook-2020].\n",
    ],
)
def test_a_quotation_with_a_source_or_of_few_words_is_left_alone(
    text: str, tiny_course: Path
) -> None:
    write(tiny_course, text)
    assert found(tiny_course, "R22") == []


def cite(root: Path, *sources: tuple[str, str]) -> None:
    """Let a lesson cite sources of these origins and kinds, beside its own four."""
    added = [
        f"- {{id: s{n}, type: book, title: T, issued: 2020, origin: {origin}, kind: {kind}}}"
        for n, (origin, kind) in enumerate(sources)
    ]
    with (root / "references.yaml").open("a", encoding="utf-8") as file:
        file.write("\n".join(added) + "\n")
    named = "; ".join(f"@s{n}" for n in range(len(sources)))
    write(root, f"# They all say so [{named}; @handbook-2020; @report-2024].\n")


def test_a_lesson_that_hears_all_sides_is_left_alone(tiny_course: Path) -> None:
    cite(tiny_course, ("CN", "primary"), ("RU", "primary"), ("IN", "primary"), ("UA", "primary"))
    assert found(tiny_course, "R26") == []


def test_a_lesson_without_a_source_of_one_side_is_remarked(tiny_course: Path) -> None:
    path = tiny_course / "references.yaml"
    path.write_text(path.read_text("utf-8").replace("origin: CN", "origin: GB"), "utf-8")
    cite(tiny_course, ("RU", "primary"), ("US", "primary"), ("IN", "primary"), ("UA", "primary"))
    (said,) = found(tiny_course, "R26")
    assert "CN" in said


def test_a_lesson_that_rests_on_hearsay_is_remarked(tiny_course: Path) -> None:
    cite(tiny_course, ("CN", "secondary"), ("RU", "secondary"), ("US", "secondary"))
    (said,) = found(tiny_course, "R26")
    assert "sources are primary" in said
