"""Numbers with units in plain Chinese text, whichever way they are written.

takes  a sentence
gives  each number with its unit, as the law data would have it
does not  know any law

A number is a numeral, Arabic or Chinese, with its unit: 日 (also 天), 工作日, 个月, 年, 周岁, 元, %, 倍, 人, 次.
Ordinals (第三次), dates and telephone numbers are none; 半年 is 6 个月.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.model.law import FigureUnit

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10000, "亿": 100_000_000}
NUMERAL = r"(?:\d+(?:\.\d+)?[万亿]?|[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?)"
UNITS = (
    (r"个?工作日", FigureUnit.working_day),
    (r"个月", FigureUnit.month),
    (r"周岁|岁", FigureUnit.age),
    (r"日|天", FigureUnit.day),
    (r"年(?!级)", FigureUnit.year),
    (r"元", FigureUnit.yuan),
    (r"%|％", FigureUnit.percent),
    (r"倍", FigureUnit.times),
    (r"个?人(?!民|力|员|事|大代表)", FigureUnit.person),
    (r"次(?!性)", FigureUnit.occasion),
)
UNIT = "|".join(f"(?P<u{index}>{pattern})" for index, (pattern, _) in enumerate(UNITS))
NUMBER = re.compile(rf"(?P<ordinal>第)?(?:百分之(?P<share>{NUMERAL})|(?P<number>{NUMERAL})\s*(?:{UNIT}))")
DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?")
HALF = re.compile(r"半年")
LAW_NAMES = re.compile(r"《[^》]*》")


class Number(NamedTuple):
    """A number as it stands in a text; ``words`` are the text's own."""

    value: Decimal
    unit: FigureUnit
    words: str


def numbers_with_units(text: str) -> list[Number]:
    """Every number with a unit, in order; dates and names of documents are left out."""
    bare = DATE.sub("；", LAW_NAMES.sub("；", text))
    found = [Number(Decimal(6), FigureUnit.month, "半年") for _ in HALF.finditer(bare)]
    for match in NUMBER.finditer(bare):
        if match["ordinal"]:
            continue
        if match["share"]:
            found.append(Number(value_of(match["share"]), FigureUnit.percent, match[0]))
            continue
        unit = next(unit for index, (_, unit) in enumerate(UNITS) if match[f"u{index}"])
        if unit is FigureUnit.person and match["number"] == "一" and "个" in match[0]:
            continue  # 一个人: not a count but "somebody"
        found.append(Number(value_of(match["number"]), unit, match[0]))
    return found


def dates_in(text: str) -> list[str]:
    """Every full date or year a text writes, as it stands there."""
    return DATE.findall(LAW_NAMES.sub("", text))


def value_of(numeral: str) -> Decimal:
    """A numeral's value: ``三十`` 30, ``1.5`` 1.5, ``2万`` 20000, ``一点五`` 1.5."""
    if numeral[0].isdigit():
        for mark in ("万", "亿"):
            if numeral.endswith(mark):
                return Decimal(numeral[:-1]) * PLACES[mark]
        return Decimal(numeral)
    whole, _, fraction = numeral.partition("点")
    value = Decimal(_whole(whole))
    if fraction:
        value += Decimal("0." + "".join(str(DIGITS[char]) for char in fraction))
    return value


def _whole(numeral: str) -> int:
    total = section = digit = 0
    for char in numeral:
        if char in DIGITS:
            digit = DIGITS[char]
        elif PLACES[char] < PLACES["万"]:
            section += (digit or 1) * PLACES[char]
            digit = 0
        else:
            total = (total + section + digit) * PLACES[char]
            section = digit = 0
    return total + section + digit
