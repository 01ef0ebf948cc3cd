"""The grid of reports, unit × period, and one page a report.

takes  a place's ledger on a day
gives  ``reports/``, ``reports/year-…/``, ``reports/<id>/``
does not  call anybody late: the ledger has done that, or has not
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ledger.dues import Dues
from generator.ledger.reports import Cell, Grid
from generator.model.period import Period
from generator.model.reporting import UnitReport
from generator.model.statement import ArticleRef
from generator.pages.frame import Page
from generator.pages.parts import Fact, Line, Link
from generator.pages.reporting_views import (
    GridCell,
    GridColumn,
    GridRow,
    HandedMark,
    PeriodSum,
    ReportPage,
    ReportsPage,
)
from generator.plan.body import rule_facts
from generator.plan.bulletins import plan_told
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.report_words import NO_DAY, due_words, grid_cell, mark_of, short_dues, sum_words, words_of
from generator.plan.wording import chinese_day, listing

CELLS = 240  # of the grid on one page, so that it stays light
REST = ArticleRef("minfadian", "203")
HEADING = "报送"


def plan_reporting(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """报送, 简报, 通报, 绩效评价."""
    ledger = context.ledger
    if ledger.grid is not None or ledger.reports:
        yield from _grids(context, frames)
    for report in ledger.reports:
        yield _one(context, frames, report)
    yield from plan_told(context, frames)


def _grids(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The current year and the one before, then each year by itself."""
    grid = context.ledger.grid
    if grid is None:
        yield from _grid(context, frames, None, (), ("reports",), HEADING)
        return
    last = context.as_of.year
    newest = tuple(period for period in reversed(grid.periods) if period.year >= last - 1)
    yield from _grid(context, frames, grid, newest, ("reports",), HEADING)
    for year in dict.fromkeys(period.year for period in reversed(grid.periods)):
        periods = tuple(period for period in reversed(grid.periods) if period.year == year)
        yield from _grid(context, frames, grid, periods, ("reports", f"year-{year}"), f"{year}年的报送")


