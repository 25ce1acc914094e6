"""How hard a lesson is to read: a grade of school, and the length of its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.checks.content import Content
from coursekit.checks.sentences import sentences
from coursekit.errors import Problem
from coursekit.markup import FIGURE_LINK

HARDEST = 11.0
"""Grade by Coleman and Liau from which on a lesson is too hard for a reader's second language."""

LONGEST = 22.0
"""Words of a sentence, on average over a lesson."""

ENOUGH = 300
"""Words from which on a grade says something."""


def readable(content: Content) -> Iterable[Problem]:
    """A lesson reads like a good newspaper: grade 11 at most, sentences of 22 words at most.

    References
    ----------
    Coleman, M., & Liau, T. L. (1975). A computer readability formula designed for machine
    scoring. Journal of Applied Psychology 60, 283-284.
    """
    texts: dict[str, list[str]] = {}
    for sentence in sentences(content):
        if sentence.place == "lesson":
            shown = FIGURE_LINK.sub(r"\g<text>", sentence.text)
            words = [word for word in shown.split() if any(map(str.isalpha, word))]
            if len(words) > 3:  # a heading, or a label
                texts.setdefault(sentence.slug, []).append(" ".join(words))
    lessons = {lesson.slug: lesson for lesson in content.lessons}
    for slug, said in texts.items():
        count = sum(len(text.split()) for text in said)
        if count < ENOUGH:
            continue
        try:
            import textstat
        except ImportError:
            what = "How hard the lessons are to read was not measured: textstat is missing."
            fix = "Install the extra for authors: pip install 'coursekit[author]'."
            yield Problem(content.root / "lessons", 0, "not-checked", what, fix)
            return
        grade = textstat.coleman_liau_index(" ".join(text.rstrip(".?!:") + "." for text in said))
        if grade > HARDEST:
            what = f"The lesson reads like grade {grade:.1f}; {HARDEST:.0f} is the most."
            fix = "Take shorter words, and divide sentences."
            yield lessons[slug].problem(1, "readability", what, fix)
        if count / len(said) > LONGEST:
            what = f"Its sentences have {count / len(said):.0f} words on average."
            yield lessons[slug].problem(1, "readability", what, "Divide the longest of them.")
