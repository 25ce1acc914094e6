"""Units and their spellings."""

from __future__ import annotations

import pytest

from coursekit.units import UNITS, unit_named


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.name)
def test_a_unit_is_found_by_its_name_and_knows_its_spellings(unit) -> None:
    assert unit_named(unit.name) is unit
    assert all(unit.spells(words) for words in (*unit.spellings, unit.name))


def test_spellings_may_stand_in_any_order_and_with_any_dollar() -> None:
    billions = UNITS["billion US dollars"]
    for words in ("US$ billion", "$ bn", "bn USD", "Billion dollars"):
        assert billions.spells(words), words
    for words in ("million dollars", "yuan", "%"):
        assert not billions.spells(words), words


def test_one_thing_is_written_in_the_singular() -> None:
    assert UNITS["days"].text("1") == "1 day"
    assert UNITS["days"].text("2") == "2 days"
    assert UNITS["number"].text("7") == "7"


def test_an_unknown_unit_is_no_unit() -> None:
    assert unit_named("bushels") is None
    assert unit_named("%") is UNITS["per cent"]
