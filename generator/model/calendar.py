"""Days off and days of work of one year, where they differ from what the installed calendar knows."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Day, Part, Record, Text


class NamedDay(Part):
    """One day and what it is."""

    day: Day = Field(title="日期", description="哪一天", examples=["2027-02-05"])
    why: Text = Field(title="名目", description="放什么假，或为什么上班", examples=["春节"])


class CalendarYear(Record):
    """日历: one year's days off and days of work, nationally or in one place, over what the library knows."""

    id: str = Field(  # no Identifier: of two patterns only one would count
        title="年份", description="与文件同名，四位年份，要加引号", examples=["2027"], pattern=r"^[0-9]{4}$"
    )
    source: Text = Field(
        title="依据", description="哪一份放假通知或地方规定", examples=["国务院办公厅关于2027年部分节假日安排的通知"]
    )
    complete: bool = Field(
        title="是否全年已定",
        description="全国的放假安排已经公布写 true，这一年的日期就不再是暂估；只补几天、或地方节日写 false",
        examples=[True],
    )
    off: tuple[NamedDay, ...] = Field(
        default=(), title="放假的日子", description="放假通知里写的日子，周六、周日可写可不写", examples=[[]]
    )
    work: tuple[NamedDay, ...] = Field(
        default=(), title="上班的日子", description="调休上班的周六、周日", examples=[[]]
    )
