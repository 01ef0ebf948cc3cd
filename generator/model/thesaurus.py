"""百姓说法: what people say, and the situations, measures, channels, papers and topics that answer it; fillers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.base import ChannelId, MeasureId, Name, NoRepeats, PaperId, Part, Record, SituationId, Text
from generator.model.topic import TopicId

SHORTEST, LONGEST = 2, 12  # characters of a word: one alone says nothing, a longer one nobody types alike twice

Word = Annotated[Name, StringConstraints(min_length=SHORTEST, max_length=LONGEST)]
Filler = Annotated[Name, StringConstraints(max_length=LONGEST)]


class ThesaurusEntry(Part):
    """一组说法: words for one and the same thing, and where they lead; it leads to one thing at least (A860).

    Its topics are searched by its words only where it names nothing narrower.
    """

    words: Annotated[tuple[Word, ...], NoRepeats] = Field(
        title="说法",
        description="人们嘴里怎么说，每个2到12个字；写能拆出来用的短词，也写整句",
        examples=[["讨薪", "不给工钱"]],
        min_length=1,
    )
    situations: Annotated[tuple[SituationId, ...], NoRepeats] = Field(
        default=(), title="领到哪个难处", description="难处编号，最要紧的在前", examples=[["zhigong"]]
    )
    measures: Annotated[tuple[MeasureId, ...], NoRepeats] = Field(
        default=(), title="领到哪项救助", description="措施编号，只写现行的", examples=[["falv-yuanzhu"]]
    )
    channels: Annotated[tuple[ChannelId, ...], NoRepeats] = Field(
        default=(),
        title="领到哪个渠道",
        description="渠道编号；要紧的、要打电话的事，写该打的号码",
        examples=[["renshe-12333"]],
    )
    papers: Annotated[tuple[PaperId, ...], NoRepeats] = Field(
        default=(), title="领到哪份文书", description="文书样张编号；要写的、要填的", examples=[["shenqing-shu"]]
    )
    topics: Annotated[tuple[TopicId, ...], NoRepeats] = Field(
        default=(),
        title="领到哪个主题",
        description="主题编号；由它找到管这件事的单位。只在前几样都没有写的时候用来搜",
        examples=[["zhigong"]],
    )
    note: Text | None = Field(
        default=None, title="说明", description="为什么这样对应，写给办公室自己看", examples=["工会管困难职工"]
    )


class Thesaurus(Record):
    """百姓说法: the list the office keeps; titles, aliases and the words of situations are searched without it."""

    fillers: Annotated[tuple[Filler, ...], NoRepeats] = Field(
        title="虚词", description="问话里不带意思的词，查的时候去掉", examples=[["怎么办", "请问"]], min_length=1
    )
    entries: tuple[ThesaurusEntry, ...] = Field(
        title="各组说法",
        description="一组一组写，意思一样的放在一组",
        examples=[[{"words": ["讨薪", "不给工钱"], "situations": ["zhigong"]}]],
        min_length=1,
    )
