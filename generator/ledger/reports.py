"""Who reported for which period, and whether in time: unit × period.

takes  the body's rule of reporting, the reports, decisions that set a day, the as-of date
gives  the grid, or none where the body has no such rule
does not  call a report late where nobody named a day, nor anything where the office does not publish here
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.days.calendar import Calendar
from generator.ledger.dues import Dues, SetDay, dues_of
from generator.model.body import Body, Reporting, Rule
from generator.model.period import Period, period_of
from generator.model.reporting import UnitReport


class Handed(StrEnum):
    """State of one unit's report for one period.

    The first four, ``missing`` and ``absent`` need an office that publishes here; ``absent`` stands for ``missing``
    where nobody named a day: nothing is late there. ``not_asked``: the unit joined after the period.
    """

    on_time = "按时"
    late = "迟报"
    unsettled = "两种读法结果不同"
    estimated = "期限暂估"
    received = "已收到"
    missing = "没有收到"
    absent = "还没有收到"
    withdrawn = "已撤回"
    waiting = "还没到期"
    unknown = "本站未收录"
    not_asked = "不适用"


@dataclass(frozen=True)
class Cell:
    """One unit, one period; ``lacks`` are sections the rule lists and the report has not.

    ``judged``: the period lies wholly in the time since when the office itself publishes here.
    """

    unit: str
    period: Period
    state: Handed
    judged: bool
    report: UnitReport | None = None
    lacks: tuple[str, ...] = ()

    @property
    def nil(self) -> bool:
        """Whether it is a 零报告."""
        return self.report is not None and self.report.nil


@dataclass(frozen=True)
class Tally:
    """One period in sums; ``missing`` is ``None`` unless the period is judged, over, and its due days are sure.

    ``asked`` leaves out withdrawn reports and units that ended without one: of them nothing can be said.
    """

    asked: int
    received: int
    nil: int
    missing: int | None


@dataclass(frozen=True)
class Grid:
    """Units × periods; the newest period last. ``units`` are those the rule asks, as far as they can report one by one.

    ``ended`` are those of them whose kind of body has lost its name since: from them nothing is missing.
    """

    rule: Rule
    duty: Reporting
    units: tuple[str, ...]
    ended: frozenset[str]
    periods: tuple[Period, ...]
    dues: Mapping[Period, Dues]
    cells: Mapping[tuple[str, Period], Cell]

    def row(self, unit: str) -> tuple[Cell, ...]:
        """A unit's cells, oldest first."""
        return tuple(self.cells[unit, period] for period in self.periods)

    def column(self, period: Period) -> tuple[Cell, ...]:
        """A period's cells, in the order of the units."""
        return tuple(self.cells[unit, period] for unit in self.units)

    def tally(self, period: Period) -> Tally:
        """How many were asked, how many reports came, how many did not."""
        cells = self.column(period)
        received = [cell for cell in cells if cell.report is not None]
        silent = [cell for cell in cells if cell.report is None]
        untold = (Handed.withdrawn, Handed.unknown, Handed.not_asked)
        out = sum(1 for cell in silent if cell.unit in self.ended or cell.state in untold)
        open_states = (Handed.waiting, Handed.estimated, Handed.absent)
        settled = all(cell.judged and cell.state not in open_states for cell in cells)
        missing = sum(1 for cell in cells if cell.state is Handed.missing) if settled else None
        return Tally(len(cells) - out, len(received), sum(1 for cell in received if cell.nil), missing)


def duty_of(body: Body) -> tuple[Rule, Reporting] | None:
    """The body's rule that gives a period for reporting, or ``None``."""
    return next(((rule, rule.reporting) for rule in body.rules if rule.reporting is not None), None)


def make_grid(
    body: Body,
    units: tuple[str, ...],
    ended: Collection[str],
    reports: Iterable[UnitReport],
    withdrawn: Collection[tuple[str, Period]],
    kept_back: Collection[tuple[str, Period]],
    set_days: Collection[SetDay],
    as_of: date,
    since: date | None,
    calendar: Calendar,
    joined: Mapping[str, date] | None = None,
) -> Grid | None:
    """The grid from the first period there is anything to say of; ``since`` as in ``standing.tell``.

    ``joined`` are the units that joined later: none is asked for a period that was over by then.
    ``withdrawn`` and ``kept_back``: reports that were handed in and are not shown, any more or at all.
    """
    found = duty_of(body)
    if found is None:
        return None
    rule, duty = found
    mine = [r for r in reports if r.unit in units and r.submitted <= as_of and r.period.kind is duty.per]
    held = {(r.unit, r.period): r for r in mine}
    periods = _periods(duty, [report.period for report in mine], as_of, since)
    if not periods or not units:
        return None
    dues = {period: dues_of(period, duty.readings, set_days, calendar) for period in periods}
    cells = {}
    for unit in units:
        for period in periods:
            report = held.get((unit, period))
            judged = since is not None and since <= period.first
            state = _state(period, report, dues[period], as_of, judged, unit in ended)
            if report is None and (unit, period) in withdrawn:
                state = Handed.withdrawn
            elif report is None and (unit, period) in kept_back and state is not Handed.waiting:
                state = Handed.unknown
            elif report is None and joined and unit in joined and period.last < joined[unit]:
                state = Handed.not_asked
            cells[unit, period] = Cell(unit, period, state, judged, report, _lacks(report, duty))
    return Grid(rule, duty, units, frozenset(ended).intersection(units), periods, dues, cells)


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


def _lacks(report: UnitReport | None, duty: Reporting) -> tuple[str, ...]:
    if report is None or report.nil:
        return ()
    there = {section.heading for section in report.sections}
    return tuple(name for name in duty.sections if name not in there)


def _state(period: Period, report: UnitReport | None, dues: Dues, as_of: date, judged: bool, ended: bool) -> Handed:
    if report is not None:
        return _received(report.submitted, dues) if judged else Handed.received
    if as_of <= (dues.last or period.last):
        return Handed.waiting
    if not judged or ended:
        return Handed.unknown
    if not dues.days:
        return Handed.absent
    return Handed.estimated if dues.provisional else Handed.missing


def _received(submitted: date, dues: Dues) -> Handed:
    """In time, or late, only where every reading says so and no day off still to be announced could change it."""
    answers = [due.in_time(submitted) for due in dues.days]
    if not answers:
        return Handed.received
    if None in answers:
        return Handed.estimated
    if all(answers):
        return Handed.on_time
    return Handed.unsettled if any(answers) else Handed.late
