"""Mobile numbers, in whatever parts they are written.

takes  a stretch of figures and the text around it
gives  what it is and how sure that is, or ``None``
does not  know office telephones: none of them begins with 1 and has eleven figures
"""

from __future__ import annotations

import re

from generator.privacy.context import (
    CALLING_WORDS,
    CONTACT_WORDS,
    NUMBERED,
    is_amount,
    is_counted,
    is_counted_in,
    letter_after,
    letter_before,
    near,
)
from generator.privacy.hits import Sureness
from generator.privacy.runs import Stretch

MOBILE = "手机号码"
OWN = re.compile(r"1[3-9][0-9]{9}")
ABROAD = re.compile(r"(0086|086|86|0)(1[3-9][0-9]{9})")
LONGEST = 15  # 0086 and eleven
ONES = (1,) * 11
USUAL = {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 3, 4), ONES}  # as people part it
UNUSUAL = {(5, 6), (6, 5), (4, 4, 3), (2, 3, 3, 3), (2, 4, 5), (3, 5, 3), (3, 2, 2, 2, 2), (3, 2, 3, 3), (3, 3, 3, 2)}
SEVERAL_DOTS = {(3, 4, 4), (3, 3, 5), (4, 3, 4), ONES}  # 138.1234.5678, but 139.12345678 is a decimal
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
JOINS = "-._·"  # a neighbour behind such a sign makes it a part of something longer
LINK = re.compile(r"(?:https?://|www\.)[!-~]*$", re.I)
LONGEST_LINK = 300
CLOSE = 8  # 手机号码 No.138…
NO_DECIMAL = re.compile(r"\.0(?![0-9])")
ASKED = re.compile(r"[?&;][\w.\-\[\]]{1,30}=$")  # …?m=138…: what somebody typed in


def judge_mobile(stretch: Stretch, text: str) -> tuple[str, Sureness] | None:
    """Sure: eleven figures alone, or parted as people part them, or named. Likely: it might be another number."""
    sizes, is_abroad = _own_sizes(stretch, text)
    if not sizes or _is_other(stretch, sizes, text):
        return None
    letters = letter_before(text, stretch.start) + letter_after(text, stretch.end)
    if is_abroad or _is_named(stretch, text):
        return MOBILE, Sureness.likely if is_amount(text, stretch.end) else Sureness.sure
    if letters == 2 or (sizes not in USUAL and (sizes not in UNUSUAL or _has_year(stretch))):
        return None
    if _is_in_row(stretch) and sizes not in {(11,), (3, 4, 4)}:
        return None
    doubts = (
        bool(letters),
        sizes not in USUAL,
        stretch.figures[:1] == "0",
        is_counted(text, stretch.start) or is_counted_in(text, stretch.end),
        stretch.before[-1:] in tuple(JOINS) or stretch.after[:1] in tuple(JOINS),
        bool(stretch.between) and sizes != ONES and _is_listed(stretch, text),
        not stretch.is_whole and (_is_in_row(stretch) or _has_year(stretch)),
        _is_in_link(stretch, text) and not ASKED.search(text[max(0, stretch.start - 33) : stretch.start]),
    )
    return MOBILE, Sureness.likely if any(doubts) else Sureness.sure


def _own_sizes(stretch: Stretch, text: str) -> tuple[tuple[int, ...], bool]:
    """How many figures each part has, the country's left out; whether the country is named beyond doubt."""
    if len(stretch.figures) > LONGEST:
        return (), False
    if OWN.fullmatch(stretch.figures):
        return stretch.sizes, False
    match = ABROAD.fullmatch(stretch.figures)
    if match is None:
        return (), False
    length, first = len(match[1]), stretch.sizes[0]
    if match[1] == "0":
        return ((11,) if stretch.is_whole else ()), False
    plus = text[max(0, stretch.start - 2) : stretch.start].rstrip(" (").endswith("+")
    if first == length:
        return stretch.sizes[1:], plus or match[1] != "86" or stretch.sizes[1:] in USUAL
    return (first - length, *stretch.sizes[1:]), plus or match[1] == "0086"


def _is_other(stretch: Stretch, sizes: tuple[int, ...], text: str) -> bool:
    """Whether it is an amount, a decimal, a column of figures, or a part of an address on the web."""
    end, gaps = stretch.end, stretch.between
    if (
        (is_amount(text, end) and not _is_named(stretch, text))
        or (stretch.after == "." and not _is_cell(stretch, text))
        or (gaps and set(gaps) == {","} and sizes == (2, 3, 3, 3))
    ):
        return True
    if stretch.before == "." and not NUMBERED.search(text[max(0, stretch.start - 4) : stretch.start]):
        return True
    if "." in gaps and sizes not in SEVERAL_DOTS:
        return True
    return not stretch.is_whole and (stretch.is_broken_over_lines or _is_in_link(stretch, text))


def _is_named(stretch: Stretch, text: str) -> bool:
    """Whether words of calling stand near; where it is counted as a thing is, they must stand right before."""
    if is_counted(text, stretch.start) or is_amount(text, stretch.end):
        return near(text, stretch.start, stretch.end, CALLING_WORDS, before=CLOSE, after=0)
    return near(text, stretch.start, stretch.end, CONTACT_WORDS)


def _is_cell(stretch: Stretch, text: str) -> bool:
    """Whether a sheet wrote the number as a decimal: 电话：13800000000.0."""
    is_decimal = bool(NO_DECIMAL.match(text, stretch.end))
    return is_decimal and near(text, stretch.start, stretch.end, CONTACT_WORDS)


def _is_in_link(stretch: Stretch, text: str) -> bool:
    return bool(LINK.search(text[max(0, stretch.start - LONGEST_LINK) : stretch.start]))


def _is_in_row(stretch: Stretch) -> bool:
    """Whether its neighbours are parted from it as its own parts are: a row of figures, or a longer number."""
    return bool(stretch.between) and bool({stretch.before, stretch.after} & set(stretch.between))


def _is_listed(stretch: Stretch, text: str) -> bool:
    """Whether its parts may be three numbers of a list: 第138、1024、2048号."""
    commas = any(set(",、;") & set(gap) for gap in stretch.between)
    counted = text[max(0, stretch.start - 1) : stretch.start] == "第" or text[stretch.end : stretch.end + 1] in tuple(
        "号条户人件次"
    )
    return commas and (counted or bool(stretch.before or stretch.after))


def _has_year(stretch: Stretch) -> bool:
    """Whether one of its parts reads as a year: 150-2024-0138, 1990 2000 138; but not the end of 138.0000.1934."""
    place, parts = 0, []
    for size in stretch.sizes:
        parts.append(stretch.figures[place : place + size])
        place += size
    if stretch.sizes in USUAL and not {"-", "/"} & set(stretch.between):
        parts.pop()
    return any(YEAR.fullmatch(part) for part in parts if len(part) == 4)
