"""Reads numbers as people type them, with or without a unit."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

from coursekit.errors import ResponseError
from coursekit.units import UNITS, Unit, canonical

LONGEST = 60
"""Characters that a typed number may have."""

_MINUS = dict.fromkeys(map(ord, "−–—‒﹣－"), "-")
_SPACES = "\u0020\u00a0\u2009\u202f'’_"
_NUMBER = re.compile(rf"[+-]?(?:\d[\d.,{_SPACES}]*|[.,]\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_SCALES = {
    "thousand": 1e3, "k": 1e3,
    "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9,
    "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_APPROXIMATELY = re.compile(r"^(about|approximately|approx\.?|around|ca\.?|roughly|~|≈|=)\s*")


def read_number(typed: str, unit: Unit) -> float:
    """Return a typed number in the item's unit.

    Accepts a decimal point or comma, digits grouped by spaces, apostrophes, commas or points,
    any minus sign, full-width digits, `1.2e3`, and a unit or a word such as `bn` behind it or a
    currency sign before it.

    Raises
    ------
    ResponseError
        `empty`, `too_long`, `not_a_number`, `unit` for a unit of another kind, or `separator`
        for text such as `1,234`, which is two different numbers in two countries.
    """
    if len(typed) > LONGEST:
        raise ResponseError("too_long")
    text = unicodedata.normalize("NFKC", typed).translate(_MINUS).strip()
    text = _APPROXIMATELY.sub("", text.casefold())
    if not text:
        raise ResponseError("empty")
    if any(unicodedata.category(character) == "No" for character in typed):  # 10³ is not 103
        raise ResponseError("not_a_number")
    match = _NUMBER.search(text)
    if match is None:
        raise ResponseError("not_a_number")
    before, after = text[: match.start()].strip(), text[match.end() :].strip()
    if any(character.isdigit() for character in before + after):
        raise ResponseError("not_a_number")
    sign = ""
    if before[:1] in ("-", "+") and match[0][0] not in "+-":  # set apart, or before the currency
        sign, before = before[0], before[1:]
    number = float(sign + _plain(match[0].strip()))
    if not math.isfinite(number):
        raise ResponseError("not_a_number")
    factor = factors(unit).get(canonical(f"{before} {after}"))
    if factor is None:
        raise ResponseError("unit")
    return number * factor


def is_number(value: Any) -> bool:
    """Whether a part of a response is a number that can be computed with."""
    return type(value) in (int, float) and -1e300 < value < 1e300  # neither is true of NaN


def _plain(number: str) -> str:
    """Rewrite a number with a point for decimals and nothing between its digits."""
    mantissa, _, exponent = number.partition("e")
    mantissa = mantissa.rstrip(_SPACES + ".,")
    grouped = re.sub(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))", "", mantissa)
    if any(space in grouped for space in _SPACES):
        raise ResponseError("not_a_number")
    points, commas = grouped.count("."), grouped.count(",")
    if points and commas:
        decimal = "." if grouped.rfind(".") > grouped.rfind(",") else ","
        grouped = _ungrouped(grouped, "," if decimal == "." else ".", decimal)
    elif commas > 1 or points > 1:
        grouped = _ungrouped(grouped, "," if commas else ".", "")
    elif commas == 1:
        whole, part = grouped.split(",")
        if len(part) == 3 and whole.lstrip("+-").strip("0") and len(whole.lstrip("+-")) <= 3:
            raise ResponseError("separator")
        grouped = grouped.replace(",", ".")
    return grouped + (f"e{exponent}" if exponent else "")


def _ungrouped(number: str, group: str, decimal: str) -> str:
    """Take out group separators; they must stand between groups of three digits."""
    whole, _, part = number.partition(decimal) if decimal else (number, "", "")
    groups = whole.lstrip("+-").split(group)
    well_formed = 1 <= len(groups[0]) <= 3 and all(len(digits) == 3 for digits in groups[1:])
    if not well_formed or group in part or (decimal and decimal in part):
        raise ResponseError("not_a_number")
    return whole.replace(group, "") + (f".{part}" if part else "")


def factors(unit: Unit) -> dict[str, float]:
    """Return by what a typed number is multiplied, for the words that may stand around it.

    Words are in the form of `canonical`: those of the unit itself, of the same unit in another
    order of magnitude, and bare `bn` or `million` where the unit has an order of magnitude.
    """
    found = {"": 1.0}
    for other in UNITS.values():
        if other.kind == unit.kind:
            found |= dict.fromkeys(other.known_as(), other.scale / unit.scale)
    if unit.scale > 1:
        for word, scale in _SCALES.items():
            for rest in ("", unit.kind):
                found[canonical(f"{word} {rest}")] = scale / unit.scale
    return found | dict.fromkeys(unit.known_as(), 1.0)
