"""议定事项 and what became of it; overdue and slipped are derived, never typed."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import (
    AttachmentId,
    Day,
    Identifier,
    MeasureId,
    MeetingId,
    NoRepeats,
    Part,
    ProposalId,
    Record,
    ResolutionId,
    Text,
    UnitId,
)
from generator.model.body import Reading
from generator.model.topic import TopicId

PARTED = re.compile(r"\s*[、，,；;和]\s*|\s+")


def one_lead(value: Any) -> Any:
    """Refuse several units, in a list or in one line: exactly one leads."""
    named = value if isinstance(value, (list, tuple)) else PARTED.split(value) if isinstance(value, str) else ()
    if len(named) > 1:
        raise PydanticCustomError("several_leads", "several leads", {"value": "、".join(str(one) for one in named)})
    return value


class ProgressState(StrEnum):
    """What a unit reports of a matter; whether it is settled is for the closing to say."""

    going = "推进中"
    stuck = "遇到困难"
    done = "报告办完"


class Evidence(Part):
    """佐证: an attachment of this portal, or a document named so that it can be found."""

    file: AttachmentId | None = Field(default=None, title="附件", description="本站附件编号", examples=["shenqingbiao"])
    document: Text | None = Field(default=None, title="文件", description="文号和名称", examples=["示政发〔2026〕2号"])

    @model_validator(mode="after")
    def either(self) -> Evidence:
        """One of the two must be there."""
        if self.file is None and self.document is None:
            raise PydanticCustomError("no_evidence", "empty", {"value": ""})
        return self


class ProgressPart(Part):
    """What was done by a day, as the unit reports it."""

    date: Day = Field(title="日期", description="报告的日子", examples=["2026-05-20"])
    state: ProgressState = Field(title="进展", description="推进中、遇到困难、报告办完", examples=["推进中"])
    done: Text = Field(title="做了什么", description="一两句白话，不写个人的事", examples=["已经完成第一批核对。"])
    evidence: tuple[Evidence, ...] = Field(default=(), title="佐证", description="附件或文件", examples=[[]])


class Progress(ProgressPart):
    """进展: one report on a matter."""

    unit: UnitId = Field(title="报告单位", description="单位编号", examples=["minzheng"])


class ProgressLine(ProgressPart):
    """进展: one report on a matter, in the sheet of one unit."""

    resolution: ResolutionId = Field(title="议定事项", description="议定事项编号", examples=["2026-03-18-1"])


class ProgressSheet(Record):
    """进展表: all a unit reports on its matters, in one file; the same as progress written at each matter."""

    id: Identifier = Field(title="单位编号", description="与文件同名：报告的单位", examples=["minzheng"])
    lines: tuple[ProgressLine, ...] = Field(title="进展", description="逐条，新的加在后面", examples=[[]], min_length=1)


class SupervisionKind(StrEnum):
    """Means of pressing a matter."""

    press = "督办"
    talk = "约谈"
    listed = "挂牌督办"
    deadline = "限期整改"


class Supervision(Part):
    """督办, 约谈, 挂牌督办, 限期整改."""

    kind: SupervisionKind = Field(title="方式", description="督办、约谈、挂牌督办、限期整改", examples=["督办"])
    date: Day = Field(title="日期", description="哪一天", examples=["2026-09-10"])
    by: Text = Field(title="谁督办", description="写机构或职务，不写姓名", examples=["联席会议办公室"])
    unit: UnitId = Field(title="督办哪个单位", description="单位编号", examples=["minzheng"])
    demand: Text = Field(title="要求", description="要求做到什么", examples=["9月底前报整改情况"])
    until: Day | None = Field(default=None, title="整改期限", description="定了日子才写", examples=["2026-09-30"])


class Extension(Part):
    """改期: the due day was moved, by whom and why; the first one stays."""

    date: Day = Field(title="日期", description="哪一天决定改期", examples=["2026-06-20"])
    to: Day = Field(title="改到哪一天", description="新的期限", examples=["2026-09-30"])
    by: Text = Field(title="谁决定", description="写机构或职务", examples=["召集人"])
    reason: Text = Field(title="原因", description="为什么改", examples=["上级数据接口推迟开通"])


class ClosingKind(StrEnum):
    """How a matter ends."""

    done = "办结"
    merged = "并入其他事项"
    dropped = "不再办理"


class Closing(Part):
    """销号: the matter ends, by a post that is not the reporting unit alone."""

    date: Day = Field(title="日期", description="哪一天", examples=["2026-09-28"])
    how: ClosingKind = Field(title="怎样了结", description="办结、并入其他事项、不再办理", examples=["办结"])
    by: Text = Field(title="谁确认", description="写机构或职务", examples=["联席会议办公室"])
    says: Text = Field(title="结果", description="办成了什么样", examples=["平台已经开通，各镇都能查。"])
    into: ResolutionId | None = Field(
        default=None, title="并入哪一项", description="并入其他事项的写议定事项编号", examples=["2026-06-10-2"]
    )


class Resolution(Record):
    """议定事项: one thing a meeting decided, told to its end."""

    id: Identifier = Field(title="编号", description="与文件同名：会议编号加序号", examples=["2026-03-18-1"])
    meeting: MeetingId = Field(title="会议", description="哪次会议定的", examples=["2026-03-18"])
    number: int = Field(title="第几项", description="在那次会议里的序号", examples=[1], ge=1, le=999)
    title: Text = Field(title="事项", description="几个字说清什么事", examples=["建立核对平台"])
    text: Text = Field(title="议定内容", description="纪要里议定事项的原文", examples=["由民政局牵头建立核对平台。"])
    lead: Annotated[UnitId, BeforeValidator(one_lead)] = Field(
        title="牵头单位", description="只有一个，写单位编号", examples=["minzheng"]
    )
    assist: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        default=(), title="配合单位", description="单位编号", examples=[["caizheng"]]
    )
    due: Day | None = Field(
        default=None, title="完成期限", description="会议定的日子；长期做的不写", examples=["2026-06-30"]
    )
    basis: Text | None = Field(default=None, title="依据", description="依哪份文件定的", examples=["示政发〔2025〕1号"])
    proposal: ProposalId | None = Field(default=None, title="议题", description="由哪个议题而来", examples=["2026-03"])
    measures: Annotated[tuple[MeasureId, ...], NoRepeats] = Field(
        default=(), title="涉及的救助", description="措施编号", examples=[["dibao"]]
    )
    topics: Annotated[tuple[TopicId, ...], NoRepeats] = Field(
        default=(), title="主题", description="主题编号", examples=[["hedui"]], max_length=3
    )
    reporting: Reading | None = Field(
        default=None,
        title="定下的报送期限",
        description="这一项给成员单位定了报送情况的日子时才写，从会议那天起用",
        examples=[{"says": "每半年结束后的下一个月15日前", "months": 6, "day": 15}],
    )
    extensions: tuple[Extension, ...] = Field(default=(), title="改期", description="按先后", examples=[[]])
    progress: tuple[Progress, ...] = Field(
        default=(), title="进展", description="各单位报的进展；也可以写在各单位的进展表里", examples=[[]]
    )
    supervision: tuple[Supervision, ...] = Field(default=(), title="督办", description="按先后", examples=[[]])
    closing: Closing | None = Field(
        default=None,
        title="销号",
        description="了结了才写",
        examples=[{"date": "2026-09-28", "how": "办结", "by": "联席会议办公室", "says": "平台已经开通。"}],
    )
