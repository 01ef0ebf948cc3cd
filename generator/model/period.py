"""A stretch of the calendar that reports and counts are made for: a year, half a year, a quarter.

takes  ``2026``, ``2026H1``, ``2026Q3``
gives  its first and last day, its name in Chinese; no period is shorter than a quarter
does not  know which period a rule asks for
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

PERIOD_PATTERN = r"^[0-9]{4}(H[12]|Q[1-4])?$"
FIRST_YEAR, LAST_YEAR = 1949, 2083


class PeriodKind(StrEnum):
    """Lengths of a period, in the words rules of work use."""

    year = "年"
    half = "半年"
    quarter = "季度"


MONTHS = {PeriodKind.year: 12, PeriodKind.half: 6, PeriodKind.quarter: 3}
LETTERS = {"": PeriodKind.year, "H": PeriodKind.half, "Q": PeriodKind.quarter}
NAMES = {
    PeriodKind.year: ("",),
    PeriodKind.half: ("上半年", "下半年"),
    PeriodKind.quarter: ("第一季度", "第二季度", "第三季度", "第四季度"),
}


@dataclass(frozen=True, order=True)
class Period:
    """``number`` counts from 1 within the year."""

    year: int
    kind: PeriodKind
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.month_after(MONTHS[self.kind]) - timedelta(days=1)

    @property
    def title(self) -> str:
        """2026年第三季度."""
        return f"{self.year}年{NAMES[self.kind][self.number - 1]}"

    def month_after(self, months: int) -> date:
        """The first day of the month that many months after its first month."""
        whole = self.first.month - 1 + months
        return date(self.year + whole // 12, whole % 12 + 1, 1)

    def following(self) -> Period:
        """The next period of the same kind."""
        return period_of(self.last + timedelta(days=1), self.kind)

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        letter = next(letter for letter, kind in LETTERS.items() if kind is self.kind)
        return f"{self.year:04d}{letter}{self.number if letter else ''}"


def period_of(day: date, kind: PeriodKind) -> Period:
    """The period of that kind a day lies in."""
    return Period(day.year, kind, (day.month - 1) // MONTHS[kind] + 1)


def parse_period(value: Any) -> Period:
    """``2026``, ``2026H1``, ``2026Q3``; anything else is refused with the value shown."""
    if isinstance(value, Period):
        return value
    text = str(value)
    if re.match(PERIOD_PATTERN, text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return Period(int(text[:4]), LETTERS[text[4:5]], int(text[5:] or 1))
    raise PydanticCustomError("bad_period", "not a period", {"value": text})


PeriodField = Annotated[
    Period,
    PlainValidator(parse_period),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN}),
]
