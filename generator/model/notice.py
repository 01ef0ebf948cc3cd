"""公示: opens and ends by itself; it has no field for a name.

Two fields are free text, and each has the shape of such a thing: names of places, each with its suffix, and the name of
a board. A list, a masked name, brackets, a home or a name behind the place do not fit, or are found (A230, A241). One
bare name made a village (张三村) does fit: no program can tell it from a village, so a person reads it before it is
public.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import ChannelId, Day, MeasureId, Record

ENDS = "村|社区|居委会|村委会|嘎查|镇|乡|苏木|街道|县|旗|区|市"
# One place of a chain such as 示例县示例镇示例一村; the longest name of a county has 14 characters before its suffix.
PLACE = rf"[\u4e00-\u9fff0-9]{{1,14}}({ENDS}|省|州|盟)"
AREA = rf"^({PLACE}){{0,5}}[\u4e00-\u9fff0-9]{{1,14}}({ENDS})$"
BOARD = rf"^({PLACE}){{0,5}}[\u4e00-\u9fff0-9（）]{{0,14}}(公示栏|公开栏|公告栏|电子屏|宣传栏)$"
NOTICE_ID = r"^[0-9]{4}-[0-9]{2,4}$"


class NoticeStage(StrEnum):
    """At which step of the way the list hangs."""

    first_review = "初审对象"
    confirmed = "确认对象"
    ended = "停止救助对象"


class Notice(Record):
    """公示: what, where, how many, from when; the list itself hangs in the village and is nowhere here."""

    id: str = Field(  # no Identifier: of two patterns only one would count
        title="公示编号",
        description="与文件同名：年份加序号；不要用人名的拼音",
        examples=["2026-003"],
        pattern=NOTICE_ID,
    )
    measure: MeasureId = Field(title="措施", description="措施编号", examples=["dibao"])
    stage: NoticeStage = Field(title="公示什么", description="初审对象、确认对象、停止救助对象", examples=["确认对象"])
    area: str = Field(
        title="范围",
        description="哪个村、社区、镇、县；只写地名，以村、社区、镇、县这样的字结尾，不写人名",
        examples=["示例一村"],
        pattern=AREA,
        max_length=40,
    )
    households: int = Field(title="户数", description="名单上多少户", examples=[12], ge=0, le=1_000_000)
    persons: int = Field(title="人数", description="名单上多少人", examples=[25], ge=0, le=1_000_000)
    opens: Day = Field(title="开始日期", description="贴出来的日子", examples=["2026-04-10"])
    hangs: str = Field(
        title="贴在哪里",
        description="公示栏在哪里，以公示栏、公开栏、公告栏、电子屏、宣传栏结尾；不写人名",
        examples=["示例一村村务公示栏"],
        pattern=BOARD,
        max_length=50,
    )
    object_to: ChannelId = Field(
        title="有不同意见找哪里", description="渠道编号，本地的或全国的", examples=["rexian-12345"]
    )
