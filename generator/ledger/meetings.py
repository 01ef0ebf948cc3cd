"""Meetings held against the number the body's rule demands, period by period.

takes  the body's rule of frequency, the meetings, the as-of date
gives  for each period how many were held, and whether that is fewer than the rule's number
does not  count 专题会议 or 联络员会议: the rules speak of meetings of the whole body
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.body import Body, Frequency, Rule
from generator.model.meeting import Holding, Meeting, MeetingKind
from generator.model.period import Period, PeriodKind, period_of


@dataclass(frozen=True)
class MeetingCount:
    """One period's meetings of the whole body."""

    period: Period
    held: int
    is_over: bool
    short: bool  # fewer than the rule's least number, in a period that is over and lies wholly after ``since``


def frequency_of(body: Body) -> tuple[Rule, Frequency] | None:
    """The body's rule that gives a number of meetings, or ``None``."""
    return next(((rule, rule.frequency) for rule in body.rules if rule.frequency and rule.frequency.per), None)


def count_meetings(
    body: Body, meetings: Iterable[Meeting], as_of: date, since: date | None
) -> tuple[MeetingCount, ...]:
    """Each period from the first with a meeting, or from ``since``, to the present one; the newest first."""
    found = frequency_of(body)
    held = [m.date for m in meetings if m.held is Holding.held and m.kind is MeetingKind.full and m.date <= as_of]
    starts = [*held, *([since] if since and since <= as_of else [])]
    if found is None or not starts:
        return ()
    frequency = found[1]
    kind = frequency.per or PeriodKind.year
    counts = []
    period = period_of(min(starts), kind)
    while period.first <= as_of:
        number = sum(1 for day in held if period.first <= day <= period.last)
        over = period.last < as_of
        judged = over and since is not None and since <= period.first
        counts.append(MeetingCount(period, number, over, judged and number < (frequency.at_least or 0)))
        period = period.following()
    return tuple(reversed(counts))
