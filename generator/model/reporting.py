"""What units report, what the office makes of it, what it tells: 报送, 简报, 通报, 绩效评价."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, NoRepeats, Part, Record, ResolutionId, Text, UnitId
from generator.model.period import PeriodField


class ReportSection(Part):
    """A section of a report, under one of the headings the body's rule lists."""

    heading: Text = Field(title="项目", description="规则列出的项目，照写", examples=["存在问题"])
    text: Text = Field(title="内容", description="可以公开的摘要，不写个人的事", examples=["两个镇的窗口人手不够。"])


class UnitReport(Record):
    """报送: what one unit handed in for one period, or that there was nothing (零报告)."""

    id: Identifier = Field(title="编号", description="与文件同名：期间小写加单位", examples=["2026q1-caizheng"])
    unit: UnitId = Field(title="报送单位", description="单位编号", examples=["caizheng"])
    period: PeriodField = Field(title="期间", description="写成 2026、2026H1 或 2026Q1", examples=["2026Q1"])
    submitted: Day = Field(title="收到日期", description="办公室收到的日子", examples=["2026-04-08"])
    nil: bool = Field(default=False, title="零报告", description="报的是“没有情况”写 true", examples=[False])
    sections: tuple[ReportSection, ...] = Field(default=(), title="内容", description="零报告不写", examples=[[]])


class BulletinPart(Part):
    """One piece of a bulletin."""

    unit: UnitId | None = Field(default=None, title="单位", description="说的是哪个单位", examples=["caizheng"])
    text: Text = Field(title="内容", description="一段，不写个人的事", examples=["一季度资金已经全部下达。"])


class Bulletin(Record):
    """简报: made from the reports of a period; who is missing follows from the reports."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["2026-01"])
    year: int = Field(title="年份", description="哪一年的", examples=[2026], ge=1949, le=2083)
    number: int = Field(title="期号", description="第几期", examples=[1], ge=1, le=999)
    title: Text = Field(title="标题", description="简报的标题", examples=["一季度社会救助工作情况"])
    date: Day = Field(title="日期", description="编印的日子", examples=["2026-04-25"])
    period: PeriodField = Field(title="期间", description="依据哪一期的报送", examples=["2026Q1"])
    sent_to: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(), title="发给谁", description="发给哪些单位、媒体", examples=[["各成员单位"]]
    )
    parts: tuple[BulletinPart, ...] = Field(title="内容", description="逐段", examples=[[]], min_length=1)


class CircularKind(StrEnum):
    """To whom the office tells how things stand."""

    circular = "通报"
    to_government = "向政府报告"


class Circular(Record):
    """通报 or 向政府报告: how matters stand, told to the members or to the government."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["2026-tb-1"])
    kind: CircularKind = Field(title="类别", description="通报、向政府报告", examples=["通报"])
    number: Text | None = Field(default=None, title="文号", description="没有不写", examples=["示社救办〔2026〕3号"])
    title: Text = Field(title="标题", description="说什么", examples=["关于上半年议定事项办理情况的通报"])
    date: Day = Field(title="日期", description="印发的日子", examples=["2026-07-15"])
    by: Text = Field(title="谁发的", description="机构", examples=["联席会议办公室"])
    sent_to: Annotated[tuple[Text, ...], NoRepeats] = Field(
        title="发给谁", description="发给哪些单位", examples=[["各成员单位"]], min_length=1
    )
    units: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        default=(), title="点到的单位", description="单位编号", examples=[["zhujian"]]
    )
    resolutions: Annotated[tuple[ResolutionId, ...], NoRepeats] = Field(
        default=(), title="说到的议定事项", description="议定事项编号", examples=[["2026-03-18-1"]]
    )
    text: tuple[Text, ...] = Field(
        title="内容", description="逐段，不写个人的事", examples=[["三项议定事项已经办结。"]], min_length=1
    )


class EvaluationLine(Part):
    """One unit's result, as the evaluation gives it."""

    unit: UnitId = Field(title="单位", description="单位编号", examples=["minzheng"])
    result: Text = Field(title="结果", description="评价文件写的等次或分数", examples=["良好"])
    remark: Text | None = Field(default=None, title="说明", description="评价文件写的要改什么", examples=["台账要补齐"])


class Evaluation(Record):
    """绩效评价: a year's, as the evaluating units made it public; this portal gives no grade of its own."""

    id: Identifier = Field(title="编号", description="与文件同名，一般是年份", examples=["2025"])
    year: int = Field(title="年份", description="评价哪一年", examples=[2025], ge=1949, le=2083)
    title: Text = Field(title="标题", description="评价的名称", examples=["2025年度社会救助绩效评价"])
    date: Day = Field(title="日期", description="公布的日子", examples=["2026-02-20"])
    by: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        title="谁评价", description="单位编号", examples=[["minzheng", "caizheng"]], min_length=1
    )
    method: Text = Field(title="怎么评", description="依据哪份办法、看什么", examples=["依据示政发〔2025〕9号，看四项"])
    lines: tuple[EvaluationLine, ...] = Field(default=(), title="各单位结果", description="逐个", examples=[[]])
    text: tuple[Text, ...] = Field(default=(), title="总的情况", description="逐段", examples=[["四项都有改进。"]])
