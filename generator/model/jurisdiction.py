"""A place whose joint conference is shown: its name, level, code, and whether its office publishes here."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Day, Identifier, Part, Record, Text


class Level(StrEnum):
    """Level of a place; which rules bind it depends on this."""

    province = "省"
    region = "自治区"
    municipality = "直辖市"
    prefecture = "设区的市"
    autonomous_prefecture = "自治州"
    league = "盟、地区"
    county = "县级"


class Publisher(StrEnum):
    """Whether the place's own office publishes on this portal; verdicts are given only for ``office``."""

    none = "none"
    office = "office"


class Override(Part):
    """改动: one rule of the audit that holds otherwise in this place, and why."""

    rule: Text = Field(
        title="规则编号", description="检查规则的编号，A8 开头加两位数字，见“怎样检查”一页", examples=["A811"]
    )
    applies: bool = Field(default=True, title="管不管", description="这条规则在这里不适用，写 false", examples=[False])
    length: int | None = Field(
        default=None, title="期限", description="本地规定了别的期限才写，几天", examples=[7], ge=1, le=366
    )
    working: bool = Field(default=True, title="是否工作日", description="true 工作日，false 自然日", examples=[True])
    reason: Text = Field(title="理由", description="依据哪份文件、为什么", examples=["某政办发〔2026〕1号第三条"])
    post: Text = Field(title="谁定的", description="写岗位，不写姓名", examples=["办公室主任"])
    valid_from: Day = Field(title="自何日", description="从哪一天起", examples=["2026-01-01"])
    valid_to: Day | None = Field(
        default=None, title="至何日", description="不再这样的第一天；一直这样的不写", examples=["2027-01-01"]
    )


class Jurisdiction(Record):
    """地方: one place of the portal."""

    id: Identifier = Field(title="地方编号", description="拼音，与文件夹同名，用在网址里", examples=["wuhai"])
    name: Text = Field(title="地方名称", description="全称", examples=["乌海市"])
    parent: Text | None = Field(
        default=None, title="上级地方", description="所在的省、自治区和州、市；省级地方不填", examples=["内蒙古自治区"]
    )
    level: Level = Field(
        title="级别", description="省、自治区、直辖市、设区的市、自治州、盟、地区、县级", examples=["设区的市"]
    )
    division_code: str = Field(
        title="行政区划代码", description="六位数字，要加引号", examples=["150300"], pattern=r"^[0-9]{6}$"
    )
    publisher: Publisher = Field(
        title="谁在本站发布",
        description="none：本站只整理公开文件；office：本地办公室自己在本站发布",
        examples=["none"],
    )
    since: Day | None = Field(
        default=None, title="自何日起发布", description="publisher 为 office 时必填", examples=["2026-12-01"]
    )
    notice_length: int = Field(
        default=7,
        title="公示期",
        description="公示几天；贴出来的那天不算",
        examples=[7],
        ge=1,
        le=60,
    )
    notice_working: bool = Field(
        default=False, title="公示期是否工作日", description="true 按工作日数，false 按自然日数", examples=[False]
    )
    overrides: tuple[Override, ...] = Field(
        default=(), title="规则的改动", description="检查规则在本地另有规定的逐条写，要写理由", examples=[[]]
    )
    sample: bool = Field(
        default=False,
        title="是否示例",
        description="示例地方写 true：每一页的页首、下载的每份数据都标明“示例”",
        examples=[False],
    )
