"""The deadline calculator: every limit in days of the articles the day's records name, and the days to count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from generator.days.calendar import Calendar
from generator.days.deadline import Deadline, LimitUnit, count, safe_day
from generator.model.law import Event, Figure, FigureUnit, Rank, Whose
from generator.model.measure import LocalStep
from generator.model.statement import FigureRef
from generator.pages.frame import Page
from generator.pages.limit_views import LimitMatter, LimitRow, LimitsPage, LimitStart
from generator.pages.parts import Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LawBook
from generator.plan.local import local_limit
from generator.plan.wording import chinese_day

YEARS_BACK, YEARS_ON = 1, 2  # the years whose days the page carries
RULES = (
    "当天不算，从第二天数起。",
    "写“工作日”的，只数上班的日子，调休上班也算。",
    "写“日”或“天”的，每天都数；最后一天是休息日的，顺延到上班那天。",
    "您自己要在期限里办的事，别等顺延，在“最稳当”那天以前办。",
)
RECEIPT = "shouli-pingzheng"  # the paper that asks for the day of 受理 in writing
LIMIT_UNITS = {FigureUnit.working_day: LimitUnit.working, FigureUnit.day: LimitUnit.calendar}


def plan_limits(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The calculator's page of a place; its own holidays count."""
    book = context.book
    refs = offered(book)
    if not refs:
        return
    matters = (*local_matters(context), *matters_of(book, refs, context.calendar))
    first, last = book.as_of.year - YEARS_BACK, book.as_of.year + YEARS_ON
    years = range(first, last + 1)
    guessed = [year for year in years if context.calendar.look_up(date(year, 1, 1)).provisional]
    papers = {record.id: record for record in book.current(book.national.papers.values())}
    receipt = Link(papers[RECEIPT].title, f"papers/{RECEIPT}/index.html") if RECEIPT in papers else None
    path = context.path("limits")
    frame = frames.of_place(
        context, "limits", path, "算一算期限", f"{context.name}办救助、投诉的期限，从哪天算、最迟到哪天",
        [context.national.law[name].record for name in dict.fromkeys(ref.instrument for ref in refs)],
        crumbs=(Link("咨询、投诉、信访找谁", context.path("channels")),), section=path,
        law=book.short_names(ref.of for ref in refs),
    )  # fmt: skip
    view = LimitsPage(
        lead="先选是哪一件事，再选您知道的是哪一天。很多期限从“受理”那天数，不是从交材料那天数。",
        matters=matters,
        rules=RULES,
        provisional=f"{'、'.join(str(year) for year in guessed)}年的放假安排还没有公布，算到那一年的只是暂估。"
        if guessed
        else "",
        example=f"“如果今天起算”按{chinese_day(book.as_of)}算。",
        data=data_of(context.calendar, years, guessed, matters),
        ask_receipt=receipt,
    )
    yield Page(frame, view)


def offered(book: LawBook) -> list[FigureRef]:
    """The limits to count, the ministry's documents, nearest to the window, first; the same limit said twice, once."""
    ranks = list(Rank)
    refs = sorted(book.limits, key=lambda ref: (-ranks.index(book.instrument(ref.of).rank), ref.instrument))
    kept: dict[tuple[object, ...], FigureRef] = {}
    for ref in refs:
        figure = book.figure(ref)
        kept.setdefault((book.matter(ref), figure.starts_from, figure.value, figure.unit, figure.what), ref)
    return list(kept.values())


def matters_of(book: LawBook, refs: Iterable[FigureRef], calendar: Calendar) -> tuple[LimitMatter, ...]:
    """The limits by what they are of and the day they start from."""
    found: dict[str, dict[tuple[Event, str], list[LimitRow]]] = {}
    for ref in refs:
        figure = book.figure(ref)
        start = (figure.event or Event.other, figure.starts_from or "")
        found.setdefault(book.matter(ref), {}).setdefault(start, []).append(_row(book, ref, figure, calendar))
    return tuple(LimitMatter(title, _starts(starts)) for title, starts in found.items())


