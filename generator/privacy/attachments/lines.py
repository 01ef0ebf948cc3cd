"""A row of a table as one line that says what each number is.

takes  the cells of a row, and the headings of its columns
gives  a line
does not  know any format
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

BETWEEN = "；"  # no number goes on over it
LONG_NUMBER = 11  # digits from which a number may be a person's
DIGIT = re.compile(r"[0-9０-９]")
AS_DECIMAL = re.compile(r"\d{10,}\.0+|\d(?:\.\d+)?[eE]\+?\d{2}")
NUMBERED = re.compile("号|卡|账|帐|电话|手机")
ONE = re.compile(r"[0-9０-９XxＸｘ]")


def line(cells: Iterable[tuple[int, str]], headings: dict[int, str]) -> str:
    """Cells by column. Long numbers bear their heading; boxes of one digit each are one number."""
    return BETWEEN.join(_titled(column, _as_read(text), headings) for column, text in _joined(cells))


def plain_number(value: str) -> str:
    """1.3812345678E10 as it is read: 13812345678."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return value
    return f"{number.normalize():f}"


def _as_read(text: str) -> str:
    """A number that a programme took for a decimal, without what it added."""
    return plain_number(text.strip()) if AS_DECIMAL.fullmatch(text.strip()) else text


def _titled(column: int, text: str, headings: dict[int, str]) -> str:
    digits = len(DIGIT.findall(text))
    heading = headings.get(column)
    if text.strip() and not digits and (heading is None or NUMBERED.search(text)):
        headings[column] = text.strip()[:40]  # a title may stand above; what names a number is the heading
    return f"{heading}：{text}" if heading and digits >= LONG_NUMBER else text


def _joined(cells: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    run: list[tuple[int, str]] = []
    for column, text in cells:
        single = bool(ONE.fullmatch(text.strip()))
        if run and not (single and column == run[-1][0] + 1):
            yield run[0][0], "".join(part for _, part in run)
            run = []
        if single:
            run.append((column, text.strip()))
        elif text.strip():
            yield column, text
    if run:
        yield run[0][0], "".join(part for _, part in run)
