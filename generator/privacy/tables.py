"""The heading of a column: in a table the word that says what a number is stands rows above it.

takes  a folded text: a table of Markdown, of commas, or of spaces
gives  the heading over a place in it
does not  read a row that has more or fewer cells than its heading row
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

LONGEST_HEADING, LAST_WORDS = 40, 20  # of a heading longer than any, its first and last words are looked at
QUOTED = re.compile(r'"[^"\n]*"')
APART = {"|": re.compile(r"\|"), ",": re.compile(","), " ": re.compile(r" +")}


class _Row(NamedTuple):
    """A line as a row: where its cells begin, what they say, and which row its heading is."""

    start: int
    sign: str
    begins: tuple[int, ...]
    cells: tuple[str, ...]
    heading: int


def heading(text: str, place: int) -> str:
    """What stands over this place in the first row of its table, or an empty text."""
    starts, rows = _rows(text)
    row = rows[bisect_right(starts, place) - 1]
    if row.heading < 0:
        return ""
    return rows[row.heading].cells[bisect_right(row.begins, place) - 1]


@lru_cache(maxsize=2)
def _rows(text: str) -> tuple[tuple[int, ...], tuple[_Row, ...]]:
    rows: list[_Row] = []
    start, first = 0, -1
    for line in text.split("\n"):
        sign, begins, cells = _cells(line, start)
        if first < 0 or sign != rows[first].sign:
            first = len(rows) if sum(bool(cell) for cell in cells) > 1 else -1
        is_under = 0 <= first < len(rows) and len(cells) == len(rows[first].cells)
        rows.append(_Row(start, sign, begins, cells, first if is_under else -1))
        start += len(line) + 1
    return tuple(row.start for row in rows), tuple(rows)


def _cells(line: str, start: int) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    """By which sign a line is parted, and its cells; a comma between quotation marks parts nothing."""
    whole = QUOTED.sub(lambda match: match[0].replace(",", ";"), line.rstrip(" "))
    sign = next((sign for sign in APART if sign in whole.strip(" ")), "")
    if not sign:
        return "", (start,), (whole,)
    parts = list(APART[sign].finditer(whole))
    begins = (0, *(match.end() for match in parts))
    ends = (*(match.start() for match in parts), len(whole))
    cells = tuple(_short(whole[begin:end].strip()) for begin, end in zip(begins, ends, strict=True))
    return sign, tuple(start + begin for begin in begins), cells


def _short(cell: str) -> str:
    """A cell as far as it is read: it is read again for each number under it."""
    is_long = len(cell) > LONGEST_HEADING + LAST_WORDS
    return f"{cell[:LONGEST_HEADING]}\n{cell[-LAST_WORDS:]}" if is_long else cell
