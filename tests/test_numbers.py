"""Numbers with units in plain text, whichever way they are written: golden sentences, and laws beyond them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.numbers import dates_in, numbers_with_units, plain_date, value_of
from generator.model.law import FigureUnit
from generator.plan.law import chinese_number

GOLDEN: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "golden" / "numbers.yml").read_text(encoding="utf-8")
)
BY_SENTENCE = pytest.mark.parametrize("case", GOLDEN, ids=[case["text"] for case in GOLDEN])
NUMERALS = "零〇一二两三四五六七八九十百千万亿点0123456789０９.,第 "
NO_UNITS = st.text(st.sampled_from(NUMERALS + "钱条款项楼层号分，。（）；办理申请"))
UNITS = st.sampled_from(["个工作日", "日", "天", "个月", "年", "周岁", "元", "%", "倍", "人", "次"])
numbers = st.integers(1, 9999)


def in_chinese(number: int) -> str:
    """The numeral of a number below a hundred million, as people write it."""
    high, low = divmod(number, 10_000)
    if not high:
        return chinese_number(low)
    filler = "零" if 0 < low < 1000 else ""
    return f"{chinese_number(high)}万{filler}{chinese_number(low) if low else ''}"


def pairs(text: str) -> list[tuple[Decimal, FigureUnit]]:
    return [(number.value, number.unit) for number in numbers_with_units(text)]


@BY_SENTENCE
def test_numbers_are_found_with_their_units(case: dict[str, Any]) -> None:
    """Each number of a sentence is found with its value and unit; ordinals, dates and names of documents are none."""
    golden = [(Decimal(value), FigureUnit(unit)) for value, unit in (number.split() for number in case["numbers"])]
    assert pairs(case["text"]) == golden


@BY_SENTENCE
def test_dates_are_found(case: dict[str, Any]) -> None:
    """Each date of a sentence is found, however it is written; dates in names of documents are none."""
    assert [plain_date(day) for day in dates_in(case["text"])] == case.get("dates", [])


@BY_SENTENCE
def test_words_are_the_texts_own(case: dict[str, Any]) -> None:
    """The words of a number, and of a date, stand in the text as they are given."""
    words = [number.words for number in numbers_with_units(case["text"])] + dates_in(case["text"])
    assert [word for word in words if word not in case["text"]] == []


def test_the_golden_sentences_hold_every_unit() -> None:
    """No unit is without a golden sentence."""
    held = {number.split()[1] for case in GOLDEN for number in case["numbers"]}
    assert held == {unit.value for unit in FigureUnit}


@pytest.mark.parametrize("number", [0, 1, 10, 12, 20, 100, 105, 110, 111, 1000, 1001, 1010, 1100, 9999])
def test_a_chinese_numeral_is_its_number(number: int) -> None:
    """At the edges of the numerals too, what the site writes in Chinese the audit reads as the same number."""
    assert value_of(chinese_number(number)) == number


@given(st.integers(0, 99_999_999))
def test_a_long_chinese_numeral_is_its_number(number: int) -> None:
    """What the site writes as a Chinese numeral, with 万 before it too, the audit reads as the same number."""
    assert value_of(in_chinese(number)) == number


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_numeral_may_mix_figures_and_words(high: int, low: int) -> None:
    """3万200, with or without a space, is what 30200 is."""
    assert value_of(f"{high}万{low or ''}") == value_of(f"{high} 万{low or ''}") == high * 10_000 + low


@given(st.integers(0, 999_999_999), st.integers(0, 99))
def test_commas_between_thousands_change_nothing(number: int, cents: int) -> None:
    """1,200.50 is the number that 1200.50 is."""
    expected = Decimal(f"{number}.{cents:02}")
    assert pairs(f"共{number:,}.{cents:02}元") == pairs(f"共{number}.{cents:02}元") == [(expected, FigureUnit.yuan)]


@given(numbers, UNITS)
def test_both_writings_are_the_same_number(number: int, unit: str) -> None:
    """Arabic or Chinese, a number with its unit is the same."""
    arabic, chinese = pairs(f"满{number}{unit}以上"), pairs(f"满{chinese_number(number)}{unit}以上")
    assert [value for value, _ in chinese] == [number]
    is_date = unit == "年" and number >= 1000  # four figures before 年
    assert arabic == ([] if is_date else chinese)


@given(numbers, UNITS)
def test_an_ordinal_is_no_number(number: int, unit: str) -> None:
    """第三次, 第3次 and 第三个月 count nothing."""
    for numeral in (str(number), chinese_number(number)):
        assert pairs(f"到第{numeral}{unit}为止") == []


@given(NO_UNITS)
def test_a_text_without_units_holds_nothing(text: str) -> None:
    """Numerals alone, in whatever order, are no numbers with units and no dates."""
    assert (pairs(text), dates_in(text)) == ([], [])


@given(st.text(st.sampled_from(NUMERALS + "个工作日月年天周岁元%倍人次半分之至—")))
def test_no_text_makes_it_fail(text: str) -> None:
    """Any heap of numerals and units is read, and what is found stands in the text."""
    for number in numbers_with_units(text):
        assert number.value >= 0
        assert number.words in text


@given(st.dates())
def test_a_date_is_read_however_it_is_written(day: Any) -> None:
    """In Arabic or Chinese, with spaces or without, a day is one date and no number."""
    plain = f"{day.year:04}年{day.month}月{day.day}日"
    spaced = f"{day.year:04} 年 {day.month:02} 月 {day.day:02} 日"
    year = "".join(chinese_number(int(figure)) for figure in f"{day.year:04}")
    chinese = f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
    for text in (plain, spaced, chinese):
        assert pairs(f"从{text}起") == []
        (found,) = dates_in(f"从{text}起")
        assert plain_date(found) == f"{day.year}年{day.month}月{day.day}日"
