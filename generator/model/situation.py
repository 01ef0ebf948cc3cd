"""难处: a trouble in everyday words, and what answers it; the ladder of complaint."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, LadderId, MeasureId, NoRepeats, PaperId, Part, Record, Text
from generator.model.channel import ChannelKind
from generator.model.statement import FigureField, Statement, Statements
from generator.model.topic import TopicId


class SituationGroup(StrEnum):
    """How the tiles are grouped."""

    living = "吃饭看病过日子"
    family = "家里的老人、孩子、病人"
    urgent = "急事和灾害"
    rights = "没批、受气、要说法"
    know = "想了解、想帮忙"


class Clock(Part):
    """期限: one limit that answers 多久答复, in plain words."""

    say: Text = Field(title="说明", description="什么事多久", examples=["低保：从受理起算"])
    limit: FigureField = Field(title="期限", description="法规编号/条号/数字编号", examples=["dibao-banfa/22/zongqi"])


class Situation(Record):
    """难处: what a citizen would say, the topics and measures that answer it, and where to go first."""

    id: Identifier = Field(title="难处编号", description="与文件同名，用在网址里", examples=["kanbing"])
    title: Text = Field(title="难处", description="老百姓的话，不超过十来个字", examples=["看病花钱太多"])
    order: int = Field(title="顺序", description="在首页的先后", examples=[20], ge=1, le=999)
    group: SituationGroup = Field(title="归类", description="首页上归在哪一组", examples=["吃饭看病过日子"])
    icon: Identifier = Field(title="图标", description="Material 图标名", examples=["hospital-box-outline"])
    words: Annotated[tuple[Text, ...], NoRepeats] = Field(
        title="别的说法", description="人们还会怎么说，给搜索用", examples=[["看不起病", "医药费"]], min_length=1
    )
    valid_from: Day = Field(title="自何日", description="从哪一天起这样回答", examples=["2026-07-01"])
    urgency: Statements = Field(default=(), title="急的先看", description="急难时先做什么", examples=[[]])
    topics: Annotated[tuple[TopicId, ...], NoRepeats] = Field(
        title="主题",
        description="到职责里找牵头单位的主题，最要紧的在前",
        examples=[["yiliao"]],
        min_length=1,
        max_length=4,
    )
    related: Annotated[tuple[TopicId, ...], NoRepeats] = Field(
        default=(), title="有关主题", description="也有关系的主题", examples=[["shebao"]]
    )
    first: Statements = Field(title="先去哪里", description="第一步，写清去哪个窗口", examples=[[]], min_length=1)
    measures: Annotated[tuple[MeasureId, ...], NoRepeats] = Field(
        title="救助措施", description="能得到什么，最要紧的在前", examples=[["yiliao", "linshi"]], min_length=1
    )
    papers: Statements = Field(default=(), title="带什么", description="不写就列第一项措施的材料", examples=[[]])
    clocks: tuple[Clock, ...] = Field(
        default=(), title="多久答复", description="法律没有规定期限的不写，页面会说明", examples=[[]]
    )
    ladder: LadderId = Field(title="投诉阶梯", description="阶梯编号", examples=["shenqing"])


class Demand(Part):
    """去要: a paper they owe, and the paper form with which to ask for it."""

    without: Text = Field(title="没给什么", description="他们应当给、没给的纸", examples=["书面决定"])
    paper: PaperId = Field(title="用哪张样张去要", description="样张编号", examples=["shuoming-liyou"])


class Rung(Part):
    """一级: one step of the ladder: what to do, whom it goes to, its clock, what they must hand you."""

    title: Text = Field(title="找谁", description="几个字", examples=["乡镇政府、街道办事处"])
    channel: ChannelKind = Field(title="渠道类别", description="属于哪一类渠道", examples=["咨询"])
    do: Statements = Field(title="怎么做", description="一两句白话", examples=[[]], min_length=1)
    limit: FigureField | None = Field(
        default=None, title="期限", description="法律没有规定的不写", examples=["xinfang-tiaoli/34/banjie"]
    )
    before: FigureField | None = Field(
        default=None, title="您要在多久内提出", description="您提出的期限，没有就不写", examples=["fuyifa/20/shenqing"]
    )
    hand_you: Statement = Field(
        title="要给您什么", description="他们应当交给您的纸", examples=[{"say": "书面决定，写明理由。"}]
    )
    demands: tuple[Demand, ...] = Field(
        default=(),
        title="没给就去要",
        description="没给书面的，用哪张样张去要",
        examples=[[{"without": "书面决定", "paper": "shuoming-liyou"}]],
    )
    papers: Annotated[tuple[PaperId, ...], NoRepeats] = Field(
        default=(), title="用哪些样张", description="这一步要交的纸，样张编号", examples=[["fuyi"]]
    )


class Ladder(Record):
    """投诉阶梯: from the township's window up to the court, one step after another."""

    id: Identifier = Field(title="阶梯编号", description="与文件同名", examples=["shenqing"])
    title: Text = Field(title="名称", description="什么事的阶梯", examples=["申请救助没批、拖着不办"])
    order: int = Field(default=500, title="顺序", description="在渠道页上的先后", examples=[10], ge=1, le=999)
    valid_from: Day = Field(title="自何日", description="从哪一天起这样", examples=["2026-07-01"])
    valid_to: Day | None = Field(
        default=None, title="到何日", description="从哪一天起不再这样；还这样的不写", examples=["2028-01-01"]
    )
    rungs: tuple[Rung, ...] = Field(title="各级", description="从低到高", examples=[[]], min_length=2)
