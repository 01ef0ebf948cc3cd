"""Tables for spreadsheets: rows of text, as an office's program opens them.

takes  rows, or records whose simple fields make the columns
gives  CSV with a byte-order mark, CRLF, and no cell that would run as a formula
does not  know which tables there are
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from enum import Enum

from pydantic import BaseModel

FORMULA = ("=", "+", "-", "@")  # a cell that begins so would run as a formula in a spreadsheet


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def columns(records: Iterable[BaseModel], names: tuple[str, ...]) -> Iterator[list[str]]:
    """A head of the fields' titles, then a row a record; a list is joined by 、, what is not there stays empty."""
    rows = list(records)
    for record in rows[:1]:
        yield [type(record).model_fields[name].title or name for name in names]
    for record in rows:
        yield [_cell(getattr(record, name)) for name in names]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "、".join(_cell(item) for item in value)
    if isinstance(value, BaseModel):
        return str(getattr(value, "say", ""))
    return str(value)
