"""资金和物资: aggregates of one period (社会救助法 art. 67); never a person's."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from generator.model.base import Day, Identifier, MeasureId, Number, Part, Record, Text


class FundLevel(StrEnum):
    """Who paid."""

    centre = "中央"
    province = "省级"
    prefecture = "市级"
    county = "县级"
    donated = "捐赠"
    other = "其他"


class FundSource(Part):
    """来源: one level's share."""

    level: FundLevel = Field(title="来源", description="中央、省级、市级、县级、捐赠、其他", examples=["中央"])
    amount: Number = Field(title="金额", description="元", examples=["1200000"], ge=0)


class Goods(Part):
    """物资: what came in and what went out."""

    name: Text = Field(title="物资", description="名称", examples=["棉被"])
    unit: Text = Field(title="单位", description="床、袋、吨……", examples=["床"])
    received: Number = Field(title="收到", description="数量", examples=["500"], ge=0)
    used: Number = Field(title="发放", description="数量", examples=["480"], ge=0)


class Funds(Record):
    """资金物资: one period, one measure; sums must add up."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["2026-q3-dibao"])
    measure: MeasureId = Field(title="措施", description="措施编号", examples=["dibao"])
    period_from: Day = Field(title="期间起", description="第一天", examples=["2026-07-01"])
    period_to: Day = Field(title="期间止", description="最后一天", examples=["2026-09-30"])
    carried: Number = Field(default=Decimal(0), title="上期结转", description="元", examples=["0"], ge=0)
    sources: tuple[FundSource, ...] = Field(title="来源", description="各级各多少", examples=[[]], min_length=1)
    received: Number = Field(title="本期收到", description="元，等于各来源之和", examples=["1200000"], ge=0)
    spent: Number = Field(title="本期支出", description="元，不多于结转加收到", examples=["1100000"], ge=0)
    households: int | None = Field(default=None, title="户数", description="救助了多少户", examples=[320], ge=0)
    persons: int | None = Field(default=None, title="人数", description="救助了多少人", examples=[610], ge=0)
    materials: tuple[Goods, ...] = Field(default=(), title="物资", description="逐样", examples=[[]])
    audit: Text | None = Field(default=None, title="审计", description="审计、监督的结果", examples=["县审计局已审计"])
    rectified: Text | None = Field(default=None, title="整改", description="发现的问题怎么改", examples=["已整改"])
    source: Text = Field(title="依据文件", description="哪份公告、文号", examples=["县民政局公告2026年第3号"])
