"""Meetings held against the number the body's rule demands, period by period.

takes  the body's rule of frequency, the meetings, the as-of date
gives  for each period how many were held, whether that is fewer than the rule's number, what was called off and why
does not  count 专题会议 or 联络员会议: the rules speak of meetings of the whole body
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from generator.model.body import Body, Frequency, Rule
from generator.model.meeting import Holding, Meeting, MeetingKind
from generator.model.period import Period, PeriodKind, period_of
from generator.model.portal import PlaceData

PART = re.compile("[，；。]")
TIMES = "次"


@dataclass(frozen=True)
class MeetingCount:
    """One period's meetings of the whole body."""

    period: Period
    held: int
    is_over: bool
    short: bool  # fewer than the rule's least number, in a period that is over and lies wholly after ``since``
    called_off: tuple[Meeting, ...] = ()  # with the reason, public by the day; the oldest first
    excused: bool = False  # short, but the rule says 原则上, and for every meeting that is missing a reason was given


def frequency_of(body: Body) -> tuple[Rule, Frequency] | None:
    """The body's rule that gives a number of meetings, or ``None``."""
    return next(((rule, rule.frequency) for rule in body.rules if rule.frequency and rule.frequency.per), None)


def frequency_words(place: PlaceData, body: Body, rule: Rule) -> str:
    """What the rule says of the number, in its own words: the part of its sentence that names it; "" if unread."""
    document = place.documents.get(body.document or "")
    if document is None or rule.span.passage not in document.passages:
        return ""
    text = document.read(rule.span)
    return next((part for part in PART.split(text) if TIMES in part), text).strip()


def _is_explained(meeting: Meeting, as_of: date) -> bool:
    """Whether a meeting of the whole body was called off with a reason that is public."""
    public = meeting.published_here is None or meeting.published_here.day <= as_of
    is_off = meeting.held is Holding.cancelled and meeting.kind is MeetingKind.full and meeting.date <= as_of
    return is_off and bool(meeting.why_not) and public


def count_meetings(
    body: Body, meetings: Collection[Meeting], as_of: date, since: date | None
) -> tuple[MeetingCount, ...]:
    """Each period from the first with a meeting, or from ``since``, to the present one; the newest first."""
    found = frequency_of(body)
    held = [m.date for m in meetings if m.held is Holding.held and m.kind is MeetingKind.full and m.date <= as_of]
    starts = [*held, *([since] if since and since <= as_of else [])]
    if found is None or not starts:
        return ()
    frequency = found[1]
    called_off = sorted((m for m in meetings if _is_explained(m, as_of)), key=lambda m: m.date)
    kind, least = frequency.per or PeriodKind.year, frequency.at_least or 0
    counts = []
    period = period_of(min(starts), kind)
    while period.first <= as_of:
        number = sum(1 for day in held if period.first <= day <= period.last)
        over = period.last < as_of
        judged = over and since is not None and since <= period.first
        short = judged and number < least
        told = tuple(m for m in called_off if period.first <= m.date <= period.last)
        excused = short and frequency.in_principle and number + len(told) >= least
        counts.append(MeetingCount(period, number, over, short, told, excused))
        period = period.following()
    return tuple(reversed(counts))
