"""Citizen numbers: eighteen figures judged by their date and check figure alone (GB 11643), and what looks like one.

takes  a stretch of figures and the text around it
gives  what it is and how sure that is, or ``None``
does not  look a district up: a number outlives the code of the district that gave it
"""

from __future__ import annotations

import re
from datetime import date

from generator.privacy.context import (
    CITIZEN_WORDS,
    CREDIT_WORDS,
    DISABLED_WORDS,
    TAX_WORDS,
    is_amount,
    is_serial,
    letter_after,
    letter_before,
    near,
)
from generator.privacy.hits import Sureness
from generator.privacy.runs import Stretch

CITIZEN = "公民身份号码"
CITIZEN_LIKE = "像公民身份号码、但核对不上的数字"
DISABLED = "残疾人证号"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_FIGURES = "10X98765432"
JOINS = ("-", ".", "·", "_", ",")  # a neighbour behind such a sign makes it a part of something longer
TIMES = ("19", "20")  # no province: a serial that begins with a year
SHORT_TIMES = tuple(str(year) for year in range(24, 31))  # neither: one that begins with the last two figures of a year
RECENT = 2010  # serials of applications are dated later, few persons in a list of them are
LATEST = 2099
DECIMAL = re.compile(r"(?<![0-9])0\.$")  # 0.…, but not 10.… in a list
OLD_YEARS = 1900
WELL_PARTED = {
    (18,), (6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (3, 3, 4, 4, 4), (3, 3, 8, 4), (6, 8, 3, 1), (17, 1), (14, 4),
}  # fmt: skip


def judge_citizen(stretch: Stretch, text: str) -> tuple[str, Sureness] | None:
    """A citizen number, an old one of 15 figures, one inside the number of a disability card, or one mistyped."""
    figures = stretch.figures
    if len(figures) == 20 and "X" not in figures and is_citizen(figures[:18]):
        return (DISABLED, Sureness.sure) if near(text, stretch.start, stretch.end, DISABLED_WORDS) else None
    if len(figures) == 15 and stretch.is_whole and figures.isdigit() and _day(f"19{figures[6:12]}"):
        return (CITIZEN, Sureness.sure) if _is_named(stretch, text) else None
    if len(figures) == 18 and is_citizen(figures):
        return _right(stretch, text)
    if stretch.is_whole and len(figures) in (17, 18) and _is_named(stretch, text):
        return CITIZEN_LIKE, Sureness.likely
    return (CITIZEN_LIKE, Sureness.likely) if len(figures) == 18 and _is_shaped(stretch, text) else None


def is_citizen(figures: str) -> bool:
    """Whether eighteen figures have a date of birth and the check figure that belongs to the rest."""
    if len(figures) != 18 or not figures[:17].isdigit() or figures[0] == "0" or _day(figures[6:14]) is None:
        return False
    total = sum(int(figure) * weight for figure, weight in zip(figures[:17], WEIGHTS, strict=True))
    return CHECK_FIGURES[total % 11] == figures[17]


def _is_named(stretch: Stretch, text: str) -> bool:
    return near(text, stretch.start, stretch.end, CITIZEN_WORDS)


def _right(stretch: Stretch, text: str) -> tuple[str, Sureness] | None:
    """Date and check figure are right; a few serials have them too, and are told by what stands around them."""
    start, figures = stretch.start, stretch.figures
    if _is_named(stretch, text):
        return CITIZEN, Sureness.sure
    if near(text, start, stretch.end, TAX_WORDS, after=0):
        return CITIZEN, Sureness.likely  # of a trader alone it may be the tax number
    if near(text, start, stretch.end, CREDIT_WORDS, after=0) or DECIMAL.search(text[max(0, start - 3) : start]):
        return None
    is_odd = stretch.sizes not in WELL_PARTED and len({gap.strip() for gap in stretch.between}) > 1
    counted = is_serial(text, start)
    if is_odd and counted:
        return None
    is_time = (figures.startswith(TIMES) and _day(f"{figures[:6]}01") is not None) or (
        figures.startswith(SHORT_TIMES) and _day(f"20{figures[:6]}") is not None
    )
    is_recent = int(figures[6:10]) >= RECENT and counted
    doubtful = is_odd or is_time or is_recent or stretch.is_broken_over_lines
    return CITIZEN, Sureness.likely if doubtful else Sureness.sure


def _is_shaped(stretch: Stretch, text: str) -> bool:
    """Whether it looks like a citizen number with one figure wrong, and like nothing else."""
    figures = stretch.figures
    start, end = stretch.start, stretch.end
    fits = figures[:17].isdigit() and figures[0] != "0" and not figures.startswith(TIMES)
    parted = stretch.sizes in WELL_PARTED and not stretch.is_broken_over_lines
    if not fits or not parted or _day(figures[6:14]) is None:
        return False
    touched = letter_before(text, start) or letter_after(text, end)
    counted = is_serial(text, start) or is_amount(text, end) or text[end : end + 1] == "号"
    attached = stretch.before[-1:] in JOINS or stretch.after[:1] in JOINS
    return not (touched or counted or attached or near(text, start, end, CREDIT_WORDS, after=0))


def _day(figures: str) -> date | None:
    """The day of eight figures, in the years a person now alive, or yet to be born, may have."""
    year, month, day = int(figures[:4]), int(figures[4:6]), int(figures[6:])
    if not OLD_YEARS <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
