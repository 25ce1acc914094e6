"""Folds the ways in which one name is written and typed into one."""

from __future__ import annotations

import re
import unicodedata

# Close to BGN/PCGN; what other systems write differently is folded afterwards.
_CYRILLIC = dict(
    zip(
        map(ord, "абвгдеёжзийклмнопрстуфхцчшщъыьэюяієїґ"),
        (
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p"),
            *("r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu"),
            *("ya", "i", "e", "i", "g"),
        ),
        strict=True,
    )
)
_SAME_SOUND = (
    (re.compile("[yj]"), "i"),
    (re.compile("ii+"), "i"),
    (re.compile("kh"), "h"),
    (re.compile("ks"), "x"),
    (re.compile("tz|ts"), "c"),
    (re.compile("ie"), "e"),
)
_TYPO_FROM = 7
"""Letters from which on a name may hold one slip of the keys."""


def folded(text: str) -> str:
    """Return a text without case, spaces, punctuation, accents, tone marks and script.

    Cyrillic becomes Latin; spellings by different systems of transliteration (`Damansky`,
    `Damanskiy`, `Damanskij`) become one. Chinese characters stay.
    """
    text = unicodedata.normalize("NFKC", text).lower().translate(_CYRILLIC)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if unicodedata.category(letter)[0] in "LN")
    for pattern, sound in _SAME_SOUND:
        text = pattern.sub(sound, text)
    return text


def same(one: str, other: str) -> bool:
    """Whether two folded texts are equal, or differ by one slip of the keys in a longer name."""
    if one == other:
        return True
    digits = [re.sub(r"\D", "", text) for text in (one, other)]
    longest = min(len(one), len(other))
    return digits[0] == digits[1] and longest >= _TYPO_FROM and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is changed, missing, added, or two neighbours have changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped
