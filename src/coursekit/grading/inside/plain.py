"""Plain data as JSON and back: all that passes between a student's process and an isolated test."""

from __future__ import annotations

import base64
import collections
import datetime
import decimal
import fractions
import math
from typing import Any

from coursekit.grading.inside.tables import pack_table, unpack_table

MOST_DEPTH = 50


class NotPlain(TypeError):
    """A value that is not plain data: an object of a class of its own, a file, a generator."""


def pack(value: Any, depth: int = 0) -> Any:
    """Turn plain data into JSON; refuse anything else."""
    if depth > MOST_DEPTH:
        raise NotPlain("data nested too deeply")
    kind = type(value)
    if value is None or kind in (bool, str):
        return value
    if kind in _SIMPLE:
        return {kind.__name__: _SIMPLE[kind][0](value)}
    if kind in _SEQUENCES:
        return {kind.__name__: [pack(item, depth + 1) for item in value]}
    if kind in _MAPPINGS:
        pairs = [[pack(k, depth + 1), pack(v, depth + 1)] for k, v in value.items()]
        return {_MAPPINGS[kind].__name__: pairs}
    packed = pack_table(value, kind, lambda inner: pack(inner, depth + 1))
    if packed is None:
        raise NotPlain(f"{kind.__name__} is not plain data")
    return packed


def unpack(data: Any, depth: int = 0) -> Any:
    """Turn JSON from `pack` into plain data, built anew from known types only.

    What it is given may be forged: whatever does not fit ends in an exception of some kind.
    """
    if depth > 2 * MOST_DEPTH:
        raise NotPlain("data nested too deeply")
    if data is None or isinstance(data, (bool, str)):
        return data
    ((name, body),) = data.items()
    kind: Any = _KINDS.get(name)
    if kind in _SIMPLE:
        return _SIMPLE[kind][1](body)
    if kind in _SEQUENCES:
        return kind(unpack(item, depth + 1) for item in body)
    if kind in _MAPPINGS:
        made = kind()
        made.update({unpack(k, depth + 1): unpack(v, depth + 1) for k, v in body})
        return made
    return unpack_table(name, body, lambda inner: unpack(inner, depth + 1))


def _float(value: float) -> str:
    return value.hex() if math.isfinite(value) else repr(value)


def _iso(value: Any) -> str:
    text: str = value.isoformat()
    return text


def _range(value: range) -> list[str]:
    return [hex(value.start), hex(value.stop), hex(value.step)]


def _whole(text: str) -> int:
    return int(text, 16)


def _fraction(above: str, below: str) -> fractions.Fraction:
    return fractions.Fraction(_whole(above), _whole(below))


# What each type is written as, and how it is made from that. No text here is ever evaluated.
_SIMPLE: dict[Any, tuple[Any, Any]] = {
    int: (hex, _whole),
    float: (_float, float.fromhex),
    complex: (
        lambda value: [_float(value.real), _float(value.imag)],
        lambda parts: complex(float.fromhex(parts[0]), float.fromhex(parts[1])),
    ),
    bytes: (lambda value: base64.b64encode(value).decode(), base64.b64decode),
    bytearray: (
        lambda value: base64.b64encode(value).decode(),
        lambda text: bytearray(base64.b64decode(text)),
    ),
    range: (_range, lambda ends: range(*map(_whole, ends))),
    decimal.Decimal: (str, decimal.Decimal),
    fractions.Fraction: (  # from text it would work out 10 to any power that the text names
        lambda value: [hex(value.numerator), hex(value.denominator)],
        lambda parts: _fraction(*parts),
    ),
    datetime.date: (_iso, datetime.date.fromisoformat),
    datetime.datetime: (_iso, datetime.datetime.fromisoformat),
    datetime.time: (_iso, datetime.time.fromisoformat),
    datetime.timedelta: (
        lambda value: [value.days, value.seconds, value.microseconds],
        lambda parts: datetime.timedelta(*map(int, parts)),
    ),
}
_SEQUENCES = (list, tuple, set, frozenset)
_MAPPINGS: dict[Any, Any] = {
    dict: dict,
    collections.OrderedDict: collections.OrderedDict,
    collections.Counter: collections.Counter,
    collections.defaultdict: dict,  # what it would make for a missing key is a function
}
_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (*_SIMPLE, *_SEQUENCES, *_MAPPINGS)}
del _KINDS["defaultdict"]
