"""How a limit is counted, day by day.

takes  the day of the event, a length in working or calendar days, a calendar
gives  the last day, every day on the way with its number or why it is not counted; the day that is safe to act on
does not  know what the limit is for

The day of the event does not count (民法典 art. 201). A limit in 工作日 counts working days. A limit in 日 counts every
day, and if its last day is a day of rest it ends on the first working day after (民法典 art. 203).

A person whose own limit runs should not lean on that: the safe day is the last working day that needs no rolling over
and no holiday that is only guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days.calendar import SATURDAY, Calendar, DayInfo

LONGEST = 3660  # days; no limit in this field comes near, and a count must end


class LimitUnit(StrEnum):
    """Units of a limit."""

    working = "工作日"
    calendar = "日"


@dataclass(frozen=True)
class CountedDay:
    """A day on the way: ``number`` from 1 where it counts, 0 where it does not."""

    info: DayInfo
    number: int


@dataclass(frozen=True)
class Deadline:
    """A limit counted out."""

    start: date
    length: int
    unit: LimitUnit
    days: tuple[CountedDay, ...]
    due: date

    @property
    def provisional(self) -> bool:
        """Whether any day on the way lies in a year that is not announced: then ``due`` is 暂估, never a verdict."""
        return any(day.info.provisional for day in self.days)


def count(start: date, length: int, unit: LimitUnit, calendar: Calendar) -> Deadline:
    """Count ``length`` units from the day after ``start``; ValueError for a length below 1 or beyond ten years."""
    if not 1 <= length <= LONGEST:
        raise ValueError(length)
    days: list[CountedDay] = []
    number, day = 0, start
    while number < length:
        day += timedelta(days=1)
        info = calendar.look_up(day)
        counts = info.works or unit is LimitUnit.calendar
        number += counts
        days.append(CountedDay(info, number if counts else 0))
    while not days[-1].info.works:
        day += timedelta(days=1)
        days.append(CountedDay(calendar.look_up(day), 0))
    return Deadline(start, length, unit, tuple(days), day)


def safe_day(deadline: Deadline, calendar: Calendar) -> date:
    """The last day on which a person may act without leaning on a roll-over or on a guessed holiday.

    In days: the last day counted, or the working day before it where that is a day of rest. In working days: the last
    one counted when each weekday of a year not announced works. Never before the day after the start.
    """
    if deadline.unit is LimitUnit.calendar:
        day = deadline.start + timedelta(days=deadline.length)
    else:
        number, day = 0, deadline.start
        while number < deadline.length:
            day += timedelta(days=1)
            info = calendar.look_up(day)
            number += info.works or (info.provisional and day.weekday() < SATURDAY)
    while not calendar.look_up(day).works and day > deadline.start + timedelta(days=1):
        day -= timedelta(days=1)
    return day


def explain(deadline: Deadline) -> list[str]:
    """The count in lines of Chinese, the last of which ends with the due day."""
    unit = "个工作日" if deadline.unit is LimitUnit.working else "日"
    lines = [f"{deadline.start} 起算日，不计入"]
    last = len(deadline.days) - 1
    for index, day in enumerate(deadline.days):
        info = day.info
        mark = "（暂估）" if info.provisional else ""
        if day.number:
            lines.append(f"{info.day} 第{day.number}{unit}：{info.why}{mark}")
        elif index == last:
            lines.append(f"{info.day} 最后一日是休息日，顺延到这一天：{info.why}{mark}")
        else:
            lines.append(f"{info.day} 不计入：{info.why}{mark}")
    note = "含尚未公布放假安排的年份，只是暂估，" if deadline.provisional else ""
    lines.append(f"{note}截止日 {deadline.due}")
    return lines
