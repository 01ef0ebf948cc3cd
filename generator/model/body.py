"""The joint conference or leading group: names, functions, officers, office, and its rules of work."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Identifier, Name, NoRepeats, Part, PersonId, Record, SpanField, Text, UnitId
from generator.model.period import PeriodKind


class BodyKind(StrEnum):
    """What the body calls itself, first of all."""

    conference = "联席会议"
    group = "领导小组"


class RuleKind(StrEnum):
    """The kinds of rule of work; each rule has exactly one."""

    frequency = "frequency"
    pre_review = "pre-review"
    consultation = "consultation"
    liaison = "liaison"
    reporting = "reporting"
    circulars = "circulars"
    minutes = "minutes"
    confidentiality = "confidentiality"
    attendance = "attendance"
    inviting = "inviting"
    change_of_members = "change-of-members"
    succession = "succession"
    division = "division"
    decision = "decision"
    referral = "referral"
    single_case = "single-case"
    supervision = "supervision"
    evaluation = "evaluation"
    funding = "funding"
    publicity = "publicity"
    other = "other"


RULE_TITLES = {
    RuleKind.frequency: "多久开一次会",
    RuleKind.pre_review: "议题初审、审定",
    RuleKind.consultation: "会商",
    RuleKind.liaison: "联络员",
    RuleKind.reporting: "报送情况",
    RuleKind.circulars: "通报",
    RuleKind.minutes: "会议纪要",
    RuleKind.confidentiality: "保密",
    RuleKind.attendance: "参会和请假",
    RuleKind.inviting: "邀请其他部门",
    RuleKind.change_of_members: "成员调整",
    RuleKind.succession: "自然接任",
    RuleKind.division: "牵头和责任分工",
    RuleKind.decision: "怎样决定",
    RuleKind.referral: "报政府决定",
    RuleKind.single_case: "一事一议",
    RuleKind.supervision: "督促办理",
    RuleKind.evaluation: "绩效评价和考核",
    RuleKind.funding: "经费",
    RuleKind.publicity: "宣传",
    RuleKind.other: "其他",
}


class Frequency(Part):
    """How many meetings a period: as the text says, never more."""

    at_least: int | None = Field(
        default=None, title="至少几次", description="原文说的最低次数", examples=[1], ge=0, le=366
    )
    at_most: int | None = Field(
        default=None, title="至多几次", description="原文说的最高次数", examples=[2], ge=0, le=366
    )
    in_principle: bool = Field(
        default=False,
        title="是否“原则上”",
        description="原文写了“原则上”、或写了可以另外召开的，写 true",
        examples=[True],
    )
    per: PeriodKind | None = Field(default=None, title="每多久", description="年、半年、季度", examples=["年"])

    @model_validator(mode="after")
    def in_order(self) -> Frequency:
        """At least cannot be more than at most."""
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise PydanticCustomError("out_of_order", "least above most", {"value": f"{self.at_least}–{self.at_most}"})
        return self


class Reading(Part):
    """One way to read by which day a report is due: a day of a month counted from the period's first month."""

    says: Text = Field(
        title="读法", description="用白话写出哪一天", examples=["每个季度结束后的下一个月10日前，报刚结束的季度"]
    )
    months: int = Field(
        title="第几个月",
        description="从这一期第一个月往后数几个月：一季度1月开始，4月是3",
        examples=[3],
        ge=0,
        le=24,
    )
    day: int = Field(title="几日", description="那个月的几日", examples=[10], ge=1, le=28)


class Reporting(Part):
    """A reporting duty: period, and the day where the text gives one; several ``readings`` where it can be read so."""

    per: PeriodKind = Field(title="报送周期", description="年、半年、季度", examples=["半年"])
    due: Text | None = Field(
        default=None, title="报送期限", description="原文写的期限；没写就不填", examples=["次月10日前"]
    )
    to: Text = Field(title="报给谁", description="报给哪里", examples=["领导小组办公室"])
    readings: tuple[Reading, ...] = Field(
        default=(),
        title="读法",
        description="原文写了期限的，写出是哪一天；能读出几种意思的逐条写；没写期限的不写",
        examples=[[]],
    )
    sections: Annotated[tuple[Name, ...], NoRepeats] = Field(
        default=(), title="报哪些内容", description="原文列出的项目，照写", examples=[["工作措施", "存在不足"]]
    )