def _grid(
    context: PlaceContext,
    frames: Frames,
    grid: Grid | None,
    periods: tuple[Period, ...],
    folders: tuple[str, ...],
    heading: str,
) -> Iterator[Page]:
    """One stretch of periods; cut by units where there are too many for a page."""
    units = grid.units if grid else ()
    shown = [grid.cells[unit, period] for unit in units for period in periods] if grid else []
    records = [cell.report for cell in shown if cell.report] or list(context.ledger.reports[:1])
    body = context.place.body
    top = folders == ("reports",)
    crumbs = () if top else (Link(HEADING, context.path("reports")),)
    whole = ReportsPage(  # what every page of the stretch says; each has its own rows
        lead=_lead(context, grid, heading),
        rule=context.quote(body.record, grid.rule.span, "规则原文") if body and grid else None,
        facts=_facts(context, grid, periods) if grid else (),
        rest=_rest(context) if grid and any(grid.dues[period].days for period in periods) else None,
        notes=tuple(_notes(context, grid, periods)),
        caption=f"{heading}：各单位、各期",
        columns=tuple(GridColumn(p.title, short_dues(p, grid.dues[p])) for p in periods) if grid else (),
        rows=(),
        sums=tuple(_sums(grid, periods)) if grid else (),
        words=words_of(shown, bool(grid and not any(grid.dues[p].days for p in periods))),
        others=(),
        years=(),
        pager=None,
    )
    own, size = context.path(*folders), max(1, CELLS // max(1, len(periods)))
    for path, part, pager in list(slices(own, units, size)) or [(own, (), None)]:
        rows = [GridRow(context.unit_link(u), _row(context, grid, u, periods)) for u in part] if grid else []
        first = pager is None or pager.previous is None
        view = replace(
            whole,
            rows=tuple(rows),
            others=_others(context, grid) if top and first else (),
            years=_years(context, grid, path) if grid else (),
            pager=pager,
        )
        frame = frames.of_ledger(
            context, "reports", path, numbered(heading, pager), f"{context.body_name}各成员单位按期报送的情况",
            records or [context.place.jurisdiction.record], crumbs, article=False,
        )  # fmt: skip
        yield Page(frame, view)


def _row(context: PlaceContext, grid: Grid, unit: str, periods: tuple[Period, ...]) -> tuple[GridCell, ...]:
    return tuple(grid_cell(context, grid.cells[unit, period]) for period in periods)


def _lead(context: PlaceContext, grid: Grid | None, heading: str) -> str:
    if grid is None:
        return "这里是收录到的报送。" + ("文件没有写多久报一次。" if context.is_entered else "")
    said = f"文件要求各成员单位每{grid.duty.per.value}向{grid.duty.to}报送一次情况。"
    return said + (f"这一页是{heading}。" if heading != HEADING else "这一页是今年和去年的。")


def _facts(context: PlaceContext, grid: Grid, periods: tuple[Period, ...]) -> tuple[Fact, ...]:
    """What was read from the rule, and the days that meetings set for these periods."""
    facts = list(rule_facts(grid.rule))
    for name, dues in _decided(grid, periods).items():
        story = context.ledger.stories[name]
        link = Link(story.record.title, context.path("resolutions", name))
        facts.append(Fact(f"{chinese_day(story.decided)}会议定的", f"{dues.days[0].reading.says}。", link))
    return tuple(facts)


def _decided(grid: Grid, periods: tuple[Period, ...]) -> dict[str, Dues]:
    return {dues.set_by: dues for dues in (grid.dues[period] for period in periods) if dues.set_by}


def _rest(context: PlaceContext) -> Line:
    """What becomes of a due day that is a day of rest, with the article where the portal holds it."""
    book = context.book
    said = Link("最后一天是休息日的，顺延到下一个工作日。", "")
    if book.national.article(REST) is None or not book.instrument(REST).is_in_force(context.as_of):
        return Line((said,))
    unread = "" if book.holds(REST) else "那一条的原文，本站还没有核对。"
    return Line((said, Link("这样数，参照", ""), book.cite(REST), Link(f"。{unread}", "")))


def _notes(context: PlaceContext, grid: Grid | None, periods: tuple[Period, ...]) -> Iterator[str]:
    """What may be said and what not, and why."""
    since = context.ledger.since
    if since is None:
        yield "本站只列收录到的报送。没有收录的，不等于没有报。"
    if grid is None:
        return
    if since is not None and any(period.first < since for period in periods):
        yield f"从{chinese_day(since)}起，办公室自己在本站公布。那天以前开始的各期，只说收到没收到。"
    dues = [grid.dues[period] for period in periods]
    if any(not one.days for one in dues):
        yield NO_DAY
    if since is not None and any(len(one.days) > 1 for one in dues):
        yield "规则能读出几种意思。每种读法都过了期限，才说迟报、没有收到。"
    if any(one.provisional for one in dues):
        verdict = "公布以前不说迟报，也不说没有收到。" if since is not None else ""
        yield f"写着“暂估”的日子，要看还没公布的放假安排。{verdict}"
    ended = [unit for unit in grid.units if unit in grid.ended]
    if ended and since is not None:
        names = listing((context.unit_name(unit) for unit in ended), 3)
        yield f"{names}，全国的这类机构已经改名或撤并。收到的照列；没有收到的，不算在内。"
    body = context.place.body
    host = body.record.office.host if body else None
    if host in grid.units:
        yield f"办公室设在{context.unit_name(host)}。规则写的是各成员单位，它也在内。"


def _sums(grid: Grid, periods: tuple[Period, ...]) -> Iterator[PeriodSum]:
    for period in periods:
        yield PeriodSum(period.title, due_words(period, grid.dues[period]), sum_words(grid, period))


def _others(context: PlaceContext, grid: Grid | None) -> tuple[Link, ...]:
    """Reports of units that the rule does not ask one by one."""
    cells = grid.cells if grid else {}
    rest = [report for report in context.ledger.reports if (report.unit, report.period) not in cells]
    return tuple(Link(_title(context, report), context.path("reports", report.id)) for report in rest)


def _years(context: PlaceContext, grid: Grid, here: str) -> tuple[Link, ...]:
    years = sorted({period.year for period in grid.periods}, reverse=True)
    links = [Link(f"{year}年", context.path("reports", f"year-{year}")) for year in years]
    return tuple(link for link in links if link.target != here)


def _one(context: PlaceContext, frames: Frames, report: UnitReport) -> Page:
    grid = context.ledger.grid
    cell = grid.cells.get((report.unit, report.period)) if grid else None
    mark = mark_of(cell) if cell else HandedMark("received", "已收到", report.nil)
    facts = [
        Fact("报送单位", context.unit_name(report.unit), context.unit_link(report.unit)),
        Fact("哪一期", report.period.title),
        Fact("收到日期", chinese_day(report.submitted)),
    ]
    if grid and cell:
        facts.append(Fact("期限", due_words(report.period, grid.dues[report.period])))
        facts.append(Fact("报给", grid.duty.to))
    note = "这是零报告：单位报了，说这一期没有情况。" if report.nil else "这里是可以公开的摘要，不是报送的全文。"
    view = ReportPage(
        mark=mark,
        facts=tuple(facts),
        note=note,
        sections=tuple((section.heading, section.text) for section in report.sections),
        lacks=_lacks(cell),
        grid=Link("看全部单位的报送", context.path("reports")),
    )
    name = context.unit_name(report.unit)
    frame = frames.of_ledger(
        context, "report", context.path("reports", report.id), _title(context, report),
        f"{name}{report.period.title}向联席会议办公室报送的情况" if cell is None or grid is None
        else f"{name}{report.period.title}向{grid.duty.to}报送的情况",
        [report], (Link(HEADING, context.path("reports")),), history=[context.place.ledger.reports[report.id]],
    )  # fmt: skip
    return Page(frame, view)


def _title(context: PlaceContext, report: UnitReport) -> str:
    return f"{context.unit_name(report.unit)}{report.period.title}的报送"


def _lacks(cell: Cell | None) -> str:
    """Sections of the rule that are not there; a portal that only compiles says no more than what it holds."""
    if cell is None or not cell.lacks:
        return ""
    names = "、".join(cell.lacks)
    return f"缺：{names}。规则列了，报送里没有。" if cell.judged else f"本站收录的内容里没有：{names}。"
