"""会议, 议题, 会商: who met, on what, with what result; never what was said."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, MeetingId, NoRepeats, Part, ProposalId, Record, Text, UnitId


class MeetingKind(StrEnum):
    """Kinds of meeting."""

    full = "全体会议"
    special = "专题会议"
    liaison = "联络员会议"


class Holding(StrEnum):
    """Whether a meeting took place."""

    planned = "计划"
    held = "已召开"
    cancelled = "取消"


class Leave(Part):
    """请假: a unit that said before the meeting why it could not come."""

    unit: UnitId = Field(title="单位", description="单位编号", examples=["shenji"])
    reason: Text = Field(title="事由", description="会前说明的原因，不写个人的事", examples=["参加上级审计工作会议"])


class AgendaLine(Part):
    """议程: one point of the agenda."""

    title: Text = Field(title="议程", description="讨论什么", examples=["研究冬季救助安排"])
    proposal: ProposalId | None = Field(
        default=None, title="议题", description="由哪个议题而来，写议题编号", examples=["2026-03"]
    )


class Minutes(Part):
    """会议纪要: its number, its date, and to whom it went; the text itself is no record here."""

    number: Text | None = Field(
        default=None, title="文号", description="没有编号不写", examples=["示社救纪要〔2026〕1号"]
    )
    formed: Day = Field(title="印发日期", description="哪一天印发", examples=["2026-03-20"])
    to_members: bool = Field(
        title="是否印发各成员单位", description="印发了每一个成员单位写 true，没有就写 false", examples=[True]
    )
    units: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        default=(), title="印发单位", description="没有印发全部成员单位的，写印发了哪几个", examples=[["minzheng"]]
    )
    also: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(), title="另外报送或抄送", description="照规则里的叫法写", examples=[["示例县人民政府办公室"]]
    )


class Meeting(Record):
    """会议: planned, held or cancelled; what it decided stands in the 议定事项."""

    id: Identifier = Field(title="会议编号", description="与文件同名，一般用日期", examples=["2026-03-18"])
    kind: MeetingKind = Field(title="类别", description="全体会议、专题会议、联络员会议", examples=["全体会议"])
    number: int | None = Field(default=None, title="第几次", description="有次序就写", examples=[3], ge=1, le=9999)
    title: Text = Field(title="名称", description="会议的名称", examples=["2026年第一次全体会议"])
    date: Day = Field(title="日期", description="开会的日子；计划中的写打算哪一天开", examples=["2026-03-18"])
    held: Holding = Field(title="开了没有", description="计划、已召开、取消", examples=["已召开"])
    why_not: Text | None = Field(
        default=None, title="取消原因", description="取消的写原因", examples=["与上级会议合并召开"]
    )
    called_by: Text | None = Field(default=None, title="召集人", description="写职务，不写姓名", examples=["总召集人"])
    chaired_by: Text | None = Field(
        default=None, title="主持人", description="写职务，不写姓名", examples=["示例县民政局局长"]
    )
    present: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        default=(), title="到会单位", description="单位编号", examples=[["minzheng", "caizheng"]]
    )
    leave: tuple[Leave, ...] = Field(default=(), title="请假单位", description="会前说明了原因的", examples=[[]])
    absent: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        default=(), title="缺席单位", description="没有到会、会前也没有说明的", examples=[["shenji"]]
    )
    guests: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(), title="列席", description="邀请来的其他单位", examples=[["示例县红十字会"]]
    )
    agenda: tuple[AgendaLine, ...] = Field(default=(), title="议程", description="逐项", examples=[[]])
    minutes: Minutes | None = Field(
        default=None,
        title="会议纪要",
        description="印发了才写",
        examples=[{"formed": "2026-03-20", "to_members": True}],
    )


class ProposalResult(StrEnum):
    """What became of a proposal."""

    adopted = "通过"
    put_off = "缓议"
    not_put = "不上会"
    referred = "报政府决定"


class Stage(Part):
    """初审, 审定: who looked at it when."""

    post: Text = Field(title="岗位", description="写职务或机构，不写姓名", examples=["联席会议办公室"])
    date: Day = Field(title="日期", description="哪一天", examples=["2026-03-05"])


class Proposal(Record):
    """议题: public only once it was put to a meeting."""

    id: Identifier = Field(title="议题编号", description="与文件同名", examples=["2026-03"])
    title: Text = Field(title="议题", description="要会议定什么", examples=["冬季救助资金安排"])
    by: UnitId = Field(title="提出单位", description="单位编号", examples=["minzheng"])
    date: Day = Field(title="提出日期", description="哪一天提出", examples=["2026-03-01"])
    first_review: Stage | None = Field(
        default=None, title="初审", description="谁初审", examples=[{"post": "联席会议办公室", "date": "2026-03-05"}]
    )
    approval: Stage | None = Field(
        default=None, title="审定", description="谁审定可以上会", examples=[{"post": "召集人", "date": "2026-03-10"}]
    )
    meeting: MeetingId | None = Field(
        default=None, title="上了哪次会", description="会议编号；还没上会不写", examples=["2026-03-18"]
    )
    result: ProposalResult | None = Field(
        default=None, title="结果", description="通过、缓议、不上会、报政府决定", examples=["通过"]
    )


class Consultation(Record):
    """会商: units settled a matter among themselves; the outcome only."""

    id: Identifier = Field(title="会商编号", description="与文件同名", examples=["2026-04-09"])
    date: Day = Field(title="日期", description="哪一天商定", examples=["2026-04-09"])
    matter: Text = Field(title="事项", description="商量什么事", examples=["救助对象的学费减免怎样衔接"])
    units: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        title="会商单位", description="单位编号，两个以上", examples=[["minzheng", "jiaoyu"]], min_length=2
    )
    outcome: Text = Field(title="结果", description="商定了什么；不写各家怎么说", examples=["按季度互送名册"])
