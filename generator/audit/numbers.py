"""Numbers with units in plain Chinese text, whichever way they are written.

takes  a sentence
gives  each number with its unit, as the law data would have it
does not  know any law

A number is a numeral, Arabic or Chinese or both (5千), with its unit: 日 (also 天), 工作日, 小时, 个月, 年, 周岁, 元,
%, 倍, 人, 次. Both ends of a range (3至5日) are numbers; 半年 is 6 个月. Ordinals (第三次), dates and
telephone numbers are none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.model.law import FigureUnit

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
DIGITS |= {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10000, "亿": 100_000_000, "拾": 10, "佰": 100, "仟": 1000, "萬": 10000}
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬"
ARABIC = r"(?:(?<!\d)\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s*[百千万亿][\d百千万亿]*)?"
CHINESE = rf"[零〇一二两三四五六七八九十百千万亿{FORMAL}]+(?:点[零〇一二三四五六七八九]+)?"
NUMERAL = rf"(?:{ARABIC}|{CHINESE})"
UNITS = (
    (r"个?\s*工作日", FigureUnit.working_day),
    (r"个半?\s*月", FigureUnit.month),
    (r"(?:周岁|岁)半?", FigureUnit.age),
    (r"(?:个?自然)?(?<!\d{5})日|(?<!\d{5})天(?:半(?![夜数价]))?", FigureUnit.day),  # five digits: a telephone
    (r"年(?!级)(?:半(?![载数价]))?", FigureUnit.year),
    (r"元|块钱", FigureUnit.yuan),
    (r"%|％", FigureUnit.percent),
    (r"个?小时|个?钟头", FigureUnit.hour),
    (r"倍半?", FigureUnit.times),
    (r"个?人(?!民|力|员|事|大代表)", FigureUnit.person),
    (r"次(?!性)", FigureUnit.occasion),
)
UNIT = "|".join(f"(?P<u{index}>{pattern})" for index, (pattern, _) in enumerate(UNITS))
MORE = "[多余来几]?"  # 三十多天 is founded on thirty as little as thirty is
RANGE = rf"(?:(?P<low>{NUMERAL})\s*(?:[-–~～至到]|—+)\s*)?"
NUMBER = re.compile(
    rf"(?P<half>半年|半个月)|(?P<ordinal>第)?(?:百分之(?P<share>{NUMERAL})|{RANGE}(?P<number>{NUMERAL}){MORE}\s*(?:{UNIT}))"
)
HALVES = {"半年": Decimal(6), "半个月": Decimal("0.5")}
YEAR, PART = r"(?:\d{4}|[零〇一二三四五六七八九]{4})\s*年", r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*"
DATE = re.compile(rf"{YEAR}(?:{PART}月(?:{PART}日)?)?|{PART}月{PART}日")
MARK = re.compile(r"\d+(?:\.\d+)?|.")
LAW_NAMES = re.compile(r"《[^》]*》")


class Number(NamedTuple):
    """A number as it stands in a text; ``words`` are the text's own."""

    value: Decimal
    unit: FigureUnit
    words: str


def numbers_with_units(text: str) -> list[Number]:
    """Every number with a unit, in order; dates and names of documents are left out."""
    bare = DATE.sub("；", LAW_NAMES.sub("；", text))
    found = []
    for match in NUMBER.finditer(bare):
        if match["half"]:
            found.append(Number(HALVES[match[0]], FigureUnit.month, match[0]))
            continue
        if match["ordinal"]:
            continue
        if match["share"]:
            found.append(Number(value_of(match["share"]), FigureUnit.percent, match[0]))
            continue
        unit = next(unit for index, (_, unit) in enumerate(UNITS) if match[f"u{index}"])
        if unit is FigureUnit.person and match["number"] == "一" and "个" in match[0]:
            continue  # 一个人: not a count but "somebody"
        if match["low"]:
            found.append(Number(value_of(match["low"]), unit, match[0]))
        more = Decimal("0.5") if "半" in match[0] else 0  # 一年半, 三个半月
        found.append(Number(value_of(match["number"]) + more, unit, match[0]))
    return found


def dates_in(text: str) -> list[str]:
    """Every date a text writes, with or without its year or its day, as it stands there."""
    return [date.strip() for date in DATE.findall(LAW_NAMES.sub("", text))]


def plain_date(date: str) -> str:
    """A date as 2026年7月1日, whichever way it is written."""
    return re.sub(NUMERAL, lambda numeral: f"{value_of(numeral[0])}", "".join(date.split()))


def value_of(numeral: str) -> Decimal:
    """A numeral's value: ``三十`` 30, ``1.5`` 1.5, ``2万`` and ``2 万`` 20000, ``一点五`` 1.5, ``二〇二六`` 2026."""
    whole, _, fraction = "".join(numeral.split()).replace(",", "").partition("点")
    return _whole(whole) + (Decimal("0." + _digits(fraction)) if fraction else 0)


def _digits(numeral: str) -> str:
    return "".join(str(DIGITS[char]) for char in numeral)


def _whole(numeral: str) -> Decimal:
    if all(char in DIGITS for char in numeral):
        return Decimal(_digits(numeral))
    total = section = digit = Decimal(0)
    for mark in MARK.findall(numeral):
        if mark not in PLACES:
            digit = Decimal(DIGITS.get(mark, mark))
        elif PLACES[mark] < PLACES["万"]:
            section += (digit or 1) * PLACES[mark]
            digit = Decimal(0)
        else:
            part = section + digit
            if mark == "亿":
                total, part = Decimal(0), total + part
            total += (part or 1) * PLACES[mark]
            section = digit = Decimal(0)
    return total + section + digit
