"""What the statutory rule alone says of a year whose arrangement is not announced yet.

takes  a year
gives  its thirteen statutory days off (全国年节及纪念日放假办法, in force since 2025, art. 2)
does not  guess 调休 or 补假: those days are known only from the yearly notice, so the year stays provisional
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar
from lunardate import LunarDate

NEW_YEAR_DAYS = 4  # 除夕 and 初一 to 初三


@lru_cache(maxsize=64)
def statutory_days(year: int) -> dict[date, str]:
    """Day off to its name."""
    first = LunarDate(year, 1, 1).to_solar_date()
    spring = [first + timedelta(days=offset) for offset in range(-1, NEW_YEAR_DAYS - 1)]
    named = {
        date(year, 1, 1): "元旦",
        **dict.fromkeys(spring, "春节"),
        _qingming(year): "清明节",
        date(year, 5, 1): "劳动节",
        date(year, 5, 2): "劳动节",
        LunarDate(year, 5, 5).to_solar_date(): "端午节",
        LunarDate(year, 8, 15).to_solar_date(): "中秋节",
    }
    return named | {date(year, 10, day): "国庆节" for day in (1, 2, 3)}


def _qingming(year: int) -> date:
    """The day of the solar term 清明."""
    terms = chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10))
    return date.fromordinal(next(day.toordinal() for day, name in terms if name == "清明"))
