"""How the counts stood at each month's end, worked out from the days of today's records.

takes  a place's account
gives  ``Trend``: the count of each state on each day, and the things whose past is not known
does not  look into the past of the files: what was withdrawn since, or changed, is not seen

Each thing changes its state at most twice: on the day after its last day it is absent, on the day it is public it is
what it is now. Before, it is not counted. The work is one pass over the things, however many months there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.disclosure.account import Account, Tally
from generator.disclosure.item import DUE, Item, State
from generator.disclosure.rules.table import BY_CODE

MONTHS = 24
Moves = tuple[tuple[date, State], ...]  # from which day on a thing is in which state


@dataclass(frozen=True, slots=True)
class Trend:
    """``points`` in the order of days; ``unknown`` are counted today, but nobody can say since when."""

    points: tuple[tuple[date, Tally], ...]
    unknown: tuple[Item, ...]


def month_ends(since: date, as_of: date, most: int = MONTHS) -> list[date]:
    """The last day of each month from ``since`` on, at most so many, the as-of date as the last."""
    days = [as_of]
    day = as_of.replace(day=1) - timedelta(days=1)
    while day >= since and len(days) < most:
        days.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return days[::-1]


def trend_of(account: Account, items: Iterable[Item]) -> Trend:
    """The counts of some things of a place whose office publishes here; empty where nothing is judged."""
    since = account.scene.since
    if since is None:
        return Trend((), ())
    days = month_ends(since, account.scene.as_of)
    counted: list[dict[State, int]] = [{} for _ in days]
    unknown = []
    for item in items:
        if item.state not in DUE:
            continue
        moves = moves_of(item, _start(account, item, since))
        if moves is None:
            unknown.append(item)
        else:
            _enter(counted, days, moves)
    return Trend(tuple(zip(days, _summed(counted), strict=True)), tuple(unknown))


def moves_of(item: Item, start: date) -> Moves | None:
    """From which days on a thing was in which state; ``None`` where no record says since when it is so."""
    timing = item.timing
    over = max(timing.due + timedelta(days=1), start) if timing and timing.due else None
    if item.state is State.absent:
        return ((over, State.absent),) if over else None
    public = item.since or (timing.published if timing else None)
    if public is None:
        return None
    if over is not None and over < public:
        return ((over, State.absent), (public, item.state))
    return ((public, item.state),)


def _start(account: Account, item: Item, since: date) -> date:
    """The first day on which the thing can have been asked for: office, rule and catalogue were all there."""
    catalogue = item.row.partition("/")[0]
    days = [one.record.valid_from for one in account.scene.catalogues.values() if one.record.id == catalogue]
    return max(since, account.scene.asked_from(BY_CODE[item.rule], item.subject, *days))


def _enter(counted: list[dict[State, int]], days: Sequence[date], moves: Moves) -> None:
    """Add one where a state begins and take it off where it ends; sums are made once, at the end."""
    for number, (day, state) in enumerate(moves):
        first = bisect_left(days, day)
        end = bisect_left(days, moves[number + 1][0]) if number + 1 < len(moves) else len(days)
        for at, step in ((first, 1), (end, -1)):
            if at < len(days):
                counted[at][state] = counted[at].get(state, 0) + step


def _summed(counted: list[dict[State, int]]) -> list[Tally]:
    running: dict[State, int] = {}
    tallies = []
    for steps in counted:
        for state, step in steps.items():
            running[state] = running.get(state, 0) + step
        tallies.append(Tally({state: number for state, number in running.items() if number}))
    return tallies
