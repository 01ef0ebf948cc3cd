"""A person a document names as officer or member; shown as of the document's date."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Identifier, Record, SpanField, UnitId


class Seat(StrEnum):
    """The seat a person has in the body."""

    head = "head"
    member = "member"


class Person(Record):
    """人员: name, post and unit, each read from the document."""

    id: Identifier = Field(title="人员编号", description="姓名拼音，与文件同名", examples=["bai-yan"])
    name: SpanField = Field(title="姓名", description="姓名在文中的位置", examples=["r-1:5-8"])
    post: SpanField = Field(title="职务", description="职务在文中的位置", examples=["r-1:9-17"])
    seat: Seat = Field(title="席位", description="head 召集人或组长、副组长，member 成员", examples=["member"])
    seat_named: SpanField | None = Field(
        default=None, title="席位的写法", description="席位名称在文中的位置，如“总召集人”", examples=["r-1:0-4"]
    )
    unit: UnitId | None = Field(
        default=None, title="所在单位", description="对得上成员单位才填单位编号", examples=["minzheng"]
    )
    unit_named: SpanField | None = Field(
        default=None,
        title="单位的写法",
        description="职务里写单位的那几个字的位置；没写单位就不填",
        examples=["r-3:4-8"],
    )
