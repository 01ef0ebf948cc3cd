"""What every record has: its life, its dates, where it comes from.

takes  plain values as the loader read them
gives  the field types and the ``Record`` base class that all record kinds share
does not  read files, resolve references or know any HTML
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY = re.compile(ID_PATTERN)
RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$")
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$"
SPAN_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*:[0-9]{1,6}-[0-9]{1,6}$"
MARKUP = re.compile(r"<\s*[/!?]?\s*[A-Za-z]|&(?:#\w+|[A-Za-z]{2,8});|(?i:javascript:)")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def parse_day(value: Any) -> date:
    """``YYYY-MM-DD`` to a date; anything else is refused with the value shown."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.match(DAY_PATTERN, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad_date", "not a calendar day", {"value": str(value)})


@dataclass(frozen=True)
class Moment:
    """A day, with the time of day where the office recorded one (``HH:MM``, Asia/Shanghai)."""

    day: date
    time: str | None = None

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.time}" if self.time else self.day.isoformat()


def parse_moment(value: Any) -> Moment:
    """``YYYY-MM-DD`` or ``YYYY-MM-DD HH:MM``; never invents 00:00."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, str) and re.match(MOMENT_PATTERN, value):
        day, _, clock = value.partition(" ")
        if not clock or (int(clock[:2]) < 24 and int(clock[3:]) < 60):
            return Moment(parse_day(day), clock or None)
    raise PydanticCustomError("bad_date", "not a day with optional time", {"value": str(value)})


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one passage: characters ``start`` to ``end`` (end not included) of its clean text."""

    passage: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.passage}:{self.start}-{self.end}"


def parse_span(value: Any) -> Span:
    """``passage:start-end`` to a Span; the passage itself is looked up later, by the audit."""
    if isinstance(value, Span):
        return value
    if isinstance(value, str) and re.match(SPAN_PATTERN, value) and len(value) < 100:
        passage, _, numbers = value.partition(":")
        start, _, end = numbers.partition("-")
        if int(start) < int(end):
            return Span(passage, int(start), int(end))
    raise PydanticCustomError("bad_span", "not passage:start-end", {"value": str(value)})


def without_markup(value: Any) -> Any:
    """Refuse markup and control characters: a text field is text, and nothing else reaches a page."""
    if isinstance(value, str):
        if found := MARKUP.search(value):
            raise PydanticCustomError("markup", "markup in text", {"value": found.group()})
        if found := CONTROL.search(value):
            raise PydanticCustomError("control", "control character", {"value": f"U+{ord(found.group()):04X}"})
    return value


def plain_text(value: Any) -> Any:
    """As ``without_markup``, without the white space around it."""
    value = without_markup(value)
    return value.strip() if isinstance(value, str) else value


def usable_name(value: str) -> str:
    """Refuse names that Windows reserves for devices: the office's machine could not make such a file."""
    if RESERVED.match(value):
        raise PydanticCustomError("reserved", "reserved name", {"value": value})
    return value


def plain_digits(value: Any) -> Any:
    """Refuse full-width figures, which Python would read as a number and other readers of the data would not."""
    if isinstance(value, str) and not value.isascii():
        raise PydanticCustomError("decimal_parsing", "not plain digits", {"value": value})
    return value


