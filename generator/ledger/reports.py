"""Who reported for which period, and whether in time: unit × period.

takes  the body's rule of reporting, the reports, decisions that set a day, the as-of date
gives  the grid, or none where the body has no such rule
does not  call a report late where the rule names no day, nor anything where the office does not publish here
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days.calendar import Calendar
from generator.model.body import Body, Reading, Reporting, Rule
from generator.model.period import Period, period_of
from generator.model.reporting import UnitReport


class Handed(StrEnum):
    """State of one unit's report for one period."""

    on_time = "按时"
    late = "迟报"
    unsettled = "两种读法结果不同"
    received = "已收到"
    missing = "没有收到"
    waiting = "还没到期"
    unknown = "本站未收录"


@dataclass(frozen=True)
class Cell:
    """One unit, one period; ``lacks`` are sections the rule lists and the report has not."""

    unit: str
    period: Period
    state: Handed
    report: UnitReport | None = None
    lacks: tuple[str, ...] = ()

    @property
    def nil(self) -> bool:
        """Whether it is a 零报告."""
        return self.report is not None and self.report.nil


@dataclass(frozen=True)
class Grid:
    """Units × periods; the newest period last. ``dues``: the due days of each period, one a reading."""

    rule: Rule
    duty: Reporting
    units: tuple[str, ...]
    periods: tuple[Period, ...]
    dues: Mapping[Period, tuple[date, ...]]
    cells: Mapping[tuple[str, Period], Cell]

    def row(self, unit: str) -> tuple[Cell, ...]:
        """A unit's cells, oldest first."""
        return tuple(self.cells[unit, period] for period in self.periods)

    def column(self, period: Period) -> tuple[Cell, ...]:
        """A period's cells, in the order of the units."""
        return tuple(self.cells[unit, period] for unit in self.units)


@dataclass(frozen=True)
class SetDay:
    """A decision that set a day for reporting, and from when it holds."""

    since: date
    reading: Reading


def duty_of(body: Body) -> tuple[Rule, Reporting] | None:
    """The body's rule that gives a period for reporting, or ``None``."""
    return next(((rule, rule.reporting) for rule in body.rules if rule.reporting is not None), None)


def due_days(period: Period, readings: Iterable[Reading], calendar: Calendar) -> tuple[date, ...]:
    """The last day by each reading; a day of rest gives way to the next working day (民法典 art. 203)."""
    days = []
    for reading in readings:
        day = period.month_after(reading.months).replace(day=reading.day)
        while not calendar.look_up(day).works:
            day += timedelta(days=1)
        days.append(day)
    return tuple(days)


def make_grid(
    body: Body,
    units: tuple[str, ...],
    reports: Iterable[UnitReport],
    set_days: Iterable[SetDay],
    as_of: date,
    since: date | None,
    calendar: Calendar,
) -> Grid | None:
    """The grid from the first period there is anything to say of; ``since`` as in ``standing.tell``."""
    found = duty_of(body)
    if found is None:
        return None
    rule, duty = found
    held = {(r.unit, r.period): r for r in reports if r.submitted <= as_of and r.period.kind is duty.per}
    periods = _periods(duty, [period for _, period in held], as_of, since)
    if not periods:
        return None
    decided = sorted(set_days, key=lambda one: one.since)
    dues: dict[Period, tuple[date, ...]] = {}
    for period in periods:
        own = [one.reading for one in decided if one.since <= period.last]
        dues[period] = due_days(period, own[-1:] or duty.readings, calendar)
    cells = {
        (unit, period): _cell(unit, period, held.get((unit, period)), dues[period], duty, as_of, since)
        for unit in units
        for period in periods
    }
    return Grid(rule, duty, units, periods, dues, cells)


def _periods(duty: Reporting, reported: list[Period], as_of: date, since: date | None) -> tuple[Period, ...]:
    """From the first period that is wholly after ``since``, or was reported on, to the one the as-of date lies in."""
    starts = list(reported)
    if since is not None:
        first = period_of(since, duty.per)
        starts.append(first if first.first >= since else first.following())
    periods = []
    period = min(starts, default=None)
    while period is not None and period.first <= as_of:
        periods.append(period)
        period = period.following()
    return tuple(periods)


def _cell(
    unit: str,
    period: Period,
    report: UnitReport | None,
    dues: tuple[date, ...],
    duty: Reporting,
    as_of: date,
    since: date | None,
) -> Cell:
    judged = since is not None and since <= period.first
    if report is None:
        over = max(dues) < as_of if dues else period.last < as_of
        state = Handed.waiting if not over else Handed.missing if judged else Handed.unknown
        return Cell(unit, period, state)
    there = {section.heading for section in report.sections}
    lacks = () if report.nil else tuple(name for name in duty.sections if name not in there)
    if not dues or not judged:
        return Cell(unit, period, Handed.received, report, lacks)
    if report.submitted <= min(dues):
        return Cell(unit, period, Handed.on_time, report, lacks)
    state = Handed.late if report.submitted > max(dues) else Handed.unsettled
    return Cell(unit, period, state, report, lacks)
