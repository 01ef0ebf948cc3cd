"""A member unit, or a body the document gives a duty to without making it a member; and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Identifier, LineageId, Name, NoRepeats, Part, Record, SpanField, Text, UnitId
from generator.model.located import Located


class UnitKind(StrEnum):
    """What sort of body a unit is; 政府信息公开条例 binds 行政机关 only."""

    party = "党委"
    government = "行政机关"
    mass = "群团"
    vertical = "垂管"
    enterprise = "企业"
    institution = "事业单位"
    township = "乡镇"
    collective = "集合"


# 政府信息公开条例 art. 2, 20: it binds 行政机关; the other kinds are bound, if at all, by rules of their own.
BOUND_TO_DISCLOSE = (UnitKind.government, UnitKind.township)


class Sureness(StrEnum):
    """How sure a statement about lineage is."""

    high = "确定"
    medium = "较可能"
    low = "待核实"


class ChangeKind(StrEnum):
    """What happened to a kind of body in a reform; only the first four end a name."""

    renamed = "改名"
    merged = "合并"
    divided = "拆分"
    absorbed = "划入"
    moved = "职责调整"


ENDS_A_NAME = (ChangeKind.renamed, ChangeKind.merged, ChangeKind.divided, ChangeKind.absorbed)


class Step(Part):
    """One step of a national chain."""

    year: int = Field(title="年份", description="全国改革的年份", examples=[2018], ge=1949, le=2100)
    how: ChangeKind = Field(title="变化", description="改名、合并、拆分、划入、职责调整", examples=["合并"])
    became: Text = Field(title="成为", description="变成什么机构", examples=["税务局"])
    basis: Text = Field(title="依据", description="哪一次改革", examples=["2018年国税地税征管体制改革"])
    sure: Sureness = Field(title="把握", description="确定、较可能、待核实", examples=["确定"])


class Lineage(Record):
    """机构沿革: what became, nationally, of one kind of body."""

    id: Identifier = Field(title="沿革编号", description="与文件同名", examples=["guoshui"])
    name: Text = Field(title="原类机构", description="这一类机构原来叫什么", examples=["国家税务局（国税局）"])
    names: Annotated[tuple[Name, ...], NoRepeats] = Field(
        default=(),
        title="名称",
        description="这类机构先后用过的全称和简称，读者可能输入哪个就写哪个；不带地名",
        examples=[["国家税务局", "国税局", "税务局"]],
    )
    steps: tuple[Step, ...] = Field(title="沿革", description="按年份先后", examples=[[]], min_length=1)


class UnitLineage(Part):
    """Where a unit stands in a national chain; its local date and successor stay 待核实 unless a source says so."""

    chain: LineageId = Field(title="全国沿革", description="全国沿革编号", examples=["guoshui"])
    after: int = Field(
        default=0,
        title="从哪一年之后算",
        description="文件成文时已经走完的步骤不再算；没有日期的文件写文中最晚可见的年份",
        examples=[2014],
    )
    note: Text | None = Field(
        default=None, title="本地说明", description="本地有来源可查的情况", examples=["文件印发时本市已另行合并"]
    )


class Unit(Record):
    """成员单位: a unit as the document names it."""

    id: Identifier = Field(title="单位编号", description="拼音，与文件同名", examples=["minzheng"])
    named: SpanField = Field(
        title="文件中的写法", description="成员名单里（没有名单的，职责标题里）的位置", examples=["s1-1:6-10"]
    )
    listed: bool = Field(title="是否在成员名单里", description="文件的成员单位名单列了它就写 true", examples=[True])
    member: bool = Field(title="是否成员单位", description="不是成员、只承担职责的写 false", examples=[True])
    full: Text = Field(title="全称", description="机构全称", examples=["乌海市民政局"])
    aliases: Annotated[tuple[Name, ...], NoRepeats] = Field(
        default=(), title="简称和别名", description="文件标题里、群众嘴里用的其他叫法", examples=[["民政局", "市民政"]]
    )
    kind: UnitKind = Field(
        title="性质", description="党委、行政机关、群团、垂管、企业、事业单位、乡镇、集合", examples=["行政机关"]
    )
    group: UnitId | None = Field(
        default=None,
        title="所属的集合",
        description="职责写在一个集合单位（如“各镇人民政府”）名下的，填那个集合单位的编号",
        examples=["zhen"],
    )
    since: Day | None = Field(
        default=None, title="自何日加入", description="后来才加入的写；一开始就在的不写", examples=["2026-03-18"]
    )
    lineage: UnitLineage | None = Field(
        default=None,
        title="沿革",
        description="这类机构后来有变化的填写",
        examples=[{"chain": "guoshui", "after": 2014}],
    )


def steps_of(unit: Unit, lineages: Mapping[str, Located[Lineage]], year: int) -> tuple[Step, ...]:
    """What became of this kind of body after the document, up to and including ``year``."""
    if unit.lineage is None or unit.lineage.chain not in lineages:
        return ()
    steps = lineages[unit.lineage.chain].record.steps
    return tuple(step for step in steps if unit.lineage.after < step.year <= year)


def has_ended(unit: Unit, lineages: Mapping[str, Located[Lineage]], year: int) -> bool:
    """Whether this kind of body has certainly been renamed, merged, split or absorbed by then."""
    return any(s.how in ENDS_A_NAME and s.sure is Sureness.high for s in steps_of(unit, lineages, year))
