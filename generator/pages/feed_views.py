"""What leaves the site as a feed or a calendar, as data.

takes  nothing
gives  entries and events in words, with the page each leads to
does not  know Atom or iCalendar
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the site and the last thing there is to tell of it; ``key`` never changes."""

    key: str  # the page within the place: meetings/2026-03-18
    path: str  # the page within the site: shili/meetings/2026-03-18/index.html
    kind: str  # the folder the page lies in
    label: str  # 会议, 议定事项 …; "" where the page is gone
    title: str
    summary: str  # "" where the page is gone
    day: date  # when it last changed here, never after the as-of date
    time: str  # HH:MM where the office recorded it, or ""
    of: date  # the day it tells of
    author: str  # whose it is, where that is not the feed's own author
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest entries of a place, or of one unit of it; the newest first."""

    path: str
    slug: str
    key: str  # "" for the place, units/<unit> for a unit
    title: str
    author: str
    home: str  # the page it belongs to
    since: date | None  # the day the place was first published here
    entries: tuple[Entry, ...]


class EventState(StrEnum):
    """How sure it is that the day holds."""

    tentative = "TENTATIVE"
    confirmed = "CONFIRMED"
    cancelled = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Event:
    """One day to mark; ``key`` never changes, ``moves`` grows with every change of day or state and never falls."""

    key: str
    path: str
    day: date
    title: str
    note: str
    state: EventState
    moves: int
    changed: date | None  # when what it rests on last changed, never after the as-of date
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayCalendar:
    """The days of a place, or of one unit of it; by day."""

    path: str
    slug: str
    title: str
    events: tuple[Event, ...]
