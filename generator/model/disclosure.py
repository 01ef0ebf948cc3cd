"""公开目录, 公开指南, 年报, 对谁有用: what has to be public, and the records that answer for it where no other does."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    AttachmentId,
    CatalogueId,
    Day,
    Identifier,
    InstrumentId,
    MeasureId,
    Name,
    NoRepeats,
    Part,
    Record,
    SituationId,
    Text,
)
from generator.model.channel import TELEPHONE
from generator.model.jurisdiction import Level
from generator.model.statement import ArticleField, FigureField
from generator.model.unit import UnitKind

ROW_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
TARGET_PATTERN = r"^(relief|documents|explanations)/[a-z0-9]+(-[a-z0-9]+)*$"


class Channel(StrEnum):
    """公开渠道: the boxes of 民办函〔2019〕52号."""

    website = "政府网站"
    gazette = "政府公报"
    social = "两微一端"
    briefing = "发布会/听证会"
    broadcast = "广播电视"
    press = "纸质媒体"
    reading_room = "公开查阅点"
    service_hall = "政务服务中心"
    service_station = "便民服务站"
    on_site = "入户/现场"
    board = "社区/企事业单位/村公示栏（电子屏）"
    push = "精准推送"
    other = "其他"


class Audience(StrEnum):
    """公开对象."""

    everyone = "全社会"
    group = "特定群体"


class Manner(StrEnum):
    """公开方式."""

    active = "主动"
    on_request = "依申请"


class OpenLevel(StrEnum):
    """公开层级."""

    county = "县级"
    township = "乡级"


class Cell(StrEnum):
    """Cells of a row that may not be known."""

    limit = "limit"
    subjects = "subjects"
    channels = "channels"
    audience = "audience"
    manner = "manner"
    levels = "levels"


class Each(StrEnum):
    """For what a row holds: once a place, or for each of its measures or member units."""

    place = "地方"
    measure = "每项措施"
    unit = "每个成员单位"


class Evidence(StrEnum):
    """Which records of a place answer for an element; ``disclosure/evidence.py`` has a function for each."""

    elsewhere = "不在本站"
    documents = "本地文件"
    law = "国家规定"
    explanation = "解读"
    matter = "办理事项"
    conditions = "办理条件"
    standard = "标准数额"
    materials = "申请材料"
    steps = "办理流程"
    where = "办理地点"
    hours = "办理时间"
    contact = "联系方式"
    funds = "资金物资"
    first_review = "初审公示"
    confirmed = "确认公示"
    ended = "终止公示"
    petition_url = "网络信访渠道"
    petition_address = "信访通信地址"
    petition_telephone = "信访电话"
    petition_reception = "信访接待"
    petition_progress = "查询进展"
    petition_law = "信访法规和程序"
    report_telephone = "投诉举报电话"
    hotline = "服务热线"
    ask = "咨询渠道"
    remedies = "救济途径"
    guide_sorting = "指南：信息分类"
    guide_order = "指南：编排体系"
    guide_ways = "指南：获取方式"
    guide_office = "指南：工作机构名称"
    guide_address = "指南：办公地址"
    guide_hours = "指南：办公时间"
    guide_telephone = "指南：联系电话"
    guide_fax = "指南：传真号码"
    guide_online = "指南：互联网联系方式"
    unit_duties = "单位职责"
    unit_contact = "单位联系方式"
    unit_head = "单位负责人"


class CatalogueElement(Part):
    """要素: one thing a row says must be public."""

    id: Identifier = Field(title="要素编号", description="在这一行里唯一", examples=["biaozhun"])
    title: Text = Field(title="要素", description="目录里怎么写", examples=["最低生活保障标准"])
    evidence: Evidence = Field(
        title="看哪些记录", description="本站哪一类记录算公开了它；不在网上公开的写“不在本站”", examples=["标准数额"]
    )


class CatalogueRow(Part):
    """一行: one matter of a catalogue; a cell that is not known is listed in ``unknown``, never guessed."""

    id: Identifier = Field(title="行编号", description="在目录里唯一", examples=["dibao-zhinan"])
    article: ArticleField = Field(title="依据", description="法规编号/条号", examples=["mulu-52/4"])
    group: Text = Field(title="一级事项", description="照目录写", examples=["最低生活保障"])
    title: Text = Field(title="二级事项", description="照目录写", examples=["办事指南"])
    each: Each = Field(
        default=Each.place, title="按什么算", description="地方、每项措施、每个成员单位", examples=["地方"]
    )
    measure: MeasureId | None = Field(
        default=None, title="措施", description="说的是哪一项措施；不限一项的不写", examples=["dibao"]
    )
    elements: tuple[CatalogueElement, ...] = Field(
        title="要素", description="这一行要公开哪几样，至少一样", examples=[[]], min_length=1
    )
    limit: FigureField | None = Field(
        default=None, title="公开时限", description="法规编号/条号/数字编号", examples=["mulu-52/4/gongkai"]
    )
    subjects: Annotated[tuple[Name, ...], NoRepeats] = Field(
        default=(), title="公开主体", description="照目录写", examples=[["县级政府民政部门"]]
    )
    channels: Annotated[tuple[Channel, ...], NoRepeats] = Field(
        default=(), title="公开渠道", description="打了勾的渠道", examples=[["政府网站"]]
    )
    audience: Audience | None = Field(
        default=None, title="公开对象", description="全社会、特定群体", examples=["全社会"]
    )
    manner: Manner | None = Field(default=None, title="公开方式", description="主动、依申请", examples=["主动"])
    levels: Annotated[tuple[OpenLevel, ...], NoRepeats] = Field(
        default=(), title="公开层级", description="县级、乡级", examples=[["县级"]]
    )
    unknown: Annotated[tuple[Cell, ...], NoRepeats] = Field(
        default=(),
        title="没有核到的栏",
        description=f"原文没有写、查不到的栏列在这里（{'、'.join(Cell)}）",
        examples=[["audience"]],
    )

    @property
    def is_on_website(self) -> bool:
        """Whether the row is known to ask for a website; what hangs on a village's board alone is none of this site's."""
        return Channel.website in self.channels

    def element(self, name: str) -> CatalogueElement | None:
        """The element of that id, or ``None``."""
        return next((element for element in self.elements if element.id == name), None)


class Catalogue(Record):
    """公开目录: what an instrument says must be public, row by row; ``valid_to`` is the first day it no longer says so."""

    id: Identifier = Field(title="目录编号", description="与文件同名", examples=["mulu-52"])
    title: Text = Field(title="名称", description="目录叫什么", examples=["社会救助领域基层政务公开标准目录"])
    instrument: InstrumentId = Field(title="依据文件", description="法规编号", examples=["mulu-52"])
    version: Text = Field(title="版本", description="哪一年、哪一版", examples=["2019年版"])
    valid_from: Day = Field(title="自何日", description="从哪一天起照它公开", examples=["2019-04-30"])
    valid_to: Day | None = Field(
        default=None, title="至何日", description="不再照它公开的第一天；现行的不写", examples=["2028-01-01"]
    )
    levels: Annotated[tuple[Level, ...], NoRepeats] = Field(
        default=(), title="管哪些级别", description="只管某几级地方的列出来；都管的不写", examples=[["县级"]]
    )
    kinds: Annotated[tuple[UnitKind, ...], NoRepeats] = Field(
        default=(), title="管哪些单位", description="只管某几种性质的单位的列出来；都管的不写", examples=[["行政机关"]]
    )
    replaces: CatalogueId | None = Field(
        default=None,
        title="代替哪个目录",
        description="本地自己的目录代替全国的哪一个；写在 content/地方/catalogues/ 里才用",
        examples=["mulu-52"],
    )
    rows: tuple[CatalogueRow, ...] = Field(title="各行", description="逐行", examples=[[]], min_length=1)

    def row(self, name: str) -> CatalogueRow | None:
        """The row of that id, or ``None``."""
        return next((row for row in self.rows if row.id == name), None)


class Guide(Record):
    """公开指南 (政府信息公开条例 art. 12): how information is sorted and had, and where the office is."""

    id: Identifier = Field(title="编号", description="固定写 guide", examples=["guide"])
    sorting: Text | None = Field(
        default=None, title="信息的分类", description="公开的信息分哪几类", examples=["按会议、议定事项、政策分类。"]
    )
    order: Text | None = Field(
        default=None, title="编排体系", description="怎样编号、怎样排", examples=["按年份和序号编排。"]
    )
    ways: Text | None = Field(
        default=None,
        title="获取方式",
        description="在哪里看、怎样申请",
        examples=["在本站查阅和下载，也可以到窗口查阅。"],
    )
    office: Text | None = Field(
        default=None, title="工作机构", description="信息公开工作机构的名称", examples=["某某县民政局办公室"]
    )
    address: Text | None = Field(default=None, title="办公地址", description="在哪里办公", examples=["某某路1号"])
    hours: Text | None = Field(default=None, title="办公时间", description="几点到几点", examples=["工作日 9:00—17:00"])
    telephone: str | None = Field(
        default=None, title="联系电话", description="办公电话", examples=["0470-0000000"], pattern=TELEPHONE
    )
    fax: str | None = Field(
        default=None, title="传真号码", description="没有传真就不写", examples=["0470-0000001"], pattern=TELEPHONE
    )
    online: Text | None = Field(
        default=None, title="互联网联系方式", description="网址或单位邮箱", examples=["见本站“电话和投诉”"]
    )


class ReportOf(StrEnum):
    """Whose annual report: its day differs (政府信息公开条例 art. 49)."""

    department = "部门"
    government = "政府信息公开工作主管部门"


class Counted(Part):
    """一行数字."""

    what: Text = Field(title="项目", description="数的是什么", examples=["收到政府信息公开申请"])
    value: int = Field(title="数量", description="整数", examples=[3], ge=0, le=1_000_000_000)
    unit: Text = Field(title="单位", description="件、条、人", examples=["件"])


class AnnualPart(Part):
    """一部分."""

    says: tuple[Text, ...] = Field(title="正文", description="逐段；没有要说的写“无”", examples=[["无"]], min_length=1)
    counts: tuple[Counted, ...] = Field(default=(), title="数字", description="逐行", examples=[[]])


class AnnualReport(Record):
    """信息公开年报: of one calendar year, in the six parts of 国办公开办函〔2021〕30号."""

    id: str = Field(title="年份", description="与文件同名：四位数字，加引号", examples=["2025"], pattern=r"^[0-9]{4}$")
    by: ReportOf = Field(title="谁的年报", description="部门、政府信息公开工作主管部门", examples=["部门"])
    overview: AnnualPart | None = Field(
        default=None, title="总体情况", description="第一部分", examples=[{"says": ["无"]}]
    )
    active: AnnualPart | None = Field(
        default=None, title="主动公开政府信息情况", description="第二部分", examples=[{"says": ["无"]}]
    )
    requests: AnnualPart | None = Field(
        default=None, title="收到和处理政府信息公开申请情况", description="第三部分", examples=[{"says": ["无"]}]
    )
    disputes: AnnualPart | None = Field(
        default=None,
        title="因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        description="第四部分",
        examples=[{"says": ["无"]}],
    )
    problems: AnnualPart | None = Field(
        default=None, title="存在的主要问题及改进情况", description="第五部分", examples=[{"says": ["无"]}]
    )
    other: AnnualPart | None = Field(
        default=None, title="其他需要报告的事项", description="第六部分", examples=[{"says": ["无"]}]
    )
    file: AttachmentId | None = Field(
        default=None, title="附件", description="年报原件的附件编号", examples=["nianbao"]
    )


ANNUAL_PARTS = ("overview", "active", "requests", "disputes", "problems", "other")


class Targeting(Record):
    """对谁有用: for whom an item is, in which situations, in plain words, and what those people would ask."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["dibao"])
    of: str = Field(
        title="说的是哪一项",
        description="relief/措施编号、documents/文件编号、explanations/解读编号",
        examples=["relief/dibao"],
        pattern=TARGET_PATTERN,
    )
    audience: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(), title="给谁看", description="写人：什么样的人", examples=[["家里收入低的人"]]
    )
    situations: Annotated[tuple[SituationId, ...], NoRepeats] = Field(
        default=(), title="什么难处", description="难处编号", examples=[["kanbing"]]
    )
    plain: Text | None = Field(
        default=None, title="白话", description="一两句话说清这一项，短句", examples=["收入低于标准，每月补差额。"]
    )
    queries: Annotated[tuple[Text, ...], NoRepeats] = Field(
        default=(), title="他们会怎么问", description="这些人会在搜索框里打什么字", examples=[["低保怎么办"]]
    )
    said: Day = Field(title="写的日期", description="哪一天写的，或哪一天重新看过", examples=["2026-03-01"])
    post: Text = Field(title="写的岗位", description="写岗位，不写姓名", examples=["政策宣传岗"])

    @property
    def folder(self) -> str:
        """relief, documents or explanations."""
        return self.of.partition("/")[0]

    @property
    def target(self) -> str:
        """The id in that folder."""
        return self.of.partition("/")[2]
