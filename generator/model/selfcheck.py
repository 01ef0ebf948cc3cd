"""我可能符合哪些: questions, and decision tables over them, each condition with its article.

takes  plain values as the loader read them
gives  ``Question``, ``CheckTable`` and their parts
does not  evaluate: ``generator.eligibility`` does, and the page's script, on the same data

Each table is a unique-hit table over its conditions: for every combination of met and unmet conditions exactly one
row answers. What is not answered yet is decided by the rows it could still lead to.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, MeasureId, NoRepeats, Number, Part, QuestionId, Record, TableId, Text
from generator.model.statement import Statement


class QuestionKind(StrEnum):
    """What an answer looks like."""

    yes_no = "是或否"
    choice = "选一个"
    number = "数字"


class QuestionGroup(StrEnum):
    """What questions are asked together, in the order in which the groups are shown."""

    urgent = "眼下的急事"
    money = "收入和财产"
    people = "家里的人"
    spending = "花钱多的"
    other = "别的事"


class Choice(Part):
    """One answer to choose."""

    id: Identifier = Field(title="选项编号", description="在本题里唯一", examples=["nongcun"])
    label: Text = Field(title="选项", description="显示的文字", examples=["农村"])


class Question(Record):
    """问题: one thing the self-check asks; no answer leaves the page."""

    id: Identifier = Field(title="问题编号", description="与文件同名", examples=["renjun-shouru"])
    order: int = Field(title="顺序", description="先问后问", examples=[10], ge=1, le=999)
    group: QuestionGroup = Field(
        default=QuestionGroup.other, title="哪一组", description="同一组的题放在一起", examples=["收入和财产"]
    )
    ask: Text = Field(title="问什么", description="一句白话", examples=["家里平均每人每月收入多少？"])
    help: Text | None = Field(
        default=None, title="怎么填", description="怎么算、怎么填", examples=["全家一个月的收入加起来，除以人数。"]
    )
    kind: QuestionKind = Field(title="回答方式", description="是或否、选一个、数字", examples=["数字"])
    unit: Text | None = Field(default=None, title="单位", description="数字题的单位", examples=["元/人/月"])
    choices: tuple[Choice, ...] = Field(default=(), title="选项", description="“选一个”的题才写", examples=[[]])
    amount: Text | None = Field(
        default=None,
        title="对应的本地标准",
        description="问的是本地标准数额时写标准名称：本站收录了，就摆出来给读者选",
        examples=["低保标准"],
    )
    per_person: bool = Field(
        default=False,
        title="可以替读者除人数",
        description="问的是平均每人多少的数字题写 true：旁边多两格，填全家的数和人数，替读者算",
        examples=[True],
    )


class Comparison(StrEnum):
    """How an answer is held against a value."""

    equals = "是"
    below = "低于"
    at_most = "不高于"
    above = "高于"
    at_least = "不低于"


class Test(Part):
    """判断: one question's answer against a value, or against another question's answer."""

    question: QuestionId = Field(title="问题", description="问题编号", examples=["renjun-shouru"])
    how: Comparison = Field(title="怎么比", description="是、低于、不高于、高于、不低于", examples=["低于"])
    value: Text | None = Field(
        default=None,
        title="比什么",
        description="是或否的题写“是”“否”，选择题写选项编号，数字题写数字；与 than 只写一个",
        examples=["60"],
    )
    than: QuestionId | None = Field(
        default=None, title="比哪一题", description="与另一题的回答比，写问题编号", examples=["dibao-biaozhun"]
    )
    times: Number = Field(
        default=Decimal(1),
        title="倍数",
        description="另一题的回答乘几倍再比",
        examples=["1"],
        gt=0,
        le=100,
        decimal_places=3,
    )


class Condition(Part):
    """条件: one condition with its article; met when all of ``all_of`` or any of ``any_of`` holds."""

    id: Identifier = Field(title="条件编号", description="在本表里唯一", examples=["shouru"])
    label: Text | None = Field(
        default=None, title="短名", description="几个字，列在结果里；不写就叫“条件1”", examples=["收入低于低保线"]
    )
    say: Statement = Field(
        title="条件", description="一句白话和它的条款", examples=[{"say": "人均收入低于当地低保标准。"}]
    )
    ask: Text | None = Field(
        default=None,
        title="还定不下来时怎么办",
        description="一句白话：去哪里、问什么；不写就说到窗口请他们核对",
        examples=["拿这个数去窗口问：当地低保线是多少。"],
    )
    opens: bool = Field(
        default=True,
        title="能不能带出这张表",
        description="写 false：几张表共用的条件，只有它成立、只有它答了，还不显示这张表",
        examples=[False],
    )
    all_of: tuple[Test, ...] = Field(default=(), title="都要满足", description="与 any_of 只写一个", examples=[[]])
    any_of: tuple[Test, ...] = Field(default=(), title="满足一个就行", description="与 all_of 只写一个", examples=[[]])


class Grade(StrEnum):
    """Three grades; never a refusal."""

    likely = "很可能符合"
    possible = "可能符合要核对"
    unlikely = "这一条不符合"


class Row(Part):
    """一行: which conditions hold and which do not (those not named may be either), and what that means."""

    holds: Annotated[tuple[Identifier, ...], NoRepeats] = Field(
        default=(), title="满足的条件", description="条件编号", examples=[["shouru", "caichan"]]
    )
    fails: Annotated[tuple[Identifier, ...], NoRepeats] = Field(
        default=(), title="不满足的条件", description="条件编号", examples=[["shouru"]]
    )
    grade: Grade = Field(title="结果", description="很可能符合、可能符合要核对、这一条不符合", examples=["很可能符合"])
    say: Statement = Field(title="说明", description="对读者说的话", examples=[{"say": "可以去申请低保。"}])


class CheckTable(Record):
    """自查表: the decision table of one measure; ``leads_on`` is where a near miss goes next."""

    id: Identifier = Field(title="自查表编号", description="与文件同名，一般与措施同名", examples=["dibao"])
    measure: MeasureId = Field(title="措施", description="措施编号", examples=["dibao"])
    title: Text | None = Field(
        default=None, title="名称", description="与措施名称不同的才写", examples=["低保（单独申请）"]
    )
    order: int = Field(title="顺序", description="先后", examples=[10], ge=1, le=999)
    valid_from: Day = Field(title="自何日", description="从哪一天起这样判断", examples=["2026-07-01"])
    conditions: tuple[Condition, ...] = Field(
        title="条件", description="每个条件有自己的条款", examples=[[]], min_length=1, max_length=8
    )
    rows: tuple[Row, ...] = Field(
        title="行", description="满足与不满足的每一种组合，都要正好落在一行里", examples=[[]], min_length=1
    )
    leads_on: Annotated[tuple[TableId, ...], NoRepeats] = Field(
        default=(), title="差一点的看哪里", description="不符合时接着看哪些自查表", examples=[["bianyuan"]]
    )
