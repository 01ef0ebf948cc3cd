"""Around each event of a story, on the day before, on it and after it: nothing is said that the whole record contradicts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest

from generator.audit.standings import observe_ledgers
from generator.disclosure.day import day_of
from generator.ledger.book import LedgerBook, book_of
from generator.ledger.notices import close_notices
from generator.ledger.reports import Handed
from generator.load.site import load_portal
from generator.model.meeting import Holding
from generator.model.portal import Portal, public_view
from tests.factories import REPO
from tests.national import by_office, minimal, put_ledger

CONFIG = REPO / "examples/shili/site_config.yml"
GONE = {"date": "2026-06-01", "reason": "另行公开。"}


@cache
def example() -> Portal:
    """The example county as it lies there."""
    portal, findings = load_portal(CONFIG, lambda _: None)
    assert portal is not None
    assert list(findings) == []
    return portal


def event_days() -> list[date]:
    """The day of each withdrawal, of each meeting and its minutes, of each report, and the days beside it."""
    (place,) = example().places
    days = {r.record.submitted for r in place.ledger.reports.values()}
    for located in place.ledger.meetings.values():
        days.add(located.record.date)
        days |= {located.record.minutes.formed} if located.record.minutes else set()
    for located in place.records():
        days |= {located.record.withdrawn.date} if located.record.withdrawn else set()
    return sorted({day + timedelta(days=n) for day in days for n in (-1, 0, 1)})[::7]


def book(portal: Portal, day: date) -> LedgerBook:
    """The ledger on a day, behind the gate that everything passes."""
    shown = close_notices(public_view(portal), day)
    (place,) = shown.places
    return book_of(shown, place, day)


@pytest.mark.parametrize("day", event_days(), ids=str)
def test_no_day_contradicts_the_records(day: date) -> None:
    """No report is missing that came by the day, no minutes are told before they were made, no meeting before it was."""
    (place,) = example().places
    ledger = book(example(), day)
    came = {(r.record.unit, r.record.period) for r in place.ledger.reports.values() if r.record.submitted <= day}
    cells = ledger.grid.cells.values() if ledger.grid else ()
    missing = {(cell.unit, cell.period) for cell in cells if cell.state in (Handed.missing, Handed.absent)}
    assert missing & came == set()
    assert all(m.minutes is None or m.minutes.formed <= day for m in ledger.meetings.values())
    assert all(m.date <= day for m in ledger.meetings.values() if m.held is Holding.held)
    called_off = {name for name, m in place.ledger.meetings.items() if m.record.held is Holding.cancelled}
    assert called_off <= set(ledger.meetings)


@pytest.mark.parametrize("day", event_days()[::3], ids=str)
def test_observations_and_pages_say_the_same(day: date) -> None:
    """What the check reports as not received is what the grid shows as not received."""
    ledger = book(example(), day)
    found = observe_ledgers(day_of(example(), day).books.values())
    said = {o.key for o in found if o.finding.code == "A802"}
    cells = ledger.grid.cells.values() if ledger.grid else ()
    assert said == {str(cell.period) for cell in cells if cell.state is Handed.missing}


@pytest.mark.parametrize(
    ("state", "withdrawn", "day", "shown"),
    [
        ("withdrawn", GONE, date(2026, 5, 31), Handed.unknown),
        ("withdrawn", GONE, date(2026, 6, 1), Handed.withdrawn),
        ("in_review", None, date(2026, 5, 31), Handed.unknown),
        ("draft", None, date(2026, 5, 31), Handed.unknown),
        ("in_review", None, date(2026, 4, 9), Handed.waiting),
    ],
)
def test_a_report_that_is_kept_back_is_not_missing(
    state: str, withdrawn: dict[str, str] | None, day: date, shown: Handed
) -> None:
    """A report in review, in draft or withdrawn was handed in: on no day is it said not to have come."""
    portal = put_ledger(by_office(minimal()), "reports", "2026q1-jiaoyu", state=state, withdrawn=withdrawn)
    grid = book(portal, day).grid
    assert grid is not None
    (cell,) = [c for c in grid.cells.values() if c.unit == "jiaoyu" and str(c.period) == "2026Q1"]
    assert cell.state is shown


def test_a_report_withheld_by_law_is_not_missing() -> None:
    """A withheld item that names a unit and a period speaks for that report."""
    portal = put_ledger(by_office(minimal()), "withheld", "2026-01", unit="minzheng", period="2026Q2")
    grid = book(portal, date(2026, 11, 21)).grid
    assert grid is not None
    states = {(c.unit, str(c.period)): c.state for c in grid.cells.values()}
    assert states["minzheng", "2026Q2"] is Handed.unknown
    assert states["jiaoyu", "2026Q2"] is Handed.missing


def test_a_meeting_called_off_in_advance_is_told_at_once() -> None:
    """Members learn that a meeting is off before its day."""
    off = {"id": "2026-12-20", "date": "2026-12-20", "held": "取消", "why_not": "与上级会议合并", "number": None,
           "present": (), "leave": (), "agenda": (), "minutes": None}  # fmt: skip
    portal = put_ledger(by_office(minimal()), "meetings", "2026-03-18", **off)
    assert "2026-12-20" in book(portal, date(2026, 11, 21)).meetings
