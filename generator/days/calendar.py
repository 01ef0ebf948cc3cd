"""Which days are working days, and how sure that is.

takes  the announced years of ``chinesecalendar``, the records of content/_national/calendar and of a place over them
gives  for each day: working or not, why, and whether it is provisional
does not  fail because a year is not announced: such a year is computed by the statutory rule and says so
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import chinese_calendar
from chinese_calendar import constants

from generator.days.statutory import statutory_days
from generator.model.calendar import CalendarYear

FIRST_YEAR = min(day.year for day in constants.holidays)
LAST_YEAR = 2083  # the lunar tables end in 2099, and the longest limit in working days takes fifteen years
ANNOUNCED = frozenset(day.year for day in constants.holidays)
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}
WEEKDAYS = "一二三四五六日"
SATURDAY = 5


@dataclass(frozen=True)
class DayInfo:
    """One day: ``why`` is 工作日, 周六, 国庆节, 调休上班 …; ``named`` where that is more than its day of the week."""

    day: date
    works: bool
    why: str
    provisional: bool
    named: bool = True


@dataclass(frozen=True)
class Calendar:
    """Announced years, with overrides over them."""

    off: Mapping[date, str] = field(default_factory=dict)
    work: Mapping[date, str] = field(default_factory=dict)
    complete: frozenset[int] = frozenset()

    def look_up(self, day: date) -> DayInfo:
        """What a day is."""
        provisional = day.year not in ANNOUNCED and day.year not in self.complete
        if day in self.work:
            return DayInfo(day, True, self.work[day], provisional)
        if day in self.off:
            return DayInfo(day, False, self.off[day], provisional)
        if day.year in ANNOUNCED and day.year not in self.complete:
            return self._announced(day)
        name = "" if day.year in self.complete else statutory_days(day.year).get(day, "")
        if name:
            return DayInfo(day, False, name, provisional)
        return self._plain(day, provisional)

    def _announced(self, day: date) -> DayInfo:
        holiday, name = chinese_calendar.get_holiday_detail(day)
        weekend = day.weekday() >= SATURDAY
        if holiday and name:
            return DayInfo(day, False, NAMES.get(name, "放假"), False)
        if not holiday and weekend:
            return DayInfo(day, True, "调休上班", False)
        return self._plain(day, False)

    def _plain(self, day: date, provisional: bool) -> DayInfo:
        weekend = day.weekday() >= SATURDAY
        why = f"周{WEEKDAYS[day.weekday()]}"
        return DayInfo(day, not weekend, why if weekend else "工作日", provisional, named=False)


def make_calendar(records: Iterable[CalendarYear]) -> Calendar:
    """The calendar with these records over the library; later ones, a place's own, over earlier ones, the nation's."""
    off: dict[date, str] = {}
    work: dict[date, str] = {}
    complete: set[int] = set()
    for record in records:
        for named in record.off:
            work.pop(named.day, None)
            off[named.day] = named.why
        for named in record.work:
            off.pop(named.day, None)
            work[named.day] = named.why
        if record.complete:
            complete.add(int(record.id))
    return Calendar(off, work, frozenset(complete))
