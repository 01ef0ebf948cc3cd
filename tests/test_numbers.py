"""Numbers with units in plain text, whichever way they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.numbers import numbers_with_units, value_of
from generator.plan.law import chinese_number

GOLDEN = {
    "三十个工作日内办完，特殊情况四十五个工作日": [("30", "工作日"), ("45", "工作日")],
    "30个工作日、15工作日": [("30", "工作日"), ("15", "工作日")],
    "公示7天": [("7", "日")],
    "十五日内书面告诉您": [("15", "日")],
    "百分之三十": [("30", "%")],
    "不低于30%": [("30", "%")],
    "低保标准的1.5倍": [("1.5", "倍")],
    "一点五倍": [("1.5", "倍")],
    "罚两倍": [("2", "倍")],
    "年满十八周岁": [("18", "周岁")],
    "60岁以上": [("60", "周岁")],
    "每半年查": [("6", "个月")],
    "不超过十二个月": [("12", "个月")],
    "2万元以下": [("20000", "元")],
    "三千元": [("3000", "元")],
    "连续3次拒绝": [("3", "次")],
    "每组不少于2人": [("2", "人")],
    "满三年": [("3", "年")],
    "一百零五日": [("105", "日")],
    "第三次、第十五条、第37条": [],
    "2026年7月1日起施行": [],
    "一个人住，一次性说清": [],
    "打12345问": [],
    "每年、每月、当天": [],
    "依《国务院2014年第3次会议纪要》": [],
    "九年级的学生": [],
}


@pytest.mark.parametrize("text", GOLDEN)
def test_numbers_are_found_with_their_units(text: str) -> None:
    """Each number of a sentence is found with its value and unit; ordinals, dates and names of documents are none."""
    assert [(str(n.value), n.unit.value) for n in numbers_with_units(text)] == GOLDEN[text]


@given(st.integers(1, 9999))
def test_a_chinese_numeral_is_read_back(number: int) -> None:
    """What the site writes as a Chinese numeral the audit reads as the same number."""
    assert value_of(chinese_number(number)) == Decimal(number)


@given(st.integers(1, 9999), st.sampled_from(["个工作日", "日", "天", "个月", "周岁", "元", "倍", "次"]))
def test_both_writings_are_the_same_number(number: int, unit: str) -> None:
    """Arabic or Chinese, a number with its unit is the same."""
    arabic, chinese = (numbers_with_units(f"在{n}{unit}里") for n in (str(number), chinese_number(number)))
    assert [(n.value, n.unit) for n in arabic] == [(n.value, n.unit) for n in chinese]
    assert arabic[0].value == number
