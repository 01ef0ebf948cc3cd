"""Small pieces of wording that several pages share.

takes  dates, counts, names
gives  Chinese text
does not  know pages or records
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.base import Moment

NOT_STATED = "文件没有写明"
UNENTERED = "还没有录完"  # of a document that is only partly held: nothing may be concluded from what is not here
SEE_TEXT = "请看文件全文"
NOT_HELD = "本站未收录"
HUB = "会议和落实"  # the page that leads to everything the body did
OPENING = "信息公开"  # the page that leads to guide, rules, list and annual reports
HOTLINE = "12345 政务服务便民热线"


def chinese_day(day: date) -> str:
    """2021年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_moment(moment: Moment) -> str:
    """2014年9月18日 09:14; the time only where one was recorded."""
    return " ".join(part for part in (chinese_day(moment.day), moment.time) if part)


def full_years(start: date, end: date) -> int:
    """Whole years from ``start`` to ``end``; 0 where ``end`` is earlier."""
    years = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    return max(0, years)


def listing(names: Iterable[str], limit: int = 99) -> str:
    """甲、乙、丙; beyond the limit 甲、乙等5个."""
    names = list(names)
    if len(names) <= limit:
        return "、".join(names)
    return f"{'、'.join(names[:limit])}等{len(names)}个"
