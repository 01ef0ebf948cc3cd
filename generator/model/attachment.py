"""A file offered for download; only a file that a public record names is published."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Day, FileFact, Identifier, Part, Record, Text, of_file

# What may be offered for download: nothing a browser would run on the site's own origin.
MEDIA_TYPES = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "ofd": "application/ofd",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "wps": "application/vnd.ms-works",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Known by name alone: such files can be neither read whole nor cleaned.
OLD = ("doc", "wps", "xls")
TAKEN = {suffix: media for suffix, media in MEDIA_TYPES.items() if suffix not in OLD}


class ScanCheck(Part):
    """A scan was looked at page by page, by whom (as a post) and when: no program reads what is in a picture."""

    post: Text = Field(title="查看岗位", description="写岗位，不写姓名", examples=["办公室主任"])
    date: Day = Field(title="查看日期", description="哪一天逐页看过", examples=["2026-11-20"])


class Attachment(Record):
    """附件: one file under ``content/<slug>/files/`` and what is known of it."""

    id: Identifier = Field(title="附件编号", description="与文件同名", examples=["shenqingbiao"])
    title: Text = Field(title="标题", description="附件叫什么", examples=["申请表（空白）"])
    file: str = Field(
        title="文件名",
        description="同一文件夹里的文件名，只能用小写字母、数字、短横线和点",
        examples=["shenqingbiao.pdf"],
        pattern=r"^[a-z0-9]+([-.][a-z0-9]+)*$",
        max_length=80,
        json_schema_extra=of_file(FileFact.name),
    )
    media_type: str = Field(
        title="类型",
        description="文件类型",
        examples=["application/pdf"],
        pattern=r"^[a-z]+/[a-z0-9.+-]+$",
        json_schema_extra=of_file(FileFact.media_type),
    )
    size: int = Field(
        title="大小",
        description="字节数",
        examples=[20480],
        ge=1,
        le=50_000_000,
        json_schema_extra=of_file(FileFact.size),
    )
    sha256: str = Field(
        title="指纹",
        description="文件的 SHA-256",
        examples=["0" * 64],
        pattern=r"^[0-9a-f]{64}$",
        json_schema_extra=of_file(FileFact.fingerprint),
    )
    has_text: bool = Field(
        title="能不能选中文字",
        description="扫描件写 false",
        examples=[True],
        json_schema_extra=of_file(FileFact.has_text),
    )
    scan_checked_by: ScanCheck | None = Field(
        default=None,
        title="扫描件由谁看过",
        description="图片和扫描件，由哪个岗位在哪一天逐页看过；换了文件要重新看、重新写",
        examples=[{"post": "办公室主任", "date": "2026-11-20"}],
    )
