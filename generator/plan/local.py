"""What a place adds to a national measure on a day: its own rules, steps, limits, and dated amounts with charts.

takes  the law book, the national measure, the place's record of it
gives  parts of the measure's page
does not  judge a local rule: the audit does
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from generator.model.law import FigureUnit
from generator.model.measure import Amount, Element, LocalMeasure, LocalStep, Measure
from generator.model.statement import Statements
from generator.pages.measure_views import StepView
from generator.pages.parts import Block, ChartBar, ChartView, Line, Link
from generator.plan.law import UNIT_WORDS, LawBook, plain_number
from generator.plan.wording import chinese_day

REPLACES = "替换全国的规定"
FULL_WIDTH = 100
ONE_DAY = timedelta(days=1)


def element_block(book: LawBook, element: Element, statements: Statements, local: LocalMeasure | None) -> Block:
    """The national statements, unless the place says instead; then the place's own, each with its document."""
    own = [s for s in book.holding(local.statements) if s.element is element] if local else []
    replaced = bool(local and element in local.replaces and own)
    lines = [Line((Link(s.say, ""),), f"{s.source}{f'，{REPLACES}' if replaced else ''}") for s in own]
    return book.block(() if replaced else statements, lines)


def step_views(book: LawBook, measure: Measure, local: LocalMeasure | None) -> tuple[StepView, ...]:
    """The national steps, each with what the place adds to it; then the place's further steps."""
    own: dict[str, list[LocalStep]] = {}
    for step in book.holding(local.steps) if local else ():
        own.setdefault(step.title, []).append(step)
    views = []
    for national in measure.steps:
        mine = own.pop(national.title, [])
        limit = book.limit(national.limit) if national.limit else ""
        source = book.cite(national.limit.of) if national.limit else None
        for step in mine:
            if step.length is not None:
                limit = f"{local_limit(step)}{f'；全国的规定：{limit}' if limit else ''}"
        lines = [Line((Link(f"{step.who}：{step.what}", ""),), step.source) for step in mine]
        views.append(StepView(national.title, national.who, book.block(national.what, lines), limit, source, ""))
    for title, steps in own.items():
        for step in steps:
            block = Block((Line((Link(step.what, ""),)),))
            views.append(StepView(title, step.who, block, local_limit(step), None, step.source))
    return tuple(views)


def local_limit(step: LocalStep) -> str:
    """A place's own limit in words, or an empty text."""
    if step.length is None:
        return ""
    unit = UNIT_WORDS[FigureUnit.working_day if step.working else FigureUnit.day]
    return f"最多{step.length}{unit}，从{step.starts_from}起算（本地）"


def amount_charts(book: LawBook, amounts: tuple[Amount, ...]) -> tuple[ChartView, ...]:
    """One chart a standard and area, in the order of time; ended amounts stay, later ones wait."""
    groups: dict[tuple[str, str, str], list[Amount]] = {}
    for amount in amounts:
        if amount.valid_from > book.as_of:
            continue
        groups.setdefault((amount.name, amount.area, amount.unit.value), []).append(amount)
    charts = []
    for number, ((name, area, unit), group) in enumerate(groups.items(), 1):
        ordered = sorted(group, key=lambda amount: amount.valid_from)
        bars = bars_of((f"{a.valid_from.year}年{a.valid_from.month}月起", a.value) for a in ordered)
        rows = tuple(
            (
                chinese_day(a.valid_from),
                chinese_day(a.valid_to - ONE_DAY) if a.valid_to else "没有写",
                plain_number(a.value),
                _amount_status(a, book),
                a.source,
            )
            for a in ordered
        )
        head = ("自哪天起", "到哪天止", f"数额（{unit}）", "现在", "文件")
        charts.append(ChartView(f"chart-{number}", f"{name}（{area}）", unit, bars, head, rows))
    return tuple(charts)


def _amount_status(amount: Amount, book: LawBook) -> str:
    return "已结束" if amount.valid_to and amount.valid_to <= book.as_of else "现行"


def bars_of(pairs: Iterable[tuple[str, Decimal]]) -> tuple[ChartBar, ...]:
    """Bars as long as their share of the largest value."""
    values = list(pairs)
    largest = max((value for _, value in values), default=0)
    return tuple(
        ChartBar(label, plain_number(value), int(value * FULL_WIDTH / largest) if largest else 0)
        for label, value in values
    )
