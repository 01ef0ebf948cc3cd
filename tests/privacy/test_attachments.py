"""Attachments are read whole."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.attachment import MEDIA_TYPES
from generator.privacy.attachments.pdfmarks import marked
from generator.privacy.attachments.read import read_attachment
from tests.privacy import make_files as make
from tests.privacy.leaks import LEAKS, MOBILE, Build


@pytest.mark.parametrize(("suffix", "where", "build", "number"), LEAKS, ids=lambda v: v if isinstance(v, str) else "")
def test_no_hiding_place_is_missed(suffix: str, where: str, build: Build, number: str) -> None:
    """A number comes out of every place of every format it can hide in."""
    reading = read_attachment(build(number), MEDIA_TYPES[suffix])
    assert reading.refusal is None
    assert [piece for piece in reading.texts if number in piece.text]


def test_a_linearised_file_is_read() -> None:
    """An end of file that ends no version of its own is no fault."""
    content = make.pdf().replace(b"%PDF-1.3\n", b"%PDF-1.3\n%%EOF\n", 1)
    reading = read_attachment(content, MEDIA_TYPES["pdf"])
    assert reading.refusal is None
    assert [piece.text for piece in reading.texts if piece.where == "第1页"] == ["Notice 2026-12, 812 yuan a month"]


@pytest.mark.parametrize(
    ("suffix", "build", "where"),
    [
        ("xlsx", make.hidden_sheet("hidden"), "隐藏的工作表“名单”第1行"),
        ("docx", make.docx_footer, "页脚第2段"),
        ("docx", make.docx_deleted, "正文第1段（删除的文字）"),
        ("docx", make.docx_embedded, "嵌着的“Microsoft_Excel_Sheet.xlsx”，隐藏的工作表“名单”第1行"),
        ("pdf", make.pdf_info, "文件属性 Author"),
        ("pdf", make.pdf_earlier, "以前的版本1，文件属性 Author"),
        ("csv", make.csv_cell, "第2行"),
    ],
)
def test_a_place_is_told_in_a_clerks_words(suffix: str, build: Build, where: str) -> None:
    """A clerk finds what was found without knowing the inside of a file."""
    reading = read_attachment(build(MOBILE), MEDIA_TYPES[suffix])
    assert where in [piece.where for piece in reading.texts if MOBILE in piece.text]


def test_a_number_bears_the_heading_of_its_column() -> None:
    """What a long number is, its column says, rows away."""

    def fill(book: Any) -> None:
        for row in (["村", "银行卡号"], ["甲", "备"], ["乙", "6222000000000000000"]):
            book.active.append(row)

    for content, suffix in (
        (make.workbook(fill), "xlsx"),
        ("村,银行卡号\n甲,备\n乙,6222000000000000000\n".encode(), "csv"),
    ):
        reading = read_attachment(content, MEDIA_TYPES[suffix])
        assert any("银行卡号：6222000000000000000" in piece.text for piece in reading.texts)


def paragraphs(*texts: str) -> bytes:
    """A document of these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts).encode()
    head = b"<w:body>"
    return make.rezipped(make.document(), {"word/document.xml": lambda data: data.replace(head, head + body, 1)})


def formula(text: str) -> bytes:
    """A sheet with a formula that nobody reckoned."""
    return make.raw_sheet(f'<sheetData><row r="1"><c r="A1" t="str"><f>{text}</f></c></row></sheetData>')


@pytest.mark.parametrize(
    ("suffix", "content", "text"),
    [
        ("docx", paragraphs("1. 张甲", "2. 李乙", "3. 王丙", "以上共三户。"), "张甲、李乙、王丙"),
        ("docx", paragraphs("号码", "1390000", "0000", "共三户"), "号码\n1390000\n0000"),
        ("txt", "张甲 900\n李乙 450\n王丙 700\n".encode(), "张甲、李乙、王丙"),
        ("csv", "乡镇,儿童姓名\n示例乡,张甲\n".encode(), "儿童姓名：张甲"),
        ("csv", "电话\n1.39E+10\n13900000000.00\n".encode(), "电话：13900000000"),
        ("xlsx", formula('CONCATENATE("139","0000","0000")'), 'CONCATENATE("13900000000")'),
        ("xlsx", formula('"139"&amp;"0000"&amp;"0000"'), '"13900000000"'),
        ("png", make.png_chunk(b"tEXt", b"Card\x006222000000000000000"), "Card: 6222000000000000000"),
    ],
)
def test_what_several_lines_say_together_is_read(suffix: str, content: bytes, text: str) -> None:
    """Names under each other are a list, figures go on in the next line, a name says what a number is."""
    reading = read_attachment(content, MEDIA_TYPES[suffix])
    assert reading.refusal is None
    assert text in [piece.text for piece in reading.texts]


def test_what_a_page_says_for_copying_is_read() -> None:
    """Both ways of writing a text, with the signs that stand for others."""
    data = rb"/Span <</ActualText <FEFF5F20 7532>>> BDC EMC /P <</Alt (a\(b\)\101(c))/E (x)>> BDC EMC"
    assert list(marked(data)) == ["张甲", "a(b)A(c)", "x"]
