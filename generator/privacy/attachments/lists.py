"""What one row or line alone does not tell: names that stand under each other, a number that goes on in the next line.

takes  rows or lines, in their order, and the gathering
gives  pieces: the short words of a column as one list, the lines over which figures go on as one text
does not  know which words are names: that is judged as in any text
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.privacy.attachments.reading import Gathering

SHORT = re.compile(r"[\u4e00-\u9fff·某*＊×xX]{2,4}|[\u4e00-\u9fff·]{5,12}")
BULLET = re.compile(r"^[\s(（\[【]*(?:[0-9０-９一二三四五六七八九十]{1,3}|[-*+·•●○◆■])[\s.．、)）\]】:：]+")
BETWEEN = re.compile(r"[\s,，;；|]+")
FEW, MOST = 3, 30  # words of a list
OF_PERSONS = "姓名"  # in a heading: one word under it is enough
LONG_LINE = 80  # characters: a line of prose, no row of a list
FIGURE = r"[\d〇零一二三四五六七八九幺]"
ENDS = re.compile(rf"((?:{FIGURE}){{1,20}})[\s\-—·.]*$")
BEGINS = re.compile(rf"[\s\-—·.]*((?:{FIGURE}){{1,20}}|[XxＸｘ](?![A-Za-z]))")
LONGEST = 20  # figures of a number of a person
REACH = 40  # characters of a line that are looked at where it goes on


class Columns:
    """The short words that stand under each other, column by column."""

    def __init__(self, title: str, gathering: Gathering) -> None:
        self.title = title
        self.gathering = gathering
        self.lists: dict[int, list[str]] = {}
        self.headings: Mapping[int, str] = {}

    def row(self, cells: Iterable[tuple[int, str]], headings: Mapping[int, str]) -> None:
        """The next row; what does not go on in it has ended."""
        self.headings = headings
        seen = set()
        for column, text in cells:
            word = "".join(text[:LONG_LINE].split())
            if SHORT.fullmatch(word) and headings.get(column) != word:
                seen.add(column)
                self.lists.setdefault(column, []).append(word)
        for column in [one for one, words in self.lists.items() if one not in seen or len(words) >= MOST]:
            self._tell(column)

    def line(self, text: str) -> None:
        """The next line of a text, as a row of its words."""
        words = BETWEEN.split(BULLET.sub("", text).strip()) if len(text) <= LONG_LINE else []
        self.row(enumerate(words), {})

    def end(self) -> None:
        """No more rows."""
        for column in list(self.lists):
            self._tell(column)

    def _tell(self, column: int) -> None:
        words = self.lists.pop(column)
        heading = self.headings.get(column, "")
        if len(words) >= FEW or OF_PERSONS in heading:
            where = f"{self.title}的“{heading}”一栏" if heading else f"{self.title}里排成一列的字"
            self.gathering.say(where, f"{heading}：{'、'.join(words)}" if heading else "、".join(words))


class Lines:
    """The lines of a text: words under each other, figures that go on."""

    def __init__(self, title: str, gathering: Gathering) -> None:
        self.title = title
        self.gathering = gathering
        self.columns = Columns(title, gathering)
        self.before = ""
        self.chain: list[str] = []

    def line(self, text: str) -> None:
        """The next line."""
        if not text.strip():
            return
        self.columns.line(text)
        if self.chain and not (_goes_on(self.chain[-1], text)):
            self._tell()
        self.chain.append(text)

    def end(self) -> None:
        """No more lines."""
        self.columns.end()
        self._tell()

    def _tell(self) -> None:
        """Figures that go on, with the line before them: it may say what they are."""
        if len(self.chain) > 1:
            lines = [self.before, *(_edges(one) for one in self.chain)]
            self.gathering.say(f"{self.title}里分在几行的数字", "\n".join(lines))
        self.before = self.chain[-1][-REACH:] if self.chain else ""
        self.chain = []


def joined_figures(lines: Iterable[str]) -> str:
    """The lines over which figures go on, each such group as one line."""
    groups: list[list[str]] = []
    before = ""
    for text in (one for one in lines if one.strip()):
        if _goes_on(before, text):
            groups[-1].append(_edges(text).strip())
        else:
            groups.append([_edges(text).strip()])
        before = text
    return "\n".join("".join(group) for group in groups if len(group) > 1)


def _goes_on(before: str, text: str) -> bool:
    """Whether the figures at the end of a line and at the beginning of the next may be one number."""
    end, begin = ENDS.search(before[-REACH:]), BEGINS.match(text)
    return end is not None and begin is not None and len(end[1]) + len(begin[1]) <= LONGEST


def _edges(text: str) -> str:
    return text if len(text) <= 2 * REACH else f"{text[:REACH]}…{text[-REACH:]}"
