"""一事一议: counts by type and outcome; the class accepts no free text, and no period shorter than a quarter."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.base import Identifier, Part, Record
from generator.model.period import PeriodField


class CaseType(StrEnum):
    """What kind of hardship, as coarse as can be."""

    living = "基本生活"
    illness = "看病"
    school = "上学"
    housing = "住房"
    accident = "意外和灾害"
    other = "其他急难"


class CaseOutcome(StrEnum):
    """What was decided."""

    helped = "给予救助"
    passed_on = "转其他部门办理"
    refused = "不予救助"
    pending = "还在办"


class CaseRow(Part):
    """How many cases of one type ended one way; how it is shown follows from the numbers."""

    type: CaseType = Field(
        title="类型", description="基本生活、看病、上学、住房、意外和灾害、其他急难", examples=["看病"]
    )
    outcome: CaseOutcome = Field(
        title="结果", description="给予救助、转其他部门办理、不予救助、还在办", examples=["给予救助"]
    )
    count: int = Field(title="件数", description="多少件；没有的不写", examples=[12], ge=1, le=1_000_000)


def each_once(rows: tuple[CaseRow, ...]) -> tuple[CaseRow, ...]:
    """A type and an outcome are counted once."""
    pairs = [(row.type, row.outcome) for row in rows]
    for index, pair in enumerate(pairs):
        if pair in pairs[:index]:
            raise PydanticCustomError("repeated", "named twice", {"value": f"{pair[0].value}、{pair[1].value}"})
    return rows


class CaseCounts(Record):
    """一事一议件数: one period's; small numbers are never shown or shipped."""

    id: Identifier = Field(title="编号", description="与文件同名：期间的小写", examples=["2026q1"])
    period: PeriodField = Field(title="期间", description="年、半年或季度：2026、2026H1、2026Q1", examples=["2026Q1"])
    rows: Annotated[tuple[CaseRow, ...], AfterValidator(each_once)] = Field(
        title="件数", description="逐类型、逐结果", examples=[[]], min_length=1
    )
