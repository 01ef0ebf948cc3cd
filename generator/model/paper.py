"""文书样张: a paper to print and fill in by hand."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, NoRepeats, Part, Record, Text
from generator.model.channel import ChannelKind
from generator.model.statement import Statement


class Blank(Part):
    """要填的一栏."""

    label: Text = Field(title="栏目", description="要填什么", examples=["申请人姓名"])
    lines: int = Field(default=1, title="行数", description="留几行空", examples=[1], ge=1, le=12)
    help: Text | None = Field(default=None, title="怎么填", description="小字说明", examples=["照身份证写"])


class PaperForm(Record):
    """文书样张: title, to whom, what it says, blanks to fill, what to keep."""

    id: Identifier = Field(title="样张编号", description="与文件同名", examples=["shenqing-shu"])
    order: int = Field(title="顺序", description="先后", examples=[10], ge=1, le=999)
    title: Text = Field(title="名称", description="写在纸上的标题", examples=["社会救助申请书"])
    when: Text = Field(title="什么时候用", description="一句话", examples=["头一回申请救助"])
    valid_from: Day = Field(title="自何日", description="从哪一天起可以这样用", examples=["2026-07-01"])
    valid_to: Day | None = Field(
        default=None, title="到何日", description="从哪一天起不再这样用；还在用的不写", examples=["2028-01-01"]
    )
    channels: Annotated[tuple[ChannelKind, ...], NoRepeats] = Field(
        default=(), title="用在哪类渠道", description="渠道类别；渠道页的这一类下面会列出它", examples=[["行政复议"]]
    )
    to: Text = Field(title="写给谁", description="收的单位，名字留空让人填", examples=["乡镇政府（街道办事处）"])
    opening: tuple[Statement, ...] = Field(title="正文", description="印在纸上的话", examples=[[]], min_length=1)
    blanks: tuple[Blank, ...] = Field(title="要填的", description="逐栏", examples=[[]], min_length=1)
    attach: tuple[Text, ...] = Field(default=(), title="附上", description="一起交的材料", examples=[["身份证复印件"]])
    advice: tuple[Statement, ...] = Field(title="交的时候", description="怎么交、要回什么", examples=[[]], min_length=1)
