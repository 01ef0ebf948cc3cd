"""What is published: without properties, comments and cameras' notes; still opens; always the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader

from generator.model.attachment import MEDIA_TYPES
from generator.privacy.attachments.read import read_attachment
from generator.privacy.attachments.strip import strip_attachment
from tests.privacy import make_files as make
from tests.privacy.leaks import MOBILE, PLACES, Build

# Places that are not for the public: nothing of them is published.
UNSEEN = {
    "批注", "批注作者", "会话批注", "批注人", "最后保存者", "公司", "自定义属性", "关键词", "文档变量", "自定义数据", "修订人",
    "作者", "XMP", "以前的版本", "图片的拍摄信息", "图片的文字说明", "用户注释", "Windows 备注", "拍摄地点", "注释", "IPTC",
    "图片之后", "文字块", "压缩的文字块", "中文文字块", "EXIF", "自造的块", "XML 注释",
}  # fmt: skip
OPENS: dict[str, Callable[[bytes], Any]] = {
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "docx": lambda content: docx.Document(io.BytesIO(content)).paragraphs,
    "pdf": lambda content: [page.extract_text() for page in PdfReader(io.BytesIO(content), strict=True).pages],
    "jpg": lambda content: Image.open(io.BytesIO(content)).load(),
    "png": lambda content: Image.open(io.BytesIO(content)).load(),
    "ofd": lambda content: zipfile.ZipFile(io.BytesIO(content)).testzip(),
    "txt": len,
    "csv": len,
}
EACH = pytest.mark.parametrize(("suffix", "where", "build"), PLACES, ids=lambda v: v if isinstance(v, str) else "")


@EACH
def test_a_cleaned_file_is_whole_and_always_the_same(suffix: str, where: str, build: Build) -> None:
    """It opens, is the same each time, the same again when cleaned twice, and says what it said to its readers."""
    content = build(MOBILE)
    media = MEDIA_TYPES[suffix]
    cleaned = strip_attachment(content, media)
    OPENS[suffix](cleaned)
    assert cleaned == strip_attachment(content, media) == strip_attachment(cleaned, media)
    left = [piece.where for piece in read_attachment(cleaned, media).texts if MOBILE in piece.text]
    assert bool(left) is (where not in UNSEEN and (suffix, where) not in {("pdf", "批注")}), left


@pytest.mark.parametrize(
    ("suffix", "build"),
    [pytest.param(suffix, build, id=f"{suffix}-{where}") for suffix, where, build in PLACES if where in UNSEEN],
)
def test_nothing_unseen_stands_in_the_bytes(suffix: str, build: Build) -> None:
    """What was taken out is in no byte of the file, unpacked or not."""
    cleaned = strip_attachment(build(MOBILE), MEDIA_TYPES[suffix])
    parts = [cleaned]
    if suffix in ("xlsx", "docx", "ofd"):
        with zipfile.ZipFile(io.BytesIO(cleaned)) as archive:
            parts += [archive.read(name) for name in archive.namelist()]
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert not any(MOBILE.encode(encoding) in part for part in parts)


def test_a_workbook_keeps_its_cells() -> None:
    """Cells, formulas and sheets are those of the original; author and times are nobody's."""
    before = make.workbook()
    after = strip_attachment(before, MEDIA_TYPES["xlsx"])
    cells = [
        [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content))["公开"].iter_rows()]
        for content in (before, after)
    ]
    assert cells[0] == cells[1]
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if name.startswith("docProps")]


@pytest.mark.parametrize("build", [make.xlsx_comment, make.docx_comment, make.xlsx_threaded, make.docx_custom])
def test_nothing_points_at_what_is_gone(build: Build) -> None:
    """No relation and no entry of the table of contents names a part that was taken out."""
    suffix = "xlsx" if build in (make.xlsx_comment, make.xlsx_threaded) else "docx"
    with zipfile.ZipFile(io.BytesIO(strip_attachment(build("字"), MEDIA_TYPES[suffix]))) as archive:
        names = archive.namelist()
        told = b"".join(archive.read(name) for name in names if name.endswith(".rels") or name.startswith("[Content"))
    assert not [name for name in names if "comments/" in name or name.endswith("comments.xml") or "docProps" in name]
    assert (
        b"comments/" not in told and b"comments.xml" not in told and b"docProps" not in told and b"ersons" not in told
    )


def test_a_document_loses_the_marks_of_its_comments() -> None:
    """The text keeps its words, and no mark of a comment."""
    with zipfile.ZipFile(io.BytesIO(strip_attachment(make.docx_comment("字"), MEDIA_TYPES["docx"]))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "关于做好社会救助工作的通知" in body
    assert "comment" not in body


@pytest.mark.parametrize("suffix", ["jpg", "png"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_picture_stays_as_it_is(suffix: str, turn: int) -> None:
    """Every point is the one it was, and turned as it was; nothing else of EXIF is left."""
    exif = make.exif_of(0x0112, turn)
    exif[0x010F] = "zhaoxiangji"
    before = make.saved("JPEG" if suffix == "jpg" else "PNG", exif=exif)
    after = strip_attachment(before, MEDIA_TYPES[suffix])
    one, other = (ImageOps.exif_transpose(Image.open(io.BytesIO(content))) for content in (before, after))
    assert one.tobytes() == other.tobytes() and one.size == other.size
    assert dict(Image.open(io.BytesIO(after)).getexif()) == ({0x0112: turn} if turn > 1 else {})


def test_colours_stay() -> None:
    """The colour profile of a picture is kept: without it the picture looks otherwise."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for suffix, kind in (("jpg", "JPEG"), ("png", "PNG")):
        after = strip_attachment(make.saved(kind, icc_profile=profile), MEDIA_TYPES[suffix])
        assert Image.open(io.BytesIO(after)).info["icc_profile"] == profile


def test_a_pdf_has_no_properties_and_one_version() -> None:
    """No /Info, no XMP, no /ID, one end of file; the text of the page is there."""
    after = strip_attachment(make.pdf_earlier(MOBILE), MEDIA_TYPES["pdf"])
    reader = PdfReader(io.BytesIO(after))
    assert reader.metadata in (None, {}) and reader.xmp_metadata is None
    assert b"/ID" not in after and after.count(b"%%EOF") == 1 and b"pypdf" not in after
    assert "812 yuan" in reader.pages[0].extract_text()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_is_published_byte_for_byte(encoding: str) -> None:
    """A text file has no properties: nothing in it changes."""
    content = make.encoded(encoding)("字")
    assert strip_attachment(content, "text/plain") == content
