"""Numbers of persons are found however they are written; other long numbers are not taken for them."""

from __future__ import annotations

import pytest

from generator.model.privacy import private_numbers


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("请拨13812345678找", "手机号码"),
        ("１３８-1234-5678", "手机号码"),
        ("证号11010119900307663X。", "身份证号码"),
        ("卡号6222020000000000018", "银行卡号"),
        ("卡号6222 0200 0000 0000 018", "银行卡号"),
        ("4111111111111111", "银行卡号"),
    ],
)
def test_a_persons_number_is_found(text: str, what: str) -> None:
    """Mobile, identity and bank numbers are found, spaced or in full-width figures."""
    assert [found for found, _ in private_numbers(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "0473-2012345", "12345", "卡号4111111111111112", "41111111111111111111", "2026-11-21 2026-11-22",
        "第1000000000000000项", "999900",
    ],
)  # fmt: skip
def test_other_numbers_are_not(text: str) -> None:
    """An office's telephone, days, and a number whose check digit is wrong are nobody's."""
    assert private_numbers(text) == []
