"""Ids that follow from what is there already, and what an id says of its record.

takes  the files there are, a kind of record, the day
gives  an id with the reason for it; the values an id holds
does not  propose where neither the class of record nor the office's own records give a rule
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.model.kinds import Kind
from generator.model.nearest import nearest
from generator.office.filing import BY_NAME, Filed, RefusedError, Site, fixed_id, id_schema, is_alone

BY_YEAR = re.compile(r"^([0-9]{4})-([0-9]{2,4})$")
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBERED = re.compile(r"^(.+)-([1-9][0-9]{0,2})$")
PERIOD = r"[0-9]{4}(?:h[12]|q[1-4])?"
OF_PERIOD = re.compile(rf"^({PERIOD})-(.+)$")
# What an id says where it is written as the class asks for.
HELD: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {
    "meeting": (re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})$"), ("date",)),
    "consultation": (re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})$"), ("date",)),
    "resolution": (NUMBERED, ("meeting", "number")),
    "bulletin": (BY_YEAR, ("year", "number")),
    "evaluation": (re.compile(r"^([0-9]{4})$"), ("year",)),
    "report": (OF_PERIOD, ("period", "unit")),
    "nil": (OF_PERIOD, ("period",)),
    "case-counts": (re.compile(rf"^({PERIOD})$"), ("period",)),
}
WHOLE = ("number", "year")
SAME_AS = {"local-measure": "measure", "clause-words": "duty", "progress": "unit"}  # kinds named as another's record
NOTICE = "notice"  # the one class that asks for the year and a number


def proposed(site: Site, kind: Kind, slug: str, day: date) -> tuple[str, str]:
    """An id, and by what rule. Raises RefusedError where there is none."""
    if is_alone(kind):
        return fixed_id(kind, slug), ""
    there = site.in_folder(kind, slug)
    if kind.name == "resolution":
        return _next_resolution(site, slug, there, day)
    numbered = [found for one in there if (found := BY_YEAR.match(one.id))]
    if numbered or kind.name == NOTICE:
        mine = [found[2] for found in numbered if int(found[1]) == day.year]
        width = max((len(found[2]) for found in numbered), default=3)
        return f"{day.year}-{max(map(int, mine), default=0) + 1:0{width}}", "照年份和已有的编号接着编的"
    about = id_schema(kind)
    raise RefusedError(
        f"给一个编号，写在类别后面。{kind.title}的编号：{about['description']}，例如 {about['examples'][0]}。"
    )


def _next_resolution(site: Site, slug: str, there: list[Filed], day: date) -> tuple[str, str]:
    meetings = [one.id for one in site.in_folder(BY_NAME["meeting"], slug) if DAY.match(one.id)]
    past = [name for name in meetings if name[:10] <= day.isoformat()]
    if not past:
        raise RefusedError("还没有录过会议。先录会议（gongkai new 会议 年-月-日），或写明编号：会议编号加序号。")
    meeting = max(past)
    numbers = [int(found[2]) for one in there if (found := NUMBERED.match(one.id)) and found[1] == meeting]
    return f"{meeting}-{max(numbers, default=0) + 1}", f"照最近的会议 {meeting} 接着编的"


def check_namesake(site: Site, kind: Kind, slug: str, name: str) -> None:
    """A record that bears the id of another needs that one. Raises RefusedError."""
    other = BY_NAME.get(SAME_AS.get(kind.name, ""))
    if other is None:
        return
    names = [one.id for one in site.filed() if one.kind is other and (one.slug == slug or other.name == "measure")]
    if name not in names:
        near = nearest(name, names)
        hint = f"是不是“{near}”？" if near else ""
        raise RefusedError(f"{kind.title}的编号要和{other.title}的一样，没有叫“{name}”的{other.title}。{hint}")


def held_in(kind: Kind, name: str) -> dict[str, Any]:
    """The values that the id spells out."""
    pattern, fields = HELD.get(kind.name, (None, ()))
    found = pattern.match(name) if pattern else None
    values = dict(zip(fields, found.groups(), strict=False)) if found else {}
    return {field: _value(field, text) for field, text in values.items()}


def _value(field: str, text: str) -> Any:
    if field in WHOLE:
        return int(text)
    return text.upper() if field == "period" else text
