"""iCalendar (RFC 5545): a calendar as a file.

takes  a calendar as data, the site's address where there is one, the as-of date
gives  its bytes, the same for the same calendar; lines folded at 75 octets
does not  set an alarm, mark anybody as busy, or choose the days

``DTSTAMP`` and ``LAST-MODIFIED`` must be moments in UTC: each is the first one of a day, and means that day. ``URL``
must be absolute and is left out while the site has no address.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Component

from generator.export.identity import link_to, uuid_of
from generator.pages.feed_views import DayCalendar, Event

PRODID = "-//gongkai//calendar//ZH"


def calendar_file(calendar: DayCalendar, base: str, as_of: date) -> bytes:
    """The calendar's bytes."""
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("x-wr-calname", calendar.title)
    for event in calendar.events:
        made.add_component(_component(event, calendar.slug, base, as_of))
    written: bytes = made.to_ical()
    return written


def _component(event: Event, slug: str, base: str, as_of: date) -> Component:
    one = Component()
    one.add("uid", str(uuid_of(slug, event.key)))
    one.add("dtstamp", _moment(as_of))
    if event.changed:
        one.add("last-modified", _moment(event.changed))
    one.add("dtstart", event.day)
    one.add("dtend", event.day + timedelta(days=1))
    one.add("summary", event.title)
    one.add("description", event.note)
    one.add("status", event.state.value)
    one.add("sequence", event.moves)
    one.add("transp", "TRANSPARENT")
    if base:
        one.add("url", link_to(event.path, base, ""))
    return one


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
