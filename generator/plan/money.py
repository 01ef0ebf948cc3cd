"""Money and materials of a place, and explanations of its documents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.model.explanation import Answer, Explanation, Paragraph
from generator.model.funds import Funds
from generator.model.statement import ArticleRef
from generator.pages.frame import Page
from generator.pages.law_views import ExplainedLine, ExplanationPage, FundPage, FundView
from generator.pages.parts import ChartView, Fact, Link
from generator.plan.context import PlaceContext, squeeze
from generator.plan.frames import Frames
from generator.plan.law import plain_number
from generator.plan.local import bars_of
from generator.plan.wording import HOTLINE, NOT_HELD, chinese_day

PUBLISH = ArticleRef("shehui-jiuzhufa", "67")


def plan_money(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """资金和物资: each period that is over, or what this portal does not hold and who must make it public."""
    book = context.book
    funds = [located.record for located in context.place.funds.values()]
    records = [fund for fund in funds if fund.period_to <= book.as_of and fund.measure in context.national.relief]
    records.sort(key=lambda fund: fund.period_to, reverse=True)
    refs = (PUBLISH,) if book.holds(PUBLISH) else ()
    missing = ""
    if not records:
        missing = f"{NOT_HELD}{context.name}救助资金、物资的收支，可以拨打 {HOTLINE}问。"
        if refs:
            missing += (
                "依《社会救助法》第六十七条，县级人民政府及其社会救助管理部门应当及时公开资金、物资的管理和使用情况。"
            )
    path = context.path("funds")
    frame = frames.of_place(
        context, "funds", path, "救助的钱和物怎么用的", f"{context.name}社会救助资金、物资的来源和使用", records,
        section=context.path("relief"), law=book.short_names(refs), article=False,
    )  # fmt: skip
    lead = "只公开合计，不公开任何一户、任何一个人的情况。"
    views = tuple(_fund(context, record) for record in records)
    yield Page(frame, FundPage(lead, views, missing, book.basis(refs)))


def _fund(context: PlaceContext, record: Funds) -> FundView:
    measure = context.national.relief[record.measure].record
    period = f"{chinese_day(record.period_from)}至{chinese_day(record.period_to)}"
    rows = (
        ("上期结转", _yuan(record.carried) if record.carried else None),
        ("本期收到", _yuan(record.received)),
        ("本期支出", _yuan(record.spent)),
        ("户数", f"{record.households}户" if record.households is not None else None),
        ("人数", f"{record.persons}人" if record.persons is not None else None),
        ("审计", record.audit),
        ("整改", record.rectified),
        ("依据文件", record.source),
    )
    chart = ChartView(
        id=f"chart-{record.id}",
        title=f"{measure.title}：{period}的来源",
        unit="元",
        bars=bars_of((source.level.value, source.amount) for source in record.sources),
        head=("来源", "金额（元）"),
        rows=tuple((source.level.value, f"{source.amount:,}") for source in record.sources),
    )
    goods = tuple((g.name, g.unit, plain_number(g.received), plain_number(g.used)) for g in record.materials)
    facts = tuple(Fact(label, value) for label, value in rows if value)
    link = Link(measure.title, context.path("relief", measure.id)) if context.holds_measure(measure.id) else None
    return FundView(f"f-{record.id}", f"{measure.title}：{period}", link, facts, chart, goods)


def _yuan(amount: Decimal) -> str:
    return f"{amount:,}元"


def plan_explanations(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """解读, one page each."""
    for name, located in context.place.explanations.items():
        record = located.record
        path = context.path("explanations", name)
        by = context.unit_link(record.by) if record.by else None
        documents = [context.place.documents[one] for one in record.of if one in context.place.documents]
        chart = record.chart
        view = ExplanationPage(
            by=by,
            documents=tuple(
                Link(squeeze(d.read(d.record.title)), context.path("documents", d.record.id)) for d in documents
            ),
            text=tuple(_explained(context, record, part) for part in record.text),
            answers=tuple(_explained(context, record, part) for part in record.answers),
            chart=ChartView(
                id="chart",
                title=chart.title,
                unit=chart.unit,
                bars=bars_of((bar.label, bar.value) for bar in chart.bars),
                head=("", f"{chart.title}（{chart.unit}）"),
                rows=tuple((bar.label, plain_number(bar.value)) for bar in chart.bars),
            )
            if chart
            else None,
            chart_source=chart.source if chart else "",
            measures=tuple(
                Link(context.national.relief[m].record.title, context.path("relief", m))
                for m in record.measures
                if context.holds_measure(m)
            ),
        )
        frame = frames.of_place(
            context, "explanation", path, record.title, f"{record.title}：白话解读和问答",
            [record, *[d.record for d in documents]],
            section=context.path("documents", context.main_document.record.id), history=[located],
        )  # fmt: skip
        yield Page(frame, view)


def _explained(context: PlaceContext, record: Explanation, part: Paragraph | Answer | Any) -> ExplainedLine:
    quotes = tuple(context.quote(record, span) for span in part.at)
    return ExplainedLine(getattr(part, "ask", ""), part.say, quotes)
