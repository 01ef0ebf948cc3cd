"""What the indicators of government sites ask: dates, a home page that moves, columns that move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.disclosure.item import State
from generator.disclosure.rules.website import NOTHING_DATED
from generator.disclosure.timing import BEFORE_OFFICE, COMPILED
from generator.model.portal import Portal
from tests.disclosure.county import BULLETIN, DOCUMENT, county, items, with_bulletin, with_document
from tests.national import put_ledger


def state(portal: Portal, code: str, key: str, as_of: date) -> State:
    """The state of one item."""
    return items(portal, code, as_of)[key].state


def test_what_has_no_date_counts_as_not_updated() -> None:
    """A thing without a day of publishing is incomplete, and does not make its column fresh."""
    assert items(with_bulletin("2026-04-30", None), "A813")[BULLETIN].state is State.partial
    undated = with_document(county(), published_here=None, changed=None)
    found = items(undated, "A815")["documents"]
    assert (found.state, found.why) == (State.late, NOTHING_DATED)


def test_what_was_there_before_the_office_needs_no_date() -> None:
    """The day of what was formed before the office began here cannot be asked for."""
    item = items(with_bulletin("2025-12-31", None), "A813")[BULLETIN]
    assert (item.state, item.why) == (State.not_bound, BEFORE_OFFICE)


@pytest.mark.parametrize(("day", "late"), [("2026-12-05", False), ("2026-12-06", True)])
def test_two_weeks_of_the_home_page(day: str, late: bool) -> None:
    """The newest record of all is of 2026-11-21: two weeks later the home page has stood still."""
    assert (state(county(), "A814", "home", date.fromisoformat(day)) is State.late) is late


def test_any_record_moves_the_home_page() -> None:
    """What is new anywhere in the place counts."""
    moved = put_ledger(county(), "bulletins", "2026-01", changed="2026-12-04")
    assert state(moved, "A814", "home", date(2026, 12, 18)) is State.present
    assert state(moved, "A814", "home", date(2026, 12, 19)) is State.late


def test_an_office_that_has_just_begun_has_its_two_weeks() -> None:
    """From the day the office begins it has two weeks, whatever lay there before."""
    new = county("2026-12-20")
    assert state(new, "A814", "home", date(2027, 1, 3)) is State.present
    assert state(new, "A814", "home", date(2027, 1, 4)) is State.late


@pytest.mark.parametrize(
    ("last", "fresh"),
    [
        ("2026-08-31", "2027-02-28"),
        ("2026-09-30", "2027-03-30"),
        ("2026-06-15", "2026-12-15"),
        ("2026-07-31", "2027-01-31"),
    ],
)
def test_six_months_of_a_column(last: str, fresh: str) -> None:
    """Six months end on the same day of the month, or on the month's last."""
    portal = with_document(county(), formed=last, published_here=last, changed=last)
    due = date.fromisoformat(fresh)
    assert state(portal, "A815", "documents", due) is State.present
    assert state(portal, "A815", "documents", date.fromordinal(due.toordinal() + 1)) is State.late


def only_notices(**records: object) -> Portal:
    """The county without bulletins and circulars, with such notices."""
    portal = put_ledger(county(), "notices", "2026-001", opens="2026-10-10")
    (place,) = portal.places
    ledger = replace(place.ledger, bulletins={}, circulars={}, **records)
    return replace(portal, places=(replace(place, ledger=ledger),))


def test_a_column_that_never_held_anything_is_no_stale_one() -> None:
    """Blank columns are for another rule."""
    assert "notices" in items(only_notices(), "A815")
    assert "notices" not in items(only_notices(notices={}), "A815")


def test_a_notice_that_ended_was_an_update() -> None:
    """Of a notice that ended its day of opening is left, and it made the column fresh."""
    assert state(only_notices(), "A815", "notices", date(2027, 4, 10)) is State.present
    assert state(only_notices(), "A815", "notices", date(2027, 4, 11)) is State.late


@pytest.mark.parametrize("code", ["A814", "A815"])
def test_only_a_portal_of_its_own_organ(code: str) -> None:
    """A portal that only compiles is nobody's government site."""
    for item in items(county(None), code, date(2030, 1, 1)).values():
        assert (item.state, item.why) == (State.not_bound, COMPILED)


def test_an_undated_document_of_a_compiled_place_is_not_recorded() -> None:
    """Where nobody is judged, a missing day is 本站未收录."""
    undated = with_document(county(None), published_here=None)
    assert items(undated, "A813")[DOCUMENT].state is State.not_recorded
