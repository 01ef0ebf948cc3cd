"""Blind leak attachments, built in memory and always the same bytes.

FILES is a list of (id, media_type, build, expect): build() gives the bytes,
expect is "error" (a finding which blocks) or "warning" (at least a warning).
All numbers and names are invented, see numbers_blind.py.
"""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import openpyxl
from fpdf import FPDF
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image, PngImagePlugin

sys.path.insert(0, str(Path(__file__).parent))
from numbers_blind import card, cid, cid_bad, cid_x, full, han

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
JPG = "image/jpeg"
PNG = "image/png"
CSV = "text/csv"
TXT = "text/plain"

FILES: list[tuple[str, str, Callable[[], bytes], str]] = []
WHEN = datetime(2024, 3, 15, 9, 0, 0, tzinfo=UTC)
ID = cid("522421", "19620315")
IDX = cid_x("522421", 1958)
MOB = "13800001234"
CARD = card("621700", 19)


def leak(media: str, expect: str = "error") -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def keep(build: Callable[[], bytes]) -> Callable[[], bytes]:
        FILES.append((build.__name__, media, build, expect))
        return build

    return keep


# ---- zip packages ----------------------------------------------------------
def pack(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2024, 3, 15, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return {n: z.read(n) for n in z.namelist()}


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    rpr = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


INTRO = p(r("关于农村最低生活保障对象的公示"))

# One further part of a package: (path, content type, relationship type, bytes).
Part = tuple[str, str, str, bytes]


def add_part(parts: dict[str, bytes], owner: str, part: Part, rid: str) -> None:
    """Register a part with its content type and its relationship from owner."""
    path, ctype, rtype, data = part
    parts[path] = data
    ct = parts["[Content_Types].xml"].decode()
    if ctype.startswith("ext:"):
        ext, mime = ctype[4:].split("=")
        if f'Extension="{ext}"' not in ct:
            ct = ct.replace("</Types>", f'<Default Extension="{ext}" ContentType="{mime}"/></Types>')
    else:
        ct = ct.replace("</Types>", f'<Override PartName="/{path}" ContentType="{ctype}"/></Types>')
    parts["[Content_Types].xml"] = ct.encode()
    if owner:
        folder, _, name = owner.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
    else:
        rels = "_rels/.rels"
    full_type = rtype if rtype.startswith("http") else REL + rtype
    line = f'<Relationship Id="{rid}" Type="{full_type}" Target="/{path}"/>'
    old = parts.get(
        rels,
        (
            HEAD
            + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        ).encode(),
    ).decode()
    old = old.replace(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
    )
    parts[rels] = old.replace("</Relationships>", line + "</Relationships>").encode()


def word(body: str, *more: Part, sect: str = "", external: str = "", root: tuple[Part, ...] = ()) -> bytes:
    """A small docx; more parts get the relations rId10, rId11 …"""
    parts = {
        "[Content_Types].xml": (
            HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WML}document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{WML}styles+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{REL}officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": (
            HEAD + f"<w:document {W}><w:body>{INTRO}{body}"
            f'<w:sectPr>{sect}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
        ).encode(),
        "word/_rels/document.xml.rels": (
            HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{REL}styles" Target="styles.xml"/>{external}</Relationships>'
        ).encode(),
        "word/styles.xml": (
            HEAD + f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:name w:val="Normal"/></w:style></w:styles>'
        ).encode(),
    }
    for i, part in enumerate(more):
        add_part(parts, "word/document.xml", part, f"rId{10 + i}")
    for i, part in enumerate(root):
        add_part(parts, "", part, f"rIdr{i}")
    return pack(parts)


def wpart(name: str, tag: str, inner: str) -> Part:
    kind = {"header1": "header", "footer1": "footer", "footer2": "footer"}.get(name, name)
    return (
        f"word/{name}.xml",
        f"{WML}{kind}+xml",
        kind,
        (HEAD + f"<w:{tag} {W}>{inner}</w:{tag}>").encode(),
    )


# ---- docx ------------------------------------------------------------------
@leak(DOCX)
def docx_body() -> bytes:
    return word(p(r(f"张三，身份证号{ID}，拟纳入低保。")))


@leak(DOCX)
def docx_split_runs() -> bytes:
    return word(p(r("张三 ") + r(ID[:5]) + r(ID[5:9], "<w:b/>") + r(ID[9:16]) + r(ID[16:])))


@leak(DOCX)
def docx_split_proof_marks() -> bytes:
    return word(
        p(
            r(MOB[:3])
            + '<w:proofErr w:type="spellStart"/>'
            + r(MOB[3:7])
            + '<w:bookmarkStart w:id="1" w:name="a"/>'
            + r(MOB[7:])
            + '<w:bookmarkEnd w:id="1"/>'
        )
    )


@leak(DOCX)
def docx_no_break_hyphen_element() -> bytes:
    return word(
        p(
            f"<w:r><w:t>电话{MOB[:3]}</w:t><w:noBreakHyphen/><w:t>{MOB[3:7]}</w:t><w:noBreakHyphen/><w:t>{MOB[7:]}</w:t></w:r>"
        )
    )


@leak(DOCX)
def docx_tab_and_break_inside() -> bytes:
    return word(p(f"<w:r><w:t>{ID[:6]}</w:t><w:tab/><w:t>{ID[6:14]}</w:t><w:br/><w:t>{ID[14:]}</w:t></w:r>"))


@leak(DOCX)
def docx_digit_cells() -> bytes:
    cells = "".join(f"<w:tc>{p(r(c))}</w:tc>" for c in IDX)
    return word(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p(r('身份证号'))}</w:tc>{cells}</w:tr></w:tbl>" + p(""))


@leak(DOCX)
def docx_nested_table() -> bytes:
    inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p(r(full(ID)))}</w:tc></w:tr></w:tbl>"
    return word(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}{p('')}</w:tc></w:tr></w:tbl>" + p(""))


