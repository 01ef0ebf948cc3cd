"""A text as it is meant, whatever way its characters were written: full-width, circled, split, in Chinese figures.

takes  a text
gives  the same text folded, twice: with Chinese figures as they are, and as figures; each character knows where it was
does not  judge what the text says
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.privacy.markup import seen

WRITTEN = {
    "0": "〇○◯零洞", "1": "一壹弌幺", "2": "二贰貳弍两兩", "3": "三叁參弎", "4": "四肆",
    "5": "五伍", "6": "六陆陸", "7": "七柒拐", "8": "八捌", "9": "九玖勾",
}  # fmt: skip
LETTERS = {"0": "Oo", "1": "lI"}  # typed for a figure
CHINESE_FIGURES = str.maketrans(
    {char: figure for chars in (WRITTEN, LETTERS) for figure, ones in chars.items() for char in ones}
)
LIKE_X = str.maketrans("×✕✖╳ХхΧχ", "XXXXXXXX")  # what stands for the X of a citizen number
DASHES = "−－ー﹣"  # signs that are no dash to Unicode, and are used as one
DOTS_OF_NUMBERS = "·•・‧∙⋅"


@dataclass(frozen=True)
class Folded:
    """``plain`` and ``figures`` have the same length; character ``i`` of both stood from ``back[i]`` to ``ends[i]``."""

    plain: str
    figures: str
    back: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters ``start`` to ``end`` (end not included) stand in the text as it was given."""
        return self.back[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text without what nobody sees, in plain characters; white space but a line end is a space."""
    return _folded((char, place, place + 1) for place, char in enumerate(text))


def fold_seen(text: str) -> Folded:
    """The same of what a reader of the page sees: no tags, ``&#53;`` is a 5, ``%40`` is an @."""
    return _folded(seen(text))


def _folded(written: Iterable[tuple[str, int, int]]) -> Folded:
    chars: list[str] = []
    back: list[int] = []
    ends: list[int] = []
    before = ""
    for char, start, end in written:
        plain = char if char.isascii() and char.isprintable() else _plain(char)
        if before == "\r" and char == "\n":
            plain = ""  # one line ends here, not two
        before = char
        chars.append(plain)
        back.extend([start] * len(plain))
        ends.extend([end] * len(plain))
    plain = "".join(chars)
    return Folded(plain, plain.translate(LIKE_X).translate(CHINESE_FIGURES), tuple(back), tuple(ends))


@lru_cache(maxsize=10_000)
def _plain(char: str) -> str:
    """One character, as plain as it can be: empty where it is not seen, several where it stands for several."""
    if char in "\n\r\v\f\u2028\u2029\x85":
        return "\n"
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me", "Cc") and char != "\t":
        return ""
    if category == "Zs" or char == "\t":
        return " "
    if category == "Pd" or char in DASHES:
        return "-"
    if char in DOTS_OF_NUMBERS:
        return "·"
    if char != "○" and (figure := unicodedata.digit(char, None)) is not None:
        return str(figure)
    return "".join(one for one in unicodedata.normalize("NFKC", char) if not unicodedata.combining(one))
