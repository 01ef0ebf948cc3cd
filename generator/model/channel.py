"""渠道: where to ask, to complain, to petition; each kind apart from the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from generator.model.base import ChannelId, Day, Identifier, NoRepeats, Part, Record, Text
from generator.model.statement import Articles, FigureField, Statement, Statements

WAYS = ("telephone", "address", "url")  # what somebody tried who wrote that it answers
STALE_AFTER = 180  # calendar days after which a channel nobody has rung again shows 未核实 (contract §3)
# 12345; 110; 区号-号码; 1 and ten digits is a mobile, which may not be published.
TELEPHONE = r"^([0-9]{3,6}|0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,6})?|400-[0-9]{3}-[0-9]{4}|800-[0-9]{3}-[0-9]{4})$"


class ChannelKind(StrEnum):
    """Kinds of channel, never mixed on the page."""

    ask = "咨询"
    hotline = "社会救助服务热线"
    report = "投诉举报"
    petition = "信访"
    disclosure = "信息公开申请与投诉"
    review = "行政复议"
    lawsuit = "行政诉讼"
    personal_data = "个人信息更正删除"
    website = "网站找错"


class Shown(StrEnum):
    """Where a national channel stands on a place's page."""

    urgent = "紧急"
    by_kind = "分类"
    on_list = "另页"


class AboutKind(Part):
    """这一类: what a whole kind of channel is for; written on the national channel that stands first in it."""

    what_for: Text = Field(title="什么事用", description="一句话，写在这一类的开头", examples=["反映情况、提意见。"])
    must_publish: Statements = Field(
        default=(), title="当地应当公布的", description="当地依法应当公布什么；没有规定不写", examples=[[]]
    )
    ask: Annotated[tuple[ChannelId, ...], NoRepeats] = Field(
        default=(), title="问哪里", description="不知道当地号码时问谁，写全国渠道的编号", examples=[["rexian-12345"]]
    )


class Verified(Part):
    """核实: who rang it or looked, when, and how; only an office enters one."""

    post: Text = Field(title="核实岗位", description="写岗位，不写姓名", examples=["办公室值班岗"])
    date: Day = Field(title="核实日期", description="哪一天打过或去看过", examples=["2026-11-20"])
    how: Text = Field(title="怎样核实", description="打电话、到现场、看官网", examples=["打通电话"])


class Channel(Record):
    """渠道: one way to be heard; national, or a place's own."""

    id: Identifier = Field(title="渠道编号", description="与文件同名", examples=["rexian-12345"])
    valid_from: Day | None = Field(
        default=None,
        title="自何日",
        description="从哪一天起有；依新法律才有的，写法律施行的日期；只查到年月的，写下一个月、下一年的第一天",
        examples=["2026-07-01"],
    )
    valid_to: Day | None = Field(
        default=None, title="到何日", description="从哪一天起不再有；还在用的不写", examples=["2028-01-01"]
    )
    kind: ChannelKind = Field(
        title="类别",
        description="咨询、社会救助服务热线、投诉举报、信访、信息公开申请与投诉、行政复议、行政诉讼、个人信息更正删除、网站找错",
        examples=["咨询"],
    )
    name: Text = Field(title="名称", description="叫什么", examples=["12345 政务服务便民热线"])
    accepts: Text = Field(title="受理单位", description="谁接", examples=["各地人民政府"])
    takes: Statements = Field(title="管什么", description="什么事可以找", examples=[[]], min_length=1)
    not_takes: Statements = Field(default=(), title="不管什么", description="什么事不该找，该找谁", examples=[[]])
    telephone: str | None = Field(
        default=None,
        title="电话",
        description="办公电话，区号和号码之间用短横线；不得写个人手机",
        examples=["12345"],
        pattern=TELEPHONE,
    )
    address: Text | None = Field(default=None, title="通信地址", description="寄信到哪里", examples=["某某路1号"])
    postcode: str | None = Field(
        default=None, title="邮编", description="六位数字，加引号", examples=["010000"], pattern=r"^[0-9]{6}$"
    )
    url: str | None = Field(
        default=None,
        title="网址",
        description="完整网址",
        examples=["https://www.example.gov.cn/"],
        pattern=r"^https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/?=&%-]*)?$",
    )
    hours: Text | None = Field(default=None, title="服务时间", description="什么时候有人接", examples=["全天"])
    reception: Text | None = Field(
        default=None, title="接待地点和时间", description="当面说到哪里", examples=["一楼大厅"]
    )
    limit: FigureField | None = Field(
        default=None, title="期限", description="多久答复；没有规定不写", examples=["xinfang-tiaoli/34/banjie"]
    )
    progress: Statement | None = Field(
        default=None, title="怎样查进展", description="怎么问办到哪一步", examples=[{"say": "打同一个电话，报工单号。"}]
    )
    basis: Articles = Field(default=(), title="依据条款", description="依哪一条设立", examples=[["shehui-jiuzhufa/60"]])
    source: Text | None = Field(
        default=None, title="号码来源", description="电话、网址从哪里得知", examples=["国办发〔2020〕53号"]
    )
    note: Statement | None = Field(
        default=None, title="提醒", description="要知道的", examples=[{"say": "部分地区已并入12345，可先打12345。"}]
    )
    order: int = Field(default=500, title="顺序", description="同类里的先后", examples=[10], ge=1, le=999)
    shown: Shown = Field(
        default=Shown.by_kind,
        title="显示在哪里",
        description="全国的渠道才写：紧急（排在最前一行）、分类（在各类下面）、另页（只在这一类的全国电话页上）",
        examples=["另页"],
    )
    about_kind: AboutKind | None = Field(
        default=None,
        title="这一类",
        description="写在这一类里排最前的全国渠道上；那一天排最前、又写了的，页面用它",
        examples=[{"what_for": "反映情况、提意见。"}],
    )
    verified: Verified | None = Field(
        default=None,
        title="核实记录",
        description="没有人打过就不写，页面显示未核实",
        examples=[{"post": "值班岗", "date": "2026-11-20", "how": "打通电话"}],
    )

    @staticmethod
    def outlives_its_proof(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
        """Whether a way to it changed while what is said of who tried it stayed: it would be said of what nobody tried."""
        proof = new.get("verified")
        return bool(proof) and proof == old.get("verified") and any(old.get(way) != new.get(way) for way in WAYS)

    def checked_by(self, day: date) -> Verified | None:
        """The check an office had made by that day, however old."""
        return self.verified if self.verified and self.verified.date <= day else None

    def is_verified(self, day: date) -> bool:
        """Whether an office has checked it, and not too long before that day."""
        found = self.checked_by(day)
        return found is not None and (day - found.date).days <= STALE_AFTER
