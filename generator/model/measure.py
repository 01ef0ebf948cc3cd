"""救助措施: what relief there is, nationally; and what a place adds to it or says instead."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, MeasureId, NoRepeats, Number, Part, Record, Text
from generator.model.statement import ArticleField, Articles, FigureField, Statement, Statements
from generator.model.topic import TopicId


class MeasureGroup(StrEnum):
    """Where the law puts it (社会救助法 art. 13, 15, 32, 34, ch. 4)."""

    basic = "基本生活救助"
    special = "专项社会救助"
    urgent = "急难社会救助"
    people = "救助对象认定"
    subsidy = "补贴"
    service = "服务类社会救助"
    society = "社会力量参与"
    legal_aid = "法律援助"


class Step(Part):
    """步骤: one step of the way, with the limit it must keep; none where the law sets none."""

    title: Text = Field(title="步骤", description="几个字", examples=["受理"])
    who: Text = Field(title="谁来做", description="哪个机关或申请人", examples=["乡镇政府、街道办事处"])
    what: Statements = Field(title="做什么", description="一两句白话", examples=[[]], min_length=1)
    limit: FigureField | None = Field(
        default=None,
        title="期限",
        description="法规编号/条号/数字编号；法律没有规定期限的不写，页面会说明",
        examples=["dibao-banfa/22/zongqi"],
    )


class Standard(Part):
    """标准: who sets it, who must publish it (each with its own article), how it is paid."""

    sets: Statements = Field(title="谁来定", description="标准由谁定", examples=[[]], min_length=1)
    publishes: Statements = Field(title="谁来公开", description="标准由谁公开", examples=[[]], min_length=1)
    pays: Statements = Field(default=(), title="怎么给", description="给什么、怎么发", examples=[[]])
    references: tuple[FigureField, ...] = Field(
        default=(), title="全国旧有参考", description="只作参考的全国数字", examples=[["dibao-banfa/8/bianyuan"]]
    )


class Material(Part):
    """材料: one paper to bring."""

    name: Text = Field(title="材料", description="一份材料的名称，不写“其他材料”", examples=["身份证和户口簿"])
    note: Statement | None = Field(
        default=None, title="说明", description="谁要带、怎么办", examples=[{"say": "残疾人才要。"}]
    )


class PlainLine(Part):
    """条文∥白话: what one article means for the reader."""

    article: ArticleField = Field(title="条", description="法规编号/条号", examples=["shehui-jiuzhufa/18"])
    say: Text = Field(
        title="白话", description="这一条对您意味着什么", examples=["收入低于标准、财产合规定，每月发钱。"]
    )


class Measure(Record):
    """救助措施: one kind of relief as national law has it; ``valid_to`` is the first day it is no longer so."""

    id: Identifier = Field(title="措施编号", description="与文件同名，用在网址里", examples=["dibao"])
    title: Text = Field(title="名称", description="法律里的名称", examples=["最低生活保障"])
    aliases: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(), title="俗称", description="人们平常怎么叫", examples=[["低保"]]
    )
    group: MeasureGroup = Field(title="类别", description="基本、专项、急难……", examples=["基本生活救助"])
    topic: TopicId = Field(title="主题", description="到各地职责里按哪个主题找单位", examples=["dibao"])
    valid_from: Day = Field(title="自何日", description="这样规定从哪一天起", examples=["2026-07-01"])
    valid_to: Day | None = Field(
        default=None, title="至何日", description="不再这样规定的第一天；现行的不写", examples=["2026-07-01"]
    )
    successors: Annotated[tuple[MeasureId, ...], NoRepeats] = Field(
        default=(), title="后来变成", description="旧措施对应哪些现行措施", examples=[["dibao"]]
    )
    basis: Articles = Field(
        title="设定依据", description="依哪些条设立", examples=[["shehui-jiuzhufa/18"]], min_length=1
    )
    summary: Statement = Field(
        title="一句话", description="这是什么", examples=[{"say": "家里收入低，国家每月补差额。"}]
    )
    who: Statements = Field(title="给谁", description="帮哪些人", examples=[[]], min_length=1)
    conditions: Statements = Field(title="条件", description="要符合什么", examples=[[]], min_length=1)
    apply: Statements = Field(title="去哪里申请", description="先去哪里", examples=[[]], min_length=1)
    accepts: Statements = Field(title="谁受理", description="谁收材料", examples=[[]], min_length=1)
    confirms: Statements = Field(title="谁确认", description="谁作决定", examples=[[]], min_length=1)
    steps: tuple[Step, ...] = Field(title="流程", description="一步一步", examples=[[]], min_length=1)
    standard: Standard = Field(
        title="标准",
        description="给多少、谁定、谁公开",
        examples=[{"sets": [{"say": "省里定。"}], "publishes": [{"say": "县里公开。"}]}],
    )
    materials: tuple[Material, ...] = Field(title="材料", description="要带什么", examples=[[]], min_length=1)
    not_needed: Statements = Field(default=(), title="不用交的", description="能核对到的不用交", examples=[[]])
    disclosed: Statements = Field(title="会公开什么", description="公开什么、在哪里公开", examples=[[]], min_length=1)
    kept_private: Statements = Field(title="不能公开什么", description="哪些不得公开", examples=[[]], min_length=1)
    remedies: Statements = Field(title="不服怎么办", description="没批、停发怎么办", examples=[[]], min_length=1)
    plain: tuple[PlainLine, ...] = Field(title="条文和白话", description="逐条说明", examples=[[]], min_length=1)


class Element(StrEnum):
    """The parts of a measure a place may add to."""

    who = "who"
    conditions = "conditions"
    apply = "apply"
    accepts = "accepts"
    confirms = "confirms"
    disclosed = "disclosed"
    kept_private = "kept_private"
    remedies = "remedies"
    not_needed = "not_needed"


class AmountUnit(StrEnum):
    """Units of a relief amount."""

    person_month = "元/人/月"
    person_year = "元/人/年"
    household_month = "元/户/月"
    person_once = "元/人/次"
    household_once = "元/户/次"
    percent = "%"


class Amount(Part):
    """标准数额: one dated amount; when it ends it is given ``valid_to``, never deleted."""

    name: Text = Field(title="标准名称", description="哪一个标准", examples=["城市低保标准"])
    area: Text = Field(title="适用地区", description="哪里", examples=["全县"])
    value: Number = Field(title="数额", description="数字", examples=["800"], gt=0, le=10_000_000)
    unit: AmountUnit = Field(title="单位", description="元/人/月……", examples=["元/人/月"])
    valid_from: Day = Field(title="自何日", description="从哪一天起执行", examples=["2026-07-01"])
    valid_to: Day | None = Field(
        default=None, title="至何日", description="不再执行的第一天；还在执行的不写", examples=["2027-07-01"]
    )
    source: Text = Field(title="依据文件", description="哪份文件、文号", examples=["某政发〔2026〕1号"])


class LocalStatement(Part):
    """本地规定: a sentence a place adds to one part of a measure, and the document it rests on."""

    element: Element = Field(
        title="哪一部分",
        description="who 给谁、conditions 条件、apply 去哪里申请、accepts 谁受理、confirms 谁确认、disclosed 公开、kept_private 不公开、remedies 不服、not_needed 不用交",
        examples=["conditions"],
    )
    say: Text = Field(title="白话", description="本地怎么规定", examples=["持有居住证的，可以在居住地申请。"])
    source: Text = Field(title="依据文件", description="哪份文件、文号、第几条", examples=["某政发〔2026〕1号第三条"])
    valid_from: Day | None = Field(
        default=None, title="自何日", description="从哪一天起这样规定；一直这样的不写", examples=["2026-07-01"]
    )
    valid_to: Day | None = Field(
        default=None, title="至何日", description="不再这样规定的第一天；还这样的不写", examples=["2027-07-01"]
    )


class LocalStep(Part):
    """本地步骤: a step with the place's own limit."""

    title: Text = Field(
        title="步骤",
        description="与全国步骤同名，就接在那一步后面，写了期限就替换期限；不同名就加一步",
        examples=["审核确认"],
    )
    who: Text = Field(title="谁来做", description="哪个机关", examples=["县民政局"])
    what: Text = Field(title="做什么", description="一两句白话", examples=["作出决定。"])
    length: int | None = Field(default=None, title="期限", description="几个工作日或几日", examples=[20], ge=1, le=3660)
    working: bool = Field(default=True, title="是否工作日", description="true 工作日，false 自然日", examples=[True])
    starts_from: Text | None = Field(
        default=None, title="从何时起算", description="有期限就要写", examples=["受理申请"]
    )
    source: Text = Field(title="依据文件", description="哪份文件、文号、第几条", examples=["某政发〔2026〕1号第五条"])
    valid_from: Day | None = Field(
        default=None, title="自何日", description="从哪一天起这样规定；一直这样的不写", examples=["2026-07-01"]
    )
    valid_to: Day | None = Field(
        default=None, title="至何日", description="不再这样规定的第一天；还这样的不写", examples=["2027-07-01"]
    )