def without_repeats(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse a list that names the same thing twice."""
    for index, value in enumerate(values):
        if value in values[:index]:
            raise PydanticCustomError("repeated", "named twice", {"value": str(value)})
    return values


OF = "x-of"  # in a schema: the kind of record (its name in ``kinds``) whose id stands here


def _of(kind: str) -> Any:
    """Says in the schema what an id names, so that a form can offer what there is."""
    return Field(json_schema_extra={OF: kind})


FILE = "x-file"  # in a schema: what of the file beside a record stands here


class FileFact(StrEnum):
    """What a record says of the file beside it; all of it can be read off the file, but for which file it is."""

    name = "name"
    media_type = "media_type"
    size = "size"
    fingerprint = "fingerprint"
    has_text = "has_text"


def of_file(fact: FileFact) -> dict[str, Any]:
    """Says in the schema what of the file beside a record stands here, so that a form can take the file itself."""
    return {FILE: fact.value}


Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "pattern": DAY_PATTERN})]
MomentField = Annotated[
    Moment,
    PlainValidator(parse_moment),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN}),
]
SpanField = Annotated[
    Span,
    PlainValidator(parse_span),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": SPAN_PATTERN}),
]
Number = Annotated[Decimal, BeforeValidator(plain_digits)]
Identifier = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64), AfterValidator(usable_name)]
NoRepeats = AfterValidator(without_repeats)

AttachmentId = Annotated[Identifier, _of("attachment")]
CatalogueId = Annotated[Identifier, _of("catalogue")]
ChannelId = Annotated[Identifier, _of("channel")]
DocumentId = Annotated[Identifier, _of("document")]
InstrumentId = Annotated[Identifier, _of("instrument")]
LadderId = Annotated[Identifier, _of("ladder")]
LineageId = Annotated[Identifier, _of("lineage")]
MeasureId = Annotated[Identifier, _of("measure")]
MeetingId = Annotated[Identifier, _of("meeting")]
PaperId = Annotated[Identifier, _of("paper")]
PersonId = Annotated[Identifier, _of("person")]
ProposalId = Annotated[Identifier, _of("proposal")]
QuestionId = Annotated[Identifier, _of("question")]
ResolutionId = Annotated[Identifier, _of("resolution")]
SituationId = Annotated[Identifier, _of("situation")]
TableId = Annotated[Identifier, _of("table")]
UnitId = Annotated[Identifier, _of("unit")]
Text = Annotated[
    str,
    BeforeValidator(plain_text),
    StringConstraints(min_length=1, max_length=2000),
]


def one_name(value: str) -> str:
    """Refuse several names written as one: a full-width comma or 、 does not part the items of a list."""
    if any(mark in value for mark in "，、；"):
        raise PydanticCustomError("joined", "several in one", {"value": value})
    return value


Name = Annotated[Text, AfterValidator(one_name)]


class Part(BaseModel):
    """A piece of a record; same rules as a record, no life of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class State(StrEnum):
    """The life of a record (contract: life of a record)."""

    draft = "draft"
    in_review = "in_review"
    public = "public"
    withdrawn = "withdrawn"


STATE_TITLES = {State.draft: "草稿", State.in_review: "待审", State.public: "公开", State.withdrawn: "已撤回"}


class Origin(StrEnum):
    """Whether a record copies what its own organ made public, or is written for this portal."""

    public_document = "public-document"
    compiled = "compiled"


ORIGIN_TITLES = {Origin.public_document: "摘自公开文件", Origin.compiled: "为本站编写"}


class Withheld(Part):
    """A part left out when the record was reviewed, and the article that says it may not be public."""

    part: Text = Field(title="不公开的部分", description="哪一部分没有公开", examples=["内部讨论记录"])
    article: Text = Field(title="依据条款", description="依哪一条不公开", examples=["政府信息公开条例第十六条"])


class Review(Part):
    """Review before publication (政府信息公开条例 art. 17): by post, never by name."""

    post: Text = Field(title="审查岗位", description="谁审的：写岗位，不写姓名", examples=["办公室主任"])
    date: Day = Field(title="审查日期", description="哪一天审的", examples=["2026-11-20"])
    basis: Text = Field(title="审查依据", description="依据什么审的", examples=["政府信息公开条例第十七条"])
    conclusion: Text = Field(title="审查结论", description="结论是什么", examples=["可以公开"])
    left_out: tuple[Withheld, ...] = Field(
        default=(), title="不公开的部分", description="有不公开的部分时逐项列出，没有就不写", examples=[[]]
    )


class Withdrawal(Part):
    """Why a record that was public is so no longer; the page at its old address says it, and nothing else."""

    date: Day = Field(title="撤回日期", description="哪一天撤回", examples=["2026-11-20"])
    reason: Text = Field(
        title="撤回原因", description="写给公众看的一句话，不提被撤回的内容", examples=["内容有误，已另行公开。"]
    )


LIFE = frozenset({"state", "review", "withdrawn"})  # how the office handled a record: in no data, no fingerprint


class Record(Part):
    """Fields of every record: state, origin, source passage and the dates that are never mixed."""

    state: State = Field(
        title="状态",
        description="draft 草稿、in_review 待审、public 公开、withdrawn 已撤回；只有 public 的记录会出现在网站上",
        examples=["public"],
    )
    origin: Origin = Field(
        title="由来",
        description="public-document：摘自发文机关已公开的文件；compiled：为本站编写，公开前要有审查记录",
        examples=["public-document"],
    )
    document: DocumentId | None = Field(
        default=None, title="出处文件", description="摘自哪份文件（文件编号）", examples=["zhidu"]
    )
    passage: Identifier | None = Field(
        default=None, title="出处段条", description="摘自文件的哪一段（段条编号）", examples=["s4-jiaoyu"]
    )
    review: Review | None = Field(
        default=None,
        title="审查记录",
        description="不是摘自公开文件的记录，公开前必须有",
        examples=[
            {"post": "办公室主任", "date": "2026-11-20", "basis": "政府信息公开条例第十七条", "conclusion": "可以公开"}
        ],
    )
    formed: Day | None = Field(
        default=None, title="成文日期", description="信息形成的日子；文件没有写就不填", examples=["2021-09-30"]
    )
    issued: MomentField | None = Field(
        default=None, title="印发日期", description="印发或在别处首次发布的日子", examples=["2021-09-30"]
    )
    published_here: MomentField | None = Field(
        default=None, title="本站发布", description="在本站第一次公开的日子，知道时刻就写上", examples=["2026-11-21"]
    )
    changed: Day | None = Field(
        default=None, title="更新日期", description="内容最近一次实质变化的日子", examples=["2026-11-21"]
    )
    checked: Day | None = Field(
        default=None, title="核对日期", description="最近一次核对无误的日子", examples=["2026-11-21"]
    )
    history_from: Day | None = Field(
        default=None,
        title="历史自何日",
        description="从这一天起的修改才显示；改掉了不该公开的内容时填写",
        examples=["2026-12-01"],
    )

    index_number: Text | None = Field(
        default=None,
        title="索引号",
        description="机关自己编的索引号，照原样写；没有编就不写，本站另给编号",
        examples=["000014349/2017-00110"],
    )
    responsible: Text | None = Field(
        default=None, title="责任科室", description="谁负责更新：写科室或岗位，不写姓名", examples=["社会救助科"]
    )
    check_by: Day | None = Field(
        default=None, title="下次核对", description="最迟哪一天再核对一次", examples=["2027-05-21"]
    )
    withdrawn: Withdrawal | None = Field(
        default=None,
        title="撤回",
        description="状态改成 withdrawn 时必须写；别的状态不写",
        examples=[{"date": "2026-11-20", "reason": "内容有误，已另行公开。"}],
    )

    @property
    def is_public(self) -> bool:
        """Whether the record may reach anything that is published."""
        return self.state is State.public
