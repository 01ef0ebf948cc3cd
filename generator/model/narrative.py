"""A page of running text, such as 关于本站: its record, with the Markdown in a file of the same name beside it."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Identifier, Record, Text


class Narrative(Record):
    """说明页: the text lies beside the record as ``<id>.md``."""

    id: Identifier = Field(title="页面编号", description="与文件同名，用在网址里", examples=["about"])
    title: Text = Field(title="标题", description="页面标题", examples=["关于本站"])
    summary: Text = Field(title="一句话说明", description="给搜索和网页摘要用", examples=["本站是什么、不是什么"])