class LocalMeasure(Record):
    """本地措施: what one place adds to a national measure, or says instead."""

    id: Identifier = Field(title="措施编号", description="与全国的措施编号相同", examples=["dibao"])
    replaces: Annotated[tuple[Element, ...], NoRepeats] = Field(
        default=(), title="替换哪些部分", description="本地另有规定、全国的不再适用的部分", examples=[["apply"]]
    )
    statements: tuple[LocalStatement, ...] = Field(default=(), title="本地规定", description="逐句", examples=[[]])
    steps: tuple[LocalStep, ...] = Field(default=(), title="本地流程", description="本地的步骤和期限", examples=[[]])
    amounts: tuple[Amount, ...] = Field(
        default=(), title="标准数额", description="历次数额，结束了也不删", examples=[[]]
    )
    materials: tuple[Material, ...] = Field(default=(), title="本地材料", description="本地另要的材料", examples=[[]])
    where: Text | None = Field(
        default=None, title="办理地点", description="窗口地址", examples=["各乡镇政府便民服务大厅"]
    )
    hours: Text | None = Field(default=None, title="办理时间", description="几点到几点", examples=["工作日 9:00—17:00"])
    contact: Text | None = Field(default=None, title="联系方式", description="办公电话", examples=["见本地公布的电话"])
