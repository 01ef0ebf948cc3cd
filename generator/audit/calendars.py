"""Calendar records: each day in its year, and no day both off and on.

takes  the portal
gives  findings: a day outside its year, written twice, or a working weekday said to be one
does not  compare with the library: an override is there to differ from it
"""

from __future__ import annotations

from generator.days.calendar import SATURDAY, WEEKDAYS
from generator.findings import Findings
from generator.model.calendar import CalendarYear
from generator.model.located import Located
from generator.model.portal import Portal


def check_calendars(portal: Portal, findings: Findings) -> None:
    """The national calendars and each place's own."""
    for located in portal.calendars.values():
        _check(located, findings)
    for place in portal.places:
        for located in place.calendars.values():
            _check(located, findings)


def _check(located: Located[CalendarYear], findings: Findings) -> None:
    record = located.record
    seen: set[str] = set()
    for name, days in (("off", record.off), ("work", record.work)):
        for index, named in enumerate(days):
            place = located.at(name, index, "day")
            if str(named.day.year) != record.id:
                findings.add("A131", place, day=named.day, year=record.id)
            if str(named.day) in seen:
                findings.add("A130", place, day=named.day)
            seen.add(str(named.day))
            if name == "work" and record.complete and named.day.weekday() < SATURDAY:
                findings.add("A134", place, day=named.day, weekday=WEEKDAYS[named.day.weekday()])
