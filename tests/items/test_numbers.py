"""Numbers as people type them in five countries, and what is too ambiguous to be read."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coursekit.errors import ResponseError
from coursekit.items.numbers import read_number
from coursekit.units import UNITS

LOCALES = {
    "English": (",", "."),
    "German": (".", ","),
    "French": ("\u202f", ","),
    "Russian": ("\u00a0", ","),
    "Swiss": ("’", "."),
}
NUMBER = UNITS["number"]
BILLION = UNITS["billion US dollars"]

typed_numbers = st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 4)).map(
    lambda pair: Decimal(pair[0]).scaleb(-pair[1])
)


def typed(number: Decimal, locale: str, grouped: bool) -> str:
    group, point = LOCALES[locale]
    text = f"{abs(number):,f}" if grouped else f"{abs(number):f}"
    text = text.translate({ord(","): group, ord("."): point})
    return f"−{text}" if number < 0 else text


def ambiguous(text: str) -> bool:
    """One comma or point with up to three digits before it and just three behind."""
    digits = text.lstrip("−")
    for mark in ",.":
        whole, found, rest = digits.partition(mark)
        if found and whole.isdigit() and rest.isdigit():
            return len(rest) == 3 and len(whole) <= 3
    return False


@given(number=typed_numbers, locale=st.sampled_from(sorted(LOCALES)), grouped=st.booleans())
def test_a_number_typed_in_the_way_of_five_countries_is_read(
    number: Decimal, locale: str, grouped: bool
) -> None:
    text = typed(number, locale, grouped)
    assume(not ambiguous(text))
    assert read_number(text, NUMBER) == pytest.approx(float(number), rel=1e-12)


@given(whole=st.integers(1, 999), part=st.integers(0, 999), sign=st.sampled_from(["", "-", "−"]))
def test_one_comma_before_three_digits_is_two_numbers_and_asked_again(
    whole: int, part: int, sign: str
) -> None:
    with pytest.raises(ResponseError, match="separator"):
        read_number(f"{sign}{whole},{part:03}", NUMBER)


@given(part=st.integers(0, 999), sign=st.sampled_from(["", "-"]))
def test_after_a_nought_a_comma_can_only_be_a_decimal_one(part: int, sign: str) -> None:
    assert abs(read_number(f"{sign}0,{part:03}", NUMBER)) == pytest.approx(part / 1000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" 42 ", 42),
        ("1.5e3", 1500),
        ("1,5E3", 1500),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5),
        ("+3", 3),
        ("–3", -3),
        ("- 3", -3),
        ("4２", 42),
        ("about 12", 12),
        ("≈12", 12),
        ("1,234,567", 1234567),
        ("1.234.567,8", 1234567.8),
        ("12'345", 12345),
        ("1234,567", 1234.567),
    ],
)
def test_ways_to_type_a_number(text: str, value: float) -> None:
    assert read_number(text, NUMBER) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("33 %", "per cent", 33),
        ("33 percent", "per cent", 33),
        ("3.8x", "times", 3.8),
        ("3.8 times", "times", 3.8),
        ("US$ 9.1 billion", "billion US dollars", 9.1),
        ("$9.1bn", "billion US dollars", 9.1),
        ("-$9.1bn", "billion US dollars", -9.1),
        ("9100 million dollars", "billion US dollars", 9.1),
        ("9,100,000,000", "billion US dollars", 9.1e9),
        ("0.0091 trillion US dollars", "billion US dollars", 9.1),
        ("1.5 Mt", "million tonnes", 1.5),
        ("1500 kt", "million tonnes", 1.5),
        ("1 day", "days", 1),
        ("2 days.", "days", 2),
    ],
)
def test_a_unit_may_stand_around_the_number(text: str, unit: str, value: float) -> None:
    assert read_number(text, UNITS[unit]) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("about", "empty"),
        ("none", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("1e999", "not_a_number"),
        ("3 to 4", "not_a_number"),
        ("1/3", "not_a_number"),
        ("12 34", "not_a_number"),
        ("1..5", "not_a_number"),
        ("1,23,4", "not_a_number"),
        ("1.5.5", "not_a_number"),
        ("5 × 10³", "not_a_number"),
        ("10³", "not_a_number"),
        ("½", "not_a_number"),
        ("1 2 3 4", "not_a_number"),
        ("9" * 61, "too_long"),
        ("1,234", "separator"),
        ("12,345", "separator"),
        ("9.1 yuan", "unit"),
        ("9.1 %", "unit"),
        ("9.1 bananas", "unit"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(ResponseError) as error:
        read_number(text, BILLION)
    assert error.value.code == code


@given(text=st.text(max_size=65) | st.text("0123456789.,-−+ e$%bn", max_size=12))
def test_whatever_is_typed_is_read_or_refused_but_never_breaks(text: str) -> None:
    for unit in (NUMBER, BILLION, UNITS["per cent"]):
        with suppress(ResponseError):
            assert isinstance(read_number(text, unit), float)
