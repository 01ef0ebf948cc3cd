"""Counts at each month's end, worked out from the days of today's records."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure.account import tally
from generator.disclosure.day import day_of
from generator.disclosure.item import DUE, Item, State, Timing
from generator.disclosure.trend import MONTHS, Trend, month_ends, moves_of, trend_of
from generator.findings import Place
from tests.account_site import example_account
from tests.national import minimal

SINCE, AS_OF = date(2025, 1, 1), date(2026, 6, 30)
DAYS = st.dates(date(2024, 11, 1), date(2026, 6, 30))
HERE = Place("x")


@st.composite
def things(draw: st.DrawFn) -> Item:
    """Something counted today: public in time or late, lacking, or absent since some day."""
    due, public = draw(st.none() | DAYS), draw(DAYS)
    state = draw(st.sampled_from(sorted(DUE)))
    timing = Timing(state, due=due) if due else None
    return Item("A810", "k", "t", state, HERE, timing=timing, since=None if state is State.absent else public)


def on(item: Item, day: date) -> State | None:
    """Where a thing stood on a day, said directly."""
    over = item.timing is not None and item.timing.due is not None and day > item.timing.due and day >= SINCE
    if item.state is State.absent:
        return State.absent if over else None
    assert item.since is not None
    if day >= item.since:
        return item.state
    return State.absent if over else None


@given(since=DAYS, as_of=st.dates(date(2026, 6, 30), date(2031, 1, 1)))
def test_month_ends(since: date, as_of: date) -> None:
    """The days are month's ends in order, none before the office began, at most 24, the as-of date last."""
    days = month_ends(since, as_of)
    assert days == sorted(set(days))
    assert days[-1] == as_of
    assert len(days) <= MONTHS
    assert all((day + timedelta(days=1)).day == 1 and day >= since for day in days[:-1])
    assert len(days) == MONTHS or days[0] - timedelta(days=31) < since


@given(items=st.lists(things(), max_size=12))
def test_sums_are_what_counting_each_day_gives(items: list[Item]) -> None:
    """Adding where states begin and end gives what counting every thing on every day gives."""
    account = example_account()
    trend = trend_of(account, items)
    known = [item for item in items if moves_of(item, SINCE) is not None]
    for day, counts in trend.points:
        told = Counter(state for item in known if (state := on(item, day)))
        assert {state: n for state, n in counts.states.items() if n} == dict(told)
    assert len(trend.unknown) == len(items) - len(known)


def test_the_last_point_is_today() -> None:
    """On the as-of date the counts are those of the account, but for what nobody can date."""
    account = example_account()
    trend = trend_of(account, account.items)
    day, counts = trend.points[-1]
    left = tally(list(trend.unknown))
    assert day == AS_OF
    now = tally(list(account.items))
    assert (counts.done + left.done, counts.due + left.due) == (now.done, now.due)


def test_late_was_absent_before() -> None:
    """What became public after its last day was absent from the day after it until then."""
    timing = Timing(State.late, due=date(2025, 3, 3))
    item = Item("A810", "k", "t", State.late, HERE, timing=timing, since=date(2025, 5, 5))
    assert moves_of(item, SINCE) == ((date(2025, 3, 4), State.absent), (date(2025, 5, 5), State.late))


def test_nobody_is_late_before_the_office_began() -> None:
    """A last day before the office published here counts from the office's first day."""
    item = Item("A810", "k", "t", State.absent, HERE, timing=Timing(State.absent, due=date(2020, 1, 1)))
    assert moves_of(item, SINCE) == ((SINCE, State.absent),)


def test_no_day_no_guess() -> None:
    """What is absent without a last day, or there without a day, is left out and told."""
    absent = Item("A820", "k", "t", State.absent, HERE)
    there = Item("A820", "l", "t", State.present, HERE)
    assert moves_of(absent, SINCE) is None and moves_of(there, SINCE) is None
    assert trend_of(example_account(), [absent, there]).unknown == (absent, there)


def test_where_nobody_is_judged_there_is_no_past() -> None:
    """Of a place for which the portal only compiles there is no trend."""
    (account,) = day_of(minimal(), AS_OF).accounts.values()
    assert trend_of(account, account.items) == Trend((), ())