class MinutesTo(Part):
    """To whom the minutes must go, as the text says."""

    to_members: bool = Field(title="是否印发各成员单位", description="原文写了就写 true", examples=[True])
    also: Annotated[tuple[Name, ...], NoRepeats] = Field(
        default=(), title="另外报送或抄送", description="照原文的叫法写", examples=[["旗人民政府办公室"]]
    )


class Rule(Part):
    """One rule of work, of exactly one kind."""

    id: Identifier = Field(title="规则编号", description="页面锚点", examples=["s5-1"])
    kind: RuleKind = Field(title="类别", description="一条规则只归一类", examples=["frequency"])
    span: SpanField = Field(title="原文位置", description="段条编号:起-止", examples=["s5-1:3-50"])
    frequency: Frequency | None = Field(
        default=None, title="开会次数", description="类别是 frequency 时填写", examples=[{"at_least": 2, "per": "年"}]
    )
    reporting: Reporting | None = Field(
        default=None,
        title="报送要求",
        description="类别是 reporting 时填写",
        examples=[{"per": "半年", "to": "联席会议办公室"}],
    )
    minutes: MinutesTo | None = Field(
        default=None,
        title="纪要发给谁",
        description="类别是 minutes 时填写",
        examples=[{"to_members": True, "also": ["县政府"]}],
    )


class Officer(Part):
    """An office of the body as a post, with who holds it as the text says."""

    title: SpanField = Field(title="职位", description="如“总召集人”在文中的位置", examples=["s1-1:310-314"])
    holder: SpanField = Field(title="由谁担任", description="原文怎么写的", examples=["s1-1:300-309"])
    person: PersonId | None = Field(
        default=None, title="人员", description="文件点了名的，填人员编号", examples=["bai-yan"]
    )


class Office(Part):
    """The body's office: where it sits, who directs it, what it does."""

    names: tuple[SpanField, ...] = Field(
        title="办公室名称", description="文中出现的每一种写法", examples=[["s1-2:0-7"]], min_length=1
    )
    host: UnitId | None = Field(
        default=None,
        title="设在哪个单位",
        description="文件写了“设在某单位”才填；只写某单位负责日常工作的不填",
        examples=["minzheng"],
    )
    located: SpanField | None = Field(
        default=None, title="设在何处的原文", description="段条编号:起-止", examples=["s1-2:0-14"]
    )
    director: SpanField | None = Field(
        default=None, title="办公室主任", description="原文怎么写的；没写就不填", examples=["s1-2:25-40"]
    )
    tasks: tuple[SpanField, ...] = Field(default=(), title="办公室职责", description="逐条", examples=[["s3-1:3-30"]])


class StatedCount(Part):
    """A number of units the text itself states."""

    count: int = Field(title="写明的数目", description="文件自己说有几个单位", examples=[29], ge=1, le=10000)
    at: SpanField = Field(title="在文中何处", description="段条编号:起-止", examples=["s1-1:290-300"])


class Body(Record):
    """联席会议或领导小组."""

    id: Identifier = Field(title="编号", description="固定写 body", examples=["body"])
    kind: BodyKind = Field(title="类型", description="联席会议、领导小组", examples=["联席会议"])
    names: tuple[SpanField, ...] = Field(
        title="名称", description="文中出现的每一种名称，第一个是正式名称", examples=[["biaoti:0-16"]], min_length=1
    )
    has_list: bool = Field(title="有没有成员单位名单", description="文件正文列了成员单位的写 true", examples=[True])
    open_list: bool = Field(
        default=False, title="名单是否开放", description="文件写了“其他成员单位”而没有点名的写 true", examples=[False]
    )
    all_entered: bool = Field(
        default=False,
        title="是否全部录完",
        description="文件里的单位、职责、人员、规则都录进来了写 true；没有录完，网站不说“文件没有写”，只说还没有录",
        examples=[True],
    )
    stated_units: StatedCount | None = Field(
        default=None,
        title="写明的成员单位数",
        description="文件自己写了数目才填",
        examples=[{"count": 29, "at": "s1-1:290-300"}],
    )
    functions: tuple[SpanField, ...] = Field(default=(), title="主要职能", description="逐条", examples=[["s2-1:0-60"]])
    officers: tuple[Officer, ...] = Field(default=(), title="召集人、组长等", description="按文件顺序", examples=[[]])
    office: Office = Field(title="办公室", description="办公室设在哪、谁管、做什么", examples=[{"names": ["s1-2:0-7"]}])
    rules: tuple[Rule, ...] = Field(title="工作规则", description="每条规则归一类", examples=[[]], min_length=1)
