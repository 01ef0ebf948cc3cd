"""Attachments that leak, written by somebody who knew the demand alone; and such as leak nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.audit.attachments import check_attachments
from generator.catalogue import Level, level_of
from generator.findings import Findings
from generator.model.attachment import MEDIA_TYPES
from generator.privacy.waivers import book_of_waivers
from tests.factories import make_attachment, make_place, make_portal
from tests.privacy import make_files as make
from tests.privacy.blind.files import FILES

SUFFIXES = {media: suffix for suffix, media in MEDIA_TYPES.items()}
OF_RECORD = {"A122", "A331", "A332"}  # the record says of the file what is not so, or nobody looked at a picture
HARMLESS_ROWS = (
    ("序号", "乡镇", "户数", "金额（元）", "文号", "办理机构"),
    ("1", "示例甲乡", "138", "567890.00", "民发〔2026〕12号", "示例甲乡人民政府"),
    ("2", "示例乙乡", "159", "678900.50", "民发〔2026〕13号", "示例乙乡人民政府"),
    ("3", "示例丙乡", "172", "1038000.25", "民发〔2026〕14号", "示例丙乡人民政府"),
)
HARMLESS_LINES = (
    "2026年三季度公示", "一、办理时限", "20", "15", "二、救助标准", "812", "760", "1. 申请", "2. 受理", "3. 审核", "4. 公示",
    "办公电话", "0000-0000000", "索引号", "999999-2026-000138", "统一社会信用代码", "119999990000000000",
)  # fmt: skip


def found(content: bytes, media: str) -> dict[str, Level]:
    """Codes that the gate finds in a file, and how serious each is."""
    suffix = SUFFIXES[media]
    has_text = not media.startswith("image")
    attached = make_attachment(content, id="biao", file=f"biao.{suffix}", media_type=media, has_text=has_text)
    portal = make_portal(make_place(attachments=[attached]))
    findings = Findings()
    check_attachments(portal, book_of_waivers(portal, date(2026, 11, 21)), None, findings)
    return {one.code: level_of(one) for one in findings if one.code not in OF_RECORD}


@pytest.mark.parametrize(("media", "build", "expect"), [pytest.param(*one[1:], id=one[0]) for one in FILES])
def test_a_leaking_file_is_found(media: str, build: Callable[[], bytes], expect: str) -> None:
    """A number of a person stops the file; what may tell of a household or a child asks a person to look."""
    codes = found(build(), media)
    assert codes
    assert expect == "warning" or Level.must in codes.values(), codes


def sheet() -> bytes:
    """Rows that say nothing of a person."""

    def fill(book: object) -> None:
        for row in HARMLESS_ROWS:
            book.active.append(row)  # type: ignore[attr-defined]

    return make.workbook(fill)


def document() -> bytes:
    """Lines that say nothing of a person, each a paragraph."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in HARMLESS_LINES).encode()
    part = "word/document.xml"
    return make.rezipped(make.document(), {part: lambda data: data.replace(b"<w:body>", b"<w:body>" + body, 1)})


HARMLESS: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{f"原样的 {suffix}": (suffix, build) for suffix, build in make.PLAIN.items()},
    "表格": ("xlsx", sheet),
    "表格文字": ("csv", lambda: "\n".join(",".join(row) for row in HARMLESS_ROWS).encode()),
    "文档": ("docx", document),
    "文字": ("txt", lambda: "\n".join(HARMLESS_LINES).encode()),
}


@pytest.mark.parametrize(("suffix", "build"), HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_file_is_left_alone(suffix: str, build: Callable[[], bytes]) -> None:
    """Sums, numbers of papers, office telephones and steps under each other are nothing of a person."""
    assert found(build(), MEDIA_TYPES[suffix]) == {}
