"""The ledger as a book: what is entered lies in the past, once, and under an id that says what it is.

takes  a place, today's date where dates are tested against it
gives  findings
does not  judge drafts and what was withdrawn
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.audit.pointers import standing
from generator.findings import Findings
from generator.model.located import Loc, Located
from generator.model.meeting import Meeting
from generator.model.portal import PlaceData

# Days on which something was done; a day that may lie ahead (a due day, a planned meeting) is none of them.
DONE = {
    "meetings": (("minutes", "formed"),),
    "proposals": (("date",), ("first_review", "date"), ("approval", "date")),
    "consultations": (("date",),),
    "resolutions": (("extensions", "date"), ("progress", "date"), ("supervision", "date"), ("closing", "date")),
    "progress": (("lines", "date"),),
    "reports": (("submitted",),),
    "bulletins": (("date",),),
    "circulars": (("date",),),
    "evaluations": (("date",),),
    "withheld": (("decided",),),
    "nil": (("said",),),
}


def check_book(place: PlaceData, today: date | None, findings: Findings) -> None:
    """All of a place."""
    for field, paths in DONE.items():
        for _, located in standing(getattr(place.ledger, field)):
            _check_ahead(located, paths, today, findings)
    for located in place.records():
        if located.record.withdrawn:
            _check_ahead(located, (("withdrawn", "date"),), today, findings)
    _check_ids(place, findings)
    _check_once(place, findings)
    for _, located in standing(place.ledger.bulletins):
        bulletin = located.record
        if bulletin.year not in (bulletin.date.year, bulletin.period.year):
            findings.add("A238", located.at("year"), year=bulletin.year, day=bulletin.date)


def _check_ahead(
    located: Located[Any], paths: tuple[tuple[str, ...], ...], today: date | None, findings: Findings
) -> None:
    for path in paths:
        for loc, day in _values(located.record, path):
            if today and day > today:
                findings.add("A232", located.at(*loc), day=day, today=today)


def _values(value: Any, path: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, date]]:
    """What stands at a path, in every item of a list on the way."""
    if value is None:
        return
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, path, (*loc, index))
    elif path:
        yield from _values(getattr(value, path[0]), path[1:], (*loc, path[0]))
    else:
        yield loc, value


def _check_ids(place: PlaceData, findings: Findings) -> None:
    """An id made of the record's own fields starts with them; a field that names nothing is said already."""
    ledger = place.ledger
    wanted = [(located, str(located.record.period).lower()) for _, located in standing(ledger.cases)]
    wanted += [
        (located, f"{str(located.record.period).lower()}-{located.record.unit}")
        for _, located in standing(ledger.reports)
        if located.record.unit in place.units
    ]
    wanted += [
        (located, f"{located.record.meeting}-{located.record.number}")
        for _, located in standing(ledger.resolutions)
        if located.record.meeting in ledger.meetings
    ]
    for located, name in wanted:
        own = located.record.id
        if own != name and not own.startswith(f"{name}-"):
            findings.add("A231", located.at("id"), id=own, wanted=name)


def _check_once(place: PlaceData, findings: Findings) -> None:
    """What has a number has it alone; what is reported or said is written in one place."""
    seen: dict[tuple[object, ...], str] = {}
    for key, what, located, loc in _entries(place):
        where = located.record.id
        if key in seen:
            other = "同一个文件" if seen[key] == where else f"“{seen[key]}”"
            findings.add("A235", located.at(*loc), what=what, other=other)
        seen.setdefault(key, where)


def _entries(place: PlaceData) -> Iterator[tuple[tuple[object, ...], str, Located[Any], Loc]]:
    key: tuple[object, ...]
    ledger = place.ledger
    for _, located in standing(ledger.meetings):
        meeting: Meeting = located.record
        if meeting.number is not None:
            key = ("meeting", meeting.date.year, meeting.kind, meeting.number)
            what = f"{meeting.date.year}年第 {meeting.number} 次{meeting.kind.value}"
            yield key, what, located, ("number",)
        if meeting.minutes and meeting.minutes.number:
            number = meeting.minutes.number
            yield ("paper", number), f"文号“{number}”", located, ("minutes", "number")
    for _, located in standing(ledger.circulars):
        if located.record.number:
            yield ("paper", located.record.number), f"文号“{located.record.number}”", located, ("number",)
    for _, located in standing(ledger.nil):
        nil = located.record
        what = f"{nil.period.title}没有{nil.matter.value}{f'（{nil.row}）' if nil.row else ''}"
        yield ("nil", nil.matter, nil.period, nil.row), what, located, ("matter",)
    for _, located in standing(ledger.resolutions):
        for index, step in enumerate(located.record.progress):
            key = ("progress", located.record.id, step.unit, step.date, step.done)
            yield key, f"{step.date} 的这条进展", located, ("progress", index)
    for _, located in standing(ledger.progress):
        for index, line in enumerate(located.record.lines):
            key = ("progress", line.resolution, located.record.id, line.date, line.done)
            yield key, f"{line.date} 的这条进展", located, ("lines", index)
