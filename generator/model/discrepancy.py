"""A discrepancy inside a document that only a reader sees (the program's own are computed, not recorded)."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Identifier, Record, SpanField, Text


class Discrepancy(Record):
    """文件中的出入（人工发现）: the passages side by side, and why they do not fit."""

    id: Identifier = Field(title="编号", description="与文件同名", examples=["baosong-qixian"])
    title: Text = Field(title="标题", description="一句话说清哪里不一致", examples=["报送期限可以有两种读法"])
    spans: tuple[SpanField, ...] = Field(
        title="相关原文", description="有出入的各处原文", examples=[["s2-4:0-30"]], min_length=1
    )
    explanation: Text = Field(
        title="说明",
        description="只说文件写法，不评价单位",
        examples=["“每季度的次月10日前”可以读作季度结束后的次月，也可以读作……"],
    )
