"""Words about reports: due days, states, sums.

takes  cells, periods and due days of the ledger
gives  Chinese text, marks, the section 报送 of a unit's page
does not  know whole pages
"""

from __future__ import annotations

from generator.ledger.dues import DueDay, Dues
from generator.ledger.reports import Cell, Grid, Handed
from generator.model.period import Period
from generator.pages.parts import Link
from generator.pages.reporting_views import GridCell, HandedMark, StateWord, UnitReports
from generator.plan.context import PlaceContext
from generator.plan.wording import chinese_day

SHOWN = 8  # periods on a unit's page
NO_DAY = "文件没有写哪一天，本站只说收到没收到。"
MEANS = {
    Handed.on_time: "期限那天或以前收到。",
    Handed.late: "过了期限才收到。",
    Handed.unsettled: "照一种读法按时，照另一种读法迟了。",
    Handed.estimated: "期限要看还没公布的放假安排，先不说按时还是迟。",
    Handed.received: "收到了，不说按时还是迟。",
    Handed.missing: "过了期限，办公室还没有收到。",
    Handed.absent: "这一期过完了，办公室还没有收到。规则没有写哪一天，不说迟。",
    Handed.withdrawn: "公开过，后来撤下了。",
    Handed.waiting: "期限还没到。",
    Handed.unknown: "本站没有这一份。不等于没有报。",
    Handed.not_asked: "那时这个单位还没有加入。",
}
NIL = StateWord(HandedMark("nil", "零报告"), "单位报了：这一期没有情况。")
LACKS = StateWord(HandedMark("lacks", "缺项"), "规则列出的项目，报送里没有写全。")


def mark_of(cell: Cell) -> HandedMark:
    """The mark of a cell; 缺项 is a verdict, and said only where the office publishes here."""
    return HandedMark(_shape(cell.state), cell.state.value, cell.nil, bool(cell.judged and cell.lacks))


def grid_cell(context: PlaceContext, cell: Cell) -> GridCell:
    """A cell as the grid and the unit's page show it."""
    target = context.path("reports", cell.report.id) if cell.report else ""
    return GridCell(cell.period.title, mark_of(cell), target)


def unit_reports(context: PlaceContext, unit: str) -> UnitReports | None:
    """A unit's last periods; ``None`` where there is nothing to say."""
    grid = context.ledger.grid
    if grid is not None and unit in grid.units:
        cells = [grid_cell(context, cell) for cell in grid.row(unit)[-SHOWN:]]
        return UnitReports(tuple(reversed(cells)), Link("全部单位的报送", context.path("reports")))
    own = [report for report in context.ledger.reports if report.unit == unit][:SHOWN]
    cells = [GridCell(r.period.title, HandedMark("received", "已收到"), context.path("reports", r.id)) for r in own]
    return UnitReports(tuple(cells), Link("全部单位的报送", context.path("reports"))) if cells else None


def words_of(cells: list[Cell], no_day: bool) -> tuple[StateWord, ...]:
    """What the words in these cells mean, each once; ``no_day``: the period's end stands for a due day."""
    states = {cell.state for cell in cells}
    marks = [mark_of(cell) for cell in cells]
    means = dict(MEANS)
    if no_day:
        means[Handed.waiting] = "这一期还没过完。"
    words = [StateWord(HandedMark(_shape(s), s.value), means[s]) for s in Handed if s in states]
    words += [NIL] if any(mark.nil for mark in marks) else []
    return (*words, LACKS) if any(mark.lacks for mark in marks) else tuple(words)


def due_words(period: Period, dues: Dues) -> str:
    """By which day a period's reports are due, reading by reading, with why a day was moved."""
    if not dues.days:
        return "文件没有写哪一天"
    if dues.set_by:
        return f"{_due(dues.days[0])}（会议定的）"
    if len(dues.days) == 1:
        return _due(dues.days[0])
    return "；".join(f"读法{number}是{_due(due)}" for number, due in enumerate(dues.days, 1))


def short_dues(period: Period, dues: Dues) -> tuple[str, ...]:
    """The same for the head of a column."""
    days = [f"{_short(period, due)}{'（暂估）' if due.provisional else ''}" for due in dues.days]
    if len(days) == 1:
        return (f"期限{days[0]}",)
    return tuple(f"读法{number}：{day}" for number, day in enumerate(days, 1))


def sum_words(grid: Grid, period: Period) -> str:
    """应报N个，收到N个（其中零报告N个），没有收到N个; without a verdict only what came."""
    tally = grid.tally(period)
    nil = f"（其中零报告{tally.nil}个）" if tally.nil else ""
    received = f"收到{tally.received}个{nil}"
    if not grid.column(period)[0].judged:
        return f"{received}。"
    if tally.missing is None:
        return f"应报{tally.asked}个，已经{received}。"
    return f"应报{tally.asked}个，{received}，没有收到{tally.missing}个。"


def _shape(state: Handed) -> str:
    return state.name.replace("_", "-")


def _due(due: DueDay) -> str:
    moved = f"{due.named.month}月{due.named.day}日是休息日，顺延" if due.day != due.named else ""
    said = "，".join(part for part in (moved, "暂估" if due.provisional else "") if part)
    return f"{chinese_day(due.day)}{f'（{said}）' if said else ''}"


def _short(period: Period, due: DueDay) -> str:
    year = f"{due.day.year}年" if due.day.year != period.year else ""
    return f"{year}{due.day.month}月{due.day.day}日"
