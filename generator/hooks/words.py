"""What whoever pushes reads in the terminal: git writes ``remote: `` before each line.

takes  a report
gives  short Chinese lines: the place alone on its line, what stands there, what to do
does not  print
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.catalogue import Level
from generator.reports.report import Item, Report

WIDTH = 68  # columns, a Chinese character taking two; ``remote: `` comes before
MOST = 20  # places
PIECES = re.compile(r"[!-~]+|.", re.S)  # what may not be broken, and single characters
CLOSING = frozenset("，。、；：？！”’）》】…")  # begin no line


def told(report: Report) -> Iterator[str]:
    """Why a commit is not taken: what must be changed, and what is new against the baseline."""
    items = (*report.of(Level.must), *report.new)
    counts = [f"必须改 {len(report.of(Level.must))} 处"] if report.is_blocked else []
    counts += [f"对照基线新增 {len(report.new)} 处"] if report.new else []
    yield f"{'，'.join(counts)}："
    for item in items[:MOST]:
        yield ""
        yield from _item(item)
    yield ""
    if len(items) > MOST:
        yield f"另有 {len(items) - MOST} 处。"


def _item(item: Item) -> Iterator[str]:
    yield item.place
    yield from folded(f"{item.finding.code} {item.says}", "  ")
    yield from folded(f"怎么改：{item.remedy}", "  ")


def folded(text: str, indent: str = "") -> Iterator[str]:
    """The text in lines of bounded width; words of a program and numbers stay whole."""
    for paragraph in text.splitlines():
        line, width = indent, len(indent)
        for piece in PIECES.findall(paragraph):
            takes = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in piece)
            if width + takes > WIDTH and line.strip() and piece not in CLOSING:
                yield line.rstrip()
                line, width = indent, len(indent)
            line += piece
            width += takes
        yield line.rstrip()
