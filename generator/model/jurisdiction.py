"""A place whose joint conference is shown: its name, level, code, and whether its office publishes here."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Day, Identifier, Record, Text


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
    sample: bool = Field(
        default=False,
        title="是否示例",
        description="示例地方写 true：每一页的页首、下载的每份数据都标明“示例”",
        examples=[False],
    )
