"""The account of one place on a day: every item of every rule, and the counts made of them.

takes  the portal's ledgers, the national records
gives  ``Account`` of each place
does not  word anything
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from statistics import median

from generator.disclosure.item import DUE, Item, State, Timing
from generator.disclosure.listing import Listed, listing_of
from generator.disclosure.rule import Axis
from generator.disclosure.rules.regulation import CHANGES
from generator.disclosure.rules.table import BY_CODE, RULES
from generator.disclosure.scene import Scene
from generator.disclosure.timing import stricter
from generator.ledger.book import LedgerBook
from generator.model.law import Known
from generator.model.past import Lives
from generator.model.portal import Portal


@dataclass(frozen=True, slots=True)
class Tally:
    """A count that is never shown without the way to each of its items: ``done`` of ``due``, and each state."""

    states: Mapping[State, int]

    @property
    def done(self) -> int:
        """In time and whole, or answered by 零报告 or 依法不公开."""
        return sum(self.states.get(state, 0) for state in (State.present, State.nil, State.withheld))

    @property
    def due(self) -> int:
        """What binds and is known; what is 不适用, 本站未收录 or 暂估 is not counted."""
        return sum(self.states.get(state, 0) for state in DUE)


@dataclass(frozen=True)
class Account:
    """``judges`` is false where the portal only compiles: then there are no verdicts and no counts out of anything."""

    scene: Scene = field(repr=False)
    items: tuple[Item, ...]

    @property
    def judges(self) -> bool:
        """Whether verdicts and counts are given."""
        return self.scene.judges

    @cached_property
    def by_rule(self) -> dict[str, list[Item]]:
        """The items of each rule that has any, in the order of the rules."""
        grouped: dict[str, list[Item]] = {}
        for item in self.items:
            grouped.setdefault(item.rule, []).append(item)
        return grouped

    @cached_property
    def by_unit(self) -> dict[str, list[Item]]:
        """By the unit that has to publish; "" where it is not known."""
        grouped: dict[str, list[Item]] = {}
        for item in self.items:
            grouped.setdefault(item.subject, []).append(item)
        return grouped

    def is_confirmed(self, item: Item) -> bool:
        """Whether the text of all that asks for a thing was read; else its state is shown with 依据待核."""
        rule, national = BY_CODE[item.rule], self.scene.national
        limits = item.timing.limits if item.timing else ()
        own = [national.instrument(ref) for ref in item.basis]
        read = all(one is not None and one.known is Known.read for one in own)
        return read and rule.is_confirmed(national) and all(limit.confirmed for limit in limits)

    def of_axis(self, axis: Axis) -> list[Item]:
        """What one of the three demands asks to make public; what the body asks of itself stands apart (``own``)."""
        return [item for item in self.items if BY_CODE[item.rule].axis is axis and not BY_CODE[item.rule].own]

    @cached_property
    def own(self) -> list[Item]:
        """What the body's own document asks to be done: matters, reports, meetings, minutes."""
        return [item for item in self.items if BY_CODE[item.rule].own]

    def in_state(self, *states: State) -> list[Item]:
        """The items in any of these states, in order."""
        return [item for item in self.items if item.state in states]

    @cached_property
    def timings(self) -> dict[str, Timing]:
        """By the file of a record that has a page: how it stands against all limits that bind it, strictest first."""
        merged: dict[str, Timing] = {}
        for item in self.items:
            path = item.place.path
            if item.timing is not None and item.rule != CHANGES and item.at:
                merged[path] = stricter(merged[path], item.timing) if path in merged else item.timing
        return merged

    @cached_property
    def listing(self) -> tuple[Listed, ...]:
        """What the place makes public here: made once a build, for pages and data."""
        return listing_of(self.scene)

    @cached_property
    def formed(self) -> dict[int, date]:
        """生成日期 as the list of what is public has it, by record (all are held as long as the place is)."""
        return {id(one.record): one.formed for one in self.listing if one.formed}

    @cached_property
    def median_lag(self) -> float | None:
        """Working days from forming to publishing, in the middle; ``None`` where nothing was timed."""
        lags = [timing.lag for timing in self.timings.values() if timing.lag is not None]
        return median(lags) if lags and self.judges else None

    @cached_property
    def overdue(self) -> tuple[tuple[Item, int], ...]:
        """What is not public yet past its last day, and for how many working days; the oldest first."""
        found = [(i, i.timing.late) for i in self.in_state(State.absent) if i.timing and i.timing.late]
        return tuple(sorted(found, key=lambda one: -one[1]))


def tally(items: list[Item]) -> Tally:
    """How many items are in each state."""
    return Tally(Counter(item.state for item in items))


def accounts_of(portal: Portal, books: Mapping[str, LedgerBook], lives: Lives | None = None) -> dict[str, Account]:
    """Every place's account, by place: made once a build, for observations, pages and data."""
    return {place.slug: account_of(portal, books[place.slug], lives) for place in portal.places}


def account_of(portal: Portal, book: LedgerBook, lives: Lives | None = None) -> Account:
    """The account of one place; ``lives`` is what git says of the files, where it says anything."""
    scene = Scene(book, portal.national, lives)
    held = [rule for rule in RULES if rule.is_held(portal.national)]
    return Account(scene, tuple(item for rule in held for item in rule.find(scene, rule)))
