"""Plain words: the list of officialese with everyday words for it, and plain words for single clauses."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Identifier, Part, Record, Text


class Replaced(Part):
    """一个套话，和平常的说法."""

    word: Text = Field(title="套话", description="公文里的词", examples=["予以"])
    say: Text = Field(title="平常说法", description="换成什么；要去掉的写“（去掉）”", examples=["给"])


class Officialese(Record):
    """公文套话: words no plain text may use outside quotation marks."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["officialese"])
    words: tuple[Replaced, ...] = Field(title="词", description="逐个", examples=[[]], min_length=1)


class ClauseSays(Part):
    """一项的白话."""

    clause: Identifier = Field(title="事项编号", description="职责里的顺序号", examples=["1"])
    say: Text = Field(title="白话", description="这一项用平常话怎么说", examples=["管孩子上学的补助。"])


class ClauseWords(Record):
    """职责白话: plain words for the clauses of one duty, shown beside the document's own."""

    id: Identifier = Field(title="职责编号", description="与文件同名，也与职责记录同名", examples=["jiaoyu"])
    lines: tuple[ClauseSays, ...] = Field(title="各项", description="逐项", examples=[[]], min_length=1)
