"""What the office tells: 简报, 通报, 绩效评价.

takes  a place's ledger on a day
gives  a list and one page each
does not  grade anybody: results are the evaluation's own
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.ledger.reports import Cell, Grid, Handed
from generator.model.base import Record
from generator.model.body import RuleKind
from generator.model.period import Period
from generator.model.reporting import Bulletin, Circular, Evaluation, UnitReport
from generator.model.silence import Matter
from generator.pages.frame import Frame, Page
from generator.pages.parts import Fact, Link, Quote, Tile
from generator.pages.reporting_views import BulletinPage, CircularPage, EvaluationPage, ListPage, Source
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.silences import nil_lines
from generator.plan.wording import NOT_HELD, chinese_day, listing

TITLES = {"bulletins": "简报", "circulars": "通报和向政府报告", "evaluations": "绩效评价"}
LEADS = {
    "bulletins": "办公室把各单位的报送编成简报。每一期写明依据哪些报送。",
    "circulars": "办公室向各单位通报，向政府报告。",
    "evaluations": "每年的绩效评价，照评价文件列出。本站不打分，不排名。",
}
MATTERS = {"bulletins": Matter.bulletin, "circulars": Matter.circular, "evaluations": Matter.evaluation}
RULES = {"bulletins": RuleKind.circulars, "circulars": RuleKind.circulars, "evaluations": RuleKind.evaluation}


def plan_told(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """Each kind that the place holds a record of."""
    ledger = context.ledger
    tiles = [Tile(b.title, context.path("bulletins", b.id), _about(b)) for b in ledger.bulletins]
    yield from _list(context, frames, "bulletins", tiles, ledger.bulletins)
    yield from (_bulletin(context, frames, bulletin) for bulletin in ledger.bulletins)
    tiles = [
        Tile(c.title, context.path("circulars", c.id), f"{c.kind.value} · {chinese_day(c.date)}")
        for c in ledger.circulars
    ]
    yield from _list(context, frames, "circulars", tiles, ledger.circulars)
    yield from (_circular(context, frames, circular) for circular in ledger.circulars)
    tiles = [
        Tile(e.title, context.path("evaluations", e.id), f"{e.year}年度 · {chinese_day(e.date)}公布")
        for e in ledger.evaluations
    ]
    yield from _list(context, frames, "evaluations", tiles, ledger.evaluations)
    yield from (_evaluation(context, frames, evaluation) for evaluation in ledger.evaluations)


def _list(
    context: PlaceContext, frames: Frames, kind: str, tiles: list[Tile], records: Sequence[Record]
) -> Iterator[Page]:
    title = TITLES[kind]
    if not tiles:
        return
    for path, part, pager in slices(context.path(kind), tiles):
        frame = frames.of_ledger(
            context, kind, path, numbered(title, pager), f"{context.body_name}的{title}", records, article=False
        )
        nil = nil_lines(context, MATTERS[kind]) if pager is None or pager.previous is None else ()
        yield Page(frame, ListPage(LEADS[kind], _rules(context, RULES[kind]), title, tuple(part), nil, pager))


def _rules(context: PlaceContext, kind: RuleKind) -> tuple[Quote, ...]:
    """What the document says of it."""
    body = context.place.body
    rules = body.record.rules if body else ()
    return tuple(context.quote(body.record, rule.span) for rule in rules if body and rule.kind is kind)


def _frame(
    context: PlaceContext,
    frames: Frames,
    folder: str,
    record: Bulletin | Circular | Evaluation,
    kind: str,
    about: str,
    name: str,
) -> Frame:
    """``name`` tells the page from others whose heading may be the same."""
    return frames.of_ledger(
        context, kind, context.path(folder, record.id), record.title, about, [record],
        (Link(TITLES[folder], context.path(folder)),), name=f"{record.title}，{name}",
        history=[dict(context.place.ledger.named())[folder][record.id]],
    )  # fmt: skip


def _about(bulletin: Bulletin) -> str:
    number = f"{bulletin.year}年第{bulletin.number}期"
    return f"{number} · {chinese_day(bulletin.date)} · 依据{bulletin.period.title}的报送"


def _bulletin(context: PlaceContext, frames: Frames, bulletin: Bulletin) -> Page:
    number = f"{bulletin.year}年第{bulletin.number}期"
    basis = f"{bulletin.period.title}的报送"
    reported = bool(context.ledger.grid or context.ledger.reports)
    sent = Fact("发给", listing(bulletin.sent_to)) if bulletin.sent_to else Fact("发给", NOT_HELD, known=False)
    facts = (
        Fact("期号", number),
        Fact("编印日期", chinese_day(bulletin.date)),
        Fact("依据", basis, Link(basis, context.path("reports")) if reported else None),
        sent,
    )
    parts = tuple((context.unit_link(part.unit) if part.unit else None, part.text) for part in bulletin.parts)
    about = f"{context.body_name}简报{number}：依据{bulletin.period.title}的报送"
    frame = _frame(context, frames, "bulletins", bulletin, "bulletin", about, number)
    return Page(frame, BulletinPage(facts, parts, tuple(_sources(context, bulletin))))


def _sources(context: PlaceContext, bulletin: Bulletin) -> Iterator[Source]:
    """Period by period: the reports received by the bulletin's date, and the units whose report was not there."""
    grid, whole = context.ledger.grid, bulletin.period
    reports = [r for r in context.ledger.reports if whole.first <= r.period.first and r.period.last <= whole.last]
    periods = {report.period for report in reports}
    if grid is not None:
        periods.update(p for p in grid.periods if whole.first <= p.first and p.last <= whole.last)
    for period in sorted(periods, key=lambda p: (p.first, p.last)):
        mine = [r for r in reports if r.period == period and r.submitted <= bulletin.date]
        yield _source(context, grid, period, mine, bulletin.date)


