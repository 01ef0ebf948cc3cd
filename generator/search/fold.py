"""A text as it is compared when somebody searches: letters, figures and characters alone, written one way.

takes  a text, or what a reader typed
gives  it folded; on demand with the place each character came from
does not  know what is looked for, or turn traditional characters into simplified ones

The script folds in the same way (``search-fold.js``, ``tests/search/test_fold.py`` holds them together). Therefore what
is kept is listed here and not asked of the machine, whose Unicode tables are of another year than a reader's telephone.
Each character is folded by itself: two texts put together fold to their foldings put together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from operator import add

WRITTEN = {
    "v": "üǖǘǚǜÜǕǗǙǛ",  # as a keyboard for pinyin has it
    "a": "ɑ",  # as schoolbooks print pinyin
    "g": "ɡ",
    "〇": "○◯",  # 二○二五年 in older documents
}
ALIKE = {char: plain for plain, chars in WRITTEN.items() for char in chars}

KEPT = (
    (0x30, 0x39), (0x61, 0x7A),
    (0xDF, 0xF6), (0xF8, 0x24F),  # Latin letters that have no plain one beneath
    (0x430, 0x45F), (0x460, 0x481), (0x48A, 0x52F),  # Cyrillic
    (0x620, 0x63F), (0x641, 0x64A), (0x660, 0x669), (0x66E, 0x66F), (0x671, 0x6D3), (0x6D5, 0x6D5), (0x6EE, 0x6FC),
    (0xF20, 0xF29), (0xF40, 0xF6C),  # Tibetan
    (0x1100, 0x11FF),  # Korean, taken apart
    (0x1810, 0x1819), (0x1820, 0x1878),  # Mongolian
    (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029),  # 々, 〇, figures of merchants
    (0x3041, 0x3096), (0x30A1, 0x30FA), (0x30FC, 0x30FE), (0x3105, 0x312F),  # Japanese, Bopomofo
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323FF),  # Han
    (0xA000, 0xA48C),  # Yi
)  # fmt: skip


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = ALIKE.get(char) or unicodedata.normalize("NFKD", char).lower()
        self[code] = kept = "".join(one for one in plain if _is_kept(ord(one)))
        return kept


def _is_kept(code: int) -> bool:
    return any(first <= code <= last for first, last in KEPT)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case without marks, signs and spaces; full-width and circled characters made plain."""
    return text.translate(_FOLDING)


def fold_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The text folded, and for each character of that where in the text it came from."""
    folded = [_FOLDING[ord(char)] for char in text]
    return "".join(folded), tuple(place for place, plain in enumerate(folded) for _ in plain)


def bigrams(folded: str) -> Iterator[str]:
    """Each two characters that follow one another, as often as they do."""
    return map(add, folded, folded[1:])