@leak(DOCX)
def docx_comment() -> bytes:
    c = f'<w:comment w:id="0" w:author="经办人" w:initials="J" w:date="2024-03-15T09:00:00Z">{p(r(f"核对身份证{ID}"))}</w:comment>'
    mark = (
        '<w:commentRangeStart w:id="0"/>'
        + r("张某某")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    return word(p(mark), wpart("comments", "comments", c))


@leak(DOCX)
def docx_comment_author() -> bytes:
    c = f'<w:comment w:id="0" w:author="李四{MOB}" w:initials="L">{p(r("已核"))}</w:comment>'
    return word(p('<w:r><w:commentReference w:id="0"/></w:r>'), wpart("comments", "comments", c))


@leak(DOCX)
def docx_header() -> bytes:
    return word(
        "", wpart("header1", "hdr", p(r(f"户主王五 {ID}"))), sect='<w:headerReference w:type="default" r:id="rId10"/>'
    )


@leak(DOCX)
def docx_footer_even() -> bytes:
    return word(
        "", wpart("footer2", "ftr", p(r(f"联系人手机{MOB}"))), sect='<w:footerReference w:type="even" r:id="rId10"/>'
    )


@leak(DOCX)
def docx_footnote() -> bytes:
    n = f'<w:footnote w:id="2">{p(r(f"赵六，{ID}。"))}</w:footnote>'
    return word(p('<w:r><w:footnoteReference w:id="2"/></w:r>'), wpart("footnotes", "footnotes", n))


@leak(DOCX)
def docx_endnote() -> bytes:
    n = f'<w:endnote w:id="2">{p(r("银行卡号" + CARD))}</w:endnote>'
    return word(p('<w:r><w:endnoteReference w:id="2"/></w:r>'), wpart("endnotes", "endnotes", n))


@leak(DOCX)
def docx_text_box_vml() -> bytes:
    return word(
        p(
            f'<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:textbox><w:txbxContent>{p(r("孙七" + ID))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        )
    )


def drawing(graphic: str, descr: str = "", title: str = "", click: str = "") -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="1" name="图片 1" descr="{escape(descr)}" title="{escape(title)}">{click}</wp:docPr>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(rid: str) -> str:
    return (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="p.jpg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{rid}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>'
    )


@leak(DOCX)
def docx_text_box_choice_only() -> bytes:
    g = (
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{p(r('手机' + MOB[:6]) + r(MOB[6:]))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    )
    return word(
        p(
            f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing(g)}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
        )
    )


@leak(DOCX)
def docx_inserted() -> bytes:
    return word(p(f'<w:ins w:id="1" w:author="甲" w:date="2024-03-15T09:00:00Z">{r("钱八" + ID)}</w:ins>'))


@leak(DOCX)
def docx_deleted() -> bytes:
    return word(
        p(
            f'<w:del w:id="1" w:author="甲" w:date="2024-03-15T09:00:00Z"><w:r><w:delText>周九{ID}</w:delText></w:r></w:del>'
            + r("周某某")
        )
    )


@leak(DOCX)
def docx_moved_from() -> bytes:
    return word(p(f'<w:moveFrom w:id="1" w:author="甲" w:date="2024-03-15T09:00:00Z">{r("电话" + MOB)}</w:moveFrom>'))


@leak(DOCX)
def docx_deleted_half() -> bytes:
    return word(
        p(
            r("身份证" + ID[:10])
            + f'<w:del w:id="1" w:author="甲"><w:r><w:delText>{ID[10:]}</w:delText></w:r></w:del>'
            + r("********")
        )
    )


@leak(DOCX)
def docx_revision_author() -> bytes:
    return word(p(f'<w:ins w:id="1" w:author="zhangsan0000@qq.com" w:date="2024-03-15T09:00:00Z">{r("同意")}</w:ins>'))


@leak(DOCX)
def docx_hidden_text() -> bytes:
    return word(p(r("吴某某") + r(ID, "<w:vanish/>")))


@leak(DOCX)
def docx_white_text() -> bytes:
    return word(p(r("郑某某") + r(MOB, '<w:color w:val="FFFFFF"/>')))


@leak(DOCX)
def docx_tiny_text() -> bytes:
    return word(p(r(ID, '<w:sz w:val="2"/>')))


@leak(DOCX)
def docx_alt_text() -> bytes:
    return word(
        p(drawing(picture("rId10"), descr=f"冯二二身份证{ID}正面")),
        ("word/media/i.jpg", "ext:jpg=image/jpeg", "image", jpeg()),
    )


@leak(DOCX)
def docx_link_target() -> bytes:
    ext = f'<Relationship Id="rId7" Type="{REL}hyperlink" Target="tel:+86{MOB}" TargetMode="External"/>'
    return word(p(f'<w:hyperlink r:id="rId7">{r("拨打电话")}</w:hyperlink>'), external=ext)


@leak(DOCX)
def docx_field_code() -> bytes:
    return word(
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:lisi0000@163.com" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("发邮件")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    )


@leak(DOCX)
def docx_drop_down_items() -> bytes:
    return word(
        f'<w:sdt><w:sdtPr><w:alias w:val="对象"/><w:dropDownList><w:listItem w:displayText="陈三三" w:value="{ID}"/></w:dropDownList></w:sdtPr><w:sdtContent>{p(r("陈某某"))}</w:sdtContent></w:sdt>'
    )


@leak(DOCX)
def docx_document_variable() -> bytes:
    return word("", wpart("settings", "settings", f'<w:docVars><w:docVar w:name="sfzh" w:val="{ID}"/></w:docVars>'))


@leak(DOCX)
def docx_custom_xml() -> bytes:
    return word(
        "",
        (
            "customXml/item1.xml",
            "application/xml",
            "customXml",
            (HEAD + f"<d><xm>褚四四</xm><sj>{MOB}</sj></d>").encode(),
        ),
    )


@leak(DOCX)
def docx_custom_property() -> bytes:
    xml = (
        HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="申请人"><vt:lpwstr>{IDX}</vt:lpwstr></property></Properties>'
    )
    return word(
        "",
        root=(
            (
                "docProps/custom.xml",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml",
                "custom-properties",
                xml.encode(),
            ),
        ),
    )


@leak(DOCX)
def docx_app_manager() -> bytes:
    xml = (
        HEAD
        + f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Manager>卫五五{MOB}</Manager></Properties>'
    )
    return word(
        "",
        root=(
            (
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                "extended-properties",
                xml.encode(),
            ),
        ),
    )


@leak(DOCX)
def docx_thumbnail() -> bytes:
    return word(
        "",
        root=(
            (
                "docProps/thumbnail.jpeg",
                "ext:jpeg=image/jpeg",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
                jpeg(comment=f"蒋六六 {ID}".encode()),
            ),
        ),
    )


@leak(DOCX)
def docx_image_exif() -> bytes:
    return word(
        p(drawing(picture("rId10"))),
        ("word/media/i.jpg", "ext:jpg=image/jpeg", "image", jpeg(exif=exif({0x010E: f"沈七七 {ID}"}))),
    )


@leak(DOCX)
def docx_embedded_xlsx() -> bytes:
    return word(p(r("见附表")), ("word/embeddings/s.xlsx", "ext:xlsx=" + XLSX, "package", xlsx_very_hidden_sheet()))


@leak(DOCX)
def docx_orphan_part() -> bytes:
    """A part to which nothing points any more."""
    parts = unpack(word(""))
    parts["word/comments9.xml"] = (
        HEAD + f'<w:comments {W}><w:comment w:id="1" w:author="a">{p(r(ID))}</w:comment></w:comments>'
    ).encode()
    return pack(parts)


def lib_docx(change: Callable[[docx.document.Document], None]) -> bytes:
    d = docx.Document()
    d.add_paragraph("关于临时救助的公示")
    d.core_properties.created = d.core_properties.modified = WHEN.replace(tzinfo=None)
    change(d)
    out = io.BytesIO()
    d.save(out)
    return pack(unpack(out.getvalue()))


@leak(DOCX)
def docx_author() -> bytes:
    return lib_docx(lambda d: setattr(d.core_properties, "author", f"韩八八{MOB}"))


@leak(DOCX)
def docx_title() -> bytes:
    return lib_docx(lambda d: setattr(d.core_properties, "title", f"杨九九（{IDX}）低保审批表"))


@leak(DOCX)
def docx_keywords() -> bytes:
    return lib_docx(lambda d: setattr(d.core_properties, "keywords", f"低保;{ID[:6]} {ID[6:14]} {ID[14:]}"))


@leak(DOCX)
def docx_last_modified_by() -> bytes:
    return lib_docx(lambda d: setattr(d.core_properties, "last_modified_by", "wangwu0000@qq.com"))


@leak(DOCX, "warning")
def docx_person_table() -> bytes:
    def change(d: docx.document.Document) -> None:
        t = d.add_table(rows=1, cols=3)
        for c, text in zip(t.rows[0].cells, ("序号", "户主姓名", "救助原因"), strict=True):
            c.text = text
        for i, (n, why) in enumerate((("张三", "尿毒症"), ("李四", "肢体残疾一级"), ("王五", "肺癌")), 1):
            for c, text in zip(t.add_row().cells, (str(i), n, why), strict=True):
                c.text = text

    return lib_docx(change)


@leak(DOCX, "warning")
def docx_hidden_illness() -> bytes:
    return word(p(r("赵某某") + r("赵六，患精神分裂症，家住营盘村3组12号", "<w:vanish/>")))


@leak(DOCX, "warning")
def docx_comment_child() -> bytes:
    c = f'<w:comment w:id="0" w:author="乡儿童主任">{p(r("孤儿张小三，8岁，就读于营盘小学三年级"))}</w:comment>'
    return word(p('<w:r><w:commentReference w:id="0"/></w:r>'), wpart("comments", "comments", c))


# ---- xlsx ------------------------------------------------------------------
def sheet(
    change: Callable[[openpyxl.Workbook, openpyxl.worksheet.worksheet.Worksheet], None],
    patch: Callable[[dict[str, bytes]], None] | None = None,
) -> bytes:
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "公示表"
    ws.append(["乡镇", "户数", "金额（元）"])
    ws.append(["安乐乡", 138, 56789])
    ws.append(["凤山乡", 159, 67890])
    wb.properties.creator = "大方县民政局"
    wb.properties.created = WHEN.replace(tzinfo=None)
    change(wb, ws)
    out = io.BytesIO()
    wb.save(out)
    parts = unpack(out.getvalue())
    core = parts["docProps/core.xml"].decode()
    a, b = core.find("<dcterms:modified"), core.find("</dcterms:modified>")
    if a >= 0 and b >= 0:
        a = core.index(">", a) + 1
        core = core[:a] + "2024-03-15T09:00:00Z" + core[b:]
    parts["docProps/core.xml"] = core.encode()
    if patch:
        patch(parts)
    return pack(parts)


def put(cell: str, value: object) -> Callable[..., None]:
    def change(wb: openpyxl.Workbook, ws: openpyxl.worksheet.worksheet.Worksheet) -> None:
        ws[cell] = value

    return change


def nothing(wb: openpyxl.Workbook, ws: openpyxl.worksheet.worksheet.Worksheet) -> None:
    pass


def raw_cell(ref: str, xml: str, part: str = "xl/worksheets/sheet1.xml") -> Callable[[dict[str, bytes]], None]:
    """Replaces one cell by other XML."""

    def patch(q: dict[str, bytes]) -> None:
        new, n = re.subn(f'<c r="{ref}".*?</c>', lambda _: xml, q[part].decode(), count=1, flags=re.S)
        assert n == 1
        q[part] = new.encode()

    return patch


def shared_strings(q: dict[str, bytes], *more: str) -> None:
    """Makes A1 a shared string, as Excel writes it, with more strings in the table."""
    items = "".join(f"<si>{x}</si>" for x in ("<t>乡镇</t>", *more))
    xml = HEAD + f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{items}</sst>'
    if "xl/sharedStrings.xml" in q:  # other versions of openpyxl write one themselves
        old = q["xl/sharedStrings.xml"].decode()
        q["xl/sharedStrings.xml"] = old.replace("</sst>", "".join(f"<si>{x}</si>" for x in more) + "</sst>").encode()
        return
    add_part(
        q,
        "xl/workbook.xml",
        ("xl/sharedStrings.xml", f"{SML}sharedStrings+xml", "sharedStrings", xml.encode()),
        "rId93",
    )
    raw_cell("A1", '<c r="A1" t="s"><v>0</v></c>')(q)


@leak(XLSX)
def xlsx_hidden_sheet() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        h = wb.create_sheet("底册")
        h.append(["张三", ID])
        h.sheet_state = "hidden"

    return sheet(change)


@leak(XLSX)
def xlsx_very_hidden_sheet() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        h = wb.create_sheet("原始")
        h.append(["李四", MOB])
        h.sheet_state = "veryHidden"

    return sheet(change)


@leak(XLSX)
def xlsx_hidden_row() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["A9"] = "身份证" + IDX
        ws.row_dimensions[9].hidden = True

    return sheet(change)


@leak(XLSX)
def xlsx_hidden_column() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["F1"], ws["F2"] = "证件号码", ID
        ws.column_dimensions["F"].hidden = True

    return sheet(change)


@leak(XLSX)
def xlsx_far_cell() -> bytes:
    return sheet(put("XFD1048576", ID))


@leak(XLSX)
def xlsx_mobile_number_cell() -> bytes:
    return sheet(put("D2", int(MOB)))


@leak(XLSX)
def xlsx_mobile_float_cell() -> bytes:
    return sheet(put("D2", 0), raw_cell("D2", '<c r="D2"><v>1.3800001234E10</v></c>'))


@leak(XLSX)
def xlsx_mobile_masked_by_format() -> bytes:
    """The format shows 138****1234, the cell holds it all."""

    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["D2"] = int(MOB)
        ws["D2"].number_format = '"138****1234"'

    return sheet(change)


@leak(XLSX)
def xlsx_citizen_number_cell() -> bytes:
    """Written by a tool which keeps all eighteen digits."""
    return sheet(put("D2", 1), raw_cell("D2", f'<c r="D2"><v>{ID}</v></c>'))


@leak(XLSX, "warning")
def xlsx_citizen_rounded_by_excel() -> bytes:
    """Excel keeps fifteen digits: 522421196203150000, the wrong checksum."""

    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["D1"], ws["D2"] = "身份证号", 1
        ws["D2"].number_format = "0"

    return sheet(change, raw_cell("D2", '<c r="D2" s="1"><v>5.2242119620315E+17</v></c>'))


@leak(XLSX)
def xlsx_card_header_context() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["D1"] = "一卡通账号"
        for i in range(2, 40):
            ws.cell(i, 4, None)
        ws["D39"] = CARD

    return sheet(change)


@leak(XLSX)
def xlsx_split_over_cells() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws.append(["王五", ID[:6], ID[6:14], ID[14:]])

    return sheet(change)


@leak(XLSX)
def xlsx_digit_boxes() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws.append(["身份证号", *[int(c) if c.isdigit() else c for c in IDX]])

    return sheet(change)


@leak(XLSX)
def xlsx_formula_parts() -> bytes:
    return sheet(put("D2", f'="{ID[:6]}"&"{ID[6:14]}"&"{ID[14:]}"'))


@leak(XLSX)
def xlsx_formula_cached_value() -> bytes:
    """The formula is harmless, its cached result is not."""
    return sheet(put("D2", "=A1"), raw_cell("D2", f'<c r="D2" t="str"><f>A1</f><v>{ID}</v></c>'))


@leak(XLSX)
def xlsx_vlookup_array() -> bytes:
    return sheet(put("D2", f'=VLOOKUP("赵六",{{"赵六","{MOB}"}},2,FALSE)'))


@leak(XLSX)
def xlsx_comment() -> bytes:
    return sheet(
        lambda wb, ws: setattr(ws["A2"], "comment", Comment(f"孙七，手机{MOB[:3]} {MOB[3:7]} {MOB[7:]}", "经办人"))
    )


@leak(XLSX)
def xlsx_comment_author() -> bytes:
    return sheet(lambda wb, ws: setattr(ws["A2"], "comment", Comment("已核", f"钱八{MOB}")))


@leak(XLSX)
def xlsx_threaded_comment() -> bytes:
    def patch(q: dict[str, bytes]) -> None:
        xml = (
            HEAD + '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            f'<threadedComment ref="A2" dT="2024-03-15T09:00:00.00" personId="{{1}}" id="{{2}}"><text>周九{ID}</text></threadedComment></ThreadedComments>'
        )
        add_part(
            q,
            "xl/worksheets/sheet1.xml",
            (
                "xl/threadedComments/threadedComment1.xml",
                "application/vnd.ms-excel.threadedcomments+xml",
                "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
                xml.encode(),
            ),
            "rId90",
        )

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_creator() -> bytes:
    return sheet(lambda wb, ws: setattr(wb.properties, "creator", f"吴十 {MOB}"))


@leak(XLSX)
def xlsx_subject_category() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        wb.properties.subject = "临时救助"
        wb.properties.category = f"郑一一{ID}"

    return sheet(change)


@leak(XLSX)
def xlsx_custom_property() -> bytes:
    from openpyxl.packaging.custom import StringProperty

    return sheet(lambda wb, ws: wb.custom_doc_props.append(StringProperty(name="领款卡号", value=CARD)))


@leak(XLSX)
def xlsx_header_footer() -> bytes:
    return sheet(lambda wb, ws: setattr(ws.oddFooter.right, "text", f"制表人手机{MOB}"))


@leak(XLSX)
def xlsx_sheet_name() -> bytes:
    return sheet(lambda wb, ws: wb.create_sheet("冯二二" + ID))


@leak(XLSX)
def xlsx_defined_name() -> bytes:
    return sheet(lambda wb, ws: wb.defined_names.add(DefinedName("sfzh", attr_text=f'"{ID}"', hidden=True)))


@leak(XLSX)
def xlsx_chart_title() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        c = BarChart()
        c.add_data(Reference(ws, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        c.title = f"陈三三（{MOB}）走访次数"
        ws.add_chart(c, "F5")

    return sheet(change)


@leak(XLSX)
def xlsx_chart_cache() -> bytes:
    """The chart keeps the names of categories whose cells are gone."""

    def change(wb, ws):  # type: ignore[no-untyped-def]
        c = BarChart()
        c.add_data(Reference(ws, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        c.set_categories(Reference(ws, min_col=1, min_row=2, max_row=3))
        ws.add_chart(c, "F5")

    def patch(q: dict[str, bytes]) -> None:
        x = q["xl/charts/chart1.xml"].decode()
        i = x.index("</f>", x.index("<cat>")) + 4
        x = (
            x[:i]
            + f'<numCache><formatCode>General</formatCode><ptCount val="1"/><pt idx="0"><v>{MOB}</v></pt></numCache>'
            + x[i:]
        )
        q["xl/charts/chart1.xml"] = x.encode()

    return sheet(change, patch)


@leak(XLSX)
def xlsx_validation_list() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        v = DataValidation(type="list", formula1=f'"{ID},{IDX}"')
        v.add("E2")
        ws.add_data_validation(v)

    return sheet(change)


@leak(XLSX)
def xlsx_validation_prompt() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        v = DataValidation(
            type="whole",
            formula1="1",
            formula2="9",
            promptTitle="填写说明",
            prompt=f"有问题找褚四四{MOB}",
            showInputMessage=True,
        )
        v.add("E2")
        ws.add_data_validation(v)

    return sheet(change)


@leak(XLSX)
def xlsx_link_target() -> bytes:
    return sheet(lambda wb, ws: setattr(ws["A2"], "hyperlink", "mailto:zhaoliu0000@qq.com"))


@leak(XLSX)
def xlsx_link_tooltip() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["A2"].hyperlink = "https://www.gzdafang.gov.cn/"
        ws["A2"].hyperlink.tooltip = f"卫五五{ID}"

    return sheet(change)


@leak(XLSX)
def xlsx_rich_text_runs() -> bytes:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    return sheet(
        put("D2", CellRichText("蒋六六", TextBlock(InlineFont(b=True), ID[:7]), TextBlock(InlineFont(i=True), ID[7:])))
    )


@leak(XLSX)
def xlsx_orphan_shared_string() -> bytes:
    """A deleted cell whose text stays in the table of strings."""
    return sheet(nothing, lambda q: shared_strings(q, f"<t>沈七七{ID}</t>"))


@leak(XLSX)
def xlsx_shared_string_runs() -> bytes:
    """One shared string in four runs, used by A3."""

    def patch(q: dict[str, bytes]) -> None:
        n = q.get("xl/sharedStrings.xml", b"<si>").count(b"<si>")
        shared_strings(
            q,
            f"<r><t>{IDX[:4]}</t></r><r><rPr><b/></rPr><t>{IDX[4:11]}</t></r><r><t>{IDX[11:17]}</t></r><r><rPr><i/></rPr><t>X</t></r>",
        )
        raw_cell("A3", f'<c r="A3" t="s"><v>{n}</v></c>')(q)

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_phonetic_guide() -> bytes:
    """The phonetic guide of a string, which no cell shows."""
    return sheet(nothing, lambda q: shared_strings(q, f'<t>经办人</t><rPh sb="0" eb="3"><t>手机{MOB}</t></rPh>'))


@leak(XLSX)
def xlsx_pivot_cache() -> bytes:
    """Records of a pivot table whose source sheet was deleted."""

    def patch(q: dict[str, bytes]) -> None:
        ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        q["xl/pivotCache/pivotCacheRecords1.xml"] = (
            HEAD + f'<pivotCacheRecords {ns} count="1"><r><s v="韩八八"/><s v="{ID}"/></r></pivotCacheRecords>'
        ).encode()

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_external_link_cache() -> bytes:
    def patch(q: dict[str, bytes]) -> None:
        q["xl/externalLinks/externalLink1.xml"] = (
            HEAD
            + '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook><sheetNames><sheetName val="底册"/></sheetNames>'
            f'<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{IDX}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
        ).encode()

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_text_box() -> bytes:
    def patch(q: dict[str, bytes]) -> None:
        xml = (
            HEAD
            + '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<xdr:oneCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="900000" cy="300000"/>'
            '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="文本框 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
            f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>杨九九{ID[:9]}</a:t></a:r><a:r><a:t>{ID[9:]}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
        )
        add_part(
            q,
            "xl/worksheets/sheet1.xml",
            (
                "xl/drawings/drawing1.xml",
                "application/vnd.openxmlformats-officedocument.drawing+xml",
                "drawing",
                xml.encode(),
            ),
            "rId91",
        )
        s = q["xl/worksheets/sheet1.xml"].decode()
        q["xl/worksheets/sheet1.xml"] = s.replace(
            "</worksheet>", f'<drawing xmlns:r="{REL[:-1]}" r:id="rId91"/></worksheet>'
        ).encode()

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_image_alt_text() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        from openpyxl.drawing.image import Image as XImage

        ws.add_image(XImage(io.BytesIO(png())), "F5")

    def patch(q: dict[str, bytes]) -> None:
        x = q["xl/drawings/drawing1.xml"].decode()
        i = x.index("cNvPr ") + 6
        descr = f"朱一二{ID}户口簿"
        if 'descr="' in x:
            a = x.index('descr="') + 7
            x = x[:a] + descr + x[x.index('"', a) :]
        else:
            x = x[:i] + f'descr="{descr}" ' + x[i:]
        q["xl/drawings/drawing1.xml"] = x.encode()

    return sheet(change, patch)


@leak(XLSX)
def xlsx_image_text_chunk() -> bytes:
    def patch(q: dict[str, bytes]) -> None:
        name = next(n for n in q if n.startswith("xl/media/"))
        q[name] = png({"Comment": f"mobile {MOB}"})

    def change(wb, ws):  # type: ignore[no-untyped-def]
        from openpyxl.drawing.image import Image as XImage

        ws.add_image(XImage(io.BytesIO(png())), "F5")

    return sheet(change, patch)


@leak(XLSX)
def xlsx_embedded_docx() -> bytes:
    def patch(q: dict[str, bytes]) -> None:
        add_part(
            q,
            "xl/worksheets/sheet1.xml",
            ("xl/embeddings/d.docx", "ext:docx=" + DOCX, "package", docx_deleted()),
            "rId92",
        )

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_embedded_twice() -> bytes:
    """Xlsx in docx in xlsx."""

    def patch(q: dict[str, bytes]) -> None:
        add_part(
            q,
            "xl/worksheets/sheet1.xml",
            ("xl/embeddings/d.docx", "ext:docx=" + DOCX, "package", docx_embedded_xlsx()),
            "rId92",
        )

    return sheet(nothing, patch)


@leak(XLSX)
def xlsx_white_font() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["D2"] = full(ID)
        ws["D2"].font = Font(color="FFFFFFFF", size=1)

    return sheet(change)


@leak(XLSX)
def xlsx_invisible_format() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["D2"] = "秦一三 " + han(MOB)
        ws["D2"].number_format = ";;;"

    return sheet(change)


@leak(XLSX)
def xlsx_format_string() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws["D2"] = 1
        ws["D2"].number_format = f'"尤一四{MOB}"'

    return sheet(change)


@leak(XLSX)
def xlsx_auto_filter() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        ws.auto_filter.ref = "A1:C3"
        ws.auto_filter.add_filter_column(0, [ID])

    return sheet(change)


@leak(XLSX)
def xlsx_conditional_format() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        from openpyxl.formatting.rule import FormulaRule

        ws.conditional_formatting.add("A1:A9", FormulaRule(formula=[f'$A1="{ID}"']))

    return sheet(change)


@leak(XLSX, "warning")
def xlsx_wrong_checksum() -> bytes:
    return sheet(put("D2", "许一五" + cid_bad("522421", "19800101")))


@leak(XLSX, "warning")
def xlsx_person_list() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        h = wb.create_sheet("发放名册")
        for row in (
            ["户主姓名", "家庭人口", "金额"],
            ["张三", 3, 900],
            ["李四", 1, 450],
            ["王五", 2, 700],
            ["赵六", 4, 1200],
        ):
            h.append(row)

    return sheet(change)


@leak(XLSX, "warning")
def xlsx_hidden_addresses() -> bytes:
    def change(wb, ws):  # type: ignore[no-untyped-def]
        h = wb.create_sheet("住址")
        h.append(["孙七", "安乐乡营盘村3组12号"])
        h.append(["钱八", "顺德街道幸福里小区5栋2单元301室"])
        h.sheet_state = "hidden"

    return sheet(change)


# ---- pdf -------------------------------------------------------------------
def pdf_raw(objects: dict[int, bytes], info: int | None = None) -> bytes:
    """A PDF from numbered objects; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    where: dict[int, int] = {}
    for n, body in sorted(objects.items()):
        where[n] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for n in range(1, size):
        out += b"%010d 00000 n \n" % where[n] if n in where else b"0000000000 65535 f \n"
    tail = b" /Info %d 0 R" % info if info else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, tail, start)
    return bytes(out)


def stream(data: bytes, head: bytes = b"", squeeze: bool = True) -> bytes:
    if squeeze:
        data = zlib.compress(data, 9)
        head += b" /Filter /FlateDecode"
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), head, data)


def show(text: str, x: int = 72, y: int = 720, before: str = "") -> bytes:
    """Chinese or Latin text in the font F1, which has the CMap GBK-EUC-H."""
    return f"BT {before} /F1 12 Tf {x} {y} Td <{text.encode('gb18030').hex()}> Tj ET\n".encode()


FONT = {
    5: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>",
    6: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>",
    7: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
}


def pdf(
    content: bytes = b"",
    extra: dict[int, bytes] | None = None,
    page: bytes = b"",
    root: bytes = b"",
    info: int | None = None,
    box: bytes = b"[0 0 595 842]",
) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R%s >>" % root,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R%s >>"
        % (box, page),
        4: stream(show("关于最低生活保障的公示", y=780) + content),
        **FONT,
        **(extra or {}),
    }
    return pdf_raw(objects, info)


def u16(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().encode() + b">"


def fp(pages: list[list[str]]) -> bytes:
    """A PDF by fpdf2, Latin text only."""
    f = FPDF()
    f.set_creation_date(WHEN)
    f.set_font("Helvetica", size=12)
    for lines in pages:
        f.add_page()
        for line in lines:
            f.cell(text=line)
            f.ln()
    return bytes(f.output())


@leak(PDF)
def pdf_text() -> bytes:
    return pdf(show(f"张三，身份证号{ID}"))


@leak(PDF)
def pdf_second_page() -> bytes:
    return fp([["Public notice"], ["ID " + ID]])


@leak(PDF)
def pdf_line_break() -> bytes:
    return fp([["Tel", MOB[:7], MOB[7:]]])


@leak(PDF)
def pdf_full_width_gbk() -> bytes:
    return pdf(show("李四 " + full(IDX)))


@leak(PDF)
def pdf_glyph_by_glyph() -> bytes:
    return pdf(b"".join(show(c, x=72 + 14 * i) for i, c in enumerate(ID)))


@leak(PDF)
def pdf_kerned_array() -> bytes:
    arr = "".join(f"<{c.encode().hex()}> -250 " for c in MOB)
    return pdf(f"BT /F1 12 Tf 72 700 Td [{arr}] TJ ET".encode())


@leak(PDF)
def pdf_invisible_mode() -> bytes:
    return pdf(show(ID, before="3 Tr"))


@leak(PDF)
def pdf_white_text() -> bytes:
    return pdf(show("电话" + MOB, before="1 1 1 rg"))


@leak(PDF)
def pdf_tiny_text() -> bytes:
    return pdf(
        show(ID, before="0.01 0 0 0.01 72 72 cm")
        .replace(b"BT 0.01 0 0 0.01 72 72 cm", b"q 0.01 0 0 0.01 72 72 cm BT")
        .replace(b"ET", b"ET Q")
    )


@leak(PDF)
def pdf_outside_crop_box() -> bytes:
    return pdf(show(ID, y=20), page=b" /CropBox [0 100 595 842]")


@leak(PDF)
def pdf_under_black_bar() -> bytes:
    """Redacted with a drawn rectangle only."""
    return pdf(show(ID, y=700) + b"0 0 0 rg 70 695 200 16 re f\n")


@leak(PDF)
def pdf_hidden_layer() -> bytes:
    return pdf(
        b"/OC /L1 BDC\n" + show(ID) + b"EMC\n",
        {8: b"<< /Type /OCG /Name (draft) >>"},
        root=b" /OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] >> >>",
    )


@leak(PDF)
def pdf_info_author() -> bytes:
    return pdf(extra={8: b"<< /Author %s /Title (notice) >>" % u16("王五" + MOB)}, info=8)


@leak(PDF)
def pdf_info_custom_key() -> bytes:
    return pdf(extra={8: b"<< /SourceName %s >>" % u16(f"赵六{ID}.docx")}, info=8)


def xmp(text: str) -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


@leak(PDF)
def pdf_xmp() -> bytes:
    return pdf(
        extra={8: stream(xmp("孙七" + ID), b" /Type /Metadata /Subtype /XML", squeeze=False)}, root=b" /Metadata 8 0 R"
    )


@leak(PDF)
def pdf_annotation() -> bytes:
    return pdf(
        extra={8: b"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents %s >>" % u16("钱八，手机" + MOB)},
        page=b" /Annots [8 0 R]",
    )


@leak(PDF)
def pdf_annotation_rich() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Annot /Subtype /FreeText /Rect [10 10 30 30] /DA (/F1 1 Tf) /RC %s >>"
            % u16(f"<body><p>{ID}</p></body>")
        },
        page=b" /Annots [8 0 R]",
    )


@leak(PDF)
def pdf_annotation_author() -> bytes:
    return pdf(
        extra={8: b"<< /Type /Annot /Subtype /Square /Rect [10 10 30 30] /T (zhoujiu0000@qq.com) >>"},
        page=b" /Annots [8 0 R]",
    )


@leak(PDF)
def pdf_link() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Annot /Subtype /Link /Rect [10 10 90 30] /A << /S /URI /URI (tel:%s) >> >>" % MOB.encode()
        },
        page=b" /Annots [8 0 R]",
    )


def field(entry: bytes) -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [10 10 200 30] /DA (/F1 12 Tf) %s >>" % entry
        },
        page=b" /Annots [8 0 R]",
        root=b" /AcroForm << /Fields [8 0 R] /DR << /Font << /F1 5 0 R >> >> >>",
    )


@leak(PDF)
def pdf_form_value() -> bytes:
    return field(b"/V %s" % u16(IDX))


@leak(PDF)
def pdf_form_default() -> bytes:
    return field(b"/V () /DV (%s)" % MOB.encode())


@leak(PDF)
def pdf_form_tooltip() -> bytes:
    return field(b"/TU %s" % u16("银行卡号" + CARD))


@leak(PDF)
def pdf_form_choices() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (b) /Rect [10 10 200 30] /DA (/F1 12 Tf) /Opt [[(%s) %s]] >>"
            % (ID.encode(), u16("吴十"))
        },
        page=b" /Annots [8 0 R]",
        root=b" /AcroForm << /Fields [8 0 R] >>",
    )


@leak(PDF)
def pdf_outline() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>",
            9: b"<< /Title %s /Parent 8 0 R /Dest [3 0 R /Fit] >>" % u16("郑一一" + ID),
        },
        root=b" /Outlines 8 0 R",
    )


@leak(PDF)
def pdf_attached_file() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Filespec /F (a.csv) /UF (a.csv) /EF << /F 9 0 R >> >>",
            9: stream(f"姓名,身份证号\n冯二二,{ID}\n".encode("gb18030"), b" /Type /EmbeddedFile"),
        },
        root=b" /Names << /EmbeddedFiles << /Names [(a.csv) 8 0 R] >> >>",
    )


@leak(PDF)
def pdf_attached_xlsx() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Filespec /F (a.xlsx) /UF (a.xlsx) /EF << /F 9 0 R >> >>",
            9: stream(xlsx_hidden_column(), b" /Type /EmbeddedFile"),
        },
        root=b" /Names << /EmbeddedFiles << /Names [(a.xlsx) 8 0 R] >> >>",
    )


@leak(PDF)
def pdf_old_revision() -> bytes:
    """An incremental update replaced the page, the first page is still there."""
    first = pdf(show("陈三三" + ID))
    prev = int(first.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    out = bytearray(first)
    at = len(out)
    out += b"4 0 obj\n%s\nendobj\n" % stream(show("陈某某"))
    start = len(out)
    out += (
        b"xref\n0 1\n0000000000 65535 f \n4 1\n%010d 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (at, prev, start)
    )
    return bytes(out)


@leak(PDF)
def pdf_javascript() -> bytes:
    return pdf(extra={8: b"<< /S /JavaScript /JS (app.alert\\('%s'\\)) >>" % MOB.encode()}, root=b" /OpenAction 8 0 R")


@leak(PDF)
def pdf_actual_text() -> bytes:
    return pdf(b"/Span << /ActualText %s >> BDC\n" % u16(ID) + show("某某") + b"EMC\n")


@leak(PDF)
def pdf_form_xobject() -> bytes:
    return pdf(
        b"/X1 Do\n",
        {
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X1 8 0 R >> >> /Contents 4 0 R >>",
            8: stream(
                show("褚四四" + ID),
                b" /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>",
            ),
        },
    )


@leak(PDF)
def pdf_image_exif() -> bytes:
    j = jpeg(exif=exif({0x010E: "mobile " + MOB}))
    return pdf(
        b"q 100 0 0 100 72 500 cm /X1 Do Q\n",
        {
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X1 8 0 R >> >> /Contents 4 0 R >>",
            8: stream(
                j,
                b" /Type /XObject /Subtype /Image /Width 32 /Height 24 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
                squeeze=False,
            ),
        },
    )


@leak(PDF, "warning")
def pdf_person_list() -> bytes:
    return pdf(
        show("救助对象名单", y=740)
        + b"".join(show(f"{i}. {n}", y=740 - 20 * i) for i, n in enumerate(("张三", "李四", "王五", "赵六", "孙七"), 1))
    )


@leak(PDF, "warning")
def pdf_note_illness() -> bytes:
    return pdf(
        extra={
            8: b"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents %s >>"
            % u16("张三患尿毒症，李四系肢体残疾一级")
        },
        page=b" /Annots [8 0 R]",
    )


# ---- images ----------------------------------------------------------------
def exif(
    tags: dict[int, object], ifd: dict[int, object] | None = None, gps: dict[int, object] | None = None
) -> Image.Exif:
    ex = Image.Exif()
    for k, v in tags.items():
        ex[k] = v
    if ifd:
        ex.get_ifd(0x8769).update(ifd)
    if gps:
        ex.get_ifd(0x8825).update(gps)
    return ex


def picture_pixels() -> Image.Image:
    im = Image.new("RGB", (32, 24))
    im.putdata([(x * 7, y * 9, (x * y) % 256) for y in range(24) for x in range(32)])
    return im


def jpeg(comment: bytes | None = None, exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    more: dict[str, object] = {}
    if comment is not None:
        more["comment"] = comment
    if exif is not None:
        more["exif"] = exif
    picture_pixels().save(out, "JPEG", quality=80, **more)
    return out.getvalue()


def jpeg_segment(marker: int, payload: bytes) -> bytes:
    j = jpeg()
    return j[:2] + b"\xff" + bytes([marker]) + struct.pack(">H", len(payload) + 2) + payload + j[2:]


def png(
    text: dict[str, str] | None = None,
    compressed: bool = False,
    international: bool = False,
    exif: Image.Exif | None = None,
) -> bytes:
    info = PngImagePlugin.PngInfo()
    for k, v in (text or {}).items():
        if international:
            info.add_itxt(k, v, zip=compressed)
        else:
            info.add_text(k, v, zip=compressed)
    out = io.BytesIO()
    more: dict[str, object] = {"exif": exif.tobytes()} if exif is not None else {}
    picture_pixels().save(out, "PNG", pnginfo=info, **more)
    return out.getvalue()


GPS = {1: "N", 2: (27.0, 8.0, 29.0), 3: "E", 4: (105.0, 36.0, 49.0)}


@leak(JPG)
def jpg_exif_description() -> bytes:
    return jpeg(exif=exif({0x010E: "ID " + ID}))


@leak(JPG)
def jpg_exif_artist_mail() -> bytes:
    return jpeg(exif=exif({0x013B: "sunqi0000@qq.com"}))


@leak(JPG)
def jpg_exif_xp_comment() -> bytes:
    return jpeg(exif=exif({0x9C9C: ("卫五五 " + MOB).encode("utf-16-le") + b"\0\0"}))


@leak(JPG)
def jpg_exif_user_comment() -> bytes:
    return jpeg(exif=exif({}, {0x9286: b"UNICODE\0" + ("蒋六六" + ID).encode("utf-16-le")}))


@leak(JPG, "warning")
def jpg_gps() -> bytes:
    return jpeg(exif=exif({}, gps=GPS))


@leak(JPG)
def jpg_comment() -> bytes:
    return jpeg(comment=f"沈七七 {ID}".encode())


@leak(JPG)
def jpg_comment_gbk() -> bytes:
    return jpeg(comment=f"韩八八，手机{full(MOB)}".encode("gb18030"))


@leak(JPG)
def jpg_xmp() -> bytes:
    return jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp("杨九九" + ID))


@leak(JPG)
def jpg_iptc() -> bytes:
    text = f"朱一二{MOB}".encode()
    iim = b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x78" + struct.pack(">H", len(text)) + text
    irb = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iim)) + iim + (b"\0" if len(iim) % 2 else b"")
    return jpeg_segment(0xED, b"Photoshop 3.0\0" + irb)


@leak(JPG)
def jpg_after_the_end() -> bytes:
    return jpeg() + f"\n秦一三,{ID}\n".encode()


@leak(PNG)
def png_text() -> bytes:
    return png({"Author": "tel " + MOB})


@leak(PNG)
def png_ztxt() -> bytes:
    return png({"Comment": "ID " + ID}, compressed=True)


@leak(PNG)
def png_itxt() -> bytes:
    return png({"Description": "尤一四" + han(ID)}, compressed=True, international=True)


@leak(PNG)
def png_xmp() -> bytes:
    return png({"XML:com.adobe.xmp": xmp("许一五" + MOB).decode()}, international=True)


@leak(PNG)
def png_exif() -> bytes:
    return png(exif=exif({0x010E: "ID " + IDX}))


@leak(PNG, "warning")
def png_gps() -> bytes:
    return png(exif=exif({}, gps=GPS))


@leak(PNG)
def png_after_the_end() -> bytes:
    return png() + b"\nID=" + ID.encode()


@leak(PNG, "warning")
def png_itxt_child() -> bytes:
    return png({"Title": "孤儿张小三（8岁）与祖母在营盘村3组家中"}, international=True)


# ---- csv, txt --------------------------------------------------------------
@leak(CSV)
def csv_utf8_bom() -> bytes:
    return ("\ufeff乡镇,户主,身份证号\r\n安乐乡,张三," + ID + "\r\n").encode()


@leak(CSV)
def csv_gb18030() -> bytes:
    return ("户主,手机\r\n李四," + full(MOB) + "\r\n").encode("gb18030")


@leak(CSV)
def csv_utf16() -> bytes:
    return ("\ufeff户主\t证件号\r\n王五\t" + IDX + "\r\n").encode("utf-16-le")


@leak(CSV)
def csv_utf16_be() -> bytes:
    return ("\ufeff户主,电话\r\n赵六," + MOB + "\r\n").encode("utf-16-be")


@leak(CSV)
def csv_excel_guard() -> bytes:
    return f'户主,身份证号\r\n孙七,="{ID}"\r\n'.encode()


@leak(CSV)
def csv_apostrophe() -> bytes:
    return f"户主,身份证号\r\n钱八,'{IDX}\r\n".encode("gb18030")


@leak(CSV)
def csv_quoted_break() -> bytes:
    return f'户主,身份证号\r\n周九,"{ID[:10]}\r\n{ID[10:]}"\r\n'.encode()


@leak(CSV)
def csv_split_columns() -> bytes:
    return f"户主,前六位,出生日期,后四位\r\n吴十,{ID[:6]},{ID[6:14]},{ID[14:]}\r\n".encode()


@leak(CSV)
def csv_card_far_header() -> bytes:
    rows = "".join(f"户{i},,\r\n" for i in range(200))
    return f"户主,银行卡号,备注\r\n{rows}郑一一,{CARD},\r\n".encode("gb18030")


@leak(CSV)
def csv_float_mobile() -> bytes:
    return f"户主,电话\r\n冯二二,{MOB}.0\r\n".encode()


@leak(CSV, "warning")
def csv_children() -> bytes:
    return "儿童姓名,年龄,监护人,类别\r\n张小三,8,张三,孤儿\r\n李小四,11,李四,事实无人抚养儿童\r\n王小五,6,王五,留守儿童\r\n".encode(
        "gb18030"
    )


@leak(TXT)
def txt_utf8() -> bytes:
    return f"经办人手机：{MOB[:3]}-{MOB[3:7]}-{MOB[7:]}\n".encode()


@leak(TXT)
def txt_gb18030_han() -> bytes:
    return f"陈三三身份证{han(IDX)}\r\n".encode("gb18030")


@leak(TXT)
def txt_utf16() -> bytes:
    return f"\ufeff褚四四{ID}\r\n".encode("utf-16-le")


@leak(TXT)
def txt_cr_only() -> bytes:
    return f"身份证\r{ID[:6]}\r{ID[6:14]}\r{ID[14:]}\r".encode()


@leak(TXT)
def txt_at_the_end() -> bytes:
    return ("低保政策问答。" * 30000 + "\n" + ID).encode()


@leak(TXT, "warning")
def txt_illness() -> bytes:
    return "张三，患白血病，家住营盘村3组12号。\n李四，系精神残疾二级。\n".encode("gb18030")
