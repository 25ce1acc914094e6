"""Questions in a notebook, marked by Python and remembered for the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coursekit.items import Item
    from coursekit.quiz.widget import QuizWidget


def quiz(*names: str, confidence: bool = False) -> QuizWidget:
    """Show questions: `quiz("03_trade/share_cn")`, several names, or a whole lesson.

    With `confidence` each answer comes with how sure the learner is. Raises UnknownName for a
    name that the course does not have.
    """
    from datetime import UTC, datetime

    from coursekit.bank import read_items
    from coursekit.errors import UnknownName
    from coursekit.interface.language import language
    from coursekit.learner.catalogue import read_catalogue
    from coursekit.learner.opening import note_opened
    from coursekit.learner.recovery import open_store
    from coursekit.learner.store import Store, store_path
    from coursekit.learner.study import is_fast
    from coursekit.location import course_root
    from coursekit.quiz.payload import Context
    from coursekit.quiz.session import Session
    from coursekit.quiz.widget import QuizWidget
    from coursekit.quiz.words import words
    from coursekit.references import read_references

    note_opened()
    if not names:
        raise UnknownName('Name a question, such as ck.quiz("03_trade/share_cn"), or a lesson.')
    root = course_root()
    items, figures = read_items(root, list(names))
    context = Context(figures=figures, references=read_references(root))

    def fast(store: Store, item: Item, seconds: float) -> bool:
        return is_fast(store, read_catalogue(root), item.type, seconds)

    path = store_path()
    session = Session(items, context, lambda: open_store(path, datetime.now(UTC)), fast=fast)
    return QuizWidget(session, words(language()), confidence=confidence)