def _source(context: PlaceContext, grid: Grid | None, period: Period, reports: list[UnitReport], day: date) -> Source:
    order = list(context.place.units)
    there = sorted(reports, key=lambda report: order.index(report.unit))
    links = tuple(Link(context.unit_name(r.unit), context.path("reports", r.id)) for r in there)
    says = "" if links else "到编印那天，本站没有收录这一期的报送。"
    column = grid.column(period) if grid is not None and period in grid.periods else ()
    if grid is None or not column or not column[0].judged:
        return Source(period.title, links, f"{says}没有收录的，不等于没有报。", "", ())
    absent = tuple((context.unit_link(cell.unit), _later(cell)) for cell in column if _was_absent(grid, cell, day))
    last = grid.dues[period].last or period.last
    title = "那天还没有收到的单位" + ("（期限还没到）" if day <= last else "")
    return Source(period.title, links, says, title, absent)


def _was_absent(grid: Grid, cell: Cell, day: date) -> bool:
    if cell.report is not None:
        return cell.report.submitted > day
    return cell.state not in (Handed.withdrawn, Handed.unknown, Handed.not_asked) and cell.unit not in grid.ended


def _later(cell: Cell) -> str:
    return f"{chinese_day(cell.report.submitted)}收到" if cell.report else ""


def _circular(context: PlaceContext, frames: Frames, circular: Circular) -> Page:
    facts = [Fact("类别", circular.kind.value)]
    if circular.number:
        facts.append(Fact("文号", circular.number))
    facts.append(Fact("日期", chinese_day(circular.date)))
    facts.append(Fact("谁发的", circular.by))
    facts.append(Fact("发给", listing(circular.sent_to)))
    stories = context.ledger.stories
    named = [name for name in circular.resolutions if name in stories]
    view = CircularPage(
        facts=tuple(facts),
        text=circular.text,
        units=tuple(context.unit_link(unit) for unit in circular.units),
        resolutions=tuple(Link(stories[name].record.title, context.path("resolutions", name)) for name in named),
    )
    about = f"{circular.by}{chinese_day(circular.date)}的{circular.kind.value}：{circular.title}"
    frame = _frame(context, frames, "circulars", circular, "circular", about, chinese_day(circular.date))
    return Page(frame, view)


def _evaluation(context: PlaceContext, frames: Frames, evaluation: Evaluation) -> Page:
    facts = (
        Fact("评价哪一年", f"{evaluation.year}年"),
        Fact("公布日期", chinese_day(evaluation.date)),
        Fact("怎么评", evaluation.method),
    )
    view = EvaluationPage(
        note="结果照评价文件写。本站不打分，不排名。",
        facts=facts,
        by=tuple(context.unit_link(unit) for unit in evaluation.by),
        lines=tuple((context.unit_link(line.unit), line.result, line.remark or "") for line in evaluation.lines),
        text=evaluation.text,
    )
    about = f"{context.body_name}{evaluation.year}年度绩效评价的结果"
    frame = _frame(context, frames, "evaluations", evaluation, "evaluation", about, chinese_day(evaluation.date))
    return Page(frame, view)
