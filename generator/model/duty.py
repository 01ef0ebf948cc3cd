"""A duty entry of the document and its clauses."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Identifier, NoRepeats, Part, Record, SpanField, Text, UnitId
from generator.model.topic import TopicId


class Role(StrEnum):
    """The part a unit plays in a clause, read by a person."""

    lead = "lead"
    responsible = "responsible"
    joint = "joint"
    assist = "assist"
    inform = "inform"
    guide = "guide"
    supervise = "supervise"


ROLE_TITLES = {
    Role.lead: "牵头",
    Role.responsible: "负责",
    Role.joint: "会同",
    Role.assist: "配合",
    Role.inform: "提供信息",
    Role.guide: "指导",
    Role.supervise: "监督",
}


class Clause(Part):
    """事项: one part of a duty, a span of the clean text with one role and one to three topics."""

    id: Identifier = Field(title="事项编号", description="在本条职责内的顺序号", examples=["1"])
    span: SpanField = Field(
        title="文字位置", description="段条编号:起-止，相邻事项之间只能隔标点", examples=["s4-jiaoyu:5-17"]
    )
    role: Role = Field(
        title="角色",
        description="lead 牵头、responsible 负责、joint 会同、assist 配合、inform 提供信息、guide 指导、supervise 监督",
        examples=["responsible"],
    )
    partners: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(),
        alias="with",
        title="共同单位",
        description="这一事项文字里点到的合作方：能对上成员单位的写单位编号，对不上的照文字写",
        examples=[["minzheng", "有关部门"]],
    )
    topics: Annotated[tuple[TopicId, ...], NoRepeats] = Field(
        title="主题", description="一到三个主题编号", examples=[["jiaoyu"]], min_length=1, max_length=3
    )
    main: int = Field(
        default=1,
        title="主要主题数",
        description="前几个主题是这一事项主要说的：一般是 1；原文并列几件事的，写几件。找牵头、负责单位只看主要主题",
        examples=[1],
        ge=1,
        le=3,
    )


class Duty(Record):
    """职责: one duty entry, borne by one unit or by several together."""

    id: Identifier = Field(title="职责编号", description="与文件同名", examples=["jiaoyu"])
    heading: SpanField = Field(
        title="标题位置", description="职责标题在文中的位置，不含冒号", examples=["s4-jiaoyu:0-4"]
    )
    units: Annotated[tuple[UnitId, ...], NoRepeats] = Field(
        title="承担单位",
        description="单位编号；一条职责由几个单位共同承担的都写上",
        examples=[["jiaoyu"]],
        min_length=1,
    )
    text: tuple[SpanField, ...] = Field(
        title="职责全文位置",
        description="职责文字（不含标题和冒号），跨段的写几处",
        examples=[["s4-jiaoyu:5-98"]],
        min_length=1,
    )
    clauses: tuple[Clause, ...] = Field(title="事项", description="把职责全文逐项分开", examples=[[]], min_length=1)