def local_matters(context: PlaceContext) -> tuple[LimitMatter, ...]:
    """The place's own limits, a matter for each measure; from what they start is as the place's record says."""
    matters = []
    for name, located in context.place.relief.items():
        if not context.holds_measure(name):
            continue
        starts: dict[tuple[Event, str], list[LimitRow]] = {}
        measure = context.national.relief[name].record
        page = context.path("relief", name)
        for number, step in enumerate(context.book.holding(located.record.steps)):
            if step.length is None or step.starts_from is None:
                continue
            event = Event.accepted if Event.accepted.value in step.starts_from else Event.other
            row = _local_row(context, f"local-{name}-{number}", step, Link(step.source, page))
            starts.setdefault((event, step.starts_from), []).append(row)
        if starts:
            matters.append(LimitMatter(f"{measure.title}（{context.name}）", _starts(starts)))
    return tuple(matters)


def _local_row(context: PlaceContext, name: str, step: LocalStep, source: Link) -> LimitRow:
    unit = LimitUnit.working if step.working else LimitUnit.calendar
    deadline = count(context.book.as_of, step.length or 0, unit, context.calendar)
    return LimitRow(
        id=name,
        what=f"{step.title}（{step.who}）",
        length=step.length or 0,
        working=step.working,
        mine=False,
        more=0,
        when="",
        excluded="",
        inferred=False,
        limit=local_limit(step),
        source=source,
        due=due_words(deadline, None, None),
    )


def data_of(calendar: Calendar, years: range, guessed: list[int], matters: tuple[LimitMatter, ...]) -> dict[str, Any]:
    """What the script counts with: limits by matter and start; days that are not what their day of the week says."""
    off: dict[str, str] = {}
    work: dict[str, str] = {}
    for year in years:
        day = date(year, 1, 1)
        while day.year == year:
            info = calendar.look_up(day)
            if info.named:
                (work if info.works else off)[day.isoformat()] = info.why
            day += timedelta(days=1)
    said = [
        [matter.title, [[start.event, start.title, [_said(row) for row in start.rows]] for start in matter.starts]]
        for matter in matters
    ]
    return {"first": years[0], "last": years[-1], "guessed": guessed, "off": off, "work": work, "matters": said}


def due_words(deadline: Deadline, extended: Deadline | None, safe: date | None) -> str:
    """最迟到哪天, and the extended day; for a reader's own limit the safe day first."""
    due = _day(deadline)
    if safe is not None:
        last = "也是这一天" if safe == deadline.due else f"：{due}"
        return f"您提出，最稳当：{chinese_day(safe)}以前（含这一天）；按规定最晚{last}"
    return f"最迟到{due}" + (f"；延长的，到{_day(extended)}" if extended else "")


def _day(deadline: Deadline) -> str:
    return chinese_day(deadline.due) + ("（暂估）" if deadline.provisional else "")


def _starts(starts: dict[tuple[Event, str], list[LimitRow]]) -> tuple[LimitStart, ...]:
    """In the order of events; among limits of one day the reader's own first, then the longest."""
    events = list(Event)
    ordered = sorted(starts.items(), key=lambda item: events.index(item[0][0]))
    return tuple(
        LimitStart(event.value, title, tuple(sorted(rows, key=lambda row: (not row.mine, -row.length))))
        for (event, title), rows in ordered
    )


def _row(book: LawBook, ref: FigureRef, figure: Figure, calendar: Calendar) -> LimitRow:
    length, unit, extension = int(figure.value), LIMIT_UNITS[figure.unit], figure.extension
    mine = figure.whose is Whose.reader
    deadline = count(book.as_of, length, unit, calendar)
    extended = count(book.as_of, length + extension.length, unit, calendar) if extension else None
    return LimitRow(
        id=str(ref).replace("/", "-"),
        what=figure.what,
        length=length,
        working=unit is LimitUnit.working,
        mine=mine,
        more=extension.length if extension else 0,
        when=extension.when if extension else "",
        excluded=figure.excluded or "",
        inferred=figure.start_inferred,
        limit=book.limit(ref),
        source=book.cite(ref.of),
        due=due_words(deadline, extended, safe_day(deadline, calendar) if mine else None),
    )


def _said(row: LimitRow) -> dict[str, Any]:
    """A limit for the script; what it has not is left out."""
    fields = ("id", "what", "length", "working", "mine", "more", "when", "excluded", "inferred")
    return {name: value for name in fields if (value := getattr(row, name))}
