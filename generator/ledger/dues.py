"""By which day a report is due: each reading of the rule, or the day a meeting set.

takes  a period, the rule's readings, decisions that set a day, a calendar
gives  the due days, one a reading, and whether a day of rest may still move them
does not  say who is late

A day of rest gives way to the next working day (民法典 art. 203). In a year whose days off are not announced the day
is provisional (暂估): it is never earlier than the day the reading names, but may come later than computed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.days.calendar import Calendar
from generator.model.body import Reading
from generator.model.period import Period


@dataclass(frozen=True)
class SetDay:
    """A decision that set a day for reporting: from the day of the meeting to the day it was dropped, if it was."""

    resolution: str
    since: date
    reading: Reading
    until: date | None = None


@dataclass(frozen=True)
class DueDay:
    """``named`` is the day the reading gives, ``day`` the one that counts; provisional where days off are guessed."""

    reading: Reading
    named: date
    day: date
    provisional: bool

    def in_time(self, submitted: date) -> bool | None:
        """Whether a report came in time by this reading; ``None`` where days off not announced decide it."""
        if submitted <= self.named:
            return True
        return None if self.provisional else submitted <= self.day


@dataclass(frozen=True)
class Dues:
    """The due days of a period, one a reading; none where nobody named a day. ``set_by``: the decision, if one did."""

    days: tuple[DueDay, ...]
    set_by: str | None = None

    @property
    def last(self) -> date | None:
        """The latest of them."""
        return max((due.day for due in self.days), default=None)

    @property
    def provisional(self) -> bool:
        """Whether any of them may still move."""
        return any(due.provisional for due in self.days)


def dues_of(period: Period, readings: Iterable[Reading], set_days: Iterable[SetDay], calendar: Calendar) -> Dues:
    """The latest decision that holds for the period, or else the rule's own readings.

    A decision holds for a period that is not over on the day of the meeting, if the day it sets is still to come; once
    the matter was dropped, only for periods that were over by then.
    """
    for one in sorted(set_days, key=lambda one: (one.since, one.resolution), reverse=True):
        due = due_day(period, one.reading, calendar)
        dropped = one.until is not None and one.until <= period.last
        if one.since <= period.last and one.since < due.named and not dropped:
            return Dues((due,), one.resolution)
    return Dues(tuple(due_day(period, reading, calendar) for reading in readings))


@dataclass(frozen=True)
class RestOver:
    """The first working day from a day on; provisional where days off on the way are guessed."""

    day: date
    provisional: bool


def rest_over(day: date, calendar: Calendar) -> RestOver:
    """The day itself, or where it is a day of rest the first working day after it."""
    info = calendar.look_up(day)
    provisional = info.provisional
    while not info.works:
        day += timedelta(days=1)
        info = calendar.look_up(day)
        provisional = provisional or info.provisional
    return RestOver(day, provisional)


def due_day(period: Period, reading: Reading, calendar: Calendar) -> DueDay:
    """The day a reading names in a period, and the first working day from it on."""
    named = period.month_after(reading.months).replace(day=reading.day)
    found = rest_over(named, calendar)
    return DueDay(reading, named, found.day, found.provisional)
