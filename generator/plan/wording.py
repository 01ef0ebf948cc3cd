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
# From which day an instrument cited on a page is in force; a page as of an earlier day does not cite it.
IN_FORCE = {"社会救助法": date(2026, 7, 1), "政府信息公开条例": date(2019, 5, 15)}
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


def in_force(instrument: str, as_of: date) -> bool:
    """Whether an instrument may be cited on a page as of a day."""
    return as_of >= IN_FORCE[instrument]


def urgent(as_of: date) -> str:
    """Where to go at once (社会救助法 art. 37, 50, from the day it is in force)."""
    law = "依《社会救助法》第三十七条、第五十条，临时救助向急难发生地申请，情况紧急的应当先行救助。"
    said = f"：{law}" if in_force("社会救助法", as_of) else "。"
    return f"眼下就过不去的，直接到所在地乡镇政府、街道办事处求助{said}也可以拨打 {HOTLINE}。"
