"""Two texts, word by word.

takes  a text before and after
gives  its stretches: what stayed, what went, what came
does not  know fields or pages

A character is a word in Chinese; a number or a Latin word is one too, so that 790 becomes 800 and not 8_0. Long texts
are compared sentence by sentence first, and only what differs there character by character: the time stays small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.pages.history_views import Mark, Words

WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|.", re.S)
SENTENCE = re.compile(r"[^。；;\n]*[。；;\n]?", re.S)
MANY = 600  # words on either side from which sentences are compared first
TOO_MANY = 3_000  # words of one differing stretch that are no longer compared one by one
AROUND = 24  # characters kept on each side of a change

Stretch = tuple[Mark, str]


def compare(before: str, after: str) -> tuple[Words, ...]:
    """The stretches of both texts in reading order, long unchanged ones cut."""
    return tuple(Words(mark, text) for mark, text in _shortened(_joined(list(_stretches(before, after)))) if text)


def _stretches(before: str, after: str) -> Iterator[Stretch]:
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MANY:
        for same, gone, come in _blocks(SENTENCE.findall(before), SENTENCE.findall(after)):
            yield Mark.same, same
            yield from _words(WORD.findall(gone), WORD.findall(come))
    else:
        yield from _words(old, new)


def _words(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    if max(len(old), len(new)) > TOO_MANY:
        yield from ((Mark.gone, "".join(old)), (Mark.come, "".join(new)))
        return
    for same, gone, come in _blocks(old, new):
        yield from ((Mark.same, same), (Mark.gone, gone), (Mark.come, come))


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What stayed, then what went and what came in its place, again and again."""
    same = ""
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            same = "".join(old[a:b])
        else:
            yield same, "".join(old[a:b]), "".join(new[c:d])
            same = ""
    yield same, "", ""


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Without empty stretches; a lone character that stayed between two changes belongs to both of them."""
    solid = [(mark, text) for mark, text in stretches if text]
    gone = come = ""
    joined: list[Stretch] = []
    for index, (mark, text) in enumerate(solid):
        between = 0 < index < len(solid) - 1 and bool(gone or come)
        if mark is Mark.same and not (between and len(text) == 1):
            joined += [(Mark.gone, gone), (Mark.come, come), (mark, text)]
            gone = come = ""
        else:
            gone += text if mark is not Mark.come else ""
            come += text if mark is not Mark.gone else ""
    joined += [(Mark.gone, gone), (Mark.come, come)]
    return [(mark, text) for mark, text in joined if text]


def _shortened(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Unchanged words far from any change are cut."""
    last = len(stretches) - 1
    for index, (mark, text) in enumerate(stretches):
        head, tail = (AROUND if index else 0), (AROUND if index < last else 0)
        if mark is not Mark.same or len(text) <= head + tail + 8:
            yield mark, text
            continue
        yield from ((Mark.same, text[:head]), (Mark.cut, "……"), (Mark.same, text[len(text) - tail :]))
