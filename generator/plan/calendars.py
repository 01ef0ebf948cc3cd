"""Calendars: the days of a place, and of each of its units, that somebody may want to mark.

takes  a place's context
gives  calendars as data; none where there is no day to mark
does not  reach further back than last year for what is over, or tell where a 公示 hangs
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from generator.ledger.notices import last_day
from generator.model.meeting import Holding, Meeting, MeetingKind
from generator.pages.feed_views import DayCalendar, Entry, Event, EventState
from generator.plan.context import PlaceContext
from generator.plan.moves import changed_by, days_set, moves_of, moves_since
from generator.plan.wording import chinese_day

CALENDAR = "calendar.ics"
Told = TypeVar("Told", Entry, Event)
STATES = {
    Holding.planned: EventState.tentative,
    Holding.held: EventState.confirmed,
    Holding.cancelled: EventState.cancelled,
}
TITLES = {Holding.planned: "会议（计划）", Holding.held: "会议", Holding.cancelled: "会议取消"}


def plan_calendars(context: PlaceContext) -> Iterator[DayCalendar]:
    """The place's calendar, then one for each unit that has a day of its own."""
    found = (*_meetings(context), *_matters(context), *_reports(context), *_notices(context))
    events = sorted(found, key=lambda event: (event.day, event.key))
    if not events:
        return
    slug = context.place.slug
    title = f"{sample_mark(context)}{context.title_name}社会救助：会议和期限"
    yield DayCalendar(context.prefix + CALENDAR, slug, title, tuple(events))
    own = by_unit(events)
    for unit in context.place.units:
        if unit in own:
            path = f"{context.prefix}units/{unit}/{CALENDAR}"
            yield DayCalendar(path, slug, f"{title}（{context.unit_name(unit)}）", tuple(own[unit]))


def sample_mark(context: PlaceContext) -> str:
    """What stands before a title where the place is made up: in a telephone nothing else says so."""
    return "示例：" if context.place.jurisdiction.record.sample else ""


def by_unit(told: Iterable[Told]) -> dict[str, list[Told]]:
    """What each unit is named in, in the order given."""
    grouped: dict[str, list[Told]] = {}
    for one in told:
        for unit in dict.fromkeys(one.units):
            grouped.setdefault(unit, []).append(one)
    return grouped


def _event(
    context: PlaceContext,
    key: str,
    path: str,
    day: date,
    title: str,
    note: str,
    moves: int,
    changed: date | None,
    units: tuple[str, ...] = (),
    state: EventState = EventState.confirmed,
) -> Event:
    title, note = sample_mark(context) + title, f"{context.name}。{note}"
    return Event(key, path, day, title, note, state, moves, changed, units)


def _first(context: PlaceContext) -> date:
    """The first day of last year: what was over before is left to the pages."""
    return date(context.as_of.year - 1, 1, 1)


def _meetings(context: PlaceContext) -> Iterator[Event]:
    for meeting in context.ledger.meetings.values():
        if meeting.date < _first(context):
            continue
        note = f"取消原因：{meeting.why_not}" if meeting.held is Holding.cancelled and meeting.why_not else ""
        yield _event(
            context, f"meetings/{meeting.id}", context.path("meetings", meeting.id), meeting.date,
            f"{TITLES[meeting.held]}：{meeting.title}", note or f"{meeting.kind.value}。",
            moves_of(meeting, int(meeting.held is not Holding.planned), context.as_of),
            changed_by(meeting, context.as_of), _invited(context, meeting), STATES[meeting.held],
        )  # fmt: skip


def _invited(context: PlaceContext, meeting: Meeting) -> tuple[str, ...]:
    """The units a meeting names; every member where a meeting of the whole body names none."""
    named = (*meeting.present, *(leave.unit for leave in meeting.leave), *meeting.absent)
    if named or meeting.kind is not MeetingKind.full:
        return named
    return tuple(name for name, unit in context.place.units.items() if unit.record.member)


def _matters(context: PlaceContext) -> Iterator[Event]:
    for name, story in context.ledger.stories.items():
        if story.is_closed or story.due is None:
            continue
        note = f"牵头：{context.unit_name(story.record.lead)}。"
        if story.first_due != story.due and story.first_due:
            note += f"原来的期限：{chinese_day(story.first_due)}。"
        yield _event(
            context, f"resolutions/{name}/due", context.path("resolutions", name), story.due,
            f"期限：{story.record.title}", note, moves_of(story.record, len(story.extensions), context.as_of),
            changed_by(story.record, context.as_of), story.units,
        )  # fmt: skip


def _reports(context: PlaceContext) -> Iterator[Event]:
    grid = context.ledger.grid
    if grid is None:
        return
    path, changed = context.path("reports"), days_set(context)
    for period, dues in grid.dues.items():
        days = [due.day for due in dues.days]
        for number, (due, day) in enumerate(zip(dues.days, days, strict=True), 1):
            if day < _first(context) or day in days[: number - 1]:
                continue
            title = f"报送最后一天：{period.title}" + (f"（第{number}种读法）" if len(set(days)) > 1 else "")
            note = f"报给{grid.duty.to}。" + ("放假安排还没有公布，这一天是暂估。" if due.provisional else "")
            key = f"reports/due/{period}/{number}"
            moves = moves_since(period.first, changed, int(not due.provisional))
            yield _event(context, key, path, day, title, note, moves, changed, grid.units)


def _notices(context: PlaceContext) -> Iterator[Event]:
    for notice in context.ledger.notices:
        day = last_day(notice, context.place.jurisdiction.record, context.calendar)
        title = f"公示最后一天：{context.measure_name(notice.measure)}{notice.stage.value}"
        path = context.path("notices", notice.id)
        yield _event(
            context, f"notices/{notice.id}", path, day, title, "公示期里可以提不同意见。",
            moves_of(notice, 0, context.as_of), changed_by(notice, context.as_of),
        )  # fmt: skip
