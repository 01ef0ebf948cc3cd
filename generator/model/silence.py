"""What is not there, as a record: withheld, and nil."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Day, Identifier, MeetingId, Record, Text, UnitId
from generator.model.disclosure import ROW_PATTERN
from generator.model.period import PeriodField
from generator.model.statement import ArticleField


class Matter(StrEnum):
    """Kinds of thing a body makes public in its course."""

    meeting = "会议"
    resolution = "议定事项"
    report = "报送"
    bulletin = "简报"
    circular = "通报"
    evaluation = "绩效评价"
    notice = "公示"
    cases = "一事一议"
    funds = "资金物资"
    other = "其他"


class WithheldItem(Record):
    """不公开事项: that something is there and may not be public, why, and by which article; never what it holds."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["2026-01"])
    matter: Matter = Field(
        title="类别",
        description="会议、议定事项、报送、简报、通报、绩效评价、公示、一事一议、资金物资、其他",
        examples=["议定事项"],
    )
    what: Text = Field(
        title="什么不公开", description="只说是哪一件，不说里面写了什么", examples=["2026年第一次会议议定事项第四项"]
    )
    meeting: MeetingId | None = Field(
        default=None, title="哪次会议的", description="不公开的是一项议定事项时，写会议编号", examples=["2026-03-18"]
    )
    number: int | None = Field(default=None, title="第几项", description="那次会议的第几项", examples=[4], ge=1, le=999)
    unit: UnitId | None = Field(
        default=None, title="哪个单位的", description="不公开的是一份报送时，写单位编号", examples=["caizheng"]
    )
    period: PeriodField | None = Field(
        default=None, title="哪一期的", description="不公开的是一份报送时，写期间", examples=["2026Q1"]
    )
    row: str | None = Field(
        default=None,
        title="目录的哪一行",
        description="不公开的是公开目录里的一行时，写目录编号/行编号",
        examples=["mulu-52/tekun-shenpi"],
        pattern=ROW_PATTERN,
    )
    why: Text = Field(title="为什么", description="一句话", examples=["涉及个人隐私，公开会损害当事人。"])
    article: ArticleField = Field(title="依据条款", description="法规编号/条号", examples=["xinxi-gongkai/15"])
    decided: Day = Field(title="决定日期", description="哪一天决定不公开", examples=["2026-03-20"])
    look_again: Day | None = Field(
        default=None, title="哪一天再看", description="定期看能不能公开了：下一次的日子", examples=["2027-03-20"]
    )


class Nil(Record):
    """零报告: that a thing did not occur in a period, said by the office; not the same as not known."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["2026q1-tongbao"])
    matter: Matter = Field(title="类别", description="哪一类事情没有", examples=["通报"])
    period: PeriodField = Field(title="期间", description="写成 2026、2026H1 或 2026Q1", examples=["2026Q1"])
    row: str | None = Field(
        default=None,
        title="目录的哪一行",
        description="没有发生的是公开目录里的一行时，写目录编号/行编号",
        examples=["mulu-52/linshi-shenpi"],
        pattern=ROW_PATTERN,
    )
    said: Day = Field(title="说明日期", description="哪一天说明没有", examples=["2026-04-10"])
