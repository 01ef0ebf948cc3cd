"""XML with some of its elements cut out, every other byte as it stood.

takes  bytes, and a rule that says what goes
gives  bytes
does not  write XML anew: names, order and spacing of what stays are nobody's business here
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.privacy.attachments.xml import as_utf8, feed, local, new_parser

# Of an element's local name and attributes: the name of the element to cut, itself or one around it; "" for none.
Rule = Callable[[str, dict[str, str]], str]
Edit = tuple[int, int, bytes]
COMMENT_END = b"-->"
SIGNED = re.compile(rb"""\s(?:[\w.-]+:)?(?:author|initials)\s*=\s*(?:"[^"]*"|'[^']*')""")
DATED = re.compile(rb"""\s(?:[\w.-]+:)?(?:date|dateUtc)\s*=\s*(?:"[^"]*"|'[^']*')""")
VALUE = re.compile(rb"""(["']).*["']$""", re.DOTALL)


def cut(content: bytes, rule: Rule, signed: frozenset[str] = frozenset()) -> bytes:
    """Elements named in ``signed`` lose their author and date."""
    content = as_utf8(content)
    cutter = _Cutter(content, rule, signed)
    out, end = [], 0
    for first, last, instead in sorted(cutter.edits()):
        if first >= end:
            out += [content[end:first], instead]
            end = last
    return b"".join((*out, content[end:]))


class _Open:
    def __init__(self, name: str, at: int) -> None:
        self.name = name
        self.at = at
        self.goes = False


class _Cutter:
    def __init__(self, content: bytes, rule: Rule, signed: frozenset[str]) -> None:
        self.content = content
        self.rule = rule
        self.signed = signed
        self.open: list[_Open] = []
        self.found: list[Edit] = []
        self.ended: _Open | None = None  # its end is where the next thing begins
        self.unsigned: int | None = None
        self.parser: Any = new_parser()

    def edits(self) -> list[Edit]:
        """What to leave out: from, to, what stands there instead. Whole elements before what is in them."""
        parser = self.parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = lambda _: self._next()
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = lambda *_: self._next()
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._next
        feed(parser, self.content)
        return self.found

    def _comment(self, _: str) -> None:
        """Nobody sees them, and no programme needs them."""
        self._next()
        at = self.parser.CurrentByteIndex
        self.found.append((at, self.content.index(COMMENT_END, at) + len(COMMENT_END), b""))

    def _next(self) -> None:
        at = self.parser.CurrentByteIndex
        if self.unsigned is not None:
            tag = self.content[self.unsigned : at]
            self.found.append((self.unsigned, at, DATED.sub(b"", SIGNED.sub(_emptied, tag))))
            self.unsigned = None
        if self.ended is not None:
            if self.ended.goes:
                self.found.append((self.ended.at, at, b""))
            self.ended = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._next()
        short = {local(key): value for key, value in attributes.items()}
        own = local(name)
        self.open.append(_Open(own, self.parser.CurrentByteIndex))
        goes = self.rule(own, short)
        holder = next((one for one in reversed(self.open) if goes and one.name == goes), None)
        if holder is not None:
            holder.goes = True
        elif own in self.signed and {"author", "date", "initials"} & set(short):
            self.unsigned = self.parser.CurrentByteIndex

    def _end(self, name: str) -> None:
        one = self.open.pop()
        if self.parser.CurrentByteIndex != one.at:  # not an element without content, whose end is its beginning
            self._next()
        self.ended = one


def _emptied(match: re.Match[bytes]) -> bytes:
    return VALUE.sub(rb"\1\1", match[0])
