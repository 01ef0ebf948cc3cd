"""How characters are read and what they look like in traditional writing: for pinyin, for slips between like sounds.

takes  the names a reader could mean, and the characters that occur in what can be searched
gives  by syllable the characters read so; traditional characters with the simplified one that occurs
does not  know what the names stand for

The two libraries are imported when they are first needed: a check has no use for them and does not wait for them.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

STRETCH = 96  # characters of a file of likes: a slip is put right with a few of the files
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
TRADITIONAL = range(0x4E00, 0xA000)  # where a keyboard for traditional characters takes them from


@dataclass(frozen=True, slots=True)
class Letters:
    """How characters sound, and which is written for which.

    ``syllables``: a syllable and the characters of names read so; ``others``: common characters that sound like one of
    those; ``simplified``: a traditional character and its like.
    """

    syllables: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    simplified: tuple[tuple[str, str], ...]

    def sounds(self) -> str:
        """What the script needs to read pinyin: a line for each syllable."""
        return _lines(self.syllables)

    def likes(self) -> Iterator[tuple[str, str]]:
        """What it needs besides to put right what was written wrongly, in stretches, each with its first character.

        ``认ren东东…``: each character with its sound, or with its like.
        """
        said = [(char, syllable) for syllable, chars in self.others for char in chars]
        rows = sorted([*said, *self.simplified])
        for at in range(0, len(rows), STRETCH):
            part = rows[at : at + STRETCH]
            yield part[0][0], "".join(char + like for char, like in part)


def _lines(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(syllable + chars for syllable, chars in rows)


def make_letters(terms: Iterable[str], characters: frozenset[str]) -> Letters:
    """Readings as in the names, with the common characters that sound like one of theirs; traditional characters."""
    chars = sorted(set("".join(run for term in terms for run in HAN.findall(term))))
    heard: dict[str, set[str]] = defaultdict(set)
    for char, syllable in _readings(chars, 2):
        heard[syllable].add(char)
    others: dict[str, set[str]] = defaultdict(set)
    for char, syllable in _readings(_common(), 1):
        if syllable in heard and char not in heard[syllable]:
            others[syllable].add(char)
    return Letters(_rows(heard), _rows(others), tuple(_simplified(characters)))


def _rows(heard: Mapping[str, Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((syllable, "".join(sorted(chars))) for syllable, chars in sorted(heard.items()))


def _readings(chars: Sequence[str], most: int) -> Iterator[tuple[str, str]]:
    """The commonest readings of each character; none for one that has none.

    Two are as good as a dictionary of words: 行 is xing and hang, whether it stands in 行政 or in 银行.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # which would take longer to load than all the rest of an index
    from pypinyin import Style, pinyin

    for char, readings in zip(chars, pinyin(list(chars), style=Style.NORMAL, heteronym=True), strict=True):
        yield from ((char, said) for said in readings[:most] if said.isascii())


def _common() -> list[str]:
    """The 3,755 characters of everyday writing: the first level of GB 2312, in its rows 16 to 55."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]


def _simplified(characters: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs whose simplified character occurs. A character of simplified writing that occurs itself stays as it is."""
    from opencc import OpenCC

    every = [chr(code) for code in TRADITIONAL]
    for old, new in zip(every, OpenCC("t2s").convert("\n".join(every)).split("\n"), strict=True):
        own = old in characters and old.encode("gb2312", "ignore") != b""
        if new != old and new in characters and not own:
            yield old, new
