"""Attachments are read whole."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.attachment import MEDIA_TYPES
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
