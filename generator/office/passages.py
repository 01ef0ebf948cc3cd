"""The passages of an original that was just taken in: one for every line with words, to be looked over by a person.

takes  the text of an original
gives  its passages as they stand in a draft, and where its title is, where one line clearly is the title
does not  join lines that belong together, or guess at rosters and signatures: a wrong guess costs more than none
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.load.cleantext import lines_of, mark_lines
from generator.model.base import Span
from generator.model.document import PassageKind

TITLE_ID = "biaoti"
HEAD = 8  # lines with words among which the title is looked for
LONGEST_TITLE = 60  # characters
LONGEST_HEADING = 30
SENTENCE = re.compile(r"[，。；：！？,;:!?]")
NOTICES = "通知|通告|公告|意见|意見|决定|決定|批复|批復|函"  # titles of these say what they are about
NAMES = "制度|办法|辦法|规则|規則|规定|規定|细则|細則|规程|規程|章程|方案|预案|預案"
STAGE = r"(?:[(（][^()（）]{1,10}[)）])?"  # （试行）
NOTICE = re.compile(rf"[关關][于於].*(?:{NOTICES}){STAGE}$")
NAME = re.compile(rf"(?:{NAMES}){STAGE}$")
PASSED_ON = re.compile(r"[印转轉][发發]")  # a notice that sends another paper round, not that paper's own title
PART_OF_A_LINE = re.compile(r"^(?:的|和|及|附件|附[:：])")
BEFORE_A_TITLE = re.compile(r"(?:文件|[号號]|[)）〕\]】。]|附件\s*[0-9０-９一二三四五六七八九十]*[:：]?)$")
NUMBER = "[一二三四五六七八九十百零〇]+"
HEADING = re.compile(rf"^(?:{NUMBER}、|第{NUMBER}[编編章节節])")
ITEM = re.compile(
    rf"^(?:[(（](?:{NUMBER}|[0-9０-９]{{1,3}})[)）]|[0-9０-９]{{1,3}}(?:[、．]|\.(?![0-9]))|第{NUMBER}[条條])"
)
ADVICE = (
    "程序照原件分好了：有字的每一行一条，编号 p12 就是第 12 行。对着原件看一遍，类别（kind）不对就改。",
    "几行是一段话的，合成一条：lines 写成 12-14，另外几条删去。",
    "编号会成为网址里的锚点。要换成看得懂的（如 s1-1），现在就换，公开以后不再改。",
)
NO_TITLE = (
    "标题没有认出来：是标题的那一条，编号改成 biaoti，类别改成 title；上面的 title 写它的位置，用 gongkai find 找。"
)


@dataclass(frozen=True)
class Line:
    """A line with words as a passage of its own."""

    number: int
    kind: PassageKind
    text: str

    @property
    def id(self) -> str:
        """The title's own, else one by which the line is found in the original."""
        return TITLE_ID if self.kind is PassageKind.headline else f"p{self.number}"

    @property
    def written(self) -> str:
        """The passage as it stands in a record."""
        return f"  - {{id: {self.id}, kind: {self.kind}, lines: {self.number}}}"


def passages_of(original: str) -> tuple[Line, ...]:
    """A passage for every line with words, in order. At most one of them is a title."""
    lines = lines_of(mark_lines(original))
    title = _title(tuple(lines.items()))
    return tuple(
        Line(number, PassageKind.headline if number == title else _kind(text), text) for number, text in lines.items()
    )


def title_of(lines: Sequence[Line]) -> Span | None:
    """Where the title stands, where it was made out."""
    return next((Span(one.id, 0, len(one.text)) for one in lines if one.kind is PassageKind.headline), None)


def field_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The field of a record, with what a clerk does with it above."""
    advice = ADVICE if title_of(lines) else (*ADVICE, NO_TITLE)
    return (*(f"# {line}" for line in advice), "passages:", *(one.written for one in lines))


def _title(lines: Sequence[tuple[int, str]]) -> int | None:
    """The number of the line that is the whole title; none where it may go over several lines."""
    texts = [text for _, text in lines[: HEAD + 1]]
    for (number, text), before, after in zip(lines[:HEAD], ["", *texts], [*texts[1:], ""], strict=False):
        if _kind(text) is not PassageKind.text:
            return None
        is_whole = (not before or BEFORE_A_TITLE.search(before)) and not PART_OF_A_LINE.match(after)
        if is_whole and _is_title(text):
            return number
    return None


def _is_title(text: str) -> bool:
    """Whether the line ends as titles do and is no sentence, no annex, no end of a title begun above it."""
    if len(text) > LONGEST_TITLE or SENTENCE.search(text) or PART_OF_A_LINE.match(text):
        return False
    if text.count("《") != text.count("》"):
        return False
    return bool(NOTICE.search(text) or (NAME.search(text) and not PASSED_ON.search(text)))


def _kind(text: str) -> PassageKind:
    """A short line with the number of a chapter is a heading; a numbered line is an item; all else is text."""
    if HEADING.match(text):
        is_short = len(text) <= LONGEST_HEADING and not re.search(r"[。；;]|[，、,]$", text)
        return PassageKind.heading if is_short else PassageKind.text
    return PassageKind.item if ITEM.match(text) else PassageKind.text
