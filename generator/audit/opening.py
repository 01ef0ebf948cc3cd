"""What 信息公开 is made of: annual reports, index numbers.

takes  a place, the latest day whose records may be there
gives  findings
does not  say what is missing: that is no fault of the files
"""

from __future__ import annotations

import re
from datetime import date

from generator.findings import Findings
from generator.model.base import State
from generator.model.nearest import nearest
from generator.model.portal import PlaceData

FIRST_YEAR = 1949
# 组织机构代码 or 统一社会信用代码, year, five digits: the usual form, which no rule demands.
USUAL = re.compile(r"(\d{9}|[0-9A-Z]{8}-?[0-9X]|[0-9A-HJ-NPQRTUWXY]{18})/(19|20)\d{2}-\d{5}")


def check_opening(place: PlaceData, latest: date | None, findings: Findings) -> None:
    """A355–A358; that the guide's id is guide, reading has seen."""
    _check_annual(place, latest, findings)
    _check_numbers(place, findings)


def _check_annual(place: PlaceData, latest: date | None, findings: Findings) -> None:
    for located in place.annual.values():
        record = located.record
        year = int(record.id)
        if year < FIRST_YEAR:
            findings.add("A355", located.at("id"), year=record.id, reason=f"早于{FIRST_YEAR}年")
        elif latest is not None and year >= latest.year and record.state is not State.draft:
            findings.add("A355", located.at("id"), year=record.id, reason="这一年还没有过完")
        if record.file is not None and record.file not in place.attachments:
            near = nearest(record.file, place.attachments)
            findings.add("A356", located.at("file"), id=record.file, near=near)


def _check_numbers(place: PlaceData, findings: Findings) -> None:
    """Of every record, withdrawn ones included: a number is not given to another thing."""
    first: dict[str, str] = {}
    for located in place.records():
        number = located.record.index_number
        if number is None:
            continue
        if not USUAL.fullmatch(number):
            findings.add("A358", located.at("index_number"), number=number)
        if number in first:
            findings.add("A357", located.at("index_number"), number=number, other=first[number])
        first.setdefault(number, located.path)
