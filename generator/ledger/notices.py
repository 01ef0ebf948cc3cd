"""A 公示 opens and ends by itself: the gate through which the records pass before anything is made of them.

takes  the public portal, the as-of date
gives  the portal with the notices that hang on that day; of those that ended, a tombstone with the counts;
       of what was withdrawn, a tombstone from that day on
does not  keep the area, the board or any other word of a notice that ended
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain

from generator.days.calendar import Calendar, make_calendar
from generator.days.deadline import Deadline, LimitUnit, count
from generator.model.jurisdiction import Jurisdiction
from generator.model.notice import Notice
from generator.model.portal import ClosedNotice, PlaceData, Portal, Tombstone


def deadline_of(notice: Notice, jurisdiction: Jurisdiction, calendar: Calendar) -> Deadline:
    """How long it hangs: the place's number of days after the day it was put up, which does not count."""
    unit = LimitUnit.working if jurisdiction.notice_working else LimitUnit.calendar
    return count(notice.opens, jurisdiction.notice_length, unit, calendar)


def last_day(notice: Notice, jurisdiction: Jurisdiction, calendar: Calendar) -> date:
    """The last day it hangs."""
    return deadline_of(notice, jurisdiction, calendar).due


def close_notices(portal: Portal, as_of: date) -> Portal:
    """The portal as it may be shown on a day."""
    gone = tuple(stone for stone in portal.tombstones if stone.day <= as_of)
    return replace(portal, places=tuple(_close(portal, place, as_of) for place in portal.places), tombstones=gone)


def calendar_of(portal: Portal, place: PlaceData) -> Calendar:
    """The nation's days with the place's own over them."""
    return make_calendar(located.record for located in chain(portal.calendars.values(), place.calendars.values()))


def _close(portal: Portal, place: PlaceData, as_of: date) -> PlaceData:
    withdrawn = [stone for stone in place.tombstones if stone.day <= as_of]
    calendar = calendar_of(portal, place)
    hanging, ended = {}, []
    for name, located in place.ledger.notices.items():
        notice = located.record
        last = last_day(notice, place.jurisdiction.record, calendar)
        if notice.opens > as_of:
            continue
        if as_of <= last:
            hanging[name] = located
            continue
        counts = ClosedNotice(notice.measure, notice.stage.value, notice.households, notice.persons, notice.opens, last)
        ended.append(Tombstone("notices", name, last, notice=counts))
    ledger = replace(place.ledger, notices=hanging)
    return replace(place, ledger=ledger, tombstones=(*withdrawn, *ended))
