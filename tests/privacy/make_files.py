"""Files made for the tests: each builder hides a text in one place of one format.

Every builder takes the text and gives the bytes. ``PLAIN`` are the same formats with nothing to hide.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

Edit = Callable[[bytes], bytes]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def rezipped(content: bytes, parts: dict[str, Any]) -> bytes:
    """A zip file with parts put in, changed (by a function) or, where None, taken out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    for name, value in parts.items():
        if value is None:
            held.pop(name)
        else:
            held[name] = value(held[name]) if callable(value) else value
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return out.getvalue()


def put(before: str, words: str) -> Edit:
    """Put words before a mark."""

    def edit(data: bytes) -> bytes:
        assert before.encode() in data, before
        return data.replace(before.encode(), words.encode() + before.encode(), 1)

    return edit


def with_type(path: str, media: str) -> Edit:
    """Name a new part in the table of contents."""
    return put("</Types>", f'<Override PartName="/{path}" ContentType="{media}"/>')


def related(kind: str, target: str, *, outside: bool = False) -> Edit:
    """Relate a new part."""
    mode = ' TargetMode="External"' if outside else ""
    return put(
        "</Relationships>", f'<Relationship Id="rNew" Type="{OFFICE}/relationships/{kind}" Target="{target}"{mode}/>'
    )


# --- workbooks -------------------------------------------------------------------------------------------------------


