"""Files that would never end, lie, are locked, or are broken: each a finding at once."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

from generator.model.attachment import MEDIA_TYPES
from generator.privacy.attachments.read import read_attachment
from generator.privacy.attachments.reading import Why
from tests.privacy import make_files as make
from tests.privacy.test_gate import attachment, codes

CODES = {
    Why.too_much: "A322", Why.locked: "A323", Why.liar: "A324", Why.active: "A325", Why.old: "A326", Why.broken: "A327"
}  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MEMORY = 300_000_000


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def big_part() -> bytes:
    return make.rezipped(make.workbook(), {"xl/media/image1.bmp": b"\0" * 60_000_000})


def many_parts() -> bytes:
    return make.rezipped(make.workbook(), {f"xl/a{n}.bin": b"" for n in range(5_001)})


def big_sheet() -> bytes:
    return make.raw_sheet("<sheetData>" + '<row><c t="str"><v>x</v></c></row>' * 1_000_000 + "</sheetData>")


def said_twice() -> bytes:
    """Two parts of one name: which one a programme shows is its own affair."""
    with pytest.warns(UserWarning, match="Duplicate"):
        out = io.BytesIO(make.workbook())
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("xl/workbook.xml", "<a/>")
    return out.getvalue()


def lying_size() -> bytes:
    """The table of contents says that a large part is small."""
    content = big_part()
    return content.replace(struct.pack("<L", 60_000_000), struct.pack("<L", 10))


def in_each_other() -> bytes:
    inner = make.rezipped(make.document(), {"word/embeddings/a.xlsx": make.workbook()})
    return make.rezipped(make.document(), {"word/embeddings/b.docx": inner})


def document_type(where: str) -> Callable[[], bytes]:
    laughs = "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" if n else "ha"}">' for n in range(9))
    part = f'<?xml version="1.0"?><!DOCTYPE a [{laughs}]><a>&a8;</a>'
    return lambda: make.rezipped(make.document(), {where: part.encode()})


def document_type_utf_16() -> bytes:
    part = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    return make.rezipped(make.document(), {"word/document.xml": part.encode("utf-16")})


def deep_xml() -> bytes:
    return make.rezipped(make.document(), {"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000})


def forms_in_forms() -> bytes:
    """Ten draws ten draws ten …: a page of a thousand million words in a small file."""

    def change(writer: PdfWriter) -> None:
        below = None
        for _ in range(12):
            form = StreamObject()
            form.set_data(b"/F Do " * 10 if below is not None else b"BT (ha) Tj ET")
            form[NameObject("/Type")] = NameObject("/XObject")
            form[NameObject("/Subtype")] = NameObject("/Form")
            form[NameObject("/BBox")] = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
            if below is not None:
                forms = DictionaryObject({NameObject("/F"): below})
                form[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
            below = writer._add_object(form)
        content = StreamObject()
        content.set_data(b"/F Do")
        page = writer.pages[0]
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/F"): below})}
        )

    return make.written(change)


def many_files() -> bytes:
    inner = make.workbook()
    return make.rezipped(make.document(), {f"word/embeddings/a{n}.xlsx": inner for n in range(51)})


def saved_again_and_again() -> bytes:
    """A page of much text, and nineteen versions of it."""
    once = drawn(b"(a) Tj ", 10_000)()
    return once + b"\n%%EOF\n" * 19


def pages_in_a_circle() -> bytes:
    def change(writer: PdfWriter) -> None:
        pages = writer.root_object["/Pages"].get_object()
        pages["/Kids"].append(writer.root_object.raw_get("/Pages"))

    return make.written(change)


def drawn(unit: bytes, count: int) -> Callable[[], bytes]:
    """A page that does one thing over and over."""

    def change(writer: PdfWriter) -> None:
        content = StreamObject()
        content.set_data(unit * count)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)

    return lambda: make.written(change)


def packed_stream() -> bytes:
    """A page whose content unpacks to a hundred million spaces."""

    def change(writer: PdfWriter) -> None:
        content = StreamObject()
        content._data = zlib.compress(b" " * 100_000_000, 9)
        content[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)

    return make.written(change)


def scripted() -> bytes:
    def change(writer: PdfWriter) -> None:
        script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)

    return make.written(change)


def locked(password: str) -> Callable[[], bytes]:
    return lambda: make.written(lambda writer: writer.encrypt(password, "owner", algorithm="RC4-128"))


def locked_zip() -> bytes:
    """The mark of a password at every part."""
    content = bytearray(make.document())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def macros() -> bytes:
    return make.rezipped(make.document(), {"word/vbaProject.bin": OLE})


def macro_type() -> bytes:
    plain, enabled = b"wordprocessingml.document.main", b"document.macroEnabled.main"
    return make.rezipped(make.document(), {"[Content_Types].xml": lambda data: data.replace(plain, enabled)})


def packed_text() -> bytes:
    return make.png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 50_000_000, 9))


def vast_picture() -> bytes:
    header = struct.pack(">LLBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    content = make.saved("PNG")
    chunk = b"IHDR" + header
    return content[:8] + struct.pack(">L", 13) + chunk + struct.pack(">L", zlib.crc32(chunk)) + content[33:]


BAD: tuple[tuple[str, str, Callable[[], bytes], Why], ...] = (
    ("大图", "xlsx", big_part, Why.too_much),
    ("五千零一个部件", "xlsx", many_parts, Why.too_much),
    ("太大的表", "xlsx", big_sheet, Why.too_much),
    ("说小了的部件", "xlsx", lying_size, Why.broken),
    ("两个同名部件", "xlsx", said_twice, Why.broken),
    ("嵌了又嵌", "docx", in_each_other, Why.too_much),
    ("实体炸弹", "docx", document_type("word/document.xml"), Why.broken),
    ("目录里的实体", "docx", document_type("[Content_Types].xml"), Why.broken),
    ("别处的实体", "docx", document_type("customXml/item1.xml"), Why.broken),
    ("UTF-16 的实体", "docx", document_type_utf_16, Why.broken),
    ("套得太深", "docx", deep_xml, Why.broken),
    ("两千页", "pdf", lambda: make.pdf_pages(2_000), Why.too_much),
    ("三百零一页", "pdf", lambda: make.pdf_pages(301), Why.too_much),
    ("画里套画", "pdf", forms_in_forms, Why.too_much),
    ("页套着页", "pdf", pages_in_a_circle, Why.broken),
    ("画了又画", "pdf", drawn(b"1 0 0 1 5 5 cm 10 10 m 20 20 l S\n", 200_000), Why.too_much),
    ("写了又写", "pdf", drawn(b"(a) Tj ", 130_000), Why.too_much),
    ("存了又存", "pdf", saved_again_and_again, Why.too_much),
    ("嵌着五十一个文件", "docx", many_files, Why.too_much),
    ("压缩的空格", "pdf", packed_stream, Why.too_much),
    ("压缩的说明", "png", packed_text, Why.too_much),
    ("画面太大", "png", vast_picture, Why.too_much),
    ("有密码的 PDF", "pdf", locked("secret"), Why.locked),
    ("密码为空的 PDF", "pdf", locked(""), Why.locked),
    ("有密码的压缩包", "docx", locked_zip, Why.locked),
    ("有密码的 Word", "docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Why.locked),
    ("宏", "docx", macros, Why.active),
    ("宏文件改名", "docx", macro_type, Why.active),
    ("控件", "xlsx", lambda: make.rezipped(make.workbook(), {"xl/activeX/activeX1.xml": b"<a/>"}), Why.active),
    ("OLE 对象", "docx", lambda: make.rezipped(make.document(), {"word/embeddings/oleObject1.bin": OLE}), Why.active),
    ("嵌着旧文件", "docx", lambda: make.rezipped(make.document(), {"word/embeddings/a.xls": OLE}), Why.active),
    ("PDF 里的程序", "pdf", scripted, Why.active),
    ("旧 Word", "doc", lambda: OLE, Why.old),
    ("旧 Excel", "xls", lambda: OLE, Why.old),
    ("WPS", "wps", lambda: OLE, Why.old),
    ("表格说是文档", "docx", make.workbook, Why.liar),
    ("文档说是表格", "xlsx", make.document, Why.liar),
    ("旧 Word 说是新的", "docx", lambda: OLE, Why.liar),
    ("网页说是表格", "xlsx", lambda: b"<html><table></table></html>", Why.liar),
    ("网页说是文字", "txt", lambda: b"<!DOCTYPE html><p>x</p>", Why.liar),
    ("文字说是 PDF", "pdf", "通知".encode, Why.liar),
    ("PDF 说是图片", "jpg", make.pdf, Why.liar),
    ("图片换了后缀", "png", make.PLAIN["jpg"], Why.liar),
    ("程序说是文字", "txt", lambda: b"MZ\x90\0\x03\0\0\0", Why.liar),
    ("压缩包说是文档", "docx", lambda: zipped({"a.txt": b"x"}), Why.liar),
    ("OFD 说是文档", "docx", make.ofd, Why.liar),
    ("空的 PDF", "pdf", lambda: b"%PDF-1.7\n", Why.broken),
    ("半个 PDF", "pdf", lambda: make.pdf()[:300], Why.broken),
    ("半个文档", "docx", lambda: make.document()[:2000], Why.broken),
    ("半张照片", "jpg", lambda: make.saved("JPEG")[:400], Why.broken),
    ("半张图", "png", lambda: make.saved("PNG")[:60], Why.broken),
    (
        "没有文字表",
        "xlsx",
        lambda: make.raw_sheet('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>'),
        Why.broken,
    ),
    ("一行八十万零一字", "txt", lambda: b"1" * 800_001, Why.too_much),
    ("四万零一行", "csv", lambda: "".join(f"{n},a\n" for n in range(40_002)).encode(), Why.too_much),
    ("没有内容", "txt", lambda: b"\xff\xff\xff\x00", Why.liar),
)


@pytest.mark.parametrize(("name", "suffix", "build", "why"), BAD, ids=[one[0] for one in BAD])
def test_a_bad_file_is_refused(name: str, suffix: str, build: Callable[[], bytes], why: Why) -> None:
    """It is one finding with its own remedy, never a crash, and takes little memory."""
    content = build()
    tracemalloc.start()
    reading = read_attachment(content, MEDIA_TYPES[suffix])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.refusal is not None
    assert (reading.refusal.why, reading.refusal.reason) == (why, reading.refusal.reason)
    assert peak < MEMORY
    assert codes(attachment(content, suffix)) == [CODES[why]]


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf", "jpg", "png", "ofd"])
def test_a_damaged_file_never_crashes(suffix: str) -> None:
    """A file cut off or changed at any place is read, or refused."""
    content = make.PLAIN[suffix]()
    step = max(len(content) // 60, 1)
    for at in range(0, len(content), step):
        read_attachment(content[:at], MEDIA_TYPES[suffix])
        read_attachment(content[:at] + bytes((content[at] ^ 0xFF,)) + content[at + 1 :], MEDIA_TYPES[suffix])


def test_nobody_knows_the_type() -> None:
    """A type that is not taken is refused, whatever the file."""
    assert read_attachment(b"x", "image/svg+xml").refusal is not None
