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
NOT_HELD = "本站未收录"
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


def urgent(is_in_force: bool) -> str:
    """Where to go at once (社会救助法 art. 37, 50, named where that law is in force)."""
    law = "依《社会救助法》第三十七条、第五十条，临时救助向急难发生地申请，情况紧急的应当先行救助。"
    said = f"：{law}" if is_in_force else "。"
    return f"眼下就过不去的，直接到所在地乡镇政府、街道办事处求助{said}也可以拨打 {HOTLINE}。"
