"""解读: what a document means, in plain words, with questions and answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    DocumentId,
    Identifier,
    MeasureId,
    NoRepeats,
    Number,
    Part,
    Record,
    SpanField,
    Text,
    UnitId,
)


class Paragraph(Part):
    """一段: plain words, and the sentence of the document they explain."""

    say: Text = Field(title="白话", description="一段解读", examples=["这份文件说的是谁管什么。"])
    at: tuple[SpanField, ...] = Field(
        default=(), title="原文位置", description="解释的是哪几句", examples=[["s1-1:0-20"]]
    )


class Answer(Part):
    """一问一答."""

    ask: Text = Field(title="问", description="读的人会问的", examples=["孩子上学没钱找谁？"])
    say: Text = Field(title="答", description="白话回答", examples=["找教育局。"])
    at: tuple[SpanField, ...] = Field(
        default=(), title="原文位置", description="依据哪几句", examples=[["s4-jiaoyu:0-20"]]
    )


class Bar(Part):
    """图里的一条."""

    label: Text = Field(title="名称", description="这一条是什么", examples=["城市"])
    value: Number = Field(title="数值", description="数字", examples=["800"], ge=0)


class Chart(Part):
    """图: bars with their unit; the page shows the table too."""

    title: Text = Field(title="图名", description="图说明什么", examples=["各档补助"])
    unit: Text = Field(title="单位", description="数值的单位", examples=["元/人/月"])
    bars: tuple[Bar, ...] = Field(title="数据", description="逐条", examples=[[]], min_length=1)
    source: Text = Field(title="数据来源", description="哪份文件、第几条", examples=["某政发〔2026〕1号附件"])


class Explanation(Record):
    """解读: of one or more documents of the place; ``document`` is the first of them."""

    id: Identifier = Field(title="解读编号", description="与文件同名", examples=["zhidu"])
    title: Text = Field(title="标题", description="解读的标题", examples=["这份制度说了什么"])
    of: Annotated[tuple[DocumentId, ...], NoRepeats] = Field(
        title="解读哪些文件", description="文件编号", examples=[["zhidu"]], min_length=1
    )
    by: UnitId | None = Field(
        default=None, title="解读单位", description="单位编号；本站整理的不写", examples=["minzheng"]
    )
    measures: Annotated[tuple[MeasureId, ...], NoRepeats] = Field(
        default=(), title="涉及的措施", description="措施编号", examples=[["dibao"]]
    )
    text: tuple[Paragraph, ...] = Field(title="正文", description="逐段", examples=[[]], min_length=1)
    answers: tuple[Answer, ...] = Field(default=(), title="问答", description="一问一答", examples=[[]])
    chart: Chart | None = Field(
        default=None,
        title="图",
        description="有数字要比较时才画",
        examples=[
            {"title": "各档补助", "unit": "元/人/月", "bars": [{"label": "一档", "value": "800"}], "source": "附件"}
        ],
    )
