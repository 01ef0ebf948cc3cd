"""The deadline calculator: every limit in days that measures, situations and ladders name, and the days to count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator.days.calendar import Calendar
from generator.days.deadline import LimitUnit, count
from generator.model.law import Figure, FigureUnit
from generator.model.statement import FigureRef
from generator.pages.frame import Page
from generator.pages.limit_views import LimitGroup, LimitRow, LimitsPage
from generator.pages.parts import Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LawBook
from generator.plan.wording import chinese_day

YEARS_BACK, YEARS_ON = 1, 2  # the years whose days the page carries
# The events a limit may start from, by a word in its starts_from; the first that fits.
EVENTS = (("受理", "受理"), ("收到", "收到"), ("告知", "告诉您"), ("知道", "知道决定"), ("决定", "作出决定"))
OTHER = "其他日子"
RULES = (
    "当天不算，从第二天数起。",
    "写“工作日”的，只数上班的日子，调休上班也算。",
    "写“日”或“天”的，每天都数；最后一天是休息日的，顺延到上班那天。",
)
RECEIPT = "shouli-pingzheng"  # the paper that asks for the day of 受理 in writing
LIMIT_UNITS = {FigureUnit.working_day: LimitUnit.working, FigureUnit.day: LimitUnit.calendar}


def plan_limits(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The calculator's page of a place; its own holidays count."""
    book = context.book
    refs = book.limits
    if not refs:
        return
    rows: dict[str, list[LimitRow]] = {}
    for ref in refs:
        figure = book.figure(ref)
        rows.setdefault(event_of(figure), []).append(_row(book, ref, figure, context.calendar))
    groups = tuple(LimitGroup(title, tuple(rows[title])) for title in event_order() if title in rows)
    first, last = book.as_of.year - YEARS_BACK, book.as_of.year + YEARS_ON
    years = range(first, last + 1)
    guessed = [year for year in years if context.calendar.look_up(date(year, 1, 1)).provisional]
    papers = {record.id: record for record in book.current(book.national.papers.values())}
    receipt = Link(papers[RECEIPT].title, f"papers/{RECEIPT}/index.html") if RECEIPT in papers else None
    path = context.path("limits")
    frame = frames.of_place(
        context, "limits", path, "算一算最迟哪天答复", f"{context.name}办救助、投诉的期限，从哪天算、最迟到哪天",
        [context.national.law[name].record for name in dict.fromkeys(ref.instrument for ref in refs)],
        crumbs=(Link("咨询、投诉、信访找谁", context.path("channels")),), section=context.path("channels"),
        law=book.short_names(ref.of for ref in refs),
    )  # fmt: skip
    view = LimitsPage(
        lead="先弄清是哪一件事、从哪一天起算。很多期限从“受理”那天起算，不是从交材料那天。",
        groups=groups,
        rules=RULES,
        provisional=f"{'、'.join(str(year) for year in guessed)}年的放假安排还没有公布，算到那一年的只是暂估。"
        if guessed
        else "",
        example=f"下表“如果今天起算”按{chinese_day(book.as_of)}算。",
        data=_data(context.calendar, years, guessed, groups),
        ask_receipt=receipt,
    )
    yield Page(frame, view)


def event_of(figure: Figure) -> str:
    """Which event starts a limit."""
    starts = figure.starts_from or ""
    return next((title for word, title in EVENTS if word in starts), OTHER)


def event_order() -> tuple[str, ...]:
    """The events, as the page lists them."""
    return (*dict.fromkeys(title for _, title in EVENTS), OTHER)


def _row(book: LawBook, ref: FigureRef, figure: Figure, calendar: Calendar) -> LimitRow:
    deadline = count(book.as_of, int(figure.value), LIMIT_UNITS[figure.unit], calendar)
    return LimitRow(
        id=str(ref).replace("/", "-"),
        what=figure.what,
        length=int(figure.value),
        working=figure.unit is FigureUnit.working_day,
        limit=book.limit(ref),
        starts_from=figure.starts_from or "",
        source=book.cite(ref.of),
        due=chinese_day(deadline.due) + ("（暂估）" if deadline.provisional else ""),
    )


def _data(calendar: Calendar, years: range, guessed: list[int], groups: tuple[LimitGroup, ...]) -> dict[str, Any]:
    """What the script counts with: days off on weekdays and days of work at weekends, by year and MMDD."""
    off: dict[str, str] = {}
    work: dict[str, str] = {}
    for year in years:
        day = date(year, 1, 1)
        while day.year == year:
            info = calendar.look_up(day)
            weekend = day.weekday() >= 5
            if not info.works and (not weekend or not info.why.startswith("周")):
                off[day.isoformat()] = info.why
            elif info.works and weekend:
                work[day.isoformat()] = info.why
            day += timedelta(days=1)
    limits = {
        row.id: [row.what, row.length, int(row.working), group.title, row.starts_from]
        for group in groups
        for row in group.rows
    }
    return {"first": years[0], "last": years[-1], "guessed": guessed, "off": off, "work": work, "limits": limits}
