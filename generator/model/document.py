"""An official document: its head, its corrections, and how its clean text is cut into passages."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from generator.model.base import Day, Identifier, MeasureId, NoRepeats, Part, Record, SpanField, Text, without_markup

SHA256 = r"^[0-9a-f]{64}$"
LINES = r"^[0-9]{1,6}(-[0-9]{1,6})?$"
# One line may be written as a plain number; the loader takes it as text.
LineRange = Annotated[
    str,
    StringConstraints(pattern=LINES),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": LINES}, {"type": "integer", "minimum": 1}]}),
]


class Validity(StrEnum):
    """有效性 as official pages state it; ``unknown`` where this portal could not find out."""

    in_force = "有效"
    amended = "已修改"
    expired = "失效"
    repealed = "废止"
    not_yet = "尚未施行"
    unknown = "待核实"


class HeadItem(StrEnum):
    """What a document's head may leave out, by the name of the field that would hold it."""

    number = "number"
    issuer = "issuer"
    formed = "formed"
    issued = "issued"
    sent_to = "sent-to"
    copied_to = "copied-to"


class PassageKind(StrEnum):
    """What a passage is in its document."""

    letterhead = "letterhead"
    headline = "title"
    heading = "heading"
    text = "text"
    item = "item"
    roster = "roster"
    sending = "sending"
    signature = "signature"
    annex = "annex"


class Passage(Part):
    """段条: a passage of the clean text, named by the lines of ``original.txt`` it stands on."""

    id: Identifier = Field(title="段条编号", description="网址里的锚点，定了就不再改", examples=["s4-jiaoyu"])
    kind: PassageKind = Field(
        title="类别",
        description="letterhead 文件头、title 标题、heading 小标题、text 正文、item 编号条目、roster 名单、"
        "sending 主送抄送、signature 落款、annex 附件说明",
        examples=["text"],
    )
    lines: LineRange = Field(
        title="行号", description="在 original.txt 里的行号：一行写 12，几行写 12-18", examples=["12-18"]
    )


class Correction(Part):
    """订正: ``before`` stands exactly once in the text (white space free) and is replaced once, in order."""

    before: str = Field(
        title="原文", description="改前的文字，在文中只能出现一次", examples=["¡一站式¡–"], min_length=1, max_length=500
    )
    after: Annotated[str, BeforeValidator(without_markup)] = Field(
        title="订正后", description="改后的文字；删去就写空引号", examples=["“一站式”"], max_length=500
    )
    why: Text = Field(title="理由", description="为什么改", examples=["引号乱码"])


class Citation(Part):
    """A legal basis the document names."""

    title: Text = Field(title="名称", description="法规或文件的名称，不带书名号", examples=["社会救助暂行办法"])
    number: Text | None = Field(
        default=None, title="文号", description="文件里写的文号；没写就不填", examples=["国务院令第649号"]
    )
    date: Day | None = Field(default=None, title="该文件的日期", description="能确定时才填", examples=["2014-02-21"])
    at: SpanField = Field(title="在文中何处", description="段条编号:起-止", examples=["qianyan:2-27"])


class LaterDocument(Part):
    """修改或废止这份文件的文件."""

    title: Text = Field(title="名称", description="不带书名号", examples=["关于修改社会救助联席会议制度的通知"])
    number: Text | None = Field(default=None, title="文号", description="知道才写", examples=["某政办发〔2026〕3号"])
    date: Day | None = Field(
        default=None, title="从何日起", description="从哪一天起修改、废止", examples=["2026-07-01"]
    )
    id: Identifier | None = Field(
        default=None, title="文件编号", description="本站也收录了那份文件的才写", examples=["xiugai"]
    )


class Document(Record):
    """制度文件: one official document as received, with everything its own head says."""

    id: Identifier = Field(title="文件编号", description="与文件夹同名", examples=["zhidu"])
    title: SpanField = Field(title="标题", description="标题在文中的位置", examples=["biaoti:0-16"])
    number: SpanField | None = Field(
        default=None, title="发文字号", description="发文字号在文中的位置", examples=["wenhao:0-12"]
    )
    issuer: Text | None = Field(
        default=None, title="发文机关", description="发文机关全称", examples=["同仁市人民政府办公室"]
    )
    sent_to: SpanField | None = Field(
        default=None, title="主送机关", description="主送机关在文中的位置", examples=["zhusong:0-20"]
    )
    copied_to: SpanField | None = Field(
        default=None, title="抄送机关", description="抄送机关在文中的位置", examples=["chaosong:3-40"]
    )
    not_given: tuple[HeadItem, ...] = Field(
        default=(),
        title="文件没有写明的项目",
        description=f"文件里没有的项目逐个列出（{'、'.join(HeadItem)}），空着不写会报错",
        examples=[["number", "formed"]],
    )
    validity: Validity = Field(
        title="有效性", description="有效、已修改、失效、废止、尚未施行、待核实", examples=["待核实"]
    )
    area: Text | None = Field(
        default=None, title="适用地区", description="不是整个地方都适用的才写", examples=["农村牧区"]
    )
    amended_by: tuple[LaterDocument, ...] = Field(
        default=(), title="修改它的文件", description="按时间先后", examples=[[]]
    )
    repealed_by: LaterDocument | None = Field(
        default=None,
        title="废止它的文件",
        description="已经废止、知道被什么废止的才写",
        examples=[{"title": "新的制度"}],
    )
    measures: Annotated[tuple[MeasureId, ...], NoRepeats] = Field(
        default=(), title="涉及的措施", description="说的是哪几项救助措施；综合性的不写", examples=[["dibao"]]
    )
    on_disclosure: bool = Field(
        default=False, title="是不是信息公开制度", description="讲信息怎样公开的制度写 true", examples=[True]
    )
    not_before: Day | None = Field(
        default=None,
        title="不早于",
        description="文件没写日期、但文中引用的文件能说明最早日期时填写",
        examples=["2014-02-21"],
    )
    cites: tuple[Citation, ...] = Field(default=(), title="依据", description="文中引用的法规和文件", examples=[[]])
    obtained_from: Text = Field(
        title="文本来源", description="这份文本从哪里得到", examples=["大方县人民政府网 www.gzdafang.gov.cn"]
    )
    sha256: str = Field(title="原件指纹", description="original.txt 的 SHA-256", examples=["0" * 64], pattern=SHA256)
    corrections: tuple[Correction, ...] = Field(
        default=(), title="订正", description="对原文的逐条订正，按顺序执行", examples=[[]]
    )
    passages: tuple[Passage, ...] = Field(
        title="段条", description="把全文分成段条，每一行都要归入一个段条", examples=[[]], min_length=1
    )


class Cutting(BaseModel):
    """Of a document's record what its text is cut by: with this alone a draft can be read, whatever else it lacks."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    sha256: str = Field(pattern=SHA256)
    corrections: tuple[Correction, ...] | None = None  # begun and still empty
    passages: tuple[Passage, ...] = Field(min_length=1)
