"""Working days between two days: the same as counting a limit out day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.days.calendar import Calendar
from generator.days.deadline import LimitUnit, count
from generator.ledger.dues import rest_over
from generator.ledger.working import WorkingDays

CALENDAR = Calendar()
WORKING = WorkingDays(CALENDAR)
DAYS = st.dates(date(2009, 1, 1), date(2027, 12, 31))


@given(DAYS, st.integers(1, 300))
def test_agrees_with_the_limit_counted_out(start: date, length: int) -> None:
    """A limit of N working days ends on the day up to which N working days have passed, and not a day earlier."""
    due = count(start, length, LimitUnit.working, CALENDAR).due
    assert WORKING.after(start, due) == length
    assert WORKING.after(start, due - timedelta(days=1)) == length - 1


@pytest.mark.parametrize("year", range(2009, 2028))
def test_agrees_day_by_day(year: int) -> None:
    """From any fixed day, each further day adds one if it works and nothing if it does not, over the turn of years."""
    start = day = date(year, 12, 1)
    passed = 0
    while day < date(year + 1, 3, 1):
        day += timedelta(days=1)
        passed += CALENDAR.look_up(day).works
        assert WORKING.after(start, day) == passed


@given(DAYS, DAYS)
def test_no_days_backwards(one: date, other: date) -> None:
    """Nothing lies after a day up to the same or an earlier one."""
    late, early = max(one, other), min(one, other)
    assert WORKING.after(late, early) == 0


@given(DAYS, DAYS, DAYS)
def test_stretches_add_up(one: date, two: date, three: date) -> None:
    """Two stretches one after the other hold as many working days as the whole."""
    first, middle, last = sorted((one, two, three))
    assert WORKING.after(first, middle) + WORKING.after(middle, last) == WORKING.after(first, last)


@given(DAYS)
def test_a_day_of_rest_gives_way(day: date) -> None:
    """The day itself where it works, else the first that does."""
    found = rest_over(day, CALENDAR).day
    assert CALENDAR.look_up(found).works
    assert not any(CALENDAR.look_up(day + timedelta(days=n)).works for n in range((found - day).days))


def test_a_year_not_announced_is_an_estimate() -> None:
    """A stretch is an estimate if any year it touches has no announced days off."""
    assert not WORKING.is_estimated(date(2009, 1, 1), date(2026, 12, 31))
    assert WORKING.is_estimated(date(2026, 12, 31), date(2040, 1, 1))
