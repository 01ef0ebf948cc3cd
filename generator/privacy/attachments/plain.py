"""A file that is nothing but text: line by line, a table row by row.

takes  bytes and the gathering
gives  pieces
does not  guess an encoding beyond UTF-8, UTF-16 with its mark, and GB 18030
"""

from __future__ import annotations

import csv
import io

from generator.privacy.attachments.lines import line
from generator.privacy.attachments.lists import Columns, Lines
from generator.privacy.attachments.reading import Gathering, Refused, Why
from generator.privacy.attachments.sniff import decode


def read_plain(content: bytes, gathering: Gathering, *, table: bool) -> None:
    """``table`` reads comma- or tab-separated values."""
    text = decode(content)
    if text is None:
        raise Refused(Why.broken, "的文字编码读不出来")
    gathering.has_text = bool(text.strip())
    if table:
        _rows(text, gathering)
        return
    lines = Lines("文字", gathering)
    for number, one in enumerate(text.splitlines(), 1):
        gathering.say(f"第{number}行", one)
        lines.line(one)
    lines.end()


def _rows(text: str, gathering: Gathering) -> None:
    """Each row with the headings of its columns."""
    headings: dict[int, str] = {}
    columns = Columns("表格", gathering)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter="\t" if first.count("\t") > first.count(",") else ",")
    try:
        for number, row in enumerate(reader, 1):
            gathering.say(f"第{number}行", line(enumerate(row), headings))
            columns.row(enumerate(row), headings)
    except csv.Error:
        raise Refused(Why.broken, "不是合格的 CSV") from None
    columns.end()
