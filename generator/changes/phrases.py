"""Words for what went and what came: short values whole, of long texts the part that changed.

takes  the stretches of two texts
gives  Chinese words
does not  know fields or records
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.base import CONTROL
from generator.pages.history_views import Mark, Words

VEILED = "\ue000"  # begins what stands for a text that may not be quoted; no office's keyboard has it
SHORT = 40  # characters of a value that is told whole, from and to
LONGEST = 60  # characters of a text that is quoted
PLACES = 3  # changes of one long text that are told
BEHIND = 10  # characters that say behind what something was put
PLAIN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
NOT_QUOTED = "里面有不能公开的内容，这里不引用"
SPACE = re.compile(r"\s+")


def told(words: Sequence[Words]) -> str:
    """由…改为…, 写上了…, 去掉了…, or of a long text 改了n处."""
    before, after = side(words, Mark.gone), side(words, Mark.come)
    if is_veiled(words):
        return f"改过，{NOT_QUOTED}"
    if not before:
        return f"写上了{quoted(after)}"
    if not after:
        return f"去掉了{quoted(before)}"
    is_whole = not any(one.mark is Mark.cut for one in words)
    if is_whole and max(len(before), len(after)) <= SHORT:
        return f"由{quoted(before)}改为{quoted(after)}"
    return _pieces(words)


def side(words: Sequence[Words], mark: Mark) -> str:
    """The text before (what stayed and what went) or after."""
    return "".join(one.text for one in words if one.mark in (Mark.same, Mark.cut, mark))


def is_veiled(words: Sequence[Words]) -> bool:
    """Whether one of the two texts may not be quoted."""
    return any(VEILED in one.text for one in words)


def quoted(text: str) -> str:
    """A value between marks; of figures and Latin letters alone, between spaces."""
    text = shortened(text)
    return f" {text} " if PLAIN.fullmatch(text) else f"“{text}”"


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut where it is too long."""
    text = clean(text)
    return text if len(text) <= longest else f"{text[: longest - 2]}……"


def clean(text: str) -> str:
    """A text on one line, without what steers a terminal or turns the direction of writing."""
    plain = SPACE.sub(" ", text).strip()
    return CONTROL.sub(lambda found: f"U+{ord(found.group()):04X}", plain)


def sentence(text: str) -> str:
    """With one full stop, and no space before a mark."""
    return re.sub(r" +(?=[，。；：、）])", "", text.strip().rstrip("。")) + "。"


def _pieces(words: Sequence[Words]) -> str:
    pieces = list(_changes(words))
    more = len(pieces) - PLACES
    return f"改了{len(pieces)}处：" + "；".join(pieces[:PLACES]) + (f"；另有{more}处" if more > 0 else "")


def _changes(words: Sequence[Words]) -> Iterator[str]:
    """Each change of a text in its order; what went and what came in its place are one."""
    behind, gone = "", ""
    for index, one in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        if one.mark is Mark.gone and following is not None and following.mark is Mark.come:
            gone = one.text
        elif one.mark is Mark.gone:
            yield f"去掉{quoted(one.text)}"
        elif one.mark is Mark.come and gone:
            yield f"{quoted(gone)}改为{quoted(one.text)}"
            gone = ""
        elif one.mark is Mark.come:
            where = f"在“{clean(behind)[-BEHIND:]}”后面" if behind.strip() else "在开头"
            yield f"{where}加上{quoted(one.text)}"
        behind = one.text if one.mark is Mark.same else ""
    if gone:
        yield f"去掉{quoted(gone)}"
