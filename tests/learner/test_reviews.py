"""The queue: what is least sure comes, lessons mixed, a day's share at most."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from invented import NOON, course, items

from coursekit.learner.cards import DAY, Card, recall
from coursekit.learner.catalogue import Catalogue, catalogue
from coursekit.learner.memory import Memory
from coursekit.learner.reviews import A_DAY, AT_A_TIME, Due, due_at, mixed, queue

LESSONS = ("01_tea", "02_tiles", "03_tin")
START = NOON.timestamp()
MANY = catalogue(course(LESSONS, ("O1",)), items(LESSONS, ("O1",), 15))


def card(days: float, *, waited: float = 10.0, stability: float = 10.0) -> Card:
    """A card that is due some days after noon of the first day."""
    due = START + days * DAY
    return Card(stability, 5.0, 2, None, due, due - waited * DAY)


def known(cards: dict[str, Card], *, trials: int = 1, at: float = 0.0) -> dict[str, Memory]:
    return {name: Memory(name, "", trials, at, at, 1.0, None, one) for name, one in cards.items()}


def all_due(syllabus: Catalogue) -> dict[str, Memory]:
    names = list(syllabus.items)
    return known({name: card(-place / 10) for place, name in enumerate(names)})


def test_the_least_remembered_of_what_is_due_come_and_the_rest_waits() -> None:
    memories = all_due(MANY)
    found = queue(memories, MANY, NOON)
    assert (len(found.items), found.waiting, len(found.batch)) == (A_DAY, 45 - A_DAY, AT_A_TIME)
    chances = sorted(recall(one.card, START) for one in memories.values() if one.card)
    assert sorted(one.recall for one in found.items) == chances[:A_DAY]


def test_what_was_reviewed_today_is_taken_off_the_share() -> None:
    memories = all_due(MANY)
    names = list(memories)
    done = known(
        {name: card(5) for name in names[:8]}, trials=2, at=(NOON - timedelta(hours=3)).timestamp()
    )
    first_tries = known({name: card(5) for name in names[8:10]}, at=START)
    found = queue(memories | done | first_tries, MANY, NOON)
    assert (found.reviewed, len(found.items)) == (8, A_DAY - 8)
    tomorrow = queue(memories | done | first_tries, MANY, NOON + timedelta(days=1))
    assert (tomorrow.reviewed, len(tomorrow.items)) == (0, A_DAY)


def test_nothing_due_tells_when_the_next_comes() -> None:
    found = queue(known({"01_tea/q0": card(3), "01_tea/q1": card(9)}), MANY, NOON)
    assert (found.items, found.week) == ((), 1)
    assert found.next_at == NOON + timedelta(days=2.5)


def test_reviews_may_come_half_a_day_early_but_steps_of_minutes_do_not() -> None:
    long, short = card(0.4), card(0.4, waited=0.4)
    found = queue(known({"01_tea/q0": long, "01_tea/q1": short}), MANY, NOON)
    assert [one.item for one in found.items] == ["01_tea/q0"]


def test_sure_and_wrong_comes_before_an_equal_chance() -> None:
    memories = known({f"01_tea/q{number}": card(-1) for number in range(3)})
    memories["01_tea/q2"] = memories["01_tea/q2"]._replace(score=0.0, confidence=90)
    (first,) = queue(memories, MANY, NOON, a_day=1).items
    assert (first.item, first.surprise) == ("01_tea/q2", True)


@given(
    lessons=st.lists(st.sampled_from("abcd"), max_size=20),
    types=st.lists(st.sampled_from(["numeric", "ordering"]), min_size=20, max_size=20),
)
def test_lessons_are_mixed_as_far_as_they_can_be(lessons: list[str], types: list[str]) -> None:
    due = [
        Due(item=f"{n}", lesson=lesson, type=types[n], due=NOON, recall=0.5, surprise=False)
        for n, lesson in enumerate(lessons)
    ]
    found = mixed(due)
    assert sorted(one.item for one in found) == sorted(one.item for one in due)
    same = sum(one.lesson == other.lesson for one, other in pairwise(found))
    most = max(Counter(lessons).values(), default=0)
    assert same == max(0, most - (len(lessons) - most) - 1)
    for lesson in set(lessons):
        places = [int(one.item) for one in found if one.lesson == lesson]
        assert sorted(places) == sorted(int(one.item) for one in due if one.lesson == lesson)


@given(due=st.floats(0, 400), waited=st.floats(1, 180), name=st.text(max_size=8))
def test_nothing_comes_after_the_course_has_ended(due: float, waited: float, name: str) -> None:
    ends = date(2026, 5, 31)
    end = datetime(2026, 6, 1, tzinfo=UTC).timestamp()
    one = card(due, waited=waited)
    found = due_at(name, one, ends)
    if one.due < end:
        assert found == due_at(name, one)
    elif one.last >= end - 7 * DAY:
        assert found is None
    else:
        assert found is not None
        assert end - 7 * DAY <= found < end
        assert found > one.last - 7 * DAY
