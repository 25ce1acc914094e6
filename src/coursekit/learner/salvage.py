"""Reads what is left of a damaged SQLite file, page by page, without SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import unpack
from typing import Any

_MAGIC = b"SQLite format 3\x00"
_LEAF = 0x0D  # a page with rows of a table
_USUAL_PAGE = 4096
_WAL_HEAD, _FRAME_HEAD = 32, 24
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes by the record format's type

Values = tuple[Any, ...]


def rows(file: bytes, wal: bytes = b"") -> Iterator[Values]:
    """Yield the values of every row that can be read, in the file and in its log of late changes.

    The same row may come more than once, and rows of any table come, in the order of the pages.

    References
    ----------
    The layout of pages and records is that of the SQLite database file format, version 3.
    """
    size = _page_size(file)
    pages = {
        number: file[start : start + size]
        for number, start in enumerate(range(0, len(file), size), start=1)
    }
    late = [
        (
            int.from_bytes(wal[start : start + 4], "big"),
            wal[start + _FRAME_HEAD : start + _FRAME_HEAD + size],
        )
        for start in range(_WAL_HEAD, len(wal), size + _FRAME_HEAD)
    ]
    latest = pages | dict(late)  # where long rows go on
    for number, page in [*pages.items(), *late]:
        yield from _leaf(page, 100 if number == 1 else 0, latest.get)


def _page_size(file: bytes) -> int:
    """Return the page size that the file's head names, or the usual one where that is damaged."""
    if file[:16] != _MAGIC:
        return _USUAL_PAGE
    size = int.from_bytes(file[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else _USUAL_PAGE


def _leaf(page: bytes, head: int, more: Callable[[int], bytes | None]) -> Iterator[Values]:
    if len(page) < head + 8 or page[head] != _LEAF:
        return
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    for place in range(count):
        pointer = head + 8 + 2 * place
        start = int.from_bytes(page[pointer : pointer + 2], "big")
        if not head + 8 <= start < len(page):
            continue
        try:
            yield _record(_payload(page, start, more))
        except (IndexError, ValueError):  # this row is damaged; the others may not be
            continue


def _payload(page: bytes, start: int, more: Callable[[int], bytes | None]) -> bytes:
    """Return the bytes of a row, of which long ones go on in other pages."""
    length, start = _varint(page, start)
    _, start = _varint(page, start)  # the row's number
    most = len(page) - 35
    if length <= most:
        return page[start : start + length]
    least = (len(page) - 12) * 32 // 255 - 23
    here = least + (length - least) % (len(page) - 4)
    here = here if here <= most else least
    found = page[start : start + here]
    following = int.from_bytes(page[start + here : start + here + 4], "big")
    for _ in range(length // (len(page) - 4) + 1):
        if len(found) >= length or not following:
            break
        next_page = more(following)
        if next_page is None:
            raise ValueError(following)
        found += next_page[4:]
        following = int.from_bytes(next_page[:4], "big")
    return found[:length]


def _record(payload: bytes) -> Values:
    head, place = _varint(payload, 0)
    types = []
    while place < head:
        kind, place = _varint(payload, place)
        types.append(kind)
    values = []
    for kind in types:
        value, place = _value(payload, place, kind)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], place
    size = _INTEGERS.get(kind, 8 if kind == 7 else (kind - 12) // 2 if kind >= 12 else -1)
    part = payload[place : place + size]
    if size < 0 or len(part) < size:
        raise ValueError(kind)
    if kind == 7:
        return unpack(">d", part)[0], place + size
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), place + size
    return (part.decode() if kind % 2 else part), place + size


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = data[place + step]
        if step == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, place + step + 1
    raise AssertionError
