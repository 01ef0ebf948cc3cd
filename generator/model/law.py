"""法规: an instrument as data: who issued it, when it is in force, what each article used says, and its figures."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from generator.model.base import Day, Identifier, Number, Part, Record, Text
from generator.model.document import Validity

NUMBER_PATTERN = r"^[1-9][0-9]{0,3}$"  # an article's number: 民法典 has four figures


class Rank(StrEnum):
    """What sort of text it is; a higher one prevails."""

    law = "法律"
    regulation = "行政法规"
    party_regulation = "党内法规"
    ministry_rule = "部门规章"
    ministry_document = "部门规范性文件"
    policy = "政策文件"


class Known(StrEnum):
    """Whether the text itself was read, or is known only from what others say of it (依据待核)."""

    read = "读过原文"
    second_hand = "依据待核"


class FigureUnit(StrEnum):
    """Units a number of the law may have."""

    working_day = "工作日"
    day = "日"
    hour = "小时"
    month = "个月"
    year = "年"
    age = "周岁"
    yuan = "元"
    percent = "%"
    times = "倍"
    person = "人"
    occasion = "次"


class Bound(StrEnum):
    """Whether the figure is the most, the least, or exactly that."""

    at_most = "最多"
    at_least = "至少"
    exactly = "就是"


class Event(StrEnum):
    """What starts a limit: whose hands the thing came into, or what was done."""

    accepted = "受理"
    applied = "收到申请"
    received = "收到"
    served = "您收到"
    learnt = "您知道"
    decided = "作出决定"
    other = "其他"


class Whose(StrEnum):
    """Who must act before the limit ends."""

    office = "机关"
    reader = "您"
    third = "第三方"


class Extension(Part):
    """How a limit may be made longer."""

    length: int = Field(title="延长", description="可以再加多少（单位与期限相同）", examples=[15], ge=1, le=3660)
    when: Text = Field(
        title="什么情况", description="什么情况可以延长，短语，后面接“可以再加15个工作日”", examples=["特殊情况"]
    )


class Figure(Part):
    """数字: one number of an article; a limit also says what starts it, how it is extended, what is left out."""

    id: Identifier = Field(title="数字编号", description="在本条里唯一", examples=["zongqi"])
    value: Number = Field(title="数值", description="阿拉伯数字", examples=["30"], gt=0, le=1_000_000_000)
    unit: FigureUnit = Field(
        title="单位", description="工作日、日、小时、个月、年、周岁、元、%、倍、人、次", examples=["工作日"]
    )
    what: Text = Field(
        title="是什么",
        description="这个数字管什么，白话，不超过35个字；期限写谁办到哪一步，不重复事项的名称",
        examples=["从受理到办完"],
    )
    bound: Bound = Field(default=Bound.at_most, title="上限下限", description="最多、至少、就是", examples=["最多"])
    starts_from: Text | None = Field(
        default=None,
        title="从何时起算",
        description="期限才写：哪一件事发生的那天，白话，以“那天”结尾；当天不算",
        examples=["受理那天"],
    )
    event: Event | None = Field(
        default=None,
        title="起算的事",
        description="写了从何时起算就要写：受理；收到申请（收到您第一次交的申请）；收到（机关收到别的材料）；您收到；您知道；作出决定；其他",
        examples=["受理"],
    )
    start_inferred: bool = Field(
        default=False,
        title="起算日是推断的",
        description="原文没有写明从哪天起算、是本站这样理解的，写 true：页面会说明",
        examples=[True],
    )
    whose: Whose = Field(
        default=Whose.office,
        title="谁的期限",
        description="谁要在期限里办好：机关、您（读者）、第三方；读者自己的期限，页面给最稳当的日子，不靠顺延",
        examples=["您"],
    )
    extension: Extension | None = Field(
        default=None, title="延长", description="可以延长的期限才写", examples=[{"length": 15, "when": "特殊情况"}]
    )
    excluded: Text | None = Field(
        default=None,
        title="不算在内",
        description="哪些时间不算在期限里，短语，后面接“不算在内”",
        examples=["听证用的时间"],
    )
    older_reference: bool = Field(
        default=False,
        title="全国旧有参考",
        description="现行法律把这个数字交给省里定的，写 true：只作参考，不作判断",
        examples=[True],
    )


class Article(Part):
    """条: one article that the site uses, summed up in words of our own."""

    number: str = Field(title="条号", description="阿拉伯数字，加引号", examples=["22"], pattern=NUMBER_PATTERN)
    label: Text | None = Field(default=None, title="叫法", description="不叫“第几条”的才写", examples=["第（八）项"])
    summary: Text = Field(
        title="要点", description="自己的话，不抄原文", examples=["从受理起三十个工作日内办完，特殊情况四十五个"]
    )
    figures: tuple[Figure, ...] = Field(default=(), title="数字", description="这一条里的期限和数额", examples=[[]])


class Instrument(Record):
    """法规: a law, regulation, ministry rule or policy the site stands on."""

    id: Identifier = Field(title="法规编号", description="与文件同名", examples=["dibao-banfa"])
    title: Text = Field(title="全称", description="不带书名号", examples=["中华人民共和国社会救助法"])
    short: Text = Field(title="简称", description="页面上引用时的叫法", examples=["社会救助法"])
    matter: Text | None = Field(
        default=None,
        title="事项",
        description="里面的期限是哪一件事的，两到四个字，算期限时先选它；没有期限的不写",
        examples=["低保"],
    )
    number: Text | None = Field(default=None, title="文号", description="没有文号不写", examples=["民发〔2021〕57号"])
    organ: Text = Field(title="制定机关", description="谁定的", examples=["民政部"])
    rank: Rank = Field(
        title="层级", description="法律、行政法规、党内法规、部门规章、部门规范性文件、政策文件", examples=["法律"]
    )
    adopted: Day | None = Field(default=None, title="通过或公布日期", description="知道才写", examples=["2026-04-30"])
    in_force: Day | None = Field(
        default=None, title="施行日期", description="从哪一天起施行；查不到的不写，改写“至迟”", examples=["2026-07-01"]
    )
    not_later: Day | None = Field(
        default=None,
        title="至迟",
        description="施行日期查不到时写：能证明它至迟在哪一天已经施行；在那以前不拿它当依据",
        examples=["2025-01-01"],
    )
    text_from: Day | None = Field(
        default=None,
        title="文本自何日",
        description="本站读的是修改以后的文本才写：至迟从哪一天起是这样写的；在那以前的文字没有读到，不拿它当依据",
        examples=["2019-03-02"],
    )
    ended: Day | None = Field(
        default=None, title="失效日期", description="已经废止的写最后一天的第二天", examples=["2021-07-01"]
    )
    uncertain_from: Day | None = Field(
        default=None,
        title="自何日起效力待核",
        description="从这一天起还有没有效、查不到，就不能再当依据",
        examples=["2026-07-01"],
    )
    validity: Validity = Field(title="有效性", description="今天看是什么状态", examples=["有效"])
    doubt: Text | None = Field(
        default=None,
        title="要核对的地方",
        description="读的人应当知道的：有没有修改、由哪个部门接管，等等",
        examples=["2026年7月1日以后有没有修改，待核实"],
    )
    known: Known = Field(title="怎么知道的", description="读过原文、依据待核；待核的不能当依据", examples=["读过原文"])
    binds: Text = Field(
        title="管谁", description="约束哪些机关、哪些人", examples=["各级民政部门、乡镇政府和街道办事处"]
    )
    articles: tuple[Article, ...] = Field(title="用到的条", description="只列本站用到的", examples=[[]], min_length=1)

    def is_in_force(self, day: date) -> bool:
        """Whether the text was in force on a day, as far as its own dates say."""
        start = self.in_force or self.not_later
        return start is not None and start <= day and (self.ended is None or day < self.ended)

    def grounds(self, day: date) -> bool:
        """Whether a page of that day may rest on it: its words of that day read, in force, its force not in doubt."""
        unread = self.known is not Known.read or (self.text_from is not None and day < self.text_from)
        doubtful = self.uncertain_from is not None and day >= self.uncertain_from
        return self.is_in_force(day) and not unread and not doubtful

    def article(self, no: str) -> Article | None:
        """The article of that number, or ``None``."""
        return next((article for article in self.articles if article.number == no), None)