def workbook(fill: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with one sheet of harmless cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "公开"
    for row in (["类别", "月标准（元）", "户数"], ["城市低保", 812, 1023], ["农村低保", 640.5, 20261121093000]):
        sheet.append(row)
    if fill:
        fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx_text(text: str) -> bytes:
    return workbook(lambda book: book.active.append(["备注", text]))


def xlsx_number(text: str) -> bytes:
    """As a number; of 18 digits a number keeps 15, so those stay text."""
    return workbook(lambda book: book.active.append(["电话", int(text) if len(text) < 16 else text]))


def xlsx_scientific(text: str) -> bytes:
    """As a programme writes a large number; an identity number with X stays text."""
    kind, value = ("n", f"{text[0]}.{text[1:]}E{len(text) - 1}") if text.isdigit() else ("str", text)
    return raw_sheet(f'<sheetData><row r="1"><c r="A1" t="{kind}"><v>{value}</v></c></row></sheetData>')


def sheet_xml(inner: str) -> bytes:
    """A sheet of raw XML."""
    return f'{HEAD}<worksheet xmlns="{SHEETS}" xmlns:r="{OFFICE}/relationships">{inner}</worksheet>'.encode()


def raw_sheet(inner: str) -> bytes:
    return rezipped(workbook(), {"xl/worksheets/sheet1.xml": sheet_xml(inner)})


def xlsx_inline(text: str) -> bytes:
    half = len(text) // 2
    runs = f"<is><r><t>{text[:half]}</t></r><r><t>{text[half:]}</t></r></is>"
    return raw_sheet(f'<sheetData><row r="1"><c r="A1" t="inlineStr">{runs}</c></row></sheetData>')


def xlsx_formula(text: str) -> bytes:
    formula = f"CONCATENATE(&quot;{text[:5]}&quot;,&quot;{text[5:]}&quot;)"
    return raw_sheet(f'<sheetData><row r="1"><c r="A1" t="str"><f>{formula}</f><v>{text}</v></c></row></sheetData>')


def xlsx_formula_text(text: str) -> bytes:
    formula = f"IF(B1,&quot;{text}&quot;,&quot;&quot;)"
    return raw_sheet(f'<sheetData><row r="1"><c r="A1" t="str"><f>{formula}</f><v>x</v></c></row></sheetData>')


def xlsx_boxes(text: str) -> bytes:
    return workbook(lambda book: book.active.append(list(text)))


def hidden_sheet(state: str) -> Callable[[str], bytes]:
    def build(text: str) -> bytes:
        def fill(book: Any) -> None:
            sheet = book.create_sheet("名单")
            sheet["A1"] = text
            sheet.sheet_state = state

        return workbook(fill)

    return build


def xlsx_hidden_row(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active["A9"] = text
        book.active.row_dimensions[9].hidden = True

    return workbook(fill)


def xlsx_hidden_column(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active["F2"] = text
        book.active.column_dimensions["F"].hidden = True

    return workbook(fill)


def xlsx_comment(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active["A1"].comment = Comment(f"电话 {text}", "经办")

    return workbook(fill)


def xlsx_comment_author(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active["A1"].comment = Comment("看过", text)

    return workbook(fill)


def xlsx_threaded(text: str) -> bytes:
    path = "xl/threadedComments/threadedComment1.xml"
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return rezipped(
        workbook(),
        {
            path: f'{HEAD}<ThreadedComments xmlns="{space}"><threadedComment ref="A1" id="{{0}}"><text>{text}</text></threadedComment></ThreadedComments>'.encode(),
            "xl/persons/person.xml": f'{HEAD}<personList xmlns="{space}"><person displayName="某某" userId="a"/></personList>'.encode(),
            "[Content_Types].xml": with_type(path, "application/vnd.ms-excel.threadedcomments+xml"),
        },
    )


def xlsx_header(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active.oddHeader.center.text = text
        book.active.oddHeader.center.size = 12

    return workbook(fill)


def xlsx_name(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.defined_names["lianxi"] = DefinedName("lianxi", attr_text=f'"{text}"')

    return workbook(fill)


def xlsx_sheet_name(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active.title = text

    return workbook(fill)


def xlsx_core(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.properties.lastModifiedBy = text

    return workbook(fill)


def xlsx_app(text: str) -> bytes:
    return rezipped(workbook(), {"docProps/app.xml": put("</Properties>", f"<Company>{text}</Company>")})


def xlsx_custom(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.custom_doc_props.append(StringProperty(name="经办人", value=text))

    return workbook(fill)


def xlsx_text_box(text: str) -> bytes:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    half = len(text) // 2
    runs = f"<a:r><a:t>{text[:half]}</a:t></a:r><a:r><a:t>{text[half:]}</a:t></a:r>"
    path = "xl/drawings/drawing9.xml"
    return rezipped(
        workbook(),
        {
            path: f'{HEAD}<xdr:wsDr xmlns:xdr="{drawing}/spreadsheetDrawing" xmlns:a="{drawing}/main"><xdr:sp><xdr:txBody><a:p>{runs}</a:p></xdr:txBody></xdr:sp></xdr:wsDr>'.encode(),
            "[Content_Types].xml": with_type(path, "application/vnd.openxmlformats-officedocument.drawing+xml"),
        },
    )


def xlsx_external(text: str) -> bytes:
    path = "xl/externalLinks/externalLink1.xml"
    return rezipped(
        workbook(),
        {
            path: f'{HEAD}<externalLink xmlns="{SHEETS}"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{text}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'.encode(),
            "[Content_Types].xml": with_type(path, f"application/vnd.{SHEETS}.externalLink+xml"),
        },
    )


def xlsx_pivot(text: str) -> bytes:
    path = "xl/pivotCache/pivotCacheRecords1.xml"
    return rezipped(
        workbook(),
        {path: f'{HEAD}<pivotCacheRecords xmlns="{SHEETS}"><r><s v="{text}"/></r></pivotCacheRecords>'.encode()},
    )


def xlsx_hyperlink(text: str) -> bytes:
    def fill(book: Any) -> None:
        book.active["A2"].hyperlink = f"tel:{text}"

    return workbook(fill)


def xlsx_validation(text: str) -> bytes:
    def fill(book: Any) -> None:
        rule = DataValidation(type="whole", operator="between", formula1="0", formula2="9")
        rule.promptTitle, rule.prompt = "说明", f"有问题找 {text}"
        book.active.add_data_validation(rule)
        rule.add("A2")

    return workbook(fill)


def xlsx_embedded(text: str) -> bytes:
    return rezipped(workbook(), {"xl/embeddings/Microsoft_Word_Document.docx": docx_body(text)})


def xlsx_picture(text: str) -> bytes:
    return rezipped(workbook(), {"xl/media/image1.jpeg": jpg_exif(text)})


def xlsx_xml_comment(text: str) -> bytes:
    return raw_sheet(f"<!-- {text} --><sheetData/>")


# --- documents -------------------------------------------------------------------------------------------------------


def document(fill: Callable[[Any], None] | None = None) -> bytes:
    """A document with some harmless paragraphs and a table."""
    made = docx.Document()
    made.add_heading("关于做好社会救助工作的通知", 1)
    made.add_paragraph("示例县民政局，电话 0000-0000000，文号 示民发〔2026〕12号。")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("项目", "标准", "城市低保", "每月 812 元"), strict=True):
        cell.text = words
    if fill:
        fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word(inner: str, namespaces: str = "") -> Any:
    """A paragraph of raw XML."""
    return parse_xml(f"<w:p {nsdecls('w')} {namespaces}>{inner}</w:p>")


def in_body(inner: Callable[[str], str], namespaces: str = "") -> Callable[[str], bytes]:
    """A builder that adds a raw paragraph."""
    return lambda text: document(lambda made: made.element.body.insert(0, word(inner(text), namespaces)))


def docx_body(text: str) -> bytes:
    return document(lambda made: made.add_paragraph(f"电话：{text}。"))


def docx_split(text: str) -> bytes:
    def fill(made: Any) -> None:
        paragraph = made.add_paragraph("号码")
        for char in text:
            paragraph.add_run(char).bold = char in "13579"

    return document(fill)


def docx_table(text: str) -> bytes:
    def fill(made: Any) -> None:
        made.tables[0].rows[1].cells[1].text = text

    return document(fill)


def docx_boxes(text: str) -> bytes:
    def fill(made: Any) -> None:
        table = made.add_table(rows=1, cols=len(text))
        for cell, char in zip(table._cells, text, strict=True):
            cell.text = char

    return document(fill)


def docx_header(text: str) -> bytes:
    return document(lambda made: made.sections[0].header.add_paragraph(text))


def docx_footer(text: str) -> bytes:
    return document(lambda made: made.sections[0].footer.add_paragraph(text))


def docx_comment(text: str) -> bytes:
    def fill(made: Any) -> None:
        made.add_comment(made.paragraphs[0].runs, text=f"请核对 {text}", author="经办", initials="j")

    return document(fill)


def docx_comment_author(text: str) -> bytes:
    def fill(made: Any) -> None:
        made.add_comment(made.paragraphs[0].runs, text="看过", author=text, initials="j")

    return document(fill)


def docx_core(text: str) -> bytes:
    def fill(made: Any) -> None:
        made.core_properties.last_modified_by = text

    return document(fill)


def docx_keywords(text: str) -> bytes:
    def fill(made: Any) -> None:
        made.core_properties.keywords = text

    return document(fill)


def note_part(kind: str) -> Callable[[str], bytes]:
    def build(text: str) -> bytes:
        path = f"word/{kind}.xml"
        inner = f'<w:{kind[:-1]} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind[:-1]}>'
        return rezipped(
            document(),
            {
                path: f'{HEAD}<w:{kind} xmlns:w="{WORD}">{inner}</w:{kind}>'.encode(),
                "[Content_Types].xml": with_type(
                    path, f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
                ),
                "word/_rels/document.xml.rels": related(kind, f"{kind}.xml"),
            },
        )

    return build


def docx_custom(text: str) -> bytes:
    path = "docProps/custom.xml"
    space = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
    return rezipped(
        document(),
        {
            path: f'{HEAD}<Properties {space}><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="电话"><vt:lpwstr>{text}</vt:lpwstr></property></Properties>'.encode(),
            "[Content_Types].xml": with_type(
                path, "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            ),
            "_rels/.rels": related("custom-properties", path),
        },
    )


def docx_people(text: str) -> bytes:
    path = "word/people.xml"
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    return rezipped(
        document(),
        {
            path: f'{HEAD}<w15:people {space}><w15:person w15:author="{text}"/></w15:people>'.encode(),
            "[Content_Types].xml": with_type(
                path, "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml"
            ),
            "word/_rels/document.xml.rels": related("people", "people.xml"),
        },
    )


def docx_hyperlink(text: str) -> bytes:
    return rezipped(document(), {"word/_rels/document.xml.rels": related("hyperlink", f"tel:{text}", outside=True)})


def docx_field(text: str) -> bytes:
    half = len(text) // 2
    return in_body(
        lambda _: (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "tel:{text[:half]}</w:instrText></w:r>'
            f'<w:r><w:instrText>{text[half:]}" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>联系</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    )(text)


def docx_hidden_style(text: str) -> bytes:
    style = '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    built = in_body(lambda words: f'<w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>{words}</w:t></w:r>')(text)
    return rezipped(built, {"word/styles.xml": put("</w:styles>", style)})


def docx_settings(text: str) -> bytes:
    inner = f'<w:docVars><w:docVar w:name="a" w:val="{text}"/></w:docVars>'
    return rezipped(document(), {"word/settings.xml": put("</w:settings>", inner)})


def docx_custom_xml(text: str) -> bytes:
    return rezipped(
        document(),
        {
            "customXml/item9.xml": f"<r><v>{text}</v></r>".encode(),
            "word/_rels/document.xml.rels": related("customXml", "../customXml/item9.xml"),
        },
    )


def docx_embedded(text: str) -> bytes:
    return rezipped(document(), {"word/embeddings/Microsoft_Excel_Sheet.xlsx": hidden_sheet("hidden")(text)})


def docx_picture(text: str) -> bytes:
    return rezipped(document(), {"word/media/image1.png": png_text(text)})


DRAWN = f"{nsdecls('wp', 'a')} xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
docx_inserted = in_body(
    lambda t: f'<w:ins w:id="1" w:author="经办" w:date="2026-01-02T03:04:05Z"><w:r><w:t>{t}</w:t></w:r></w:ins>'
)
docx_deleted = in_body(
    lambda t: (
        f'<w:del w:id="1" w:author="经办" w:date="2026-01-02T03:04:05Z"><w:r><w:delText>{t}</w:delText></w:r></w:del>'
    )
)
docx_partly = in_body(
    lambda t: (
        f'<w:r><w:t>{t[:4]}</w:t></w:r><w:del w:id="1" w:author="经办"><w:r><w:delText>甲乙</w:delText></w:r></w:del><w:r><w:t>{t[4:]}</w:t></w:r>'
    )
)
docx_change_author = in_body(lambda t: f'<w:ins w:id="1" w:author="{t}"><w:r><w:t>字</w:t></w:r></w:ins>')
docx_vanish = in_body(lambda t: f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{t}</w:t></w:r>")
docx_vml = in_body(
    lambda t: (
        f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>{t[:6]}</w:t></w:r><w:r><w:t>{t[6:]}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    )
)
docx_text_box = in_body(
    lambda t: (
        f"<w:r><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>"
    ),
    DRAWN,
)
docx_alt_text = in_body(
    lambda t: f'<w:r><w:drawing><wp:inline><wp:docPr id="7" name="图" descr="{t}"/></wp:inline></w:drawing></w:r>',
    DRAWN,
)
docx_sdt = in_body(
    lambda t: (
        f'<w:sdt><w:sdtPr><w:alias w:val="电话"/></w:sdtPr><w:sdtContent><w:r><w:t>{t}</w:t></w:r></w:sdtContent></w:sdt>'
    )
)
docx_simple_field = in_body(lambda t: f'<w:fldSimple w:instr=" DOCPROPERTY {t} "><w:r><w:t>x</w:t></w:r></w:fldSimple>')


# --- PDF -------------------------------------------------------------------------------------------------------------


def pdf(
    lines: tuple[str, ...] = ("Notice 2026-12, 812 yuan a month",), fill: Callable[[FPDF], None] | None = None
) -> bytes:
    """A PDF file of text in Latin letters."""
    made = FPDF()
    made.set_creation_date(datetime(2026, 1, 2, tzinfo=UTC))
    made.add_page()
    made.set_font("Helvetica", size=12)
    for one in lines:
        made.cell(text=one, new_x="LMARGIN", new_y="NEXT")
    if fill:
        fill(made)
    return bytes(made.output())


def pdf_pages(count: int) -> bytes:
    """Many pages with little on each."""
    made = FPDF()
    made.set_font("Helvetica", size=12)
    for number in range(count):
        made.add_page()
        made.cell(text=f"page {number}")
    return bytes(made.output())


def written(change: Callable[[PdfWriter], None], base: bytes | None = None, **options: Any) -> bytes:
    """A PDF file changed by pypdf."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(base or pdf())), **options)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_text(text: str) -> bytes:
    return pdf(("Tel", text))


def pdf_second_page(text: str) -> bytes:
    def fill(made: FPDF) -> None:
        made.add_page()
        made.cell(text=f"tel {text}")

    return pdf(fill=fill)


def pdf_spaced(text: str) -> bytes:
    def fill(made: FPDF) -> None:
        made.set_char_spacing(3)
        made.cell(text=text)

    return pdf(fill=fill)


def pdf_info(text: str) -> bytes:
    return written(lambda writer: writer.add_metadata({"/Author": text}))


def pdf_custom_info(text: str) -> bytes:
    return written(lambda writer: writer.add_metadata({"/Jingban": f"tel {text}"}))


def pdf_xmp(text: str) -> bytes:
    def change(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream.set_data(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>{text}</creator></x:xmpmeta>".encode())
        stream[NameObject("/Type")] = NameObject("/Metadata")
        stream[NameObject("/Subtype")] = NameObject("/XML")
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)

    return written(change)


def pdf_note(text: str) -> bytes:
    return written(lambda w: w.add_annotation(0, Text(text=f"tel {text}", rect=(10, 10, 40, 40))))


def pdf_free_text(text: str) -> bytes:
    return written(lambda w: w.add_annotation(0, FreeText(text=text, rect=(10, 10, 200, 40))))


def pdf_note_author(text: str) -> bytes:
    return written(lambda w: w.add_annotation(0, Text(text="seen", rect=(10, 10, 40, 40), title_bar=text)))


def pdf_form(text: str) -> bytes:
    def change(writer: PdfWriter) -> None:
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject("tel"),
                NameObject("/V"): TextStringObject(text),
                NameObject("/Subtype"): NameObject("/Widget"),
            }
        )
        reference = writer._add_object(field)
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): ArrayObject([reference])}
        )

    return written(change)


def pdf_outline(text: str) -> bytes:
    return written(lambda writer: writer.add_outline_item(title=f"tel {text}", page_number=0))


def pdf_link(text: str) -> bytes:
    return pdf(fill=lambda made: made.cell(text="call", link=f"tel:{text}"))


def pdf_embedded(text: str) -> bytes:
    return written(lambda writer: writer.add_attachment("mingdan.xlsx", xlsx_text(text)))


def pdf_embedded_text(text: str) -> bytes:
    return written(lambda writer: writer.add_attachment("a.txt", f"tel {text}".encode()))


def pdf_earlier(text: str) -> bytes:
    """Saved on top of itself: the first version says more than the last."""
    writer = PdfWriter(PdfReader(io.BytesIO(pdf_info(text))), incremental=True)
    writer.add_metadata({"/Author": "-"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_picture(text: str) -> bytes:
    def change(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream._data = jpg_exif(text)
        for key, value in (("/Type", "/XObject"), ("/Subtype", "/Image"), ("/Filter", "/DCTDecode")):
            stream[NameObject(key)] = NameObject(value)
        page = writer.pages[0]
        resources: Any = page["/Resources"]
        resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Im0"): writer._add_object(stream)})

    return written(change)


def pdf_scan() -> bytes:
    """A page that is a picture."""
    return pdf((), lambda made: made.image(Image.new("L", (200, 200), 200), w=150))


# --- pictures --------------------------------------------------------------------------------------------------------


def picture() -> Image.Image:
    """Some points of different colours."""
    made = Image.new("RGB", (16, 12))
    made.putdata([(x * 9 % 256, x * 5 % 256, x % 256) for x in range(16 * 12)])
    return made


def saved(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture().save(out, kind, **options)
    return out.getvalue()


def exif_of(tag: int, text: Any, ifd: int | None = None) -> Image.Exif:
    exif = Image.Exif()
    if ifd is None:
        exif[tag] = text
    else:
        exif.get_ifd(ifd)[tag] = text
    return exif


def jpg_exif(text: str) -> bytes:
    return saved("JPEG", exif=exif_of(0x013B, text))


def jpg_user_comment(text: str) -> bytes:
    return saved("JPEG", exif=exif_of(0x9286, b"UNICODE\0" + text.encode("utf-16-le"), 0x8769))


def jpg_windows_comment(text: str) -> bytes:
    return saved("JPEG", exif=exif_of(0x9C9C, text.encode("utf-16-le")))


def jpg_gps(text: str) -> bytes:
    return saved("JPEG", exif=exif_of(0x001D, text, 0x8825))


def jpg_comment(text: str) -> bytes:
    return saved("JPEG", comment=f"电话 {text}".encode("gb18030"))


def jpg_xmp(text: str) -> bytes:
    return saved("JPEG", xmp=f"<x><creator>{text}</creator></x>".encode())


def jpg_iptc(text: str) -> bytes:
    made = saved("JPEG")
    data = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + text.encode()
    return made[:2] + b"\xff\xed" + (len(data) + 2).to_bytes(2, "big") + data + made[2:]


def jpg_after(text: str) -> bytes:
    return saved("JPEG") + f"tel {text}".encode()


def png_chunk(name: bytes, data: bytes) -> bytes:
    made = saved("PNG")
    chunk = len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
    return made[:33] + chunk + made[33:]


def png_text(text: str) -> bytes:
    return png_chunk(b"tEXt", b"Author\0" + text.encode())


def png_packed(text: str) -> bytes:
    return png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode()))


def png_international(text: str) -> bytes:
    info = PngInfo()
    info.add_itxt("Comment", f"电话 {text}", zip=True)
    return saved("PNG", pnginfo=info)


def png_exif(text: str) -> bytes:
    return saved("PNG", exif=exif_of(0x013B, text))


def png_own_chunk(text: str) -> bytes:
    return png_chunk(b"prVt", text.encode("utf-16-le"))


def png_after(text: str) -> bytes:
    return saved("PNG") + text.encode()


# --- OFD and plain text ----------------------------------------------------------------------------------------------


def ofd(text: str = "", author: str = "") -> bytes:
    """An OFD file whose line of text is cut in two objects."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    half = len(text) // 2
    codes = "".join(f'<ofd:TextCode X="{n}">{char}</ofd:TextCode>' for n, char in enumerate(text[:half]))
    page = (
        f"{HEAD}<ofd:Page {space}><ofd:Content><ofd:Layer>"
        '<ofd:TextObject Boundary="10 10 40 5"><ofd:TextCode>关于示例的通知</ofd:TextCode></ofd:TextObject>'
        f'<ofd:TextObject Boundary="10 20 20 5">{codes}</ofd:TextObject>'
        f'<ofd:TextObject Boundary="30.2 20 20 5"><ofd:TextCode>{text[half:]}</ofd:TextCode></ofd:TextObject>'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    root = (
        f"{HEAD}<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>"
        f"<ofd:Author>{author}</ofd:Author></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", root)
        archive.writestr("Doc_0/Document.xml", f"{HEAD}<ofd:Document {space}/>")
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", page)
    return out.getvalue()


def ofd_text(text: str) -> bytes:
    return ofd(text)


def ofd_author(text: str) -> bytes:
    return ofd(author=text)


def encoded(encoding: str, before: str = "电话：") -> Callable[[str], bytes]:
    return lambda text: f"第一行\r\n{before}{text}\r\n".encode(encoding)


def csv_cell(text: str) -> bytes:
    return f'类别,备注\r\n城市低保,"{text}"\r\n'.encode("utf-8-sig")


def csv_boxes(text: str) -> bytes:
    return (",".join(text) + "\r\n").encode()


PLAIN: dict[str, Callable[[], bytes]] = {
    "xlsx": workbook,
    "docx": document,
    "pdf": pdf,
    "jpg": lambda: saved("JPEG"),
    "png": lambda: saved("PNG"),
    "ofd": ofd,
    "txt": "一个通知。\n电话 0000-0000000，编号 20261121093000123。\n".encode,
    "csv": lambda: "类别,标准\n城市低保,812\n".encode("gb18030"),
}
