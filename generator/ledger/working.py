"""How many working days lie between two days, for thousands of pairs.

takes  a calendar
gives  the number of working days after one day up to and including another, and whether that is an estimate
does not  count a limit day by day: that is ``days.deadline``
"""

from __future__ import annotations

from datetime import date, timedelta

from generator.days.calendar import Calendar


class WorkingDays:
    """Adds up each year once; a question is then two look-ups."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._years: dict[int, tuple[int, ...]] = {}

    def after(self, start: date, end: date) -> int:
        """Working days after ``start`` up to ``end``; 0 where ``end`` is not later."""
        if end <= start:
            return 0
        whole = sum(self._year(year)[-1] for year in range(start.year, end.year))
        return whole + self._up_to(end) - self._up_to(start)

    def is_estimated(self, start: date, end: date) -> bool:
        """Whether a year on the way from ``start`` to ``end`` has no announced days off."""
        return any(self.calendar.look_up(date(year, 1, 1)).provisional for year in range(start.year, end.year + 1))

    def _up_to(self, day: date) -> int:
        return self._year(day.year)[day.timetuple().tm_yday - 1]

    def _year(self, year: int) -> tuple[int, ...]:
        if year not in self._years:
            sums, total, day = [], 0, date(year, 1, 1)
            while day.year == year:
                total += self.calendar.look_up(day).works
                sums.append(total)
                day += timedelta(days=1)
            self._years[year] = tuple(sums)
        return self._years[year]
